// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "drivers/attached/notes.h"

#include <algorithm>

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
    bool types = false; // one that types is such a thing too, if its ids are named
};

DeviceNote misfit(const Machine& machine, const Wish& wish, const usb::Plugged& device)
{
    auto note =
        usb::noteOf(device, machine.catalogue, usb::noDriverError(device, machine.catalogue, wish.what));
    const bool couldType = wish.types && !hidInterfaces(device).empty();
    if (couldType && !device.isOfKind(wish.source)) {
        note.name += " " + device.kind();
        note.advice = devices::advice::nameIds;
    }
    return note;
}

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
                return misfit(machine, wish, device);
        note.name = wish.source;
    }
    if (wish.expected)
        note.advice = devices::advice::plugIn;
    return note;
}

DeviceNote several(const std::vector<usb::Plugged>& all)
{
    DeviceNote note;
    note.state = DeviceState::Faulty;
    note.name = namesOf(all);
    note.lastFault = "Several badge readers are plugged in.";
    note.advice = devices::advice::nameReader;
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
    const auto all = badgeReadersOf(machine, settings);
    if (all.size() > 1 && settings.source != "none")
        return several(all);
    const auto device = all.empty() ? std::nullopt : std::optional(all.front());
    auto note = noteOf(machine, {settings.source, true, "badge reader", true}, device, why);
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
    const auto hid = hidInterfaces(*device);
    const bool types =
        std::all_of(hid.begin(), hid.end(), [](const HidInterface& one) { return one.keyboard; });
    note.driver = serialPort(*device)             ? "CDC-ACM"
        : types                                   ? "HID keyboard"
        : driverOf(machine, *device) == "hid_pos" ? "HID POS"
                                                  : ""; // its report descriptor tells, once it is open
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
