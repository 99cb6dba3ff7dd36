// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Why a device cannot be used, in words that say what to do about it.

#include "drivers/usb/plugged.h"

namespace custody::usb {

// Rules of errors, for those who react to them.
namespace rule {
constexpr const char* gone = "device.gone";
constexpr const char* busy = "usb.busy";
constexpr const char* denied = "usb.denied";
} // namespace rule

Error deniedError(const Plugged& device); // Unauthorized
Error busyError(const Plugged& device); // Busy; whose it may be follows from the device's class
Error goneError(const Plugged& device); // Device

} // namespace custody::usb
