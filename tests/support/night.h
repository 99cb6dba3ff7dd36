// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A mirror and a lane made in the lab, for tests of what the cloud answers.

#include "tests/support/lab_lane.h"
#include "tests/support/mirror_cloud.h"

namespace custody::test {

inline constexpr UtcMs nightfall = 1'760'050'000'000;

// A mirror that knows the lab's station.
struct Night {
    Night()
    {
        if (!cloud.mirror().enrol(lane.station()))
            qFatal("the lab's station could not be enrolled");
    }
    protocol::Reply announce(std::uint64_t from, std::uint64_t to)
    {
        return cloud.mirror().addCheckpoint(lane.announcement(from, to));
    }
    protocol::Reply upload(std::uint64_t from, std::uint64_t to, std::size_t most = 32)
    {
        return cloud.mirror().addEntries(lane.upload(from, to, most));
    }
    protocol::MirrorInfo stand(const protocol::Reply& reply)
    {
        return *protocol::MirrorInfo::parse(reply.body);
    }
    bool vouchesFor(const protocol::Reply& reply, std::uint64_t size)
    {
        const auto lines = protocol::parseCosignatureLines(reply.body);
        if (reply.status != 200 || !lines)
            return false;
        const auto text = lane.checkpoint(size).text();
        const auto time = ledger::checkSignature(text, lines->front(), cloud.key());
        return time && *time == std::optional<std::uint64_t>(nightfall / 1000);
    }

    SetClock clock{nightfall};
    MirrorCloud cloud{clock};
    LabLane lane;
};

} // namespace custody::test
