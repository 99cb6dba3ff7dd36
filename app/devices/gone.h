// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A device that was unplugged, as opposed to one that misread: whoever holds it lets it go and looks for it
// again.

#include "app/base/result.h"

namespace custody::devices {

inline tl::unexpected<Error> gone()
{
    return fail(Fault::Device, "The device was unplugged.", "device.gone");
}
inline bool isGone(const Error& error) { return error.fault == Fault::Device && error.rule == "device.gone"; }

} // namespace custody::devices
