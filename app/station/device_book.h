// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Which device serves this bench as its printer, badge reader or scanner: one that is another than before is
// noted in the station's own log.

#include <vector>

#include "app/devices/identity.h"
#include "app/store/store.h"

namespace custody::station {

struct SeenDevice {
    std::string role; // printer, badge reader, scanner
    devices::Identity identity;
};

// A role with nothing plugged in is not among them; nothing is noted of it.
Result<> noteDevices(store::Store& store, const std::vector<SeenDevice>& seen);

} // namespace custody::station
