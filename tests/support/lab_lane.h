// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A lane without a station: leaves in memory and a key, so that a test can sign whatever it likes.

#include <string>
#include <vector>

#include "app/ledger/merkle.h"
#include "app/ledger/note.h"
#include "sync/protocol/add_checkpoint.h"
#include "sync/protocol/add_entries.h"

namespace custody::test {

inline const std::string spineOrigin = "custody.example/eh1/st07";
inline const std::string laneOrigin = spineOrigin + "/lane/k5zq";

class LabLane {
public:
    explicit LabLane(std::string origin = laneOrigin, std::uint8_t seed = 1)
        : m_origin(std::move(origin))
        , m_key(*crypto::Secret::fromBytes(Bytes(32, seed)))
    {
    }

    void add(std::size_t count, const std::string& words = "event")
    {
        for (std::size_t i = 0; i < count; ++i) {
            entries.push_back(bytes(words + " " + std::to_string(entries.size())));
            m_leaves.push_back(ledger::leafHash(entries.back()));
        }
    }

    ledger::VerifierKey station() const { return ledger::logKey(spineOrigin, m_key.publicKey()); }
    ledger::VerifierKey key() const { return ledger::logKey(m_origin, m_key.publicKey()); }
    const std::string& origin() const { return m_origin; }
    ledger::NodeSource nodes() const { return ledger::overLeaves(m_leaves); }

    ledger::Checkpoint checkpoint(std::uint64_t size) const
    {
        return {m_origin, size, size == 0 ? ledger::emptyRoot() : *ledger::rootAt(size, nodes())};
    }
    ledger::Note note(std::uint64_t size) const { return sign(checkpoint(size)); }
    ledger::Note sign(const ledger::Checkpoint& checkpoint) const
    {
        return {checkpoint.text(), {ledger::signCheckpoint(checkpoint, m_key)}};
    }

    protocol::AddCheckpoint growth(std::uint64_t from, std::uint64_t to) const
    {
        protocol::AddCheckpoint request{from, {}, note(to)};
        if (from > 0 && from < to)
            request.proof = *ledger::consistencyProof(from, to, nodes());
        return request;
    }
    std::string announcement(std::uint64_t from, std::uint64_t to) const { return growth(from, to).body(); }

    // A body with at most `most` packages from `begin` on.
    Bytes upload(std::uint64_t begin, std::uint64_t end, std::size_t most = protocol::packageLimit) const
    {
        auto body = *protocol::uploadHead({m_origin, begin, end, {}});
        auto at = begin;
        for (std::size_t i = 0; i < most; ++i) {
            const auto range = protocol::packageAt(at, end);
            if (!range)
                break;
            const auto proof = *ledger::subtreeProof(range->subtree, range->end, end, nodes());
            const std::span all(entries);
            (void)protocol::appendPackage(body, all.subspan(range->begin, range->end - range->begin), proof);
            at = range->end;
        }
        return body;
    }

    std::vector<Bytes> entries;

private:
    std::string m_origin;
    crypto::SigningKey m_key;
    std::vector<ledger::Hash> m_leaves;
};

} // namespace custody::test
