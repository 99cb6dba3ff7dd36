// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What a printer says of itself to GET_DEVICE_ID (IEEE 1284, 7.6): maker, model and the languages it
// understands. Pure; printers differ in how they count and end it, and whatever came is read as far as it
// goes.

#include <optional>
#include <string>
#include <vector>

#include "app/base/bytes.h"
#include "app/devices/label_printer.h"

namespace custody::printers {

struct DeviceId {
    std::string maker; // MFG
    std::string model; // MDL
    std::string serial; // SN; empty for most
    std::vector<std::string> languages; // CMD, in capitals, as the printer names them
};

// An empty answer is an empty id. The length may be big or little endian, with or without its own two bytes,
// longer than what came, or missing.
DeviceId parseDeviceId(ByteView answer);

// The best of the languages it names that we write; absent when it names none of ours.
std::optional<devices::LabelLanguage> languageOf(const DeviceId& id);

// "ZTC ZD620-300dpi ZPL" says 300.
std::optional<int> dpiOf(std::string_view model);

} // namespace custody::printers
