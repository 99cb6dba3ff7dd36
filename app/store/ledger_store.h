// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The lanes: append-only logs of leaves, one for each tenant and one for the station itself (the spine). An
// append happens inside the caller's transaction; the lane's new head is signed in that same transaction.

#include <map>
#include <span>

#include "app/crypto/aead.h"
#include "app/crypto/keystore.h"
#include "app/custody/event.h"
#include "app/ledger/entry.h"
#include "app/ledger/merkle.h"
#include "app/ledger/note.h"
#include "app/store/subject_keys.h"

namespace custody::store {

using ledger::Hash;

struct Lane {
    std::int64_t id = 0;
    std::string origin;
    std::optional<TenantId> tenant; // absent: the spine
    std::uint64_t size = 0;
};

struct AppendedLeaf {
    std::uint64_t index = 0;
    Hash hash{};
};

// The station's own clock facts for leaf key 10.
struct Boot {
    std::array<std::uint8_t, 16> id{};
};

class LedgerStore {
public:
    LedgerStore(Database& database, crypto::Keystore& keys, const Clock& clock, Boot boot);

    Result<Lane> openLane(std::string origin, const std::optional<TenantId>& tenant);
    Result<std::optional<Lane>> laneOf(const std::optional<TenantId>& tenant);
    Result<Lane> lane(std::int64_t id);
    Result<std::optional<Lane>> laneByOrigin(std::string_view origin);
    Result<std::vector<Lane>> lanes();

    // Leaf, nodes, payload and outbox row of one event; signHead() then says how long the lane is. `previous`
    // is the last leaf of its parcel's or item's chain.
    Result<AppendedLeaf> append(const Lane& lane, const chain::Event& event,
        const std::optional<Hash>& previous, const SubjectKeys& subject);
    // Signs and stores the lane's head and its size; once per transaction and lane, after its appends.
    Result<> signHead(const Lane& lane);
    // After a rollback what was remembered of the lanes is no longer true.
    void forget()
    {
        m_frontiers.clear();
        m_setup.reset();
        forgetKeys();
    }
    // The keys of the last append are kept until here: once per transaction.
    void forgetKeys()
    {
        m_laneKey.key.reset();
        m_subjectKey.key.reset();
    }

    Result<bool> holds(const EventId& event);
    Result<Bytes> entryBytes(std::int64_t lane, std::uint64_t index);
    Result<crypto::RecordKey> entryOpener(const Lane& lane) const; // for every leaf of a lane
    Result<Hash> leafHash(std::int64_t lane, std::uint64_t index);
    // Lane and index of this event; absent when no lane holds it.
    Result<std::optional<std::pair<std::int64_t, std::uint64_t>>> placeOf(const EventId& event);
    // The disclosures of an event; empty when its payload was erased.
    Result<std::vector<Bytes>> disclosures(
        const Lane& lane, const EventId& event, const SubjectKeys& subject);
    ledger::NodeSource nodes(std::int64_t lane);
    Result<ledger::Note> newestHead(std::int64_t lane);
    ledger::VerifierKey logKey(const Lane& lane) const;

private:
    Result<ledger::Frontier*> frontier(const Lane& lane);
    // The spine's leaf that says how this station is set up; absent before the first.
    Result<std::optional<Hash>> setupInForce();
    Result<> nowInForce(const Hash& setup);
    Database& m_database;
    crypto::Keystore& m_keys;
    const Clock& m_clock;
    Boot m_boot;
    std::map<std::int64_t, ledger::Frontier> m_frontiers;
    std::optional<std::optional<Hash>> m_setup; // absent: not yet read
    // The key that sealed last: the events of one act often follow one another under it.
    struct LastKey {
        KeyId id;
        std::optional<crypto::RecordKey> key;
        crypto::RecordKey& of(const KeyId& wanted, const crypto::Secret& secret)
        {
            if (!key || id != wanted)
                key.emplace(secret);
            id = wanted;
            return *key;
        }
    };
    LastKey m_laneKey, m_subjectKey;
};

// What binds a sealed row to its place; the same when sealing and when opening.
Bytes payloadContext(std::string_view origin, const EventId& event, const KeyId& key);
Bytes entryContext(std::string_view origin, std::uint64_t index);
// The disclosures in an opened payload.
Result<std::vector<Bytes>> shownFields(const EventId& event, ByteView plain);

} // namespace custody::store
