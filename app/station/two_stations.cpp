// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/station/two_stations.h"

#include <algorithm>
#include <map>
#include <set>

#include "app/station/sayings.h"
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
    return fail(Fault::NotFound, say::filled(say::laneOfNobody, lane));
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

Result<bool> rests(store::Store& store, const chain::Item& item, const EventId& offer, UtcMs takenAt)
{
    if (item.offer == offer)
        return true;
    const auto known = store.things().offer(offer);
    if (!known && known.error().fault != Fault::NotFound)
        return tl::unexpected(known.error());
    return known && chain::stillRests(item, *known, takenAt);
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
        const bool agrees = (offer && TRY(rests(store, *item, *offer, taken.event.at)))
            || TRY(isQuoted(store, item->id, taken.leaf));
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

bool asksWhoHasIt(const chain::Item& item)
{
    return std::ranges::any_of(
        item.discrepancies, [](const auto& one) { return one.open && one.kind == "two_hands"; });
}

// Of one question they say that another's answer stands than we do: neither settles it alone.
Result<> compareSettled(store::Store& store, const store::ForeignLane& theirs, std::vector<TwoStories>& out)
{
    std::set<std::string> declared;
    std::map<SubjectId, std::pair<const chain::LaneLeaf*, std::string>> last;
    for (const auto& leaf : theirs.leaves) {
        if (leaf.event.type == EventType::ErrorDeclared)
            declared.insert(leaf.event.text("declares"));
        const auto stands = leaf.event.text("stands");
        if (leaf.event.type != EventType::DiscrepancyResolved || stands.empty())
            continue;
        for (const auto& reference : leaf.event.references)
            if (const auto lane = TRY(store.ledger().laneByOrigin(reference.lane));
                lane && reference.index < lane->size)
                if (const auto subject = TRY(store.things().subjectAt(lane->id, reference.index)))
                    last.insert_or_assign(
                        *subject, std::pair(&leaf, stands == "here" ? leaf.lane : reference.lane));
    }
    for (const auto& [subject, said] : last) {
        const auto item = TRY(itemHere(store, subject));
        if (!item || asksWhoHasIt(*item) || declared.contains(toText(said.first->event.id)))
            continue;
        if (const auto ours = TRY(standingHere(store, subject, theirs.origin));
            ours && ours->lane != said.second)
            out.push_back({"two_hands", item->parcel, item->id, *said.first, ours->inQuestion});
    }
    return {};
}

} // namespace

Result<bool> isReleased(store::Store& store, const SubjectId& item, const crypto::Hash& taken)
{
    for (const auto& place : TRY(store.things().placesOf(item))) {
        const auto entry = TRY(ledger::decodeEntry(TRY(store.ledger().entryBytes(place.lane, place.index))));
        if (entry.type == chain::name(EventType::CustodyReleased)
            && std::ranges::any_of(
                entry.references, [&](const ledger::Reference& one) { return one.leaf == taken; }))
            return true;
    }
    return false;
}

Result<std::optional<Standing>> standingHere(
    store::Store& store, const SubjectId& item, const std::string& otherLane)
{
    std::optional<Standing> last;
    const auto parcel = TRY(store.things().parcelOf(item));
    for (const auto& place : TRY(store.things().placesOf(item))) {
        const auto lane = TRY(store.ledger().lane(place.lane));
        const auto opened = TRY(store::openEvent(store, lane, place.index, parcel));
        const auto stands = opened.text("stands");
        if (opened.entry.type != chain::name(EventType::DiscrepancyResolved) || stands.empty())
            continue;
        Standing found{{}, stands == "here" ? lane.origin : otherLane};
        for (const auto& one : opened.entry.references)
            if (one.origin == otherLane)
                found.inQuestion.push_back({one.origin, one.index, one.leaf});
        if (!found.inQuestion.empty())
            last = std::move(found);
    }
    return last;
}

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
    TRY(compareSettled(store, theirs, out));
    return out;
}

Result<std::optional<store::Recorded>> openDiscrepancy(store::Store& store, const TwoStories& stories)
{
    const auto subject = stories.item.value_or(stories.parcel);
    for (const auto& place : TRY(store.things().placesOf(subject))) {
        const auto entry = TRY(ledger::decodeEntry(TRY(store.ledger().entryBytes(place.lane, place.index))));
        if (entry.type == chain::name(EventType::DiscrepancyOpened)
            && std::ranges::any_of(entry.references,
                [&](const ledger::Reference& one) { return one.leaf == stories.theirs.leaf; }))
            return std::optional<store::Recorded>();
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
    event.references.insert(event.references.end(), stories.also.begin(), stories.also.end());
    return std::optional(TRY(store.record({{event}, {}, {}, {}, {}})).front());
}

} // namespace custody::station
