// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The interfaces of a plugged device as its drivers want them.

#include <optional>

#include "drivers/badges/ccid_reader.h"
#include "drivers/cdc/port.h"
#include "drivers/hid/requests.h"
#include "drivers/usb/context.h"

namespace custody::attached {

// USB class codes.
constexpr std::uint8_t hidClass = 0x03, cdcClass = 0x02, cdcDataClass = 0x0A, smartCardClass = 0x0B;

struct HidInterface {
    hid::Interface interface;
    bool keyboard = false; // it knows the boot protocol of one
};

// Each first alternate setting of class 3 with a pipe for reports.
std::vector<HidInterface> hidInterfaces(const usb::Plugged& device);
std::optional<badges::CcidInterface> ccidInterface(const usb::Plugged& device);
std::optional<cdc::Endpoints> serialPort(const usb::Plugged& device);

// All interfaces of these classes: a reader that types on two keyboards is silenced on both.
std::vector<usb::Claim> claimsOf(const usb::Plugged& device, std::initializer_list<std::uint8_t> classes);

} // namespace custody::attached
