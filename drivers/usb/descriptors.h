// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What a device says of itself: its interfaces, their endpoints and the descriptors of their class, read from
// the bytes the kernel keeps (/sys/bus/usb/devices/*/descriptors). Pure; devices are strangers, so nothing a
// device says can hurt. USB 2.0, chapter 9.6.

#include <cstdint>
#include <vector>

#include "app/base/bytes.h"

namespace custody::usb {

enum class TransferKind { Control, Isochronous, Bulk, Interrupt };

struct Endpoint {
    std::uint8_t address = 0; // bit 7: IN
    TransferKind kind = TransferKind::Bulk;
    std::uint16_t packet = 0; // bytes of its largest packet

    bool isIn() const { return (address & 0x80) != 0; }
};

struct ClassDescriptor {
    std::uint8_t type = 0; // 0x21 of HID and CCID
    Bytes bytes; // whole, with its length and type
};

// One alternate setting of one interface.
struct Interface {
    std::uint8_t number = 0;
    std::uint8_t alternate = 0;
    std::uint8_t deviceClass = 0;
    std::uint8_t subclass = 0;
    std::uint8_t protocol = 0;
    std::vector<Endpoint> endpoints;
    std::vector<ClassDescriptor> extras; // of the interface; some devices put them after the last endpoint

    const Endpoint* find(TransferKind kind, bool in) const;
};

struct Described {
    std::uint16_t vendor = 0;
    std::uint16_t product = 0;
    std::uint16_t release = 0; // bcdDevice
    std::uint8_t deviceClass = 0;
    std::vector<Interface> interfaces; // of one configuration, in the device's order
};

// A device descriptor and the configurations after it. `configuration` is the value of the one in use; the
// first one when it is not there. Invalid when not even a device descriptor can be read; what is cut short or
// contradicts itself further on is left out.
Result<Described> parseDescriptors(ByteView bytes, int configuration = 1);

} // namespace custody::usb
