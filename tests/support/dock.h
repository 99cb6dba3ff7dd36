// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A station, a cloud that knows it, and the passes between them.

#include <algorithm>

#include "sync/client/pass.h"
#include "tests/support/lab_lane.h"
#include "tests/support/mirror_cloud.h"
#include "tests/support/sync_station.h"

namespace custody::test {

inline constexpr UtcMs night = 1'760'050'000'000;

// A station, a cloud that knows it, and one brand's lane with some events.
struct Dock {
    explicit Dock(int events = 10)
    {
        if (!cloud.mirror().enrol(station.key()))
            qFatal("the station could not be enrolled");
        lane = station.brand("one");
        if (events > 0)
            station.add(lane, events);
    }
    client::PassReport pass() { return client::Pass(station.outbox(), cloud, {{cloud.key()}}, clock).run(); }
    store::LaneStatus status(std::int64_t of) { return *station.outbox().lane(of); }
    store::LaneStatus status() { return status(lane); }
    std::uint64_t waiting()
    {
        std::uint64_t sum = 0;
        const auto lanes = *station.outbox().lanes();
        for (const auto& status : lanes)
            sum += status.unsynced;
        return sum;
    }
    const client::LaneReport& of(const client::PassReport& report, std::int64_t which)
    {
        const auto origin = status(which).origin;
        for (const auto& found : report.lanes)
            if (found.origin == origin)
                return found;
        qFatal("the lane is not in the report");
    }
    bool faulty(const client::PassReport& report, Fault fault)
    {
        return std::any_of(report.lanes.begin(), report.lanes.end(),
            [&](const auto& found) { return found.fault && found.fault->fault == fault; });
    }
    // Every lane but the brand's is honest.
    bool isBrands(const Bytes& body)
    {
        return protocol::UploadReader::open(body)->upload().origin == status().origin;
    }

    SetClock clock{night};
    LyingCloud cloud{clock};
    SyncStation station{clock};
    std::int64_t lane = 0;
};

} // namespace custody::test
