// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// One test of one device, that a person sees or hears: a label, a beep, a weight.

#include <optional>

#include <nlohmann/json.hpp>

#include "app/devices/label_printer.h"
#include "drivers/attached/attached.h"
#include "drivers/printers/usb_label_printer.h"

namespace custody::admin {

struct Tested {
    nlohmann::json row; // of --json
    std::string say;
};

// `scale`: it is one, which nothing tells of a serial port. `printer`: what a bench's settings say of it, if
// it is one. Invalid when it has no test that we know: most that type cannot be told anything.
Result<Tested> testDevice(const attached::Machine& machine, const usb::Plugged& device,
    const std::optional<attached::ScaleSettings>& scale = std::nullopt,
    const printers::KnownPrinter& printer = {});

Result<devices::PrintOutcome> printTestLabel(printers::UsbLabelPrinter& printer);

} // namespace custody::admin
