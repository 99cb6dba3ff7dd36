// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A device that is plugged in, as a value: who it is, where it is, and what it offers. Known without opening
// it, so also of devices this user may not use.

#include <string>
#include <vector>

#include "app/devices/identity.h"
#include "drivers/usb/descriptors.h"

namespace custody::usb {

struct Identity {
    std::uint16_t vendor = 0;
    std::uint16_t product = 0;
    std::string serial; // empty: it has none, or all of its kind have the same zeros
    std::string port; // "1-2.3": bus, and the ports down to it. Stays when the device is replaced

    bool operator==(const Identity&) const = default;
};

struct Plugged {
    Identity identity;
    std::string maker; // as the device says; empty when it does not
    std::string name;
    std::uint8_t bus = 0;
    std::uint8_t address = 0; // given anew at each plugging, and used again
    std::uint16_t release = 0;
    Bytes descriptors; // as the kernel keeps them
    std::vector<Interface> interfaces; // of the configuration in use
    std::vector<std::string> kernelDrivers; // bound to its interfaces: usblp, usbhid, usbfs (a program)

    // "0a5f:0141"
    std::string kind() const;
    // What a person calls it: "Zebra ZTC ZD620 (port 1-2, serial D2J2…)".
    std::string description() const;
    // By this name in a bench's settings: written as a port (1-2.3) it is that place alone, as USB ids
    // (0a5f:0141) that kind alone, and otherwise the serial number. A device cannot take another's name.
    bool isNamed(std::string_view name) const;
    // Whether that name is its USB ids: a port or a serial number may be any device's.
    bool isOfKind(std::string_view name) const;
    std::string node() const; // /dev/bus/usb/001/002
};

// As a station writes it down.
devices::Identity noted(const Plugged& device);

} // namespace custody::usb
