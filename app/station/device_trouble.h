// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What a worker reads when a device fails her: a sentence that every language has, and what to do now. What
// the driver said of it goes to the log.

#include "app/devices/device_note.h"
#include "app/station/command.h"

namespace custody::station {

// `note`: how the device stands since.
Answer deviceFailed(const Error& why, const devices::DeviceNote& note);
// A label that cannot be made for the printer.
Answer labelFailed(const Error& why);

} // namespace custody::station
