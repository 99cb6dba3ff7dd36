// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The readers, scanners and scales that are plugged in, each opened with the driver it needs. A device that
// cannot be told from an ordinary keyboard or serial adapter is opened only when the bench's settings name
// it.

#include <memory>
#include <optional>

#include "app/devices/badge_reader.h"
#include "app/devices/code_reader.h"
#include "app/devices/scale.h"
#include "drivers/badges/keyboard_reader.h"
#include "drivers/cdc/port.h"
#include "drivers/scales/scale_line.h"
#include "drivers/usb/catalogue.h"
#include "drivers/usb/context.h"

namespace custody::attached {

// `source`: auto, or a device as usb::Plugged::isNamed knows it. Auto takes what the catalogue or the device
// itself says to be one.
struct BadgeSettings {
    std::string source = "auto";
    hid::KeyLayout layout = hid::KeyLayout::Us; // of a reader that types
    badges::Writing writing = badges::Writing::Text;
};

struct ScannerSettings {
    std::string source = "auto";
    hid::KeyLayout layout = hid::KeyLayout::Us; // of a scanner that types
    cdc::LineCoding line; // of one on a serial port
    bool named = false; // the settings ask for one: a bench without it lacks something
};

struct ScaleSettings {
    std::string source = "auto";
    cdc::LineCoding line;
    scales::Dialect dialect = scales::Dialect::Sics;
    bool named = false; // as above
};

// The context must outlive what was opened.
struct Machine {
    usb::Context& usb;
    const usb::Catalogue& catalogue;
};

// Which one that would be, of what is plugged in now; nothing is opened.
std::optional<usb::Plugged> badgeReaderOf(const Machine& machine, const BadgeSettings& settings);
std::optional<usb::Plugged> codeReaderOf(const Machine& machine, const ScannerSettings& settings);
std::optional<usb::Plugged> scaleOf(const Machine& machine, const ScaleSettings& settings);

// NotFound when nothing of the kind is plugged in; Device when what the settings name is there, but no driver
// of ours makes one of it; Busy and Unauthorized say what to do (usb/advice.h).
Result<std::unique_ptr<devices::BadgeReader>> openBadgeReader(
    const Machine& machine, const BadgeSettings& settings);
Result<std::unique_ptr<devices::CodeReader>> openCodeReader(
    const Machine& machine, const ScannerSettings& settings);
Result<std::unique_ptr<devices::Scale>> openScale(const Machine& machine, const ScaleSettings& settings);

// Opens the scanner again and again, as it comes and goes. Each try takes the device from the kernel for a
// moment: one that turned out to be no scanner is left alone until it is plugged in anew.
class CodeReaderOpener {
public:
    CodeReaderOpener(const Machine& machine, ScannerSettings settings)
        : m_machine(machine)
        , m_settings(std::move(settings))
    {
    }
    Result<std::unique_ptr<devices::CodeReader>> operator()();

private:
    Machine m_machine;
    ScannerSettings m_settings;
    std::optional<usb::Plugged> m_refused;
    Error m_why{Fault::Device, {}};
};

} // namespace custody::attached
