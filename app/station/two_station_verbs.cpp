// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
// Custody passes between stations: each writes its own half in its own lane, and names the other's leaf.

#include <algorithm>

#include "app/base/file.h"
#include "app/custody/chain_report.h"
#include "app/station/acts.h"
#include "app/station/sayings.h"
#include "app/station/two_stations.h"
#include "app/station/verbs.h"
#include "app/store/evidence.h"

namespace custody::station {
namespace {

using chain::EventType;

// One item's story as another station's record tells it.
struct Carried {
    std::string lane;
    TenantId brand; // whose it is, by this station's id
    chain::Item item; // as that record leaves it
    std::string carrier, tracking; // of its parcel
    chain::LaneLeaf offered;
    std::optional<chain::Item> here; // when it was at this station before
    std::int64_t holes = 0, breaks = 0; // of its chain so far
};

// The records of a command, each under the key of a neighbour.
Result<std::vector<store::ForeignLane>> recordsOf(Desk& desk, const Command& command)
{
    const auto trusted = TRY(store::trustedNeighbours(desk.store.fixtures()));
    std::vector<store::ForeignLane> out;
    for (const auto& path : TRY(command.texts("evidence"))) {
        const auto file = TRY(readFile(path, store::largestForeignLane));
        auto record = store::readForeignLane(text(file), &trusted);
        if (!record)
            return fail(Fault::Unauthorized, say::unknownStation);
        out.push_back(std::move(*record));
    }
    if (out.empty())
        return fail(Fault::Invalid, say::evidenceEmpty);
    return out;
}

Result<TenantId> brandOf(Desk& desk, const std::string& lane)
{
    for (const auto& neighbour : TRY(desk.store.fixtures().neighbours()))
        if (neighbour.lane == lane)
            return neighbour.tenant;
    return fail(Fault::Unauthorized, say::unknownStation);
}

Result<std::optional<chain::Item>> itemHere(Desk& desk, const SubjectId& id)
{
    auto item = desk.store.things().item(id);
    if (!item && item.error().fault == Fault::NotFound)
        return std::optional<chain::Item>();
    return std::optional(TRY(std::move(item)));
}

// What keeps it from leaving there keeps it here: also what is not a hold of the item itself.
void keepBlocked(chain::Item& item, const chain::Event& offered)
{
    const auto hold = [&](const char* what) {
        if (!chain::names(item.holds, what))
            item.holds.emplace_back(what);
    };
    if (offered.truth("legal_hold"))
        hold("legal");
    if (offered.truth("parcel_in_question") || std::ranges::any_of(item.discrepancies, chain::blocksEnd)
        || chain::mayEndDespite(item.discrepancies, {}))
        hold("discrepancy");
}

Result<Carried> carriedIn(Desk& desk, const store::ForeignLane& record)
{
    Carried out;
    out.lane = record.origin;
    out.brand = TRY(brandOf(desk, record.origin));
    chain::Parcel parcel;
    bool begun = false;
    std::vector<chain::Link> links;
    for (const auto& leaf : record.leaves) {
        auto event = leaf.event;
        begun |= chain::beginsItem(event.type);
        // What every guard here asks, the item's own events say; of its parcel nothing is needed.
        if (begun && leaf.hidden > 0)
            return fail(Fault::Invalid, say::recordHides);
        links.push_back({event, false, leaf.lane, leaf.index});
        if (chain::beginsItem(event.type))
            out.item.id = TRY(parseId<SubjectId>(event.text("item")));
        if (begun)
            chain::apply(out.item, event);
        else
            chain::apply(parcel, event);
        if (event.type == EventType::ItemCarriedOver) {
            parcel.carrier = event.text("carrier");
            parcel.tracking = event.text("tracking");
        }
        if (event.type == EventType::CustodyOffered)
            out.offered = leaf;
    }
    if (!begun || out.offered.event.type != EventType::CustodyOffered || out.item.lpn.empty())
        return fail(Fault::Invalid, say::noOfferInRecord);
    out.carrier = parcel.carrier;
    out.tracking = parcel.tracking;
    out.item.tenant = out.brand;
    keepBlocked(out.item, out.offered.event);
    const auto story = chain::reportOf(links);
    out.holes = static_cast<std::int64_t>(story.holes.size());
    out.breaks = std::ranges::count_if(story.flaws, &chain::Flaw::rejects);
    out.here = TRY(itemHere(desk, out.item.id));
    return out;
}

// A number on a label that is another item's here would let one be taken for the other.
Result<> checkLabel(Desk& desk, const Carried& carried)
{
    auto numbers = carried.item.voidLpns;
    numbers.push_back(carried.item.lpn);
    for (const auto& number : numbers)
        if (const auto known = TRY(desk.store.things().itemByLpn(number)); known && *known != carried.item.id)
            return fail(Fault::Tampered, say::indexLies);
    return carried.here && carried.here->tenant != carried.brand ? fail(Fault::Tampered, say::indexLies)
                                                                 : Result<>();
}

// Whether this offer was answered at this station before.
Result<bool> answeredHere(Desk& desk, const Carried& carried)
{
    if (!carried.here)
        return false;
    for (const auto& place : TRY(desk.store.things().placesOf(carried.item.id))) {
        const auto bytes = TRY(desk.store.ledger().entryBytes(place.lane, place.index));
        const auto entry = TRY(ledger::decodeEntry(bytes));
        if (entry.type == chain::name(EventType::CustodyAccepted)
            && std::ranges::any_of(
                entry.references, [&](const auto& one) { return one.leaf == carried.offered.leaf; }))
            return true;
    }
    return false;
}

// The parcel it came from, when another item of it was carried over before; else a new one.
Result<SubjectId> parcelFor(Desk& desk, const Carried& carried, const std::vector<chain::Event>& events)
{
    if (carried.here)
        return carried.here->parcel;
    for (const auto& event : events)
        if (!carried.tracking.empty() && event.text("tracking") == carried.tracking)
            return *event.parcel;
    if (!carried.tracking.empty())
        for (const auto& id : TRY(desk.store.things().parcelsByTracking(carried.brand, carried.tracking)))
            if (const auto parcel = TRY(desk.store.things().parcel(id)); parcel.scannedAt == 0
                && parcel.stage == chain::ParcelStage::Closed && parcel.carrier == carried.carrier)
                return id;
    return SubjectId{desk.store.newEventId().value};
}

chain::Event carriedOver(Desk& desk, const Carried& carried, const PersonId& who)
{
    const auto& item = carried.item;
    auto event = about(desk, EventType::ItemCarriedOver, who, item);
    event.references.push_back({carried.lane, carried.offered.index, carried.offered.leaf});
    event.fields = {{"item", toText(item.id)}, {"tenant", toText(carried.brand)}, {"lpn", item.lpn},
        {"sku", item.sku}, {"category", item.category},
        {"process", std::string(chain::name(std::min(item.stage, chain::ItemStage::Graded)))},
        {"other_station", carried.lane}};
    const auto put = [&](const char* key, const std::string& value) {
        if (!value.empty())
            event.fields.push_back({key, value});
    };
    put("gtin", item.gtin);
    put("zone_class", item.zoneClass);
    put("carrier", carried.carrier);
    put("tracking", carried.tracking);
    if (item.valueMinor != 0)
        event.fields.push_back({"declared_value_minor", item.valueMinor});
    if (const auto slash = item.scale.find('/'); !item.grade.empty() && slash != std::string::npos) {
        put("grade", item.grade);
        put("scale", item.scale.substr(0, slash));
        put("scale_version", item.scale.substr(slash + 1));
    }
    if (item.container.empty() && item.seal.state == chain::SealState::Intact)
        put("seal", item.seal.number);
    put("grading", item.grading ? toText(*item.grading) : "");
    for (std::size_t at = 0; at < item.holds.size(); ++at)
        put(numbered("hold", at + 1).c_str(), item.holds[at]);
    for (std::size_t at = 0; at < item.voidLpns.size(); ++at)
        put(numbered("void_lpn", at + 1).c_str(), item.voidLpns[at]);
    if (carried.holes > 0)
        event.fields.push_back({"holes", carried.holes});
    if (carried.breaks > 0)
        event.fields.push_back({"flaws", carried.breaks});
    return event;
}

// One of our offers that a record quotes.
struct Quoted {
    chain::Item item;
    chain::Offer offer;
    const chain::LaneLeaf* taken = nullptr;
};

Result<std::optional<Quoted>> quotedIn(Desk& desk, const store::ForeignLane& record)
{
    std::optional<Quoted> out;
    for (const auto& leaf : record.leaves) {
        if (leaf.event.type != EventType::CustodyAccepted)
            continue;
        for (const auto& reference : leaf.event.references) {
            const auto lane = TRY(desk.store.ledger().laneByOrigin(reference.lane));
            if (!lane || reference.index >= lane->size
                || TRY(desk.store.ledger().leafHash(lane->id, reference.index)) != reference.leaf)
                continue;
            const auto subject = TRY(desk.store.things().subjectAt(lane->id, reference.index));
            const auto offer = parseId<EventId>(leaf.event.text("offer"));
            if (subject && offer)
                out = Quoted{
                    TRY(desk.store.things().item(*subject)), TRY(desk.store.things().offer(*offer)), &leaf};
        }
    }
    return out;
}

} // namespace

bool isThisStation(const Desk& desk, const std::string& named)
{
    const auto& name = desk.store.name();
    return named == name.station || named == name.site + "/" + name.station || named == name.origin;
}

Result<Answer> acceptFromStation(Desk& desk, const Command& command)
{
    const auto receiver = TRY(desk.prove(command));
    std::vector<Carried> all;
    for (const auto& record : TRY(recordsOf(desk, command))) {
        auto carried = TRY(carriedIn(desk, record));
        if (std::ranges::any_of(all, [&](const Carried& one) { return one.item.id == carried.item.id; }))
            return fail(Fault::Invalid, say::filled(say::namedTwice, carried.item.lpn));
        all.push_back(std::move(carried));
        if (all.back().offered.event.text("offer") != all.front().offered.event.text("offer"))
            return fail(Fault::Invalid, say::severalOffers);
        TRY(checkLabel(desk, all.back()));
    }
    auto offer = chain::offerOf(all.front().offered.event);
    const auto own = isThisStation(desk, offer.toStation) ? offer.toStation : std::string();
    const auto& first = all.front();
    const auto aboutParcel = first.here ? std::optional(first.here->parcel) : std::nullopt;
    const auto aboutItem = first.here ? std::optional(first.item.id) : std::nullopt;
    const auto no = [&](const chain::Refusal& refusal) {
        return desk.refuse(command, refusal, receiver.id, aboutParcel, aboutItem);
    };
    const auto witness = TRY(desk.maybeWitness(command));
    const PersonId hands[]{offer.from, receiver.id};
    std::vector<chain::Event> events, watched;
    std::vector<chain::Item> items;
    for (auto& carried : all) {
        if (const auto refusal =
                chain::mayCarryOver(offer, own, carried.item, carried.here, TRY(answeredHere(desk, carried))))
            return no(*refusal);
        carried.item.parcel = TRY(parcelFor(desk, carried, events));
        events.push_back(carriedOver(desk, carried, receiver.id));
        const auto policy = TRY(desk.policyOf(carried.brand)); // each by its own brand's
        if (witness) {
            if (const auto refusal = chain::mayWitness(policy, actorOf(*witness), hands))
                return no(*refusal);
            watched.push_back(witnessed(desk, carried.item, *witness, offer.id));
        }
        if (const auto refusal =
                chain::mayTakeOne(offer, carried.item, receiver.id, policy, desk.store.clock().now()))
            return no(*refusal);
        offer.items.push_back(carried.item.id);
        items.push_back(carried.item);
    }
    if (const auto refusal = chain::mayTakeNow(offer, actorOf(receiver), desk.store.clock().now()))
        return no(*refusal);
    const auto count = static_cast<std::int64_t>(items.size());
    if (const auto refusal =
            chain::mayTake(offer, items, receiver.id, TRY(command.maybeNumber("count")).value_or(count)))
        return no(*refusal);
    // A tote's seal is told in the chain of each item that lies in it; a sealed one is taken as a whole.
    const auto inside = std::ranges::find(items, offer.container, &chain::Item::container);
    const bool ofTote = !offer.container.empty() && inside != items.end();
    const auto sealNow = ofTote ? std::optional(inside->seal) : std::nullopt;
    if (!offer.seal.empty())
        if (const auto refusal =
                chain::mayTake(offer, items, receiver.id, first.offered.event.number("count")))
            return no(*refusal);
    const auto accepted = TRY(acceptanceOf(desk, command, offer, receiver.id, count, sealNow));
    if (accepted.refusal)
        return no(*accepted.refusal);
    events.insert(events.end(), watched.begin(), watched.end());
    Json lpns = Json::array();
    for (const auto& carried : all) {
        auto event = about(desk, EventType::CustodyAccepted, receiver.id, carried.item);
        event.references.push_back({carried.lane, carried.offered.index, carried.offered.leaf});
        event.fields = accepted.fields;
        event.fields.push_back({"other_station", carried.lane});
        events.push_back(std::move(event));
        lpns.push_back(carried.item.lpn);
    }
    return done(desk, command, items.front(), std::move(events), say::tookFromStation, say::nextTellStation,
        Mark::Ok, {{"statement", accepted.statement}, {"items", lpns}, {"from_station", first.lane}});
}

Result<Answer> releaseCustody(Desk& desk, const Command& command)
{
    const auto person = TRY(desk.actor());
    std::vector<chain::Event> events;
    std::map<EventId, std::vector<SubjectId>> released;
    std::optional<chain::Item> last;
    for (const auto& record : TRY(recordsOf(desk, command))) {
        const auto quoted = TRY(quotedIn(desk, record));
        if (!quoted)
            return fail(Fault::NotFound, say::noAcceptInRecord);
        const auto& [item, offer, taken] = *quoted;
        if (std::ranges::find(released[offer.id], item.id) != released[offer.id].end())
            return fail(Fault::Invalid, say::filled(say::namedTwice, item.lpn));
        last = item;
        if (TRY(isReleased(desk.store, item.id, taken->leaf)))
            continue;
        if (!chain::stillRests(item, offer, taken->event.at)) {
            const auto opened = TRY(openDiscrepancy(desk.store, {"two_hands", item.parcel, item.id, *taken}));
            return desk.refuse(command, {"G2", say::twoHands, say::twoHandsNext}, person.id, item.parcel,
                item.id, Json::object(), opened ? std::vector{*opened} : std::vector<store::Recorded>());
        }
        auto event = about(desk, EventType::CustodyReleased, person.id, item);
        event.references.push_back({taken->lane, taken->index, taken->leaf});
        event.fields = {{"offer", toText(offer.id)}, {"to", taken->event.text("to")},
            {"other_station", taken->lane}, {"taken_at", rfc3339(taken->event.at)}};
        events.push_back(std::move(event));
        released[offer.id].push_back(item.id);
    }
    desk.item = last->id;
    desk.parcel = last->parcel;
    desk.page = Page::History;
    if (events.empty()) { // told again: nothing happened, so nothing is recorded
        desk.outcome = {Mark::Info, say::releasedBefore, {}, {}};
        Answer answer;
        answer.more = {{"lpn", last->lpn}, {"repeat", true}};
        return answer;
    }
    store::Recording recording;
    recording.events = std::move(events);
    for (const auto& [id, items] : released) {
        auto offer = TRY(desk.store.things().offer(id));
        bool all = offer.state == chain::OfferState::Waiting;
        for (const auto& one : offer.items)
            all = all
                && (std::ranges::find(items, one) != items.end()
                    || TRY(desk.store.things().item(one)).offer != id);
        if (!all)
            continue;
        offer.state = chain::OfferState::Accepted;
        offer.answeredBy = person.id;
        recording.offers.push_back(offer);
    }
    auto answer = TRY(desk.record(command, std::move(recording), {{"lpn", last->lpn}}));
    desk.outcome = {Mark::Ok, say::releasedTo, {}, {}};
    return answer;
}

} // namespace custody::station
