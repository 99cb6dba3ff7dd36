// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/store/roster.h"

#include <algorithm>
#include <map>

#include "app/crypto/aead.h"
#include "app/crypto/password.h"
#include "app/ledger/cbor.h"

namespace custody::store {
namespace {

using ledger::cbor::Array;

Bytes contextOfRow(std::string_view table, ByteView id)
{
    return ledger::cbor::encode(Array{std::string(table), Bytes(id.begin(), id.end()), 1});
}

Result<Bytes> sealRow(crypto::Keystore& keys, std::string_view table, ByteView id, Array content)
{
    const auto* key = TRY(keys.obtain("roster", "station"));
    return crypto::sealRecord(TRY(keys.idOf("roster", "station")), *key,
        ledger::cbor::encode(ledger::cbor::Value(std::move(content))), contextOfRow(table, id));
}

// Of a person's row: name, role, language, PIN hash; since the guard is sealed too, also failures, lock,
// badge.
constexpr std::size_t openFieldCount = 4, sealedFieldCount = 7;

tl::unexpected<Error> unreadable()
{
    return fail(Fault::Tampered, "a roster entry cannot be read; run custody-admin fsck --full");
}

Result<Array> openFields(crypto::Keystore& keys, std::string_view table, ByteView id, ByteView sealed)
{
    const auto* key = TRY(keys.find("roster", "station"));
    const auto value =
        TRY(ledger::cbor::decode(TRY(crypto::openRecord(*key, sealed, contextOfRow(table, id)))));
    const auto* array = value.as<Array>();
    return array ? Result<Array>(*array) : Result<Array>(unreadable());
}

Result<Tenant> readTenant(crypto::Keystore& keys, const Statement& row)
{
    const auto id = TRY(TenantId::fromBytes(row.blob(0)));
    const auto fields = TRY(openFields(keys, "tenant", id.bytes(), row.blob(1)));
    const auto* name = fields.size() == 1 ? fields[0].as<std::string>() : nullptr;
    return name ? Result<Tenant>(Tenant{id, *name}) : Result<Tenant>(unreadable());
}

} // namespace

Result<> Roster::enrolTenant(const Tenant& tenant)
{
    if (tenant.name.empty() || !isUtf8(tenant.name))
        return fail(Fault::Invalid, "a brand needs a name");
    if (TRY(tenantByName(tenant.name)))
        return fail(Fault::Invalid, "the brand " + tenant.name + " is already enrolled here");
    const auto sealed = TRY(sealRow(m_keys, "tenant", tenant.id.bytes(), Array{tenant.name}));
    auto insert = TRY(m_database.prepare("INSERT INTO tenant(id, record_ct) VALUES(?,?)"));
    insert.bind(1, tenant.id.bytes()).bind(2, ByteView(sealed));
    return insert.run();
}

Result<std::vector<Tenant>> Roster::tenants()
{
    auto query = TRY(m_database.prepare("SELECT id, record_ct FROM tenant ORDER BY id"));
    std::vector<Tenant> out;
    while (TRY(query.step()))
        out.push_back(TRY(readTenant(m_keys, query)));
    return out;
}

Result<Tenant> Roster::tenant(const TenantId& id)
{
    auto query = TRY(m_database.prepare("SELECT id, record_ct FROM tenant WHERE id=?"));
    query.bind(1, id.bytes());
    if (!TRY(query.step()))
        return fail(Fault::NotFound, "there is no such brand");
    return readTenant(m_keys, query);
}

Result<std::optional<Tenant>> Roster::tenantByName(std::string_view name)
{
    for (auto& tenant : TRY(tenants()))
        if (tenant.name == name)
            return std::optional(std::move(tenant));
    return std::optional<Tenant>();
}

Result<> Roster::enrol(const access::Person& person, const access::Badge& badge, std::string_view pin)
{
    if (person.name.empty() || !isUtf8(person.name))
        return fail(Fault::Invalid, "a person needs a name");
    TRY(access::checkNewPin(pin));
    if (TRY(byBadge(badge)))
        return fail(Fault::Invalid, "this badge already belongs to somebody else");
    const auto token = access::badgeToken(*TRY(m_keys.obtain("badge", "station")), badge);
    TRY(write({person, TRY(crypto::hashPassword(pin)), {}, Bytes(token.begin(), token.end())}));
    auto issue = TRY(m_database.prepare("INSERT INTO badge(token, person) VALUES(?,?)"));
    issue.bind(1, token).bind(2, person.id.bytes());
    return issue.run();
}

Result<Roster::Record> Roster::record(const PersonId& id)
{
    auto query = TRY(m_database.prepare("SELECT record_ct, failures, locked_until FROM person WHERE id=?"));
    query.bind(1, id.bytes());
    if (!TRY(query.step()))
        return fail(Fault::NotFound, "there is no such person");
    const auto fields = TRY(openFields(m_keys, "person", id.bytes(), query.blob(0)));
    const auto text = [&](std::size_t at) {
        const auto* value = at < fields.size() ? fields[at].as<std::string>() : nullptr;
        return value ? *value : std::string();
    };
    Record record{{id, text(0), TRY(access::roleOnRecord(text(1))), text(2)}, text(3), {}, {}};
    if (record.pinHash.empty())
        return unreadable();
    if (fields.size() == openFieldCount) { // written before the guard was sealed
        record.guard = {static_cast<int>(query.integer(1)), query.integer(2)};
        return record;
    }
    const auto* failures = fields.size() == sealedFieldCount ? fields[4].as<std::uint64_t>() : nullptr;
    const auto* until = failures ? fields[5].as<std::uint64_t>() : nullptr;
    const auto* badge = until ? fields[6].as<Bytes>() : nullptr;
    if (!badge)
        return unreadable();
    record.guard = {static_cast<int>(*failures), static_cast<UtcMs>(*until)};
    record.badge = *badge;
    return record;
}

Result<> Roster::write(const Record& record)
{
    const auto& person = record.person;
    const auto sealed = TRY(sealRow(m_keys, "person", person.id.bytes(),
        Array{person.name, std::string(access::name(person.role)), person.language, record.pinHash,
            std::int64_t{record.guard.failures}, std::max<std::int64_t>(record.guard.lockedUntil, 0),
            record.badge}));
    auto upsert =
        TRY(m_database.prepare("INSERT INTO person(id, record_ct) VALUES(?1,?2)"
                               " ON CONFLICT(id) DO UPDATE SET record_ct=?2, failures=0, locked_until=0"));
    upsert.bind(1, person.id.bytes()).bind(2, ByteView(sealed));
    return upsert.run();
}

Result<access::Person> Roster::person(const PersonId& id) { return TRY(record(id)).person; }

Result<> Roster::setRole(const PersonId& id, access::Role role)
{
    auto known = TRY(record(id));
    known.person.role = role;
    return writeGuard(known, known.guard);
}

Result<std::vector<access::Person>> Roster::people()
{
    std::vector<PersonId> ids;
    {
        auto query = TRY(m_database.prepare("SELECT id FROM person ORDER BY id"));
        while (TRY(query.step()))
            ids.push_back(TRY(PersonId::fromBytes(query.blob(0))));
    }
    std::vector<access::Person> out;
    for (const auto& id : ids)
        out.push_back(TRY(person(id)));
    return out;
}

Result<std::optional<access::Person>> Roster::byBadge(const access::Badge& badge)
{
    const auto token = access::badgeToken(*TRY(m_keys.obtain("badge", "station")), badge);
    auto query = TRY(m_database.prepare("SELECT person FROM badge WHERE token=?"));
    query.bind(1, token);
    if (!TRY(query.step()))
        return std::optional<access::Person>();
    return std::optional(TRY(person(TRY(PersonId::fromBytes(query.blob(0))))));
}

// The guard is sealed with the person's badge: a row that was written before learns it here.
Result<> Roster::writeGuard(Record record, const access::PinGuard& guard)
{
    record.guard = guard;
    if (record.badge.empty()) {
        auto query = TRY(m_database.prepare("SELECT token FROM badge WHERE person=?"));
        query.bind(1, record.person.id.bytes());
        if (TRY(query.step()))
            record.badge = query.blob(0);
    }
    return write(record);
}

Result<Roster::PinAnswer> Roster::tryPin(const PersonId& id, std::string_view pin, UtcMs now)
{
    const auto known = TRY(record(id));
    if (const auto wait = access::lockedFor(known.guard, now)) {
        const auto guard = access::afterClockSetBack(known.guard, now);
        if (guard != known.guard)
            TRY(writeGuard(known, guard));
        return PinAnswer{false, false, wait, 0};
    }
    // The guess is counted before it is checked: a kill in between costs the guesser a try, not us.
    const auto counted = access::afterWrongPin(known.guard, now);
    TRY(writeGuard(known, counted));
    if (access::couldBePin(pin) && TRY(crypto::checkPassword(pin, known.pinHash))) {
        TRY(writeGuard(known, access::afterRightPin()));
        return PinAnswer{true, false, std::nullopt, access::failuresThatLock};
    }
    const auto wait = access::lockedFor(counted, now);
    return PinAnswer{false, wait.has_value(), wait, access::failuresThatLock - counted.failures};
}

Result<std::vector<std::string>> Roster::disagreements()
{
    std::map<Bytes, PersonId> badges;
    auto rows = TRY(m_database.prepare("SELECT token, person FROM badge"));
    while (TRY(rows.step()))
        badges.emplace(rows.blob(0), TRY(PersonId::fromBytes(rows.blob(1))));
    std::vector<std::string> found;
    for (const auto& person : TRY(people())) {
        const auto name = "person " + toText(person.id) + ": ";
        const auto known = TRY(record(person.id));
        if (known.badge.empty()) { // an old row; her badge is known once she has signed in
            std::erase_if(badges, [&](const auto& badge) { return badge.second == person.id; });
            continue;
        }
        const auto badge = badges.find(known.badge);
        if (badge == badges.end() || badge->second != person.id)
            found.push_back(name + "her badge is missing or leads to somebody else");
        else
            badges.erase(badge);
        auto open = TRY(m_database.prepare("SELECT failures=0 AND locked_until=0 FROM person WHERE id=?"));
        open.bind(1, person.id.bytes());
        if (!TRY(open.step()) || open.integer(0) == 0)
            found.push_back(name + "the count of her wrong PINs was written from outside");
    }
    for (const auto& [token, person] : badges)
        found.push_back("badge of person " + toText(person) + ": nobody was enrolled with it");
    return found;
}

} // namespace custody::store
