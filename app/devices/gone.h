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

// What was read came damaged, by no fault of the device: it is kept, and the worker tries again.
inline tl::unexpected<Error> misread(std::string what)
{
    return fail(Fault::Device, std::move(what), "device.misread");
}
inline bool isMisread(const Error& error)
{
    return error.fault == Fault::Device && error.rule == "device.misread";
}

} // namespace custody::devices
