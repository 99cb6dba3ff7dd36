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
#include "app/store/lane.h"
#include "app/store/subject_keys.h"

namespace custody::store {

using ledger::Hash;

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
    LedgerStore(
        Database& database, crypto::Keystore& keys, SubjectKeyring& subjects, const Clock& clock, Boot boot);

    Result<Lane> openLane(std::string origin, const std::optional<TenantId>& tenant);
    Result<std::optional<Lane>> laneOf(const std::optional<TenantId>& tenant);
    Result<Lane> lane(std::int64_t id);
    Result<std::optional<Lane>> laneByOrigin(std::string_view origin);
    Result<std::vector<Lane>> lanes();

    // Leaf, nodes, payload and outbox row of one event; signHead() then says how long the lane is. `previous`
    // is the last leaf of its parcel's or item's chain. The lane is as read in this transaction.
    Result<AppendedLeaf> append(const Lane& lane, const chain::Event& event,
        const std::optional<Hash>& previous, const SubjectKeys& subject);
    // Signs and stores the lane's head and its size; once per transaction and lane, after its appends.
    Result<> signHead(const Lane& lane);
    // The note that signHead() stores for this tree of ours: signing it again gives the same bytes.
    // `signature`: when it was made beforehand.
    std::string signedHead(
        const ledger::Checkpoint& checkpoint, const std::optional<crypto::Signature>& signature = {}) const;
    // After a rollback what was remembered of the lanes is no longer true.
    void forget()
    {
        m_frontiers.clear();
        m_setup.reset();
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
    SubjectKeyring& m_subjects;
    const Clock& m_clock;
    Boot m_boot;
    std::map<std::int64_t, ledger::Frontier> m_frontiers;
    std::optional<std::optional<Hash>> m_setup; // absent: not yet read
    // The lane key that sealed last: the events of a day often follow one another in one lane.
    KeyId m_laneKeyId;
    std::optional<crypto::RecordKey> m_laneKey;
};

// What binds a sealed row to its place; the same when sealing and when opening.
Bytes payloadContext(std::string_view origin, const EventId& event, const KeyId& key);
Bytes entryContext(std::string_view origin, std::uint64_t index);
// The disclosures in an opened payload, where they lie in it.
Result<std::vector<ByteView>> shownFields(const EventId& event, ByteView plain);

} // namespace custody::store
