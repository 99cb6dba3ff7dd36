// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/store/erasure.h"

#include <algorithm>
#include <set>

#include "app/store/erased_list.h"
#include "app/store/evidence.h"
#include "app/store/holds.h"

namespace custody::store {
namespace {

tl::unexpected<Error> held(UtcMs since)
{
    return fail(Fault::Refused,
        "a legal hold of " + rfc3339(since).substr(0, 10)
            + " stands on this; nothing was erased. Release it first: custody-admin hold --release",
        "hold");
}

tl::unexpected<Error> heldItem(const std::string& lpn)
{
    return fail(Fault::Refused,
        "item " + lpn + " is on legal hold; nothing was erased. Have a supervisor lift it first", "hold");
}

// An open offer would lead to nothing, and its other items could never be offered again.
Result<bool> offerWaits(Store& store, const SubjectId& parcel)
{
    std::vector<EventId> open;
    {
        auto query = TRY(store.database().prepare("SELECT id FROM offer WHERE open=1"));
        while (TRY(query.step()))
            open.push_back(TRY(EventId::fromBytes(query.blob(0))));
    }
    for (const auto& id : open)
        for (const auto& item : TRY(store.things().offer(id)).items)
            if (TRY(store.things().parcelOf(item)) == parcel)
                return true;
    return false;
}

// What the newest event of this type says in this field; nothing when there is none, or it names nobody's id.
Result<std::optional<SubjectId>> partNamed(
    Store& store, const SubjectId& parcel, chain::EventType type, const char* field)
{
    const auto places = TRY(store.things().placesOf(parcel));
    for (auto place = places.rbegin(); place != places.rend(); ++place) {
        const auto bytes = TRY(store.ledger().entryBytes(place->lane, place->index));
        if (TRY(ledger::decodeEntry(bytes)).type != chain::name(type))
            continue;
        const auto lane = TRY(store.ledger().lane(place->lane));
        const auto part = parseId<SubjectId>(TRY(openEvent(store, lane, place->index, parcel)).text(field));
        if (part && !TRY(store.things().isErased(*part)))
            return std::optional(*part);
    }
    return std::optional<SubjectId>();
}

// A parcel that came as nobody's began in the lane of unknown parcels, under another id and key; one that was
// given to the wrong brand first went on from there.
Result<> addEarlierParts(Store& store, const SubjectId& parcel, std::vector<SubjectId>& parts)
{
    const auto before = [&](const SubjectId& of) {
        return partNamed(store, of, chain::EventType::ParcelContinued, "was");
    };
    std::set<SubjectId> seen;
    for (auto part = TRY(before(parcel)); part && seen.insert(*part).second; part = TRY(before(*part)))
        if (std::ranges::find(parts, *part) == parts.end())
            parts.push_back(*part);
    return {};
}

Result<std::optional<SubjectId>> laterPart(Store& store, const SubjectId& parcel)
{
    if (TRY(store.things().parcel(parcel)).stage != chain::ParcelStage::Assigned)
        return std::optional<SubjectId>();
    return partNamed(store, parcel, chain::EventType::ParcelAssigned, "parcel");
}

// It, and what it became: its beginning is evidence of that.
Result<std::vector<SubjectId>> andLaterParts(Store& store, const SubjectId& parcel)
{
    std::vector<SubjectId> parts;
    for (std::optional<SubjectId> part = parcel; part && std::ranges::find(parts, *part) == parts.end();
         part = TRY(laterPart(store, *part)))
        parts.push_back(*part);
    return parts;
}

// Since when a hold stands on one of them, or on its brand.
Result<std::optional<UtcMs>> protectedSince(Store& store, const std::vector<SubjectId>& parts)
{
    for (const auto& part : parts) {
        if (const auto since = TRY(heldSince(store, part.bytes())))
            return since;
        if (const auto since = TRY(heldSince(store, TRY(store.things().parcel(part)).tenant.bytes())))
            return since;
    }
    return std::optional<UtcMs>();
}

// The label of an item of theirs that somebody put on legal hold; empty when there is none.
Result<std::string> itemOnLegalHold(Store& store, const std::vector<SubjectId>& parts)
{
    for (const auto& part : parts)
        for (const auto& id : TRY(store.things().parcel(part)).items) {
            if (TRY(store.things().isErased(id)))
                continue;
            const auto item = TRY(store.things().item(id));
            if (std::ranges::find(item.holds, "legal") != item.holds.end())
                return item.lpn;
        }
    return std::string();
}

Result<TenantId> tenantOf(Store& store, std::int64_t lane)
{
    return TRY(store.ledger().lane(lane)).tenant.value_or(TenantId{});
}

} // namespace

Erasure::Erasure(Store& store, StepWatch watch)
    : m_store(store)
    , m_journal(store)
    , m_watch(std::move(watch))
{
}

Result<bool> Erasure::outlives(const SubjectId& parcel, UtcMs before)
{
    auto newest = TRY(m_store.database().prepare("SELECT e.lane, max(e.idx) FROM event_of e JOIN thing t ON "
                                                 "t.subject=e.subject WHERE t.parcel=? GROUP BY e.lane"));
    newest.bind(1, parcel.bytes());
    std::vector<std::pair<std::int64_t, std::uint64_t>> places;
    while (TRY(newest.step()))
        places.emplace_back(newest.integer(0), static_cast<std::uint64_t>(newest.integer(1)));
    for (const auto& [lane, index] : places)
        if (TRY(ledger::decodeEntry(TRY(m_store.ledger().entryBytes(lane, index)))).claimedMs
            >= static_cast<std::uint64_t>(before))
            return true;
    return false;
}

Result<std::vector<SubjectId>> Erasure::inScope(const ErasureRequest& request)
{
    if (request.scope == ErasureScope::Parcel) {
        TRY(m_store.things().parcel(request.parcel));
        std::vector parcels{request.parcel};
        TRY(addEarlierParts(m_store, request.parcel, parcels));
        return parcels;
    }
    const bool brand = request.scope == ErasureScope::Brand;
    std::vector<SubjectId> all;
    {
        auto query = TRY(m_store.database().prepare(brand
                ? "SELECT t.subject FROM thing t JOIN lane l ON l.id=t.lane WHERE t.kind=1 AND l.tenant=?"
                : "SELECT subject FROM thing WHERE kind=1"));
        if (brand)
            query.bind(1, request.brand.bytes());
        while (TRY(query.step()))
            all.push_back(TRY(SubjectId::fromBytes(query.blob(0))));
    }
    if (brand) {
        const auto own = all;
        for (const auto& parcel : own) // one that was given to another brand since takes nothing along
            if (TRY(m_store.things().parcel(parcel)).stage != chain::ParcelStage::Assigned)
                TRY(addEarlierParts(m_store, parcel, all));
        return all;
    }
    std::vector<SubjectId> old;
    for (const auto& parcel : all)
        if (!TRY(outlives(parcel, request.before)))
            old.push_back(parcel);
    return old;
}

Result<Erasure::Plan> Erasure::look(const ErasureRequest& request)
{
    Plan plan;
    if (request.scope == ErasureScope::Brand)
        if (const auto since = TRY(heldSince(m_store, request.brand.bytes())))
            return held(*since);
    for (const auto& parcel : TRY(inScope(request))) {
        const auto parts = TRY(andLaterParts(m_store, parcel));
        const auto since = TRY(protectedSince(m_store, parts));
        const auto kept = TRY(itemOnLegalHold(m_store, parts));
        const bool waits = TRY(offerWaits(m_store, parcel));
        if (request.scope == ErasureScope::Before && (since || waits || !kept.empty())) {
            ++plan.spared;
            continue;
        }
        if (since)
            return held(*since);
        if (!kept.empty())
            return heldItem(kept);
        if (waits)
            return fail(Fault::Refused,
                "an offer of this still waits at the bench; have it accepted, declined or cancelled first. "
                "Nothing was erased",
                "offer");
        auto rows = TRY(
            m_store.database().prepare("SELECT subject, kind, lane FROM thing WHERE parcel=? ORDER BY kind"));
        rows.bind(1, parcel.bytes());
        while (TRY(rows.step()))
            plan.things.push_back({TRY(SubjectId::fromBytes(rows.blob(0))),
                static_cast<ThingKind>(rows.integer(1)), parcel, rows.integer(2), {}, {}, {}});
    }
    for (auto& thing : plan.things) {
        thing.tenant = TRY(tenantOf(m_store, thing.lane));
        thing.lastLeaf = TRY(m_store.things().lastLeaf(thing.id));
        thing.events = TRY(m_store.things().placesOf(thing.id));
    }
    return plan;
}

Result<ErasureCount> Erasure::plan(const ErasureRequest& request)
{
    const auto found = TRY(look(request));
    ErasureCount count;
    count.spared = found.spared;
    for (const auto& thing : found.things) {
        ++(thing.kind == ThingKind::Parcel ? count.parcels : count.items);
        count.events += thing.events.size();
        for (const auto& place : thing.events) {
            auto photos =
                TRY(m_store.database().prepare("SELECT count(*) FROM photo WHERE lane=? AND idx=?"));
            photos.bind(1, place.lane).bind(2, static_cast<std::int64_t>(place.index));
            TRY(photos.step());
            count.photos += static_cast<std::uint64_t>(photos.integer(0));
        }
    }
    return count;
}

Result<ErasureCount> Erasure::run(const ErasureRequest& request)
{
    if (TRY(m_journal.pending()))
        TRY(finish());
    const auto count = TRY(plan(request));
    if (count.parcels == 0 && request.scope != ErasureScope::Brand)
        return count;
    TRY(m_journal.begin(request));
    TRY(done("asked"));
    auto gone = TRY(go(request));
    gone.photos = count.photos;
    return gone;
}

Result<ErasureCount> Erasure::go(const ErasureRequest& request)
{
    const auto plan = TRY(look(request));
    std::set<std::string> months;
    for (const auto& thing : plan.things)
        months.insert(monthOwner(thing.tenant, thing.parcel));
    for (const auto& month : months) {
        auto survivors = TRY(m_store.database().prepare("SELECT count(*) FROM subject_key WHERE owner=?"));
        survivors.bind(1, month);
        TRY(survivors.step());
        const auto dying = std::count_if(plan.things.begin(), plan.things.end(), [&](const Doomed& thing) {
            return thing.kind == ThingKind::Parcel && monthOwner(thing.tenant, thing.parcel) == month;
        });
        if (survivors.integer(0) > dying)
            TRY(m_store.prepareMonth(month));
    }
    TRY(done("months ready"));

    ErasureCount count;
    count.spared = plan.spared;
    for (const auto& thing : plan.things) {
        ++(thing.kind == ThingKind::Parcel ? count.parcels : count.items);
        count.events += thing.events.size();
    }
    Recording recording;
    recording.events = TRY(leavesFor(request, plan));
    std::map<SubjectId, EventId> leaves;
    for (const auto& thing : plan.things)
        for (const auto& leaf : recording.events)
            if (leaf.parcel ? leaf.item.value_or(*leaf.parcel) == thing.id
                            : !hasLeafOfItsOwn(request, thing) && leaf.brand == thing.tenant)
                leaves.emplace(thing.id, leaf.id);
    recording.also = [&]() -> Result<> {
        TRY(dropRows(request, plan, leaves));
        for (const auto& month : m_store.keys().owners("month-next"))
            TRY(m_store.subjects().wrapAgain(month));
        return m_journal.noteRowsGone();
    };
    count.leaves = TRY(m_store.record(recording));
    TRY(done("rows gone"));
    TRY(afterRows());
    return count;
}

Result<> Erasure::afterRows()
{
    const auto pending = TRY(m_journal.pending());
    if (!pending || !pending->rowsGone)
        return {};
    for (const auto& photo : pending->photos)
        TRY(m_store.photos().forget(photo));
    TRY(done("photos gone"));
    TRY(m_store.database().scrub());
    TRY(done("scrubbed"));
    TRY(turn()); // and with it the journal is closed
    TRY(m_store.database().settle());
    return done("done");
}

// Which keys die follows from what is left: months without a subject, brands that are no longer enrolled, and
// every first key of a month that has a second. What lived beside them gets new parents.
Result<> Erasure::turn()
{
    crypto::KeyTurn change;
    const auto& keys = m_store.keys();
    std::set<std::string> touched;
    for (const auto& month : keys.owners("month")) {
        auto alive = TRY(m_store.database().prepare("SELECT 1 FROM subject_key WHERE owner=? LIMIT 1"));
        alive.bind(1, month);
        if (TRY(alive.step()))
            continue;
        change.drop.emplace_back("month", month);
        change.drop.emplace_back("month-next", month);
        change.drop.emplace_back("index", month);
        touched.insert(month.substr(0, month.find('/')));
    }
    for (const auto& month : keys.owners("month-next")) {
        change.rename.push_back({{"month-next", month}, {"month", month}});
        touched.insert(month.substr(0, month.find('/')));
    }
    for (const auto& tenant : touched) {
        const auto id = TRY(parseId<TenantId>(tenant));
        const auto enrolled = m_store.roster().tenant(id);
        if (!enrolled && enrolled.error().fault != Fault::NotFound)
            return tl::unexpected(enrolled.error());
        // A brand whose row somebody took out does not die with one of its parcels.
        const auto months = keys.owners("month");
        const bool lives = std::any_of(months.begin(), months.end(), [&](const auto& month) {
            return month.starts_with(tenant + "/")
                && std::ranges::find(change.drop, crypto::KeyName("month", month)) == change.drop.end();
        });
        if (enrolled || id.isNil() || lives)
            change.renew.emplace_back("tenant", tenant);
        else
            change.drop.emplace_back("tenant", tenant);
    }
    return m_store.turnKeys(std::move(change), m_watch);
}

Result<> Erasure::finish()
{
    const auto pending = m_journal.pending();
    if (!pending && pending.error().fault == Fault::Tampered)
        return {};
    if (!pending)
        return tl::unexpected(pending.error());
    if (!*pending)
        return {};
    if ((*pending)->rowsGone)
        return afterRows();
    TRY(go((*pending)->request));
    return {};
}

Result<bool> Erasure::dismissForged()
{
    const auto pending = m_journal.pending();
    if (pending || pending.error().fault != Fault::Tampered)
        return pending ? Result<bool>(false) : tl::unexpected(pending.error());
    auto change = TRY(Transaction::begin(m_store.database()));
    TRY(m_journal.close());
    for (const auto& month : m_store.keys().owners("month-next"))
        TRY(m_store.subjects().wrapAgain(month));
    TRY(std::move(change).keep());
    if (!m_store.keys().owners("month-next").empty())
        TRY(turn());
    return true;
}

} // namespace custody::store
