// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/store/fsck.h"

#include <algorithm>
#include <map>

#include "app/crypto/hash.h"
#include "app/custody/two_stations.h"
#include "app/store/erasure_journal.h"
#include "app/store/evidence.h"
#include "app/store/fsck_erased.h"
#include "app/store/fsck_holds.h"
#include "app/store/fsck_lane.h"
#include "app/store/fsck_lists.h"
#include "app/store/projections.h"
#include "app/store/state_codec.h"
#include "app/store/station_notes.h"

namespace custody::store {
namespace {

// At start: the newest head alone, against the tree's stored nodes.
Result<> quickLane(Store& store, const Lane& lane)
{
    if (lane.size == 0)
        return {};
    const auto note = TRY(store.ledger().newestHead(lane.id));
    const auto checkpoint = TRY(ledger::openCheckpoint(note, store.ledger().logKey(lane)));
    const bool ours = checkpoint.size == lane.size
        && TRY(ledger::rootAt(lane.size, store.ledger().nodes(lane.id))) == checkpoint.root;
    if (!ours)
        return fail(Fault::Tampered,
            "lane " + lane.origin + ": the newest signed head is not the head of its leaves");
    return {};
}

Result<bool> findable(Store& store, const chain::Item& item)
{
    return TRY(store.things().itemByLpn(item.lpn)) == item.id;
}

Result<bool> findable(Store& store, const chain::Parcel& parcel)
{
    if (parcel.tracking.empty()) // the other station withheld it
        return true;
    const auto found = TRY(store.things().parcelsByTracking(parcel.tenant, parcel.tracking));
    return std::find(found.begin(), found.end(), parcel.id) != found.end();
}

template <typename Thing>
Result<> refold(Store& store, const SubjectId& id, const SubjectId& parcel, Thing expected)
{
    Thing folded;
    folded.id = id;
    folded.tenant = expected.tenant;
    if constexpr (std::is_same_v<Thing, chain::Item>)
        folded.parcel = parcel;
    auto places = TRY(store.things().placesOf(id));
    if constexpr (std::is_same_v<Thing, chain::Parcel>)
        for (const auto& item : expected.items) {
            const auto own = TRY(store.things().placesOf(item));
            if (own.empty())
                return fail(Fault::Tampered, "the events of " + toText(item) + " are no longer listed");
            places.push_back(own.front());
        }
    if (places.empty()) // a parcel of another station has none but those of its items
        return fail(Fault::Tampered, "the events of " + toText(id) + " are no longer listed");
    std::sort(places.begin(), places.end());
    for (const auto& place : places) {
        const auto opened = TRY(openEvent(store, TRY(store.ledger().lane(place.lane)), place.index, parcel));
        chain::Event event;
        event.id = opened.entry.eventId;
        event.type = TRY(chain::parseEventType(opened.entry.type));
        event.at = static_cast<UtcMs>(opened.entry.claimedMs);
        event.actor = opened.entry.actor;
        event.fields = opened.fields;
        for (const auto& blob : opened.entry.blobs)
            event.attachments.push_back({blob.id, blob.size});
        if (chain::beginsItem(event.type))
            event.item = TRY(parseId<SubjectId>(opened.text("item")));
        chain::apply(folded, event);
    }
    const auto found = TRY(findable(store, expected));
    if (!found)
        return fail(Fault::Tampered, "the index no longer leads to " + toText(id));
    if (!(folded == expected))
        return fail(Fault::Tampered, "what the bench shows of it is not what its events give");
    return {};
}

// The list of who holds what is read without opening the things, so it must say the same.
Result<> holding(Store& store, const SubjectId& id, const std::optional<PersonId>& custodian)
{
    auto query = TRY(store.database().prepare("SELECT person FROM holding WHERE subject=?"));
    query.bind(1, id.bytes());
    std::optional<PersonId> listed;
    if (TRY(query.step()))
        listed = TRY(PersonId::fromBytes(query.blob(0)));
    if (listed != custodian)
        return fail(Fault::Tampered, "the list of who holds what says another than its events");
    return {};
}

Result<> checkThing(Store& store, const SubjectId& id, ThingKind kind)
{
    if (kind == ThingKind::Parcel) {
        const auto parcel = TRY(store.things().parcel(id));
        TRY(refold(store, id, id, parcel));
        return holding(store, id, parcel.custodian);
    }
    const auto item = TRY(store.things().item(id));
    TRY(refold(store, id, item.parcel, item));
    return holding(store, id, item.custodian);
}

Result<> checkThings(Store& store)
{
    std::vector<std::pair<SubjectId, ThingKind>> all;
    {
        auto query = TRY(store.database().prepare("SELECT subject, kind FROM thing ORDER BY subject"));
        while (TRY(query.step()))
            all.emplace_back(
                TRY(SubjectId::fromBytes(query.blob(0))), static_cast<ThingKind>(query.integer(1)));
    }
    for (const auto& [id, kind] : all)
        if (const auto checked = checkThing(store, id, kind); !checked)
            return fail((kind == ThingKind::Parcel ? "parcel " : "item ") + toText(id), checked.error());
    return {};
}

Result<> checkOffers(Store& store)
{
    std::vector<EventId> all;
    {
        auto query = TRY(store.database().prepare("SELECT id FROM offer ORDER BY id"));
        while (TRY(query.step()))
            all.push_back(TRY(EventId::fromBytes(query.blob(0))));
    }
    for (const auto& id : all)
        if (const auto offer = store.things().offer(id); !offer)
            return fail("offer " + toText(id), offer.error());
    return {};
}

// Rows that are missing name themselves only when everything is folded again; a fault found before would stop
// that.
Result<> checkProjections(Store& store, std::vector<std::string>& faults)
{
    if (!faults.empty())
        return {};
    auto found = refoldProjections(store, Rebuild::Compare);
    if (!found)
        return fail("the projections", found.error());
    faults = std::move(*found);
    return {};
}

} // namespace

Result<> checkLane(Store& store, const Lane& lane, Depth depth)
{
    if (depth == Depth::Start)
        return quickLane(store, lane);
    ErasedCheck erased(store);
    HoldCheck holds;
    TRY(walkLane(store, lane, depth, {erased, holds}));
    return erased.settle();
}

Result<FsckReport> check(Store& store, Depth depth)
{
    FsckReport report;
    const auto note = [&](const Result<>& checked) {
        if (!checked)
            report.faults.push_back(checked.error().what);
    };
    if (depth != Depth::Start) // it reads the whole file: seconds, once there are a million events
        note(store.database().quickCheck());
    ErasedCheck erased(store);
    HoldCheck holds;
    for (const auto& lane : TRY(store.ledger().lanes())) {
        ++report.lanes;
        report.leaves += lane.size;
        note(depth == Depth::Start ? quickLane(store, lane) : walkLane(store, lane, depth, {erased, holds}));
    }
    note(erased.settle());
    if (depth == Depth::Full && report.faults.empty()) // else not every leaf was heard
        note(holds.settle(store, report.faults));
    report.erased = erased.events();
    for (const auto& status : TRY(store.outbox().lanes())) {
        report.unsynced += status.unsynced;
        if (status.unsynced != status.size - std::min(status.size, status.receiptedSize))
            report.faults.push_back("lane " + status.origin + ": the outbox and the receipts do not add up");
    }
    note(checkStops(store, report.faults));
    note(checkErasureJournal(store));
    auto photos = TRY(store.database().prepare("SELECT count(*) FROM photo"));
    TRY(photos.step());
    report.photos = static_cast<std::uint64_t>(photos.integer(0));
    if (depth == Depth::Full) {
        note(checkNotes(store));
        note(checkThings(store));
        note(checkOffers(store));
        note(checkRoster(store, report.faults));
        note(checkRows(store, report.faults));
        note(checkMemory(store, report.faults));
        note(checkSealed(store, report.faults));
        note(checkContinued(store, report.faults));
        note(checkSchema(store, report.faults));
        note(checkProjections(store, report.faults));
    }
    return report;
}

} // namespace custody::store
