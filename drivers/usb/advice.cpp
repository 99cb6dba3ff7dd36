// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "drivers/usb/advice.h"

#include <algorithm>
#include <cstdio>

namespace custody::usb {
namespace {

bool has(const Plugged& device, std::uint8_t deviceClass, int protocol = -1)
{
    return std::any_of(device.interfaces.begin(), device.interfaces.end(), [&](const Interface& one) {
        return one.deviceClass == deviceClass && (protocol < 0 || one.protocol == protocol);
    });
}

// The line of udev that lets the station's user open this kind of device, as our own rules are.
std::string udevRule(const Plugged& device)
{
    const auto kind = device.kind();
    return R"(SUBSYSTEM=="usb", ENV{DEVTYPE}=="usb_device", ATTR{idVendor}==")" + kind.substr(0, 4)
        + R"(", ATTR{idProduct}==")" + kind.substr(5) + R"(", MODE="0660", GROUP="plugdev", TAG+="uaccess")";
}

// Whose it may be follows from what it is.
const char* holderAdvice(const Plugged& device)
{
    constexpr std::uint8_t printer = 0x07;
    constexpr std::uint8_t ippOverUsb = 0x04;
    constexpr std::uint8_t smartCard = 0x0b;
    if (has(device, printer, ippOverUsb))
        return devices::advice::endIppUsb;
    if (has(device, printer))
        return devices::advice::endCups;
    return has(device, smartCard) ? devices::advice::endPcscd : devices::advice::endOther;
}

// The release of a device as makers write it: 2.14.
std::string releaseOf(const Plugged& device)
{
    if (device.release == 0)
        return {};
    char text[12];
    std::snprintf(
        text, sizeof text, "%x.%02x", unsigned(device.release >> 8), unsigned(device.release & 0xff));
    return text;
}

// Below 73, where uaccess ends.
constexpr const char* ownRules = "/etc/udev/rules.d/70-custody-own.rules";

} // namespace

Error deniedOutsideError(const Plugged& device)
{
    return {Fault::Unauthorized,
        device.description() + " may not be used by this user (" + device.node()
            + "), and is not in the catalogue of devices. Put this line into " + ownRules
            + ", run udevadm control --reload, and plug it in again: " + udevRule(device),
        rule::denied};
}

Error noDriverError(const Plugged& device, const Catalogue& catalogue, const std::string& wanted)
{
    auto what =
        device.description() + " is plugged in, but there is no driver that makes a " + wanted + " of it. ";
    if (const auto* const model = catalogue.find(device))
        what += "It is known as: " + model->maker + " " + model->name + ".";
    else
        what += "It is not in the catalogue of devices.";
    if (!catalogue.hasRule(device))
        what += " Should it still be used by this user, put this line into " + std::string(ownRules) + ": "
            + udevRule(device);
    return {Fault::Device, std::move(what), rule::noDriver};
}

Error deniedError(const Plugged& device)
{
    return {Fault::Unauthorized,
        device.description() + " may not be used by this user (" + device.node()
            + "). Install /etc/udev/rules.d/70-custody-station.rules, put the user into the group plugdev, "
              "and plug the device in again.",
        rule::denied};
}

Error busyError(const Plugged& device)
{
    return {Fault::Busy, device.description() + " is in use by another program. " + holderAdvice(device),
        rule::busy};
}

devices::DeviceNote noteOf(const Plugged& device, const Catalogue& catalogue, const std::optional<Error>& why)
{
    using devices::DeviceState;
    devices::DeviceNote note;
    note.name = device.description();
    note.firmware = releaseOf(device);
    note.state = DeviceState::NotOpened;
    if (!why || why->fault == Fault::NotFound || why->rule == rule::gone)
        return note;
    const bool needsRule = !catalogue.hasRule(device);
    if (why->rule == rule::busy) {
        note.state = DeviceState::Held;
        note.advice = holderAdvice(device);
    } else if (why->rule == rule::denied) {
        note.state = DeviceState::Denied;
        note.advice = needsRule ? devices::advice::ownRule : devices::advice::installRules;
        note.rule = needsRule ? udevRule(device) : std::string();
    } else if (why->rule == rule::noDriver) {
        note.state = DeviceState::NoDriver;
        note.advice = devices::advice::nameAnother;
    } else {
        note.state = DeviceState::Faulty;
        note.lastFault = why->rule == rule::unusable ? std::string(devices::fault::unusable) : why->what;
        note.advice = devices::advice::plugAgain;
    }
    return note;
}

Error goneError(const Plugged& device)
{
    return {Fault::Device, device.description() + " was unplugged. Plug it in and try again.", rule::gone};
}

} // namespace custody::usb
