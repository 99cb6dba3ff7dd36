// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/station/device_book.h"

#include "app/store/station_notes.h"

namespace custody::station {

Result<> noteDevices(store::Store& store, const std::vector<SeenDevice>& seen)
{
    for (const auto& device : seen) {
        const auto before = TRY(store::notedDevice(store, device.role));
        const auto known = before ? devices::Identity::parse(*before) : std::nullopt;
        if (known == device.identity)
            continue;
        const auto change = known ? devices::name(devices::compare(*known, device.identity)) : "first";
        TRY(store::noteDevice(store, device.role, device.identity.text(), std::string(change)));
    }
    return {};
}

} // namespace custody::station
