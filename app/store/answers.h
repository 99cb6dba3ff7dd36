// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// First answers, kept so that a command told twice gets them again. An answer names tracking numbers and
// LPNs, so it is sealed under the keys of all parcels it tells of, and dies with any of them.

#include <set>

#include "app/store/subject_keys.h"

namespace custody::store {

class Answers {
public:
    Answers(Database& database, crypto::Keystore& keys, SubjectKeyring& subjects)
        : m_database(database)
        , m_keys(keys)
        , m_subjects(subjects)
    {
    }

    // In the caller's transaction. About no parcel: sealed under the station's own key for answers.
    Result<> keep(std::string_view commandId, std::string_view answer, const std::set<SubjectId>& about);
    Result<std::optional<std::string>> find(std::string_view commandId);
    // In the caller's transaction: every answer that tells of this parcel.
    Result<> forget(const SubjectId& parcel);

    // Answers of older stores all lay under the station's key; this one is moved to its parcels' keys.
    Result<> move(ByteView command, const std::set<SubjectId>& about);
    Result<std::string> openUnderStation(ByteView command, ByteView sealed) const;

private:
    Result<Bytes> seal(ByteView command, std::string_view answer, const std::set<SubjectId>& about);
    Result<> list(ByteView command, const std::set<SubjectId>& about);
    Database& m_database;
    crypto::Keystore& m_keys;
    SubjectKeyring& m_subjects;
};

} // namespace custody::store
