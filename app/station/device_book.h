// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Which device serves this bench as its printer, badge reader or scanner: one that is another than before is
// noted in the station's own log.

#include <cstdint>
#include <map>
#include <vector>

#include "app/devices/identity.h"
#include "app/store/store.h"

namespace custody::station {

struct SeenDevice {
    std::string role; // printer, badge reader, scanner
    devices::Identity identity;
};

class DeviceBook {
public:
    // A log that is never shortened must not grow as often as something is plugged in: so many changes of one
    // role at once, then one in each `againMs`. Who serves the bench then is noted a little later.
    static constexpr int atOnce = 12;
    static constexpr std::int64_t againMs = 60'000;

    // A role with nothing plugged in is not among them; nothing is noted of it. `nowMs` is of a stopwatch.
    Result<> note(store::Store& store, const std::vector<SeenDevice>& seen, std::int64_t nowMs);

private:
    struct Allowance {
        std::int64_t left = atOnce;
        std::int64_t sinceMs = 0;
    };
    bool allows(const std::string& role, std::int64_t nowMs);

    std::map<std::string, Allowance> m_allowances;
};

} // namespace custody::station
