// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/store/fixture_codec.h"

#include "app/store/codec.h"

namespace custody::store {

using namespace codec;

namespace {

Result<> outcome(const Reader& in, std::int64_t version, const char* what)
{
    if (version == 1 && in.complete())
        return {};
    return fail(
        Fault::Tampered, std::string("a stored ") + what + " cannot be read; run custody-admin fsck --full");
}

} // namespace

Bytes encode(const chain::Zone& z)
{
    return ledger::cbor::encode(Array{1, z.name, z.zoneClass, z.capacity, z.dwellMinutes, z.keeperRole,
        idValue(z.keeper), textsValue(z.roles), textsValue(z.cameras), z.videoDays, idsValue(z.inside)});
}

Result<> decode(ByteView bytes, chain::Zone& z)
{
    const auto value = TRY(ledger::cbor::decode(bytes));
    Reader in(value);
    const auto version = in.number();
    z.name = in.text();
    z.zoneClass = in.text();
    z.capacity = in.number();
    z.dwellMinutes = in.number();
    z.keeperRole = in.text();
    z.keeper = in.maybeId<PersonId>();
    z.roles = in.texts();
    z.cameras = in.texts();
    z.videoDays = in.number();
    z.inside = in.ids<PersonId>();
    return outcome(in, version, "zone");
}

Bytes encode(const chain::Container& c) { return ledger::cbor::encode(Array{1, c.name, sealValue(c.seal)}); }

Result<> decode(ByteView bytes, chain::Container& c)
{
    const auto value = TRY(ledger::cbor::decode(bytes));
    Reader in(value);
    const auto version = in.number();
    c.name = in.text();
    c.seal = in.seal();
    return outcome(in, version, "tote");
}

Bytes encode(const chain::Audit& a)
{
    return ledger::cbor::encode(
        Array{2, idValue(a.id), a.zone, idValue(a.auditor), textsValue(a.read), a.open, a.begunAt});
}

Result<> decode(ByteView bytes, chain::Audit& a)
{
    const auto value = TRY(ledger::cbor::decode(bytes));
    Reader in(value);
    const auto version = in.number();
    a.id = in.id<EventId>();
    a.zone = in.text();
    a.auditor = in.id<PersonId>();
    a.read = in.texts();
    a.open = in.truth();
    if (version == 2)
        a.begunAt = in.number();
    return outcome(in, version == 2 ? 1 : version, "count");
}

Bytes encode(const chain::SealRange& r)
{
    return ledger::cbor::encode(Array{1, r.first, r.last, r.sealClass});
}

Result<> decode(ByteView bytes, chain::SealRange& r)
{
    const auto value = TRY(ledger::cbor::decode(bytes));
    Reader in(value);
    const auto version = in.number();
    r.first = in.text();
    r.last = in.text();
    r.sealClass = in.text();
    return outcome(in, version, "seal range");
}

Bytes encode(const chain::SealUse& u) { return ledger::cbor::encode(Array{1, u.number, u.use}); }

Result<> decode(ByteView bytes, chain::SealUse& u)
{
    const auto value = TRY(ledger::cbor::decode(bytes));
    Reader in(value);
    const auto version = in.number();
    u.number = in.text();
    u.use = in.text();
    return outcome(in, version, "seal");
}

Bytes encode(const chain::Neighbour& n)
{
    return ledger::cbor::encode(Array{1, n.lane, n.key, idValue(n.tenant)});
}

Result<> decode(ByteView bytes, chain::Neighbour& n)
{
    const auto value = TRY(ledger::cbor::decode(bytes));
    Reader in(value);
    const auto version = in.number();
    n.lane = in.text();
    n.key = in.text();
    n.tenant = in.id<TenantId>();
    return outcome(in, version, "neighbour");
}

Bytes encode(const chain::Visit& v)
{
    return ledger::cbor::encode(
        Array{1, idValue(v.id), v.visitor, idValue(v.host), textsValue(v.areas), v.badge, v.since});
}

Result<> decode(ByteView bytes, chain::Visit& v)
{
    const auto value = TRY(ledger::cbor::decode(bytes));
    Reader in(value);
    const auto version = in.number();
    v.id = in.id<EventId>();
    v.visitor = in.text();
    v.host = in.id<PersonId>();
    v.areas = in.texts();
    v.badge = in.text();
    v.since = in.number();
    return outcome(in, version, "visit");
}

Bytes encode(const chain::Grant& g)
{
    return ledger::cbor::encode(Array{1, idValue(g.id), idValue(g.requester), g.reason, g.minutes,
        idValue(g.approver), g.expiresAt, g.over});
}

Result<> decode(ByteView bytes, chain::Grant& g)
{
    const auto value = TRY(ledger::cbor::decode(bytes));
    Reader in(value);
    const auto version = in.number();
    g.id = in.id<EventId>();
    g.requester = in.id<PersonId>();
    g.reason = in.text();
    g.minutes = in.number();
    g.approver = in.maybeId<PersonId>();
    g.expiresAt = in.number();
    g.over = in.truth();
    return outcome(in, version, "break-glass request");
}

Bytes encode(const chain::RoleHeld& r)
{
    return ledger::cbor::encode(Array{1, idValue(r.person), r.role, idValue(r.by), r.since, r.evidence});
}

Result<> decode(ByteView bytes, chain::RoleHeld& r)
{
    const auto value = TRY(ledger::cbor::decode(bytes));
    Reader in(value);
    const auto version = in.number();
    r.person = in.id<PersonId>();
    r.role = in.text();
    r.by = in.id<PersonId>();
    r.since = in.number();
    r.evidence = in.text();
    return outcome(in, version, "role");
}

Bytes encode(const chain::AccessReview& r)
{
    return ledger::cbor::encode(Array{1, idValue(r.by), r.at, r.people, r.evidence});
}

Result<> decode(ByteView bytes, chain::AccessReview& r)
{
    const auto value = TRY(ledger::cbor::decode(bytes));
    Reader in(value);
    const auto version = in.number();
    r.by = in.id<PersonId>();
    r.at = in.number();
    r.people = in.number();
    r.evidence = in.text();
    return outcome(in, version, "review of roles");
}

} // namespace custody::store
