// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Why a device cannot be used, in words that say what to do about it.

#include "app/devices/device_note.h"
#include "drivers/usb/catalogue.h"
#include "drivers/usb/plugged.h"

namespace custody::usb {

// Rules of errors, for those who react to them.
namespace rule {
constexpr const char* gone = "device.gone";
constexpr const char* busy = "usb.busy";
constexpr const char* denied = "usb.denied";
constexpr const char* noDriver = "usb.no_driver";
constexpr const char* unusable = "usb.unusable"; // its sentence holds a word of libusb
} // namespace rule

Error deniedError(const Plugged& device); // Unauthorized
// Unauthorized, and our own rules would not change that: the catalogue does not know it.
Error deniedOutsideError(const Plugged& device);
// Device: it is plugged in, and none of our drivers makes a badge reader, say, of it.
Error noDriverError(const Plugged& device, const Catalogue& catalogue, const std::string& wanted);
Error busyError(const Plugged& device); // Busy; whose it may be follows from the device's class
Error goneError(const Plugged& device); // Device

// How it stands while it is not open; `why`: what became of the last try to open it, if it failed.
devices::DeviceNote noteOf(
    const Plugged& device, const Catalogue& catalogue, const std::optional<Error>& why = {});

} // namespace custody::usb
