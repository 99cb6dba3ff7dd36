// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// One key for each parcel (and what came out of it): the key whose death erases everything that was written
// under it.

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

class SubjectKeyring {
public:
    SubjectKeyring(Database& database, crypto::Keystore& keys)
        : m_database(database)
        , m_keys(keys)
    {
    }

    // The keys of a subject; made, wrapped by the tenant's key and written in the caller's transaction, when
    // it has none.
    Result<SubjectKeys> obtain(const SubjectId& subject, const TenantId& tenant);
    // NotFound when the subject was erased or never was.
    Result<SubjectKeys> find(const SubjectId& subject);

private:
    // The last few subjects' keys, unwrapped. A row is always asked first: what it no longer wraps is never
    // answered from here.
    struct Unwrapped {
        SubjectId subject;
        Bytes wrap;
        SubjectKeys keys;
    };
    static constexpr std::size_t kept = 16;

    Database& m_database;
    crypto::Keystore& m_keys;
    std::vector<Unwrapped> m_unwrapped;
    std::size_t m_next = 0; // the one to give way
};

} // namespace custody::store
