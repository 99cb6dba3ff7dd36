// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// One key for each parcel (and what came out of it): the key whose death erases everything that was written
// under it. It is wrapped by the key of its brand's month, and that by the brand's key.

#include "app/crypto/aead.h"
#include "app/crypto/keystore.h"
#include "app/store/database.h"

namespace custody::store {

// What is derived from a subject's key; each use has its own.
struct SubjectKeys {
    KeyId id;
    crypto::Secret records; // payloads and projections
    crypto::Secret salts; // of the disclosed fields
    crypto::Secret photos;

    SubjectKeys clone() const { return {id, records.clone(), salts.clone(), photos.clone()}; }
};

// The subject under whose key the station's own events (sessions, enrolments) stand.
SubjectId stationSubject();

// The month a parcel came, by its own id: "2026-11". The station itself is of no month: "always".
std::string monthOf(const SubjectId& subject);
// Names the keys of one brand's month in the keystore: "<tenant id>/2026-11".
std::string monthOwner(const TenantId& tenant, const SubjectId& subject);

class SubjectKeyring {
public:
    SubjectKeyring(Database& database, crypto::Keystore& keys)
        : m_database(database)
        , m_keys(keys)
    {
    }

    // The keys of a subject; made, wrapped by its month's key and written in the caller's transaction, when
    // it has none. NotFound when the subject was erased: it never gets another.
    Result<SubjectKeys> obtain(const SubjectId& subject, const TenantId& tenant);
    // NotFound when the subject was erased or never was.
    Result<SubjectKeys> find(const SubjectId& subject);
    // Seals and opens under the key of a subject that was found last, or not long ago.
    crypto::RecordKey& records(const SubjectKeys& subject);
    // From gather() to settle() a row that was asked is not asked again: the act in between is one
    // transaction, and nothing in it takes a key away.
    void gather();
    void settle() { m_gathering = false; }
    // Whose key bears this id; absent when it was erased.
    Result<std::optional<SubjectId>> ownerOf(const KeyId& key);
    // In the caller's transaction: every subject of this month that is not wrapped by its newest key is now.
    Result<> wrapAgain(const std::string& month);

private:
    struct Parent {
        const crypto::Secret* key;
        KeyId id;
    };
    Result<Parent> parentFor(const std::string& month);
    Result<crypto::Secret> unwrap(const SubjectId& subject, ByteView wrap);
    // The last few subjects' keys, unwrapped. A row is always asked first: what it no longer wraps is never
    // answered from here.
    struct Unwrapped {
        SubjectId subject;
        Bytes wrap;
        SubjectKeys keys;
        std::uint64_t act = 0; // in which its row was asked
        std::optional<crypto::RecordKey> records; // made when first needed
    };
    static constexpr std::size_t kept = 16;
    void remember(const SubjectId& subject, Bytes wrap, const SubjectKeys& keys);

    Database& m_database;
    crypto::Keystore& m_keys;
    std::vector<Unwrapped> m_unwrapped; // the oldest gives way
    std::optional<crypto::RecordKey> m_spare; // of a subject that gave way already
    bool m_gathering = false;
    std::uint64_t m_act = 0;
};

// The keys that records lie under, for who reads those of a whole lane: the rows are read at once, and what
// served for the record before serves for the next. Not to be kept: an erasure does not reach into it.
class SubjectOpeners {
public:
    static Result<SubjectOpeners> read(Database& database, const crypto::Keystore& keys);

    struct Owner {
        KeyId key;
        SubjectId subject;
        crypto::RecordKey opener;
    };
    // Whose key bears this id, until the next is asked for. NotFound when none does.
    Result<Owner*> of(const KeyId& key);

private:
    explicit SubjectOpeners(const crypto::Keystore& keys)
        : m_keys(keys)
    {
    }
    struct Wrapped {
        KeyId key;
        SubjectId subject;
        Bytes wrap;
    };
    const crypto::Keystore& m_keys;
    std::vector<Wrapped> m_wrapped; // by key
    std::optional<std::pair<KeyId, crypto::RecordKey>>
        m_parent; // a month's, whose parcels follow one another
    std::optional<Owner> m_owner;
};

} // namespace custody::store
