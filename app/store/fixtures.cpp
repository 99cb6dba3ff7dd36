// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/store/fixtures.h"

#include "app/crypto/aead.h"
#include "app/crypto/hash.h"
#include "app/ledger/cbor.h"
#include "app/store/fixture_codec.h"

namespace custody::store {
namespace {

using chain::EventType;

Bytes contextOfFixture(std::string_view kind, std::string_view name)
{
    return ledger::cbor::encode(
        ledger::cbor::Array{std::string("fixture"), std::string(kind), std::string(name), 1});
}

template <typename Fixture> Result<std::vector<Fixture>> decodeAll(const std::vector<Bytes>& rows)
{
    std::vector<Fixture> out;
    for (const auto& row : rows)
        TRY(decode(row, out.emplace_back()));
    return out;
}

} // namespace

Result<std::optional<Bytes>> Fixtures::read(std::string_view kind, std::string_view name)
{
    auto query = TRY(m_database.prepare("SELECT state_ct FROM fixture WHERE kind=? AND name=?"));
    query.bind(1, kind).bind(2, name);
    if (!TRY(query.step()))
        return std::optional<Bytes>();
    const auto keys = TRY(m_subjects.find(stationSubject()));
    return std::optional(TRY(crypto::openRecord(keys.records, query.blob(0), contextOfFixture(kind, name))));
}

Result<std::vector<Bytes>> Fixtures::readAll(std::string_view kind)
{
    std::vector<Bytes> out;
    const auto keys = m_subjects.find(stationSubject());
    auto query = TRY(m_database.prepare("SELECT name, state_ct FROM fixture WHERE kind=? ORDER BY name"));
    query.bind(1, kind);
    while (TRY(query.step())) {
        if (!keys)
            return tl::unexpected(keys.error());
        out.push_back(
            TRY(crypto::openRecord(keys->records, query.blob(1), contextOfFixture(kind, query.text(0)))));
    }
    return out;
}

Result<> Fixtures::write(std::string_view kind, std::string_view name, ByteView plain)
{
    const auto keys = TRY(m_subjects.obtain(stationSubject(), TenantId{}));
    const auto sealed = crypto::sealRecord(keys.id, keys.records, plain, contextOfFixture(kind, name));
    auto upsert = TRY(m_database.prepare("INSERT INTO fixture(kind, name, state_ct) VALUES(?1,?2,?3)"
                                         " ON CONFLICT(kind, name) DO UPDATE SET state_ct=?3"));
    upsert.bind(1, kind).bind(2, name).bind(3, ByteView(sealed));
    return upsert.run();
}

Result<> Fixtures::drop(std::string_view kind, std::string_view name)
{
    auto gone = TRY(m_database.prepare("DELETE FROM fixture WHERE kind=? AND name=?"));
    gone.bind(1, kind).bind(2, name);
    return gone.run();
}

template <typename Fixture>
Result<> Fixtures::fold(std::string_view kind, const std::string& name, const chain::Event& event)
{
    Fixture fixture;
    if (const auto stored = TRY(read(kind, name)))
        TRY(decode(*stored, fixture));
    chain::apply(fixture, event);
    return write(kind, name, encode(fixture));
}

Result<std::optional<chain::Zone>> Fixtures::zone(std::string_view name)
{
    const auto stored = TRY(read("zone", name));
    if (!stored)
        return std::optional<chain::Zone>();
    std::optional<chain::Zone> zone(std::in_place);
    TRY(decode(*stored, *zone));
    return zone;
}

Result<std::vector<chain::Zone>> Fixtures::zones() { return decodeAll<chain::Zone>(TRY(readAll("zone"))); }

Result<chain::Container> Fixtures::container(std::string_view name)
{
    chain::Container container{std::string(name), {}};
    if (const auto stored = TRY(read("container", name)))
        TRY(decode(*stored, container));
    return container;
}

Result<std::optional<chain::Audit>> Fixtures::audit(const EventId& id)
{
    auto stored = TRY(read("audit", toText(id)));
    if (!stored)
        stored = TRY(read("counted", toText(id)));
    if (!stored)
        return std::optional<chain::Audit>();
    std::optional<chain::Audit> audit(std::in_place);
    TRY(decode(*stored, *audit));
    return audit;
}

Result<std::vector<chain::Audit>> Fixtures::openAudits(std::string_view zone)
{
    auto audits = TRY(decodeAll<chain::Audit>(TRY(readAll("audit"))));
    std::erase_if(
        audits, [&](const chain::Audit& one) { return !one.open || (!zone.empty() && one.zone != zone); });
    return audits;
}

Result<std::vector<chain::Visit>> Fixtures::visits()
{
    return decodeAll<chain::Visit>(TRY(readAll("visit")));
}

Result<std::vector<chain::Grant>> Fixtures::grants()
{
    return decodeAll<chain::Grant>(TRY(readAll("grant")));
}

Result<std::vector<chain::RoleHeld>> Fixtures::roles()
{
    return decodeAll<chain::RoleHeld>(TRY(readAll("role")));
}

Result<std::optional<chain::AccessReview>> Fixtures::review()
{
    const auto stored = TRY(read("review", "newest"));
    if (!stored)
        return std::optional<chain::AccessReview>();
    std::optional<chain::AccessReview> review(std::in_place);
    TRY(decode(*stored, *review));
    return review;
}

Result<std::vector<chain::Neighbour>> Fixtures::neighbours()
{
    return decodeAll<chain::Neighbour>(TRY(readAll("neighbour")));
}

Result<std::vector<chain::SealRange>> Fixtures::sealRanges()
{
    return decodeAll<chain::SealRange>(TRY(readAll("seals")));
}

Result<std::vector<chain::SealUse>> Fixtures::sealUses()
{
    return decodeAll<chain::SealUse>(TRY(readAll("seal")));
}

Result<std::string> Fixtures::toldUnsynced(std::string_view lane)
{
    const auto stored = TRY(read("overdue", lane));
    return stored ? std::string(text(*stored)) : std::string();
}

Result<std::string> Fixtures::policyText(const TenantId& brand)
{
    const auto stored = TRY(read("policy", toText(brand)));
    return stored ? std::string(text(*stored)) : std::string(chain::standardPolicyText());
}

Result<chain::Policy> Fixtures::policy(const TenantId& brand)
{
    const auto stored = TRY(read("policy", toText(brand)));
    return stored ? chain::parsePolicy(text(*stored)) : Result<chain::Policy>(chain::standardPolicy());
}

Result<std::vector<Located>> Fixtures::inZone(std::string_view zone)
{
    auto query =
        TRY(m_database.prepare("SELECT subject, since FROM located WHERE zone=? ORDER BY since, subject"));
    query.bind(1, zone);
    std::vector<Located> out;
    while (TRY(query.step()))
        out.push_back({TRY(SubjectId::fromBytes(query.blob(0))), query.integer(1)});
    return out;
}

Result<std::vector<Lying>> Fixtures::lying()
{
    auto query = TRY(m_database.prepare(
        "SELECT zone, count(*), min(since) FROM located WHERE zone<>'' GROUP BY zone ORDER BY zone"));
    std::vector<Lying> out;
    while (TRY(query.step()))
        out.push_back({query.text(0), query.integer(1), query.integer(2)});
    return out;
}

Result<std::vector<SubjectId>> Fixtures::inContainer(std::string_view container)
{
    auto query = TRY(m_database.prepare("SELECT subject FROM located WHERE container=? ORDER BY subject"));
    query.bind(1, container);
    std::vector<SubjectId> out;
    while (TRY(query.step()))
        out.push_back(TRY(SubjectId::fromBytes(query.blob(0))));
    return out;
}

Result<std::vector<Located>> Fixtures::inZonesSince(UtcMs before)
{
    auto query = TRY(
        m_database.prepare("SELECT subject, since FROM located WHERE zone<>'' AND since<? ORDER BY since"));
    query.bind(1, before);
    std::vector<Located> out;
    while (TRY(query.step()))
        out.push_back({TRY(SubjectId::fromBytes(query.blob(0))), query.integer(1)});
    return out;
}

bool Fixtures::concerns(EventType type)
{
    switch (type) {
    case EventType::ZoneDefined:
    case EventType::ZonePersonEntered:
    case EventType::ZonePersonLeft:
    case EventType::ZoneAuditStarted:
    case EventType::ZoneCounted:
    case EventType::ZoneAuditCompleted:
    case EventType::ContainerSealed:
    case EventType::SealVerified:
    case EventType::SealBroken:
    case EventType::SealIssued:
    case EventType::SealUsed:
    case EventType::SealDestroyed:
    case EventType::NeighbourTrusted:
    case EventType::CustodyOverdue:
    case EventType::VisitorSignedIn:
    case EventType::VisitorSignedOut:
    case EventType::BreakglassRequested:
    case EventType::BreakglassApproved:
    case EventType::BreakglassExpired:
    case EventType::BreakglassReviewed:
    case EventType::RoleGranted:
    case EventType::RoleRevoked:
    case EventType::AccessReviewed:
    case EventType::PolicySet: return true;
    default: return false;
    }
}

Result<> Fixtures::project(const chain::Event& event, const std::optional<TenantId>& brand)
{
    if (!concerns(event.type))
        return {};
    const auto use = [&](const std::string& number, const char* how) -> Result<> {
        return number.empty() ? Result<>() : write("seal", number, encode(chain::SealUse{number, how}));
    };
    switch (event.type) {
    case EventType::ZoneDefined:
    case EventType::ZonePersonEntered:
    case EventType::ZonePersonLeft: return fold<chain::Zone>("zone", event.text("zone"), event);
    case EventType::ZoneAuditStarted:
    case EventType::ZoneCounted: return fold<chain::Audit>("audit", event.text("audit"), event);
    case EventType::ZoneAuditCompleted: {
        const auto name = event.text("audit");
        TRY(fold<chain::Audit>("audit", name, event));
        // Out of the way of those that are open, which are asked for all the time.
        const auto closed = TRY(read("audit", name));
        TRY(drop("audit", name));
        return write("counted", name, *closed);
    }
    case EventType::PolicySet:
        return write("policy", toText(brand.value_or(TenantId{})), bytes(event.text("body")));
    case EventType::RoleGranted:
    case EventType::RoleRevoked: return fold<chain::RoleHeld>("role", event.text("person"), event);
    case EventType::AccessReviewed: return fold<chain::AccessReview>("review", "newest", event);
    case EventType::VisitorSignedIn: return fold<chain::Visit>("visit", event.text("visit"), event);
    case EventType::VisitorSignedOut: return drop("visit", event.text("visit"));
    case EventType::BreakglassRequested:
    case EventType::BreakglassApproved:
    case EventType::BreakglassExpired: return fold<chain::Grant>("grant", event.text("request"), event);
    case EventType::BreakglassReviewed: return drop("grant", event.text("request"));
    case EventType::CustodyOverdue:
        return event.text("lane").empty() ? Result<>()
                                          : write("overdue", event.text("lane"), bytes(event.text("due_at")));
    case EventType::NeighbourTrusted:
        return write("neighbour", event.text("lane"),
            encode(chain::Neighbour{
                event.text("lane"), event.text("key"), TRY(parseId<TenantId>(event.text("tenant")))}));
    case EventType::SealIssued:
        return write("seals", event.text("first"),
            encode(chain::SealRange{event.text("first"), event.text("last"), event.text("class")}));
    case EventType::SealDestroyed: return use(event.text("seal"), "destroyed");
    case EventType::SealUsed: return use(event.text("seal"), "applied");
    default: break;
    }
    const auto container = event.text("container");
    return container.empty() ? Result<>() : fold<chain::Container>("container", container, event);
}

Result<std::vector<SubjectId>> Fixtures::asked()
{
    auto query = TRY(m_database.prepare("SELECT subject FROM located WHERE zone='' ORDER BY subject"));
    std::vector<SubjectId> out;
    while (TRY(query.step()))
        out.push_back(TRY(SubjectId::fromBytes(query.blob(0))));
    return out;
}

Result<> Fixtures::locate(
    const SubjectId& id, std::string_view zone, std::string_view container, UtcMs since, bool asked)
{
    if (zone.empty() && container.empty() && !asked) {
        auto drop = TRY(m_database.prepare("DELETE FROM located WHERE subject=?"));
        drop.bind(1, id.bytes());
        return drop.run();
    }
    auto upsert =
        TRY(m_database.prepare("INSERT INTO located(subject, zone, container, since) VALUES(?1,?2,?3,?4)"
                               " ON CONFLICT(subject) DO UPDATE SET zone=?2, container=?3, since=?4"));
    upsert.bind(1, id.bytes()).bind(2, zone).bind(3, container).bind(4, since);
    return upsert.run();
}

Result<std::vector<std::pair<std::string, std::string>>> Fixtures::rows()
{
    std::vector<std::pair<std::string, std::string>> out;
    {
        auto query =
            TRY(m_database.prepare("SELECT lower(hex(subject)), zone, container, since FROM located"));
        while (TRY(query.step()))
            out.emplace_back("place of " + query.text(0),
                query.text(1) + " / " + query.text(2) + " since " + std::to_string(query.integer(3)));
    }
    std::vector<std::pair<std::string, std::string>> names;
    {
        auto query = TRY(m_database.prepare("SELECT kind, name FROM fixture"));
        while (TRY(query.step()))
            names.emplace_back(query.text(0), query.text(1));
    }
    for (const auto& [kind, name] : names) {
        const auto state = read(kind, name);
        out.emplace_back(
            kind + " " + name, state ? hex(crypto::sha256(**state)) : "unreadable: " + state.error().what);
    }
    return out;
}

} // namespace custody::store
