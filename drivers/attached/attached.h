// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The readers, scanners and scales that are plugged in, each opened with the driver it needs. A device that
// cannot be told from an ordinary keyboard or serial adapter is opened only when the bench's settings name
// it.

#include <memory>

#include "app/devices/badge_reader.h"
#include "app/devices/code_reader.h"
#include "app/devices/scale.h"
#include "drivers/badges/keyboard_reader.h"
#include "drivers/cdc/port.h"
#include "drivers/scales/scale_line.h"
#include "drivers/usb/context.h"

namespace custody::attached {

// A device as settings name it: "auto", or vendor and product, "076b:5428"; of several alike "…@1-2" is the
// one in that port, "…#SERIAL" the one with that serial number.
Result<> checkDeviceName(const std::string& name);
bool isNamed(const std::string& name, const usb::Plugged& device);

struct BadgeSettings {
    std::string device = "auto";
    hid::KeyLayout layout = hid::KeyLayout::Us; // of a reader that types
    badges::Writing writing = badges::Writing::Text;
};

struct ScannerSettings {
    std::string device = "auto";
    hid::KeyLayout layout = hid::KeyLayout::Us; // of a scanner that types
    cdc::LineCoding line; // of one on a serial port
};

struct ScaleSettings {
    std::string device = "auto";
    cdc::LineCoding line;
    scales::Dialect dialect = scales::Dialect::Sics;
};

// NotFound when nothing of the kind is plugged in; Busy and Unauthorized say what to do (usb/advice.h).
Result<std::unique_ptr<devices::BadgeReader>> openBadgeReader(
    usb::Context& usb, const BadgeSettings& settings);
Result<std::unique_ptr<devices::CodeReader>> openCodeReader(
    usb::Context& usb, const ScannerSettings& settings);
Result<std::unique_ptr<devices::Scale>> openScale(usb::Context& usb, const ScaleSettings& settings);

} // namespace custody::attached
