// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "drivers/usb/plugged.h"

#include <cstdio>

namespace custody::usb {

std::string Plugged::kind() const
{
    char text[12];
    std::snprintf(text, sizeof text, "%04x:%04x", identity.vendor, identity.product);
    return text;
}

std::string Plugged::description() const
{
    std::string text = name.starts_with(maker) ? name : maker + " " + name;
    if (maker.empty() || name.empty())
        text = maker + name;
    if (text.empty())
        text = "USB device " + kind();
    text += " (port " + identity.port;
    if (!identity.serial.empty())
        text += ", serial " + identity.serial;
    return text + ")";
}

std::string Plugged::node() const
{
    char text[32];
    std::snprintf(text, sizeof text, "/dev/bus/usb/%03u/%03u", unsigned(bus), unsigned(address));
    return text;
}

devices::Identity noted(const Plugged& device)
{
    const auto& who = device.identity;
    return {who.vendor, who.product, device.release, who.port, who.serial};
}

} // namespace custody::usb
