// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// One pass: every lane's new leaves go to the cloud, and leave the outbox only against its receipt. A lane
// that is stuck does not hold up the others for longer than its time slice.

#include <functional>

#include "app/store/outbox.h"
#include "sync/client/cloud.h"
#include "sync/client/report.h"

namespace custody::client {

// Whose receipts count, and how long one lane may take.
struct Terms {
    std::vector<ledger::VerifierKey> mirrors;
    std::chrono::seconds laneTimeout{600};
};

class Pass {
public:
    using Progress = std::function<void(const LaneReport&)>;

    // Everything outlives the pass. Runs on the store's thread.
    Pass(store::Outbox& outbox, Cloud& cloud, Terms terms, const Clock& clock)
        : m_outbox(outbox)
        , m_cloud(cloud)
        , m_terms(std::move(terms))
        , m_clock(clock)
    {
    }

    // `progress` is called after each answer of the cloud.
    PassReport run(const Progress& progress = {});

private:
    LaneReport lookAt(const store::LaneStatus& status) const;

    store::Outbox& m_outbox;
    Cloud& m_cloud;
    Terms m_terms;
    const Clock& m_clock;
};

} // namespace custody::client
