// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "sync/client/pass.h"

#include <algorithm>

#include "sync/client/lane_pass.h"

namespace custody::client {
namespace {

// After that many lanes without any answer the cloud is away; the rest need not wait for it one by one.
constexpr int mostSilentLanes = 2;

} // namespace

PassReport Pass::run(const Progress& progress)
{
    PassReport report;
    const auto lanes = m_outbox.lanes();
    if (!lanes) {
        report.fault = lanes.error();
        return report;
    }
    std::optional<Error> stopped;
    int silent = 0;
    for (const auto& before : *lanes) {
        auto& lane = report.lanes.emplace_back(lookAt(before));
        if (before.state == store::LaneState::Forked)
            lane.fault = Error{Fault::Tampered,
                "this lane is forked and is not sent any more; call a supervisor and the cloud's operator"};
        else if (before.size == 0)
            continue;
        else if (stopped)
            lane.fault = stopped;
        if (lane.fault)
            continue;

        LanePass way(m_outbox, m_cloud, m_terms, m_clock, lane, progress);
        const auto done = way.run(before);
        const auto after = m_outbox.lane(before.lane);
        if (after) {
            const auto now = lookAt(*after);
            lane.receipted = now.receipted;
            lane.waiting = now.waiting;
            lane.oldestAge = now.oldestAge;
        }
        if (!done)
            lane.fault = done.error();
        else if (!after)
            lane.fault = after.error();
        silent = lane.fault && lane.fault->fault == Fault::Network ? silent + 1 : 0;
        if (silent == mostSilentLanes || way.metStranger())
            stopped = lane.fault;
    }
    return report;
}

LaneReport Pass::lookAt(const store::LaneStatus& status) const
{
    LaneReport lane;
    lane.origin = status.origin;
    lane.leaves = status.size;
    lane.receipted = status.receiptedSize;
    lane.waiting = status.unsynced;
    // A clock that was set back makes no event younger than now.
    if (status.oldestUnsynced)
        lane.oldestAge =
            std::chrono::milliseconds(std::max<UtcMs>(0, m_clock.now() - *status.oldestUnsynced));
    // I11: a leaf is under a receipt or in the outbox, never neither.
    if (status.size != status.receiptedSize + status.unsynced)
        lane.warning =
            "the outbox and the receipts of this lane do not add up; run custody-admin fsck --full";
    return lane;
}

} // namespace custody::client
