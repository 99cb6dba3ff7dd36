// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "drivers/attached/notes.h"

#include "drivers/attached/interfaces.h"
#include "drivers/usb/advice.h"

namespace custody::attached {
namespace {

using devices::DeviceNote;
using devices::DeviceState;

// What a bench asks for, as its settings say it.
struct Wish {
    const std::string& source;
    bool expected; // a bench without one has a fault
    const char* what;
};

DeviceNote absent(const Machine& machine, const Wish& wish)
{
    DeviceNote note;
    note.state = wish.expected ? DeviceState::NotPlugged : DeviceState::NotSetUp;
    if (wish.source == "none") {
        note.state = DeviceState::NotSetUp;
        return note;
    }
    if (wish.source != "auto") {
        for (const auto& device : machine.usb.devices())
            if (device.isNamed(wish.source)) // there, and no such thing
                return usb::noteOf(
                    device, machine.catalogue, usb::noDriverError(device, machine.catalogue, wish.what));
        note.name = wish.source;
    }
    if (wish.expected)
        note.advice = devices::advice::plugIn;
    return note;
}

DeviceNote noteOf(const Machine& machine, const Wish& wish, const std::optional<usb::Plugged>& device,
    const std::optional<Error>& why)
{
    return device && wish.source != "none" ? usb::noteOf(*device, machine.catalogue, why)
                                           : absent(machine, wish);
}

std::string_view driverOf(const Machine& machine, const usb::Plugged& device)
{
    const auto* const model = machine.catalogue.find(device);
    return model ? std::string_view(model->driver) : std::string_view();
}

} // namespace

DeviceNote badgeReaderNote(
    const Machine& machine, const BadgeSettings& settings, const std::optional<Error>& why)
{
    const auto device = badgeReaderOf(machine, settings);
    auto note = noteOf(machine, {settings.source, true, "badge reader"}, device, why);
    if (!device || !note.answers())
        return note;
    const auto driver = driverOf(machine, *device);
    note.driver = ccidInterface(*device) ? "CCID"
        : driver == "pcprox"             ? "pcProx"
        : driver == "magstripe"          ? "MagTek HID"
                                         : "HID keyboard";
    return note;
}

DeviceNote codeReaderNote(
    const Machine& machine, const ScannerSettings& settings, const std::optional<Error>& why)
{
    const auto device = codeReaderOf(machine, settings);
    auto note = noteOf(machine, {settings.source, settings.named, "scanner"}, device, why);
    if (!device || !note.answers())
        return note;
    const bool types = hidInterfaces(*device).empty() ? false : hidInterfaces(*device).front().keyboard;
    note.driver = serialPort(*device) ? "CDC-ACM" : types ? "HID keyboard" : "HID POS";
    return note;
}

DeviceNote scaleNote(const Machine& machine, const ScaleSettings& settings, const std::optional<Error>& why)
{
    const auto device = scaleOf(machine, settings);
    auto note = noteOf(machine, {settings.source, settings.named, "scale"}, device, why);
    if (device && note.answers())
        note.driver = serialPort(*device) ? "CDC-ACM" : "HID scale";
    return note;
}

} // namespace custody::attached
