// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
// Custody changes hands: offered by one, taken by another with her own badge and PIN.

#include <algorithm>

#include "app/crypto/hash.h"
#include "app/custody/piece.h"
#include "app/custody/place_rules.h"
#include "app/station/acts.h"
#include "app/station/hand_offs.h"
#include "app/station/sayings.h"
#include "app/station/verbs.h"
#include "app/store/holds.h"

namespace custody::station {
namespace {

using chain::EventType;

// What was left behind, and why: {"lpn","rule","say"}.
struct Left {
    chain::Item item;
    chain::Refusal refusal;
};

Json describe(const std::vector<Left>& left)
{
    Json out = Json::array();
    for (const auto& one : left)
        out.push_back({{"lpn", one.item.lpn}, {"rule", one.refusal.rule}, {"say", one.refusal.say}});
    return out;
}

// A person by name or number, any person of a role, or the keeper of a zone.
Result<> addressTo(Desk& desk, const Command& command, chain::Offer& offer)
{
    const auto named = TRY(command.maybeText("to"));
    if (!named || named->empty())
        return {};
    for (const auto& person : TRY(desk.store.roster().people())) {
        if (person.name != *named && toText(person.id) != *named && access::shortName(person.id) != *named)
            continue;
        if (offer.to)
            return fail(Fault::Invalid, say::twoOfThatName);
        offer.to = person.id;
    }
    if (offer.to)
        return {};
    if (access::parseRole(*named)) {
        offer.toRole = *named;
        return {};
    }
    if (const auto zone = TRY(desk.store.fixtures().zone(*named))) {
        offer.toZone = zone->name;
        offer.to = zone->keeper;
        offer.toRole = zone->keeper ? std::string() : zone->keeperRole;
        return {};
    }
    return fail(Fault::NotFound, say::nobodyOfThatName);
}

// The items named, and what a tote holds, each once; of a tote, what cannot go along is left out and named.
Result<std::vector<chain::Item>> itemsNamed(
    Desk& desk, const Command& command, const PersonId& who, chain::Offer& offer, std::vector<Left>& left)
{
    std::vector<chain::Item> items;
    auto all = TRY(command.maybeTexts("items"));
    if (const auto parcel = TRY(command.maybeText("parcel")))
        all.push_back(*parcel);
    for (const auto& named : all) {
        items.push_back(TRY(desk.findPiece(named)));
        if (std::count_if(
                items.begin(), items.end(), [&](const chain::Item& one) { return one.id == items.back().id; })
            > 1)
            return fail(Fault::Invalid, say::filled(say::namedTwice, items.back().lpn));
    }
    const auto tote = TRY(command.maybeText("container"));
    if (!tote && !all.empty())
        return items;
    if (!tote)
        return command.texts("items")
            ? Result<std::vector<chain::Item>>(items)
            : fail(Fault::Invalid, say::filled(say::isMissing, "items, parcel, container"));
    if (tote->empty())
        return fail(Fault::Invalid, say::filled(say::isMissing, "container"));
    const auto container = TRY(desk.store.fixtures().container(*tote));
    const auto inside = TRY(desk.store.fixtures().inContainer(*tote));
    if (inside.empty())
        return fail(Fault::NotFound, say::emptyTote);
    offer.container = container.name;
    if (container.seal.state == chain::SealState::Intact)
        offer.seal = container.seal.number;
    for (const auto& id : inside) {
        if (std::ranges::find(items, id, &chain::Item::id) != items.end())
            continue;
        auto item = TRY(desk.store.things().item(id));
        if (const auto refusal = chain::mayOfferOne(item, who))
            left.push_back({std::move(item), *refusal});
        else
            items.push_back(std::move(item));
    }
    return items;
}

// What sinks the whole hand-off, with the name of the item.
Result<Answer> refuseFor(
    Desk& desk, const Command& command, const std::vector<Left>& left, const PersonId& who)
{
    const auto& first = left.front();
    return desk.refuse(
        command, first.refusal, who, first.item.parcel, first.item.id, {{"left", describe(left)}});
}

// How long it may wait: as the most impatient of its brands says.
Result<std::int64_t> waitOf(Desk& desk, const std::vector<chain::Item>& items)
{
    std::optional<std::int64_t> minutes;
    for (const auto& item : items) {
        const auto asked = TRY(desk.policyOf(item.tenant)).offerMinutes;
        minutes = std::min(minutes.value_or(asked), asked);
    }
    return *minutes;
}

} // namespace

Result<chain::Offer> findOffer(Desk& desk, const Command& command)
{
    const auto named = TRY(command.text("offer"));
    const auto& known = desk.offer ? desk.offer : desk.before.offer;
    const auto id = named == "@offer" && known ? Result<EventId>(*known) : parseId<EventId>(named);
    if (!id)
        return fail(Fault::NotFound, say::noSuchOffer);
    auto offer = desk.store.things().offer(*id);
    if (!offer && offer.error().fault == Fault::NotFound)
        return fail(Fault::NotFound, say::noSuchOffer);
    return offer;
}

Result<Answer> offerCustody(Desk& desk, const Command& command)
{
    const auto person = TRY(desk.actor());
    TRY(lapseOffers(desk));
    chain::Offer offer;
    std::vector<Left> left;
    const auto items = TRY(itemsNamed(desk, command, person.id, offer, left));
    TRY(addressTo(desk, command, offer));
    offer.toStation = TRY(command.maybeText("to_station")).value_or("");
    if (!offer.toStation.empty()
        && (isThisStation(desk, offer.toStation) || offer.to || !offer.toZone.empty()))
        return fail(Fault::Invalid, say::notToStation);
    if (!offer.toStation.empty() && std::ranges::any_of(items, chain::isParcel))
        return fail(Fault::Invalid, say::parcelsStayHere);
    const auto returnOf = TRY(command.maybeText("return_of")).value_or("");
    offer.from = person.id;
    auto refusal = chain::mayOffer(items, person.id, offer.to);
    if (!refusal && !returnOf.empty())
        refusal = TRY(goesBack(desk, items, returnOf, offer));
    const chain::Item* against = items.empty() ? nullptr : &items.front();
    for (const auto& item : items)
        if (!refusal && (offer.container.empty() || item.container != offer.container)) {
            refusal = chain::mayPhotograph(item, person.id); // one alone does not leave a sealed tote
            against = &item;
        }
    if (!left.empty() && ((refusal && items.empty()) || (!refusal && !offer.seal.empty())))
        return refuseFor(desk, command, left, person.id); // a sealed tote goes as a whole
    if (refusal)
        return against ? refuse(desk, command, *refusal, person.id, *against)
                       : desk.refuse(command, *refusal, person.id, desk.parcel);
    const auto minutes = TRY(command.maybeNumber("expires_min")).value_or(TRY(waitOf(desk, items)));
    if (minutes < 1 || minutes > 60 * 24 * 31)
        return fail(Fault::Invalid, say::expiryRange);
    offer.id = desk.store.newEventId();
    offer.purpose = TRY(command.maybeText("purpose")).value_or("hand over");
    store::Recording recording;
    recording.events = forEach(desk, items, EventType::CustodyOffered, person.id, {});
    // Its leaves' own time, the first of them: they must give this offer again.
    offer.offeredAt = std::ranges::min(recording.events, {}, &chain::Event::at).at;
    offer.expiresAt = offer.offeredAt + minutes * 60'000;
    for (const auto& item : items)
        offer.items.push_back(item.id);
    std::vector<chain::Field> fields{{"offer", toText(offer.id)}, {"from", toText(person.id)},
        {"purpose", offer.purpose}, {"count", static_cast<std::int64_t>(items.size())},
        {"expires_at", rfc3339(offer.expiresAt)}};
    const auto put = [&](const char* key, const std::string& value) {
        if (!value.empty())
            fields.push_back({key, value});
    };
    put("to", offer.to ? toText(*offer.to) : std::string());
    put("to_role", offer.toRole);
    put("to_zone", offer.toZone);
    put("to_station", offer.toStation);
    put("container", offer.container);
    put("seal", offer.seal);
    put("return_of", returnOf);
    for (std::size_t at = 0; at < items.size(); ++at) {
        auto& event = recording.events[at];
        event.fields = fields;
        if (offer.toStation.empty())
            continue;
        if (TRY(store::isHeldByLaw(desk.store, items[at])))
            event.fields.push_back({"legal_hold", true});
        if (chain::mayEndDespite({}, TRY(desk.store.things().parcel(items[at].parcel)).discrepancies))
            event.fields.push_back({"parcel_in_question", true});
    }
    recording.offers.push_back(offer);
    auto told = describe(offer, items);
    told["expires_at"] = rfc3339(offer.expiresAt);
    if (!left.empty())
        told["left"] = describe(left);
    auto answer = TRY(desk.record(command, std::move(recording), std::move(told)));
    bringOffer(
        desk, offer, items, say::offered, left.empty() ? Mark::Ok : Mark::Attention, say::nextReceiver);
    return answer;
}

Result<Acceptance> acceptanceOf(const Desk& desk, const Command& command, const chain::Offer& offer,
    const PersonId& receiver, std::int64_t count, const std::optional<chain::Seal>& sealNow)
{
    Acceptance out;
    const auto seal = TRY(command.maybeText("seal"));
    if (sealNow)
        out.refusal = chain::mayTakeAsSealed(offer, *sealNow);
    if (!out.refusal && !offer.seal.empty() && !seal)
        out.refusal = chain::Refusal{"seal", say::readSeal, say::readSealNext};
    else if (!out.refusal && !offer.seal.empty() && *seal != offer.seal)
        out.refusal = chain::Refusal{"seal", say::otherSeal, say::otherSealNext};
    const chain::Looked looked{
        TRY(command.maybeNumber("count")).has_value(), TRY(command.maybeTruth("condition_same"))};
    const auto tongue = TRY(tongueOf(command, "en"));
    out.statement = chain::statementOf(offer, receiver, count, looked, tongue);
    out.fields = {{"offer", toText(offer.id)}, {"from", toText(offer.from)}, {"to", toText(receiver)},
        {"count", count}, {"counted", looked.counted}, {"method", desk.methodOf(receiver)},
        {"purpose", offer.purpose}, {"statement_sha256", hex(crypto::sha256(view(out.statement)))},
        {"statement_language", std::string(chain::name(tongue))}};
    if (looked.conditionSame)
        out.fields.push_back({"condition_same", *looked.conditionSame});
    if (seal)
        out.fields.push_back({"seal", *seal});
    if (!offer.container.empty())
        out.fields.push_back({"container", offer.container});
    if (const auto note = TRY(command.maybeText("condition_note")))
        out.fields.push_back({"condition_note", *note});
    return out;
}

Result<Answer> acceptCustody(Desk& desk, const Command& command)
{
    if (!TRY(command.maybeTexts("evidence")).empty())
        return acceptFromStation(desk, command);
    auto offer = TRY(findOffer(desk, command));
    const auto receiver = TRY(desk.prove(command));
    auto items = TRY(itemsOf(desk, offer));
    const auto count = TRY(command.maybeNumber("count")).value_or(static_cast<std::int64_t>(items.size()));
    const auto no = [&](const chain::Refusal& refusal) {
        return refuse(desk, command, refusal, receiver.id, items.front());
    };
    if (const auto refusal = chain::mayTakeAt(offer, {}))
        return no(*refusal);
    const auto witness = TRY(desk.maybeWitness(command));
    // Looked at after whoever watches proved herself: what she says must not lie in the future.
    auto meant = chain::mayTakeNow(offer, actorOf(receiver), desk.store.clock().now());
    if (const auto zone = TRY(desk.store.fixtures().zone(offer.toZone)); zone && !offer.to && !meant)
        meant = chain::mayEnter(*zone, actorOf(receiver));
    if (meant) {
        TRY(lapseOffers(desk));
        return no(*meant);
    }
    std::vector<chain::Event> events;
    std::vector<chain::Item> taken;
    std::vector<Left> left;
    const PersonId hands[]{offer.from, receiver.id};
    for (auto& item : items) {
        const auto policy = TRY(desk.policyOf(item.tenant)); // each by its own brand's
        if (witness) {
            if (const auto refusal = chain::mayWitness(policy, actorOf(*witness), hands)) {
                left.push_back({item, *refusal});
                continue;
            }
            if (offer.state == chain::OfferState::Waiting)
                events.push_back(witnessed(desk, item, *witness, offer.id));
        }
        if (const auto refusal =
                chain::mayTakeOne(offer, item, receiver.id, policy, desk.store.clock().now()))
            left.push_back({item, *refusal});
        else
            taken.push_back(item);
    }
    // All of it or what is left of it: one item that went another way does not sink the rest.
    const auto whole = static_cast<std::int64_t>(items.size()),
               part = static_cast<std::int64_t>(taken.size());
    if (const auto refusal = chain::mayTake(offer, taken, receiver.id, count == whole ? part : count))
        return no(*refusal);
    if (taken.empty())
        return no(left.front().refusal);
    auto torn = left; // of a sealed tote nothing stays behind
    std::erase_if(
        torn, [&](const Left& one) { return offer.seal.empty() || one.item.container != offer.container; });
    if (!torn.empty())
        return refuseFor(desk, command, torn, receiver.id);

    const auto sealNow = offer.container.empty()
        ? std::nullopt
        : std::optional(TRY(desk.store.fixtures().container(offer.container)).seal);
    const auto accepted = TRY(acceptanceOf(desk, command, offer, receiver.id, part, sealNow));
    if (accepted.refusal)
        return no(*accepted.refusal);
    for (auto& event : forEach(desk, taken, EventType::CustodyAccepted, receiver.id, accepted.fields))
        events.push_back(std::move(event));
    for (const auto& one : left)
        if (one.item.offer == offer.id) {
            auto event = about(desk, EventType::CustodyDeclined, receiver.id, one.item);
            event.fields = {{"offer", toText(offer.id)}, {"reason", one.refusal.say}};
            events.push_back(std::move(event));
        }
    offer.state = chain::OfferState::Accepted;
    offer.answeredBy = receiver.id;
    Json more{{"statement", accepted.statement}};
    if (!left.empty())
        more["left"] = describe(left);
    return closeOffer(desk, command, offer, taken, std::move(events),
        left.empty() ? say::handedOver : say::handedPart, left.empty() ? Mark::Ok : Mark::Attention, more);
}

} // namespace custody::station
