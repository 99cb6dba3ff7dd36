// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What is plugged into this machine, and what we can say of it.

#include <nlohmann/json.hpp>

#include "app/station/bench_settings.h"
#include "drivers/printers/bench_printer.h"

namespace custody::admin {

struct DeviceRow {
    usb::Plugged device;
    std::string model; // maker and model, from the catalogue or from itself
    std::string driver; // which of ours; "none"
    std::string state; // ready, out of labels, silent, in use, no permission, plugged
    std::string lastFault; // a sentence; empty: none
    std::string firmware;
    std::string language;
    int dpi = 0; // 0: not known, or no printer
    bool canTest = false;
};

// Printers are opened and asked how they are, unless another program uses them; readers are only named.
// `settings` tell what a printer does not say. Without questions nothing is opened: a printer may be at
// another program's label.
enum class Questions { Asked, None };
std::vector<DeviceRow> listDevices(usb::Context& usb, const usb::Catalogue& catalogue,
    Questions questions = Questions::Asked, const station::BenchSettings& settings = {});
nlohmann::json toJson(const DeviceRow& row);

// Which of ours: the catalogue's word, or what the device says of itself.
std::string driverOf(const usb::Plugged& device, const usb::Model* model);

// By port or serial number.
Result<usb::Plugged> findDevice(const usb::Context& usb, const std::string& named);

} // namespace custody::admin
