// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "drivers/usb/advice.h"

#include <algorithm>

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
    constexpr std::uint8_t printer = 0x07;
    constexpr std::uint8_t ippOverUsb = 0x04;
    constexpr std::uint8_t smartCard = 0x0b;
    std::string advice = "Another custody-station or custody-admin may use it: end that one.";
    if (has(device, printer, ippOverUsb))
        advice = "ipp-usb or CUPS may use it: run systemctl disable --now ipp-usb and remove its queue from "
                 "CUPS. Or another custody-station does: end that one.";
    else if (has(device, printer))
        advice = "CUPS may be printing on it: remove its queue (lpstat -v names it, lpadmin -x removes it). "
                 "Or another custody-station uses it: end that one.";
    else if (has(device, smartCard))
        advice = "pcscd uses smart-card readers: run systemctl mask --now pcscd.socket pcscd.service. Or "
                 "another custody-station uses it: end that one.";
    return {Fault::Busy, device.description() + " is in use by another program. " + advice, rule::busy};
}

Error goneError(const Plugged& device)
{
    return {Fault::Device, device.description() + " was unplugged. Plug it in and try again.", rule::gone};
}

} // namespace custody::usb
