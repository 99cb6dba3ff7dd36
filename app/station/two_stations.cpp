// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/station/two_stations.h"

#include <algorithm>
#include <set>

#include "app/store/evidence.h"

namespace custody::station {
namespace {

using chain::EventType;

// Whose lane it is, by this station's id.
Result<TenantId> brandOf(store::Store& store, const std::string& lane)
{
    for (const auto& neighbour : TRY(store.fixtures().neighbours()))
        if (neighbour.lane == lane)
            return neighbour.tenant;
    return fail(Fault::NotFound, "the lane " + lane + " is not a known neighbour's");
}

Result<std::optional<chain::Item>> itemHere(store::Store& store, const SubjectId& id)
{
    auto item = store.things().item(id);
    if (!item && item.error().fault == Fault::NotFound)
        return std::optional<chain::Item>();
    return std::optional(TRY(std::move(item)));
}

// Both docks took it in.
Result<> compareArrivals(store::Store& store, const store::ForeignLane& theirs, const TenantId& brand,
    std::vector<TwoStories>& out)
{
    for (const auto* scan : chain::arrivalsIn(theirs.leaves))
        for (const auto& id : TRY(store.things().parcelsByTracking(brand, scan->event.text("tracking"))))
            if (const auto parcel = TRY(store.things().parcel(id)); chain::isSameArrival(parcel, scan->event))
                out.push_back({"two_stations", id, std::nullopt, *scan});
    return {};
}

// The leaves of a thing here that answer a leaf of another lane.
Result<std::vector<ledger::Reference>> quotedBy(store::Store& store, const SubjectId& id)
{
    std::vector<ledger::Reference> out;
    for (const auto& place : TRY(store.things().placesOf(id))) {
        const auto entry = TRY(ledger::decodeEntry(TRY(store.ledger().entryBytes(place.lane, place.index))));
        out.insert(out.end(), entry.references.begin(), entry.references.end());
    }
    return out;
}

Result<bool> isQuoted(store::Store& store, const SubjectId& id, const crypto::Hash& leaf)
{
    const auto quoted = TRY(quotedBy(store, id));
    return std::ranges::any_of(quoted, [&](const ledger::Reference& one) { return one.leaf == leaf; });
}

// They quote an offer of ours that went another way here, or that we never made.
Result<> compareTaken(store::Store& store, const chain::LaneLeaf& taken, std::vector<TwoStories>& out)
{
    for (const auto& reference : taken.event.references) {
        const auto lane = TRY(store.ledger().laneByOrigin(reference.lane));
        if (!lane || reference.index >= lane->size)
            continue;
        const auto subject = TRY(store.things().subjectAt(lane->id, reference.index));
        const auto item = subject ? TRY(itemHere(store, *subject)) : std::nullopt;
        if (!item)
            continue;
        const auto offer = parseId<EventId>(taken.event.text("offer"));
        const bool ours = TRY(store.ledger().leafHash(lane->id, reference.index)) == reference.leaf;
        const bool agrees = (offer && item->offer == *offer) || TRY(isQuoted(store, item->id, taken.leaf));
        if (!ours || !agrees)
            out.push_back({"two_hands", item->parcel, item->id, taken});
    }
    return {};
}

// We took what they, by their own lane, did not let go.
Result<> compareOffered(
    store::Store& store, const store::ForeignLane& theirs, const SubjectId& id, std::vector<TwoStories>& out)
{
    const auto item = TRY(itemHere(store, id));
    if (!item)
        return {};
    std::set<crypto::Hash> seen; // what was carried over and what was accepted name the same leaf
    for (const auto& reference : TRY(quotedBy(store, id))) {
        if (!seen.insert(reference.leaf).second)
            continue;
        const auto offered = std::ranges::find(theirs.leaves, reference.leaf, &chain::LaneLeaf::leaf);
        if (offered == theirs.leaves.end() || offered->event.type != EventType::CustodyOffered)
            continue;
        const auto fate = chain::fateOf(theirs.leaves, *offered);
        if (fate == chain::Fate::Taken || fate == chain::Fate::Ended)
            out.push_back({"two_hands", item->parcel, item->id, *offered});
    }
    return {};
}

} // namespace

Result<std::vector<TwoStories>> compareWith(store::Store& store, const store::ForeignLane& theirs)
{
    std::vector<TwoStories> out;
    TRY(compareArrivals(store, theirs, TRY(brandOf(store, theirs.origin)), out));
    for (const auto& leaf : theirs.leaves) {
        if (leaf.event.type == EventType::CustodyAccepted)
            TRY(compareTaken(store, leaf, out));
        if (chain::beginsItem(leaf.event.type))
            if (const auto id = parseId<SubjectId>(leaf.event.text("item")))
                TRY(compareOffered(store, theirs, *id, out));
    }
    return out;
}

Result<std::optional<EventId>> openDiscrepancy(store::Store& store, const TwoStories& stories)
{
    const auto subject = stories.item.value_or(stories.parcel);
    for (const auto& place : TRY(store.things().placesOf(subject))) {
        const auto entry = TRY(ledger::decodeEntry(TRY(store.ledger().entryBytes(place.lane, place.index))));
        if (entry.type == chain::name(EventType::DiscrepancyOpened)
            && std::ranges::any_of(entry.references,
                [&](const ledger::Reference& one) { return one.leaf == stories.theirs.leaf; }))
            return std::optional<EventId>();
    }
    const auto brand = TRY(store.things().parcel(stories.parcel)).tenant;
    const auto due = TRY(store.fixtures().policy(brand)).discrepancyMinutes * 60'000;
    chain::Event event;
    event.id = store.newEventId();
    event.type = EventType::DiscrepancyOpened;
    event.at = store.clock().now();
    event.parcel = stories.parcel;
    event.item = stories.item;
    event.references.push_back({stories.theirs.lane, stories.theirs.index, stories.theirs.leaf});
    event.fields = {{"discrepancy", toText(event.id)}, {"kind", stories.what},
        {"found", "at " + stories.theirs.lane + " too"}, {"evidence", toText(stories.theirs.event.id)},
        {"due_at", rfc3339(event.at + due)}};
    TRY(store.record({{event}, {}, {}, {}, {}}));
    return std::optional(event.id);
}

} // namespace custody::station
