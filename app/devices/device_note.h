// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// How a device was when it was last spoken to, for the devices page.

#include <string>

namespace custody::devices {

struct DeviceNote {
    bool isThere = true; // plugged in, as far as one can see without asking it
    std::string driver; // "USB label printer, ZPL, 203 dpi"
    std::string firmware; // empty: it does not say
    std::string lastFault; // a sentence for the worker; empty since it last did well
};

} // namespace custody::devices
