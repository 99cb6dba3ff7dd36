// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What has not yet reached the cloud, lane by lane, and the only door through which it is let go: a
// cosignature that verifies, over a checkpoint that is our own (ledger invariant I3).

#include <optional>
#include <string>
#include <vector>

#include "app/base/clock.h"
#include "app/ledger/merkle.h"
#include "app/ledger/note.h"
#include "app/store/database.h"
#include "app/store/lane.h"

namespace custody::store {

class LedgerStore;

struct LaneStatus {
    std::int64_t lane = 0;
    std::string origin;
    LaneState state = LaneState::Open;
    std::uint64_t size = 0; // leaves
    std::uint64_t unsynced = 0; // leaves still in the outbox
    std::uint64_t receiptedSize = 0; // the largest cosigned tree size
    std::optional<UtcMs> oldestUnsynced; // claimed time of the oldest leaf in the outbox
    std::optional<UtcMs> lastReceipt; // time of the newest cosignature
};

// Works on the store's one handle, on the store's thread.
class Outbox {
public:
    Outbox(Database& database, LedgerStore& ledger)
        : m_database(database)
        , m_ledger(ledger)
    {
    }

    Result<std::vector<LaneStatus>> lanes();
    Result<LaneStatus> lane(std::int64_t lane);

    // The newest signed head of the lane, as the note that was stored with its event.
    Result<ledger::Note> head(std::int64_t lane);
    Result<std::optional<ledger::Note>> headAt(std::int64_t lane, std::uint64_t size);
    Result<ledger::VerifierKey> logKey(std::int64_t lane);
    Result<Bytes> entry(std::int64_t lane, std::uint64_t index);
    ledger::NodeSource nodes(std::int64_t lane); // valid as long as this outbox

    // Stores the receipt and releases every leaf below checkpoint.size. Refuses (Tampered) a cosignature that
    // does not verify under `mirror`, a checkpoint whose origin or root is not ours, and one dated more than
    // five minutes ahead of `now`; nothing changes then. Returns how many leaves were released.
    Result<std::uint64_t> accept(std::int64_t lane, const ledger::Checkpoint& checkpoint,
        const ledger::NoteSignature& cosignature, const ledger::VerifierKey& mirror, UtcMs now);

    // Whether the receipt that let the leaves below `size` go is really by one of these mirrors: a row in
    // this database is no proof, whoever edits the file can write one.
    Result<bool> vouched(
        std::int64_t lane, std::uint64_t size, const std::vector<ledger::VerifierKey>& mirrors);

    // The cloud holds another history than ours: the lane is never signed again (I7). `evidence` is kept.
    Result<> quarantine(std::int64_t lane, const std::string& why, const std::string& evidence);

private:
    Database& m_database;
    LedgerStore& m_ledger;
};

} // namespace custody::store
