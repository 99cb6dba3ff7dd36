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

Sameness compare(const Identity& known, const Identity& now)
{
    if (known.vendor != now.vendor || known.product != now.product)
        return Sameness::Other;
    if (known.serial == now.serial) {
        if (known.port == now.port)
            return Sameness::Same;
        return known.serial.empty() ? Sameness::Other : Sameness::Moved;
    }
    return known.port == now.port ? Sameness::Replaced : Sameness::Other;
}

} // namespace custody::usb
