// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/station/device_book.h"

#include <algorithm>

#include "app/base/log.h"
#include "app/store/station_notes.h"

namespace custody::station {

bool DeviceBook::allows(const std::string& role, std::int64_t nowMs)
{
    auto& allowance = m_allowances.try_emplace(role, Allowance{atOnce, nowMs}).first->second;
    const auto earned = (nowMs - allowance.sinceMs) / againMs;
    allowance.left = std::min<std::int64_t>(atOnce, allowance.left + earned);
    allowance.sinceMs += earned * againMs;
    if (allowance.left == 0)
        return false;
    if (--allowance.left == 0)
        log::warn("The " + role + " is exchanged again and again; not every time is written down.");
    return true;
}

Result<> DeviceBook::note(store::Store& store, const std::vector<SeenDevice>& seen, std::int64_t nowMs)
{
    for (const auto& device : seen) {
        const auto before = TRY(store::notedDevice(store, device.role));
        const auto known = before ? devices::Identity::parse(*before) : std::nullopt;
        if (known == device.identity || !allows(device.role, nowMs))
            continue;
        const auto change = known ? devices::name(devices::compare(*known, device.identity)) : "first";
        TRY(store::noteDevice(store, device.role, device.identity.text(), std::string(change)));
    }
    return {};
}

} // namespace custody::station
