// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What the kernel keeps of a plugged device under /sys/bus/usb/devices: everybody may read it, no byte goes
// over the wire, and it is there while another driver uses the device.

#include "drivers/usb/plugged.h"

namespace custody::usb {

// `port` names its folder. NotFound when it was unplugged meanwhile.
Result<Plugged> readSysfs(const std::string& port, std::uint8_t bus, std::uint8_t address);

// A text attribute without blanks at its end and without what no terminal should print.
std::string attributeText(ByteView content);

} // namespace custody::usb
