// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Who may act at this station, and for which brands. Names and PIN hashes are sealed; a badge is known by its
// keyed hash.

#include <optional>
#include <string>
#include <vector>

#include "app/access/badge.h"
#include "app/access/person.h"
#include "app/access/pin.h"
#include "app/crypto/keystore.h"
#include "app/store/database.h"

namespace custody::store {

struct Tenant {
    TenantId id;
    std::string name; // the brand's; never in a leaf, an origin or a log line
};

class Roster {
public:
    Roster(Database& database, crypto::Keystore& keys)
        : m_database(database)
        , m_keys(keys)
    {
    }

    Result<> enrolTenant(const Tenant& tenant);
    Result<std::vector<Tenant>> tenants();
    Result<Tenant> tenant(const TenantId& id);
    Result<std::optional<Tenant>> tenantByName(std::string_view name);

    // Refuses a badge that somebody else has. `pin` is hashed here and forgotten.
    Result<> enrol(const access::Person& person, const access::Badge& badge, std::string_view pin);
    Result<> setRole(const PersonId& id, access::Role role);
    Result<std::vector<access::Person>> people();
    Result<access::Person> person(const PersonId& id);
    Result<std::optional<access::Person>> byBadge(const access::Badge& badge);

    struct PinAnswer {
        bool right = false;
        bool justLocked = false; // this wrong PIN was the one too many
        std::optional<std::int64_t> lockedForMs; // no PIN is tried while it lasts
        int triesLeft = 0;
    };
    // Counts failures durably, so that pulling the plug does not give new guesses.
    Result<PinAnswer> tryPin(const PersonId& person, std::string_view pin, UtcMs now);

    // What in the roster's rows contradicts what was sealed: badges moved, added or lost, guesses uncounted.
    Result<std::vector<std::string>> disagreements();

private:
    struct Record {
        access::Person person;
        std::string pinHash;
        access::PinGuard guard;
        Bytes badge; // its token
    };
    Result<Record> record(const PersonId& id);
    Result<> write(const Record& record);
    Result<> writeGuard(Record record, const access::PinGuard& guard);
    Database& m_database;
    crypto::Keystore& m_keys;
};

} // namespace custody::store
