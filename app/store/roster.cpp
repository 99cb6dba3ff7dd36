// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/store/roster.h"

#include "app/crypto/aead.h"
#include "app/crypto/password.h"
#include "app/ledger/cbor.h"

namespace custody::store {
namespace {

using ledger::cbor::Array;

Bytes contextOf(std::string_view table, ByteView id)
{
    return ledger::cbor::encode(Array{std::string(table), Bytes(id.begin(), id.end()), 1});
}

Result<Bytes> sealRow(crypto::Keystore& keys, std::string_view table, ByteView id, Array content)
{
    const auto* key = TRY(keys.obtain("roster", "station"));
    return crypto::sealRecord(TRY(keys.idOf("roster", "station")), *key,
        ledger::cbor::encode(ledger::cbor::Value(std::move(content))), contextOf(table, id));
}

Result<std::vector<std::string>> openRow(
    crypto::Keystore& keys, std::string_view table, ByteView id, ByteView sealed, std::size_t fields)
{
    const auto* key = TRY(keys.find("roster", "station"));
    const auto value = TRY(ledger::cbor::decode(TRY(crypto::openRecord(*key, sealed, contextOf(table, id)))));
    const auto* array = value.as<Array>();
    std::vector<std::string> out;
    for (std::size_t i = 0; array && i < array->size(); ++i)
        if (const auto* text = (*array)[i].as<std::string>())
            out.push_back(*text);
    if (out.size() != fields)
        return fail(Fault::Tampered, "a roster entry cannot be read; run custody-admin fsck --full");
    return out;
}

Result<Tenant> readTenant(crypto::Keystore& keys, const Statement& row)
{
    const auto id = TRY(TenantId::fromBytes(row.blob(0)));
    return Tenant{id, TRY(openRow(keys, "tenant", id.bytes(), row.blob(1), 1))[0]};
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

Result<> Roster::enrol(const access::Person& person, const access::H10301& badge, std::string_view pin)
{
    if (person.name.empty() || !isUtf8(person.name))
        return fail(Fault::Invalid, "a person needs a name");
    TRY(access::checkNewPin(pin));
    if (TRY(byBadge(badge)))
        return fail(Fault::Invalid, "this badge already belongs to somebody else");
    const auto sealed = TRY(sealRow(m_keys, "person", person.id.bytes(),
        Array{person.name, std::string(access::name(person.role)), person.language,
            TRY(crypto::hashPassword(pin))}));
    auto insert = TRY(m_database.prepare("INSERT INTO person(id, record_ct) VALUES(?,?)"));
    insert.bind(1, person.id.bytes()).bind(2, ByteView(sealed));
    TRY(insert.run());
    const auto token = access::badgeToken(*TRY(m_keys.obtain("badge", "station")), badge);
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
    const auto fields = TRY(openRow(m_keys, "person", id.bytes(), query.blob(0), 4));
    return Record{{id, fields[0], TRY(access::parseRole(fields[1])), fields[2]}, fields[3],
        {static_cast<int>(query.integer(1)), query.integer(2)}};
}

Result<access::Person> Roster::person(const PersonId& id) { return TRY(record(id)).person; }

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

Result<std::optional<access::Person>> Roster::byBadge(const access::H10301& badge)
{
    const auto token = access::badgeToken(*TRY(m_keys.obtain("badge", "station")), badge);
    auto query = TRY(m_database.prepare("SELECT person FROM badge WHERE token=?"));
    query.bind(1, token);
    if (!TRY(query.step()))
        return std::optional<access::Person>();
    return std::optional(TRY(person(TRY(PersonId::fromBytes(query.blob(0))))));
}

Result<> Roster::writeGuard(const PersonId& id, const access::PinGuard& guard)
{
    auto update = TRY(m_database.prepare("UPDATE person SET failures=?, locked_until=? WHERE id=?"));
    update.bind(1, std::int64_t{guard.failures}).bind(2, guard.lockedUntil).bind(3, id.bytes());
    return update.run();
}

Result<Roster::PinAnswer> Roster::tryPin(const PersonId& id, std::string_view pin, UtcMs now)
{
    const auto known = TRY(record(id));
    if (const auto wait = access::lockedFor(known.guard, now)) {
        const auto guard = access::afterClockSetBack(known.guard, now);
        if (guard != known.guard)
            TRY(writeGuard(id, guard));
        return PinAnswer{false, false, wait, 0};
    }
    // The guess is counted before it is checked: a kill in between costs the guesser a try, not us.
    const auto counted = access::afterWrongPin(known.guard, now);
    TRY(writeGuard(id, counted));
    if (TRY(crypto::checkPassword(pin, known.pinHash))) {
        TRY(writeGuard(id, access::afterRightPin()));
        return PinAnswer{true, false, std::nullopt, access::failuresThatLock};
    }
    const auto wait = access::lockedFor(counted, now);
    return PinAnswer{false, wait.has_value(), wait, access::failuresThatLock - counted.failures};
}

} // namespace custody::store
