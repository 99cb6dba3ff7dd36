// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// One lane's way through a pass: announce the head, upload what the cloud lacks, take the receipt to the
// outbox. Source: C2SP tlog-mirror.md; errors and what follows: resources/formats/sync.md.

#include "app/store/outbox.h"
#include "sync/client/pass.h"

namespace custody::client {

class LanePass {
public:
    LanePass(store::Outbox& outbox, Cloud& cloud, const Terms& terms, const Clock& clock, LaneReport& report,
        const Pass::Progress& progress);

    // The lane is forked from here on when the cloud holds another history (Tampered).
    Result<> run(const store::LaneStatus& status);
    // Whoever answered was not the cloud: no other lane may be tried either.
    bool metStranger() const { return m_metStranger; }

private:
    using Send = std::function<Result<protocol::Reply>()>;
    Result<protocol::Reply> exchange(const Send& send, std::size_t bytes);
    Result<> reaim(const std::string& why);

    Result<> announce();
    Result<ledger::Proof> provenGrowth();
    Result<> compare(std::uint64_t cloudSize, const std::string& answer);
    Result<> upload();
    Result<Bytes> packages(std::uint64_t begin, const Bytes& ticket);
    Result<> take(const std::string& receipt);

    tl::unexpected<Error> fork(const std::string& why, const std::string& answer);
    tl::unexpected<Error> refused(const protocol::Reply& reply);
    void notice(std::uint64_t cloudHas);

    store::Outbox& m_outbox;
    Cloud& m_cloud;
    const Terms& m_terms;
    const Clock& m_clock;
    LaneReport& m_report;
    const Pass::Progress& m_progress;
    std::int64_t m_deadline = 0; // on the stopwatch
    bool m_metStranger = false;
    int m_reaims = 0; // since the last progress
    int m_repeats = 0; // of requests that got no answer

    std::int64_t m_lane = 0;
    std::uint64_t m_receipted = 0;
    std::uint64_t m_known = 0; // the size the cloud is believed to stand at
    ledger::Note m_head;
    ledger::VerifierKey m_key;
    ledger::Checkpoint m_checkpoint;
};

} // namespace custody::client
