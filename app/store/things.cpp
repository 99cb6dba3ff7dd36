// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/store/things.h"

#include <algorithm>
#include <cctype>

#include "app/crypto/aead.h"
#include "app/crypto/blind_index.h"
#include "app/custody/piece.h"
#include "app/ledger/cbor_stream.h"
#include "app/store/fixtures.h"
#include "app/store/state_codec.h"

namespace custody::store {
namespace {

template <typename Thing>
constexpr ThingKind kindOfA = std::is_same_v<Thing, chain::Parcel> ? ThingKind::Parcel : ThingKind::Item;

SubjectId parcelOfA(const chain::Parcel& parcel) { return parcel.id; }
SubjectId parcelOfA(const chain::Item& item) { return item.parcel; }

bool sameNames(const chain::Parcel& a, const chain::Parcel& b) { return a.tracking == b.tracking; }
bool sameNames(const chain::Item& a, const chain::Item& b) { return a.lpn == b.lpn; }

Result<std::optional<Hash>> leafIn(const Statement& row, int column)
{
    if (row.isNull(column))
        return std::optional<Hash>();
    Hash hash{};
    const auto stored = row.blobInPlace(column);
    if (stored.size() != hash.size())
        return fail(
            Fault::Tampered, "a stored chain link has the wrong length; run custody-admin fsck --full");
    std::copy(stored.begin(), stored.end(), hash.begin());
    return std::optional(hash);
}

Bytes contextOfThing(std::string_view table, ByteView id)
{
    Bytes context;
    ledger::cbor::Writer(context).array(3).text(table).bytes(id).number(1);
    return context;
}

} // namespace

std::string trackingEnding(std::string_view tracking)
{
    if (tracking.size() < trackingEndingSize)
        return {};
    std::string ending(tracking.substr(tracking.size() - trackingEndingSize));
    for (auto& c : ending)
        c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
    return ending;
}

Result<Things::Row> Things::row(const SubjectId& id, ThingKind kind)
{
    auto query =
        TRY(m_database.prepare("SELECT parcel, state_ct, last_leaf FROM thing WHERE subject=? AND kind=?"));
    query.bind(1, id.bytes()).bind(2, static_cast<std::int64_t>(kind));
    if (!TRY(query.step()))
        return fail(
            Fault::NotFound, kind == ThingKind::Parcel ? "there is no such parcel" : "there is no such item");
    return Row{TRY(SubjectId::fromBytes(query.blob(0))), query.blob(1), TRY(leafIn(query, 2))};
}

template <typename Thing> Result<Thing> Things::read(const SubjectId& id)
{
    if (const auto known = gathered<Thing>().find(id); known != gathered<Thing>().end())
        return known->second.state;
    const auto found = TRY(row(id, kindOfA<Thing>));
    const auto keys = TRY(m_subjects.find(kindOfA<Thing> == ThingKind::Parcel ? id : found.parcel));
    const auto plain = TRY(m_subjects.records(keys).open(found.sealed, contextOfThing("thing", id.bytes())));
    Thing thing;
    if constexpr (kindOfA<Thing> == ThingKind::Parcel)
        thing = TRY(decodeParcel(plain));
    else
        thing = TRY(decodeItem(plain));
    if (m_gathering)
        gathered<Thing>().emplace(id, Gathered<Thing>{thing, found.lastLeaf, {}, thing});
    return thing;
}

Result<chain::Parcel> Things::parcel(const SubjectId& id) { return read<chain::Parcel>(id); }

Result<chain::Item> Things::item(const SubjectId& id) { return read<chain::Item>(id); }

Result<chain::Item> Things::piece(const SubjectId& id)
{
    return TRY(kindOf(id)) == ThingKind::Item ? item(id) : chain::pieceOf(TRY(parcel(id)));
}

Result<chain::Offer> Things::offer(const EventId& id)
{
    auto query = TRY(m_database.prepare("SELECT parcel, state_ct FROM offer WHERE id=?"));
    query.bind(1, id.bytes());
    if (!TRY(query.step()))
        return fail(Fault::NotFound, "there is no such offer");
    const auto keys = TRY(m_subjects.find(TRY(SubjectId::fromBytes(query.blob(0)))));
    return decodeOffer(
        TRY(crypto::openRecord(keys.records, query.blob(1), contextOfThing("offer", id.bytes()))));
}

Result<ThingKind> Things::kindOf(const SubjectId& id)
{
    auto query = TRY(m_database.prepare("SELECT kind FROM thing WHERE subject=?1"
                                        " UNION ALL SELECT kind FROM erased WHERE subject=?1"));
    query.bind(1, id.bytes());
    if (!TRY(query.step()))
        return fail(Fault::NotFound, "there is no such parcel or item");
    return static_cast<ThingKind>(query.integer(0));
}

Result<SubjectId> Things::parcelOf(const SubjectId& id)
{
    auto query = TRY(m_database.prepare("SELECT parcel FROM thing WHERE subject=?1"
                                        " UNION ALL SELECT parcel FROM erased WHERE subject=?1"));
    query.bind(1, id.bytes());
    if (!TRY(query.step()))
        return fail(Fault::NotFound, "there is no such parcel or item");
    return SubjectId::fromBytes(query.blob(0));
}

Result<bool> Things::isErased(const SubjectId& id)
{
    auto query = TRY(m_database.prepare("SELECT 1 FROM erased WHERE subject=?"));
    query.bind(1, id.bytes());
    return query.step();
}

Result<std::vector<SubjectId>> Things::lookUp(
    const std::optional<TenantId>& tenant, std::string_view field, std::string_view value)
{
    std::vector<SubjectId> found;
    const auto brand = tenant ? toText(*tenant) + "/" : std::string();
    for (const auto& month : m_keys.owners("index")) {
        if (!month.starts_with(brand))
            continue;
        const auto* key = TRY(m_keys.find("index", month));
        auto query = TRY(m_database.prepare("SELECT subject FROM lookup WHERE bi=?"));
        query.bind(1, crypto::blindIndex(*key, field, value));
        while (TRY(query.step()))
            found.push_back(TRY(SubjectId::fromBytes(query.blob(0))));
    }
    std::sort(found.begin(), found.end(), std::greater<>());
    return found;
}

Result<std::vector<SubjectId>> Things::parcelsByTracking(const TenantId& tenant, std::string_view tracking)
{
    return lookUp(tenant, "tracking", tracking);
}

Result<std::vector<SubjectId>> Things::parcelsByTrackingEnding(
    const TenantId& tenant, std::string_view ending)
{
    return lookUp(tenant, "tracking_ending", ending);
}

Result<std::optional<SubjectId>> Things::itemByLpn(std::string_view lpn)
{
    // Unique in the whole site, so no brand is asked for.
    const auto found = TRY(lookUp(std::nullopt, "lpn", lpn));
    return found.empty() ? std::optional<SubjectId>() : std::optional(found.front());
}

Result<std::vector<Holding>> Things::heldBy(const PersonId& person)
{
    auto query = TRY(m_database.prepare("SELECT h.subject, t.kind, h.since FROM holding h JOIN thing t"
                                        " ON t.subject=h.subject WHERE h.person=? ORDER BY h.since"));
    query.bind(1, person.bytes());
    std::vector<Holding> out;
    while (TRY(query.step()))
        out.push_back({TRY(SubjectId::fromBytes(query.blob(0))), static_cast<ThingKind>(query.integer(1)),
            query.integer(2)});
    return out;
}

Result<std::optional<EventId>> Things::openOffer()
{
    auto query = TRY(m_database.prepare("SELECT id FROM offer WHERE open=1 ORDER BY id DESC LIMIT 1"));
    if (!TRY(query.step()))
        return std::optional<EventId>();
    return std::optional(TRY(EventId::fromBytes(query.blob(0))));
}

Result<std::vector<EventId>> Things::openOffers()
{
    auto query = TRY(m_database.prepare("SELECT id FROM offer WHERE open=1 ORDER BY id"));
    std::vector<EventId> out;
    while (TRY(query.step()))
        out.push_back(TRY(EventId::fromBytes(query.blob(0))));
    return out;
}

Result<std::vector<Holding>> Things::heldSince(UtcMs before)
{
    auto query = TRY(m_database.prepare("SELECT h.subject, t.kind, h.since FROM holding h JOIN thing t"
                                        " ON t.subject=h.subject WHERE h.since<? ORDER BY h.since"));
    query.bind(1, before);
    std::vector<Holding> out;
    while (TRY(query.step()))
        out.push_back({TRY(SubjectId::fromBytes(query.blob(0))), static_cast<ThingKind>(query.integer(1)),
            query.integer(2)});
    return out;
}

Result<std::optional<SubjectId>> Things::subjectAt(std::int64_t lane, std::uint64_t index)
{
    auto query = TRY(m_database.prepare("SELECT subject FROM event_of WHERE lane=? AND idx=?"));
    query.bind(1, lane).bind(2, static_cast<std::int64_t>(index));
    if (!TRY(query.step()))
        return std::optional<SubjectId>();
    return std::optional(TRY(SubjectId::fromBytes(query.blob(0))));
}

Result<std::optional<Hash>> Things::lastLeaf(const SubjectId& id)
{
    if (const auto parcel = m_parcels.find(id); parcel != m_parcels.end())
        return parcel->second.lastLeaf;
    if (const auto item = m_items.find(id); item != m_items.end())
        return item->second.lastLeaf;
    auto query = TRY(m_database.prepare("SELECT last_leaf FROM thing WHERE subject=?1"
                                        " UNION ALL SELECT last_leaf FROM erased WHERE subject=?1"));
    query.bind(1, id.bytes());
    if (!TRY(query.step()))
        return std::optional<Hash>();
    return leafIn(query, 0);
}

Result<std::vector<Place>> Things::placesOf(const SubjectId& id)
{
    auto query = TRY(m_database.prepare("SELECT lane, idx FROM event_of WHERE subject=? ORDER BY lane, idx"));
    query.bind(1, id.bytes());
    std::vector<Place> out;
    while (TRY(query.step()))
        out.push_back({query.integer(0), static_cast<std::uint64_t>(query.integer(1))});
    return out;
}

Result<> Things::writeRow(const SubjectId& id, ThingKind kind, const SubjectId& parcel, std::int64_t lane,
    const std::optional<Hash>& lastLeaf, ByteView plain, const SubjectKeys& keys)
{
    const auto sealed = m_subjects.records(keys).seal(keys.id, plain, contextOfThing("thing", id.bytes()));
    auto upsert = TRY(m_database.prepare(
        "INSERT INTO thing(subject, lane, kind, parcel, last_leaf, state_ct) VALUES(?1,?2,?3,?4,?5,?6)"
        " ON CONFLICT(subject) DO UPDATE SET last_leaf=?5, state_ct=?6"));
    upsert.bind(1, id.bytes()).bind(2, lane).bind(3, static_cast<std::int64_t>(kind)).bind(4, parcel.bytes());
    if (lastLeaf)
        upsert.bind(5, *lastLeaf);
    upsert.bind(6, ByteView(sealed));
    return upsert.run();
}

Result<> Things::hold(const SubjectId& id, const std::optional<PersonId>& person, UtcMs since)
{
    if (!person) {
        auto drop = TRY(m_database.prepare("DELETE FROM holding WHERE subject=?"));
        drop.bind(1, id.bytes());
        return drop.run();
    }
    auto upsert = TRY(m_database.prepare("INSERT INTO holding(subject, person, since) VALUES(?1,?2,?3)"
                                         " ON CONFLICT(subject) DO UPDATE SET person=?2, since=?3"));
    upsert.bind(1, id.bytes()).bind(2, person->bytes()).bind(3, since);
    return upsert.run();
}

Result<> Things::index(const TenantId& tenant, const SubjectId& parcel, std::string_view field,
    std::string_view value, const SubjectId& id)
{
    const auto owner = toText(tenant);
    TRY(m_keys.obtain("tenant", owner));
    const auto* key = TRY(m_keys.obtainUnder({"tenant", owner}, "index", monthOwner(tenant, parcel)));
    auto insert =
        TRY(m_database.prepare("INSERT INTO lookup(bi, subject) VALUES(?,?) ON CONFLICT DO NOTHING"));
    insert.bind(1, crypto::blindIndex(*key, field, value)).bind(2, id.bytes());
    return insert.run();
}

Result<> Things::index(const chain::Parcel& parcel)
{
    if (parcel.tracking.empty()) // its label bore no number
        return {};
    if (const auto ending = trackingEnding(parcel.tracking); !ending.empty())
        TRY(index(parcel.tenant, parcel.id, "tracking_ending", ending, parcel.id));
    return index(parcel.tenant, parcel.id, "tracking", parcel.tracking, parcel.id);
}

Result<> Things::index(const chain::Item& item)
{
    // A label that was replaced still leads to its item, which says that it is void.
    for (const auto& old : item.voidLpns)
        TRY(index(item.tenant, item.parcel, "lpn", old, item.id));
    return index(item.tenant, item.parcel, "lpn", item.lpn, item.id);
}

template <typename Thing>
Result<> Things::write(const Thing& thing, std::int64_t lane, const std::optional<Hash>& lastLeaf,
    const std::optional<Thing>& before)
{
    const auto parcel = parcelOfA(thing);
    const auto keys = kindOfA<Thing> == ThingKind::Parcel ? TRY(m_subjects.obtain(parcel, thing.tenant))
                                                          : TRY(m_subjects.find(parcel));
    TRY(writeRow(thing.id, kindOfA<Thing>, parcel, lane, lastLeaf, encode(thing), keys));
    if (!before || before->custodian != thing.custodian || before->heldSince != thing.heldSince)
        TRY(hold(thing.id, thing.custodian, thing.heldSince));
    const auto isAsked = [](const Thing& one) { return one.unaccounted || chain::hasOpenQuestion(one); };
    const bool asked = isAsked(thing);
    const bool askedBefore = before && isAsked(*before);
    if constexpr (kindOfA<Thing> == ThingKind::Item) {
        if (!before || before->zone != thing.zone || before->container != thing.container
            || before->zoneSince != thing.zoneSince || asked != askedBefore)
            TRY(m_fixtures.locate(thing.id, thing.zone, thing.container, thing.zoneSince, asked));
    } else if (!before || before->zone != thing.zone || before->zoneSince != thing.zoneSince
        || asked != askedBefore) {
        TRY(m_fixtures.locate(thing.id, thing.zone, "", thing.zoneSince, asked));
    }
    return before && sameNames(*before, thing) ? Result<>() : index(thing);
}

template <typename Thing>
Result<> Things::keep(const Thing& thing, std::int64_t lane, const std::optional<Hash>& lastLeaf)
{
    if (!m_gathering)
        return write(thing, lane, lastLeaf, std::optional<Thing>());
    auto& known = gathered<Thing>()[thing.id];
    known.state = thing;
    known.lastLeaf = lastLeaf;
    known.lane = lane;
    return {};
}

Result<> Things::save(const chain::Parcel& parcel, std::int64_t lane, const std::optional<Hash>& lastLeaf)
{
    return keep(parcel, lane, lastLeaf);
}

Result<> Things::save(const chain::Item& item, std::int64_t lane, const std::optional<Hash>& lastLeaf)
{
    return keep(item, lane, lastLeaf);
}

Result<> Things::settle()
{
    const auto all = [this](const auto& things) -> Result<> {
        for (const auto& [id, thing] : things)
            if (thing.lane)
                TRY(write(thing.state, *thing.lane, thing.lastLeaf, thing.before));
        return {};
    };
    TRY(all(m_parcels));
    TRY(all(m_items));
    forget();
    return {};
}

void Things::forget()
{
    m_gathering = false;
    m_parcels.clear();
    m_items.clear();
}

Result<> Things::save(chain::Offer offer)
{
    // Leaves of several lanes do not tell the order in which their items were named.
    std::ranges::sort(offer.items);
    const auto parcel = TRY(parcelOf(offer.items.front()));
    const auto keys = TRY(m_subjects.find(parcel));
    const auto sealed =
        crypto::sealRecord(keys.id, keys.records, encode(offer), contextOfThing("offer", offer.id.bytes()));
    auto upsert = TRY(m_database.prepare("INSERT INTO offer(id, parcel, open, state_ct) VALUES(?1,?2,?3,?4)"
                                         " ON CONFLICT(id) DO UPDATE SET open=?3, state_ct=?4"));
    upsert.bind(1, offer.id.bytes()).bind(2, parcel.bytes());
    upsert.bind(3, std::int64_t{offer.state == chain::OfferState::Waiting}).bind(4, ByteView(sealed));
    return upsert.run();
}

Result<> Things::noteEvent(const SubjectId& id, std::int64_t lane, std::uint64_t index)
{
    auto insert = TRY(m_database.prepare("INSERT INTO event_of(subject, lane, idx) VALUES(?,?,?)"));
    insert.bind(1, id.bytes()).bind(2, lane).bind(3, static_cast<std::int64_t>(index));
    return insert.run();
}

} // namespace custody::store
