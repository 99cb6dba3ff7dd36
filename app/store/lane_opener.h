// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Opens a lane's sealed leaves on a thread of its own while its caller reads the next rows and checks the
// ones before. One caller; rows come back in the order they were given.

#include <condition_variable>
#include <deque>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>

#include "app/crypto/aead.h"
#include "app/ledger/entry.h"
#include "app/store/subject_keys.h"

namespace custody::store {

// A leaf as its row holds it, and what opening it gave.
struct LeafRow {
    std::uint64_t index = 0;
    std::optional<Error> broken; // the row itself cannot be read
    Bytes sealedEntry;
    ledger::Hash stored{};
    EventId id;
    std::optional<KeyId> key; // of its fields; absent when there is no row of them
    Bytes sealedFields;

    Bytes entryBytes, fieldBytes;
    Result<ledger::Entry> entry;
    ledger::Hash hash{}; // of the entry
    Result<SubjectId> subject; // whose fields these are; only where there are any
    Result<std::vector<ByteView>> shown; // into fieldBytes
};
using LeafRows = std::vector<LeafRow>;

class LaneOpener {
public:
    enum class What { Entries, EntriesAndFields };
    LaneOpener(std::string origin, What what, crypto::RecordKey entries, SubjectOpeners owners);
    ~LaneOpener();
    LaneOpener(const LaneOpener&) = delete;
    LaneOpener& operator=(const LaneOpener&) = delete;

    void give(std::unique_ptr<LeafRows> rows);
    // The oldest that were given and not yet taken; an error when the thread does not come to them in a
    // minute.
    Result<std::unique_ptr<LeafRows>> take();

private:
    void work(const std::stop_token& stop);
    void open(LeafRow& row);
    void openFields(LeafRow& row);

    const std::string m_origin;
    const What m_what;
    // The thread's alone once it runs.
    crypto::RecordKey m_entries;
    SubjectOpeners m_owners;

    std::mutex m_mutex;
    std::condition_variable_any m_changed;
    std::deque<std::unique_ptr<LeafRows>> m_given, m_opened;
    std::jthread m_thread; // the last member: it ends before the others go
};

} // namespace custody::store
