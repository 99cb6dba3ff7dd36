// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
// Custody changes hands: offered by one, taken by another with her own badge and PIN.

#include <algorithm>

#include "app/station/sayings.h"
#include "app/station/verbs.h"

namespace custody::station {
namespace {

Result<std::vector<chain::Item>> itemsOf(Desk& desk, const chain::Offer& offer)
{
    std::vector<chain::Item> items;
    for (const auto& id : offer.items)
        items.push_back(TRY(desk.store.things().item(id)));
    return items;
}

Result<chain::Offer> findOffer(Desk& desk, const Command& command)
{
    const auto named = TRY(command.text("offer"));
    const auto id = named == "@offer" && desk.offer ? Result<EventId>(*desk.offer) : parseId<EventId>(named);
    if (!id)
        return fail(Fault::NotFound, say::noSuchOffer);
    auto offer = desk.store.things().offer(*id);
    if (!offer && offer.error().fault == Fault::NotFound)
        return fail(Fault::NotFound, say::noSuchOffer);
    return offer;
}

// One leaf for each item, so that every item's own chain tells of it.
std::vector<chain::Event> forEach(const Desk& desk, const std::vector<chain::Item>& items,
    chain::EventType type, const PersonId& who, const std::vector<chain::Field>& fields)
{
    std::vector<chain::Event> events;
    for (const auto& item : items) {
        auto event = desk.event(type, who);
        event.parcel = item.parcel;
        event.item = item.id;
        event.fields = fields;
        events.push_back(std::move(event));
    }
    return events;
}

Json describe(const chain::Offer& offer, const std::vector<chain::Item>& items)
{
    Json lpns = Json::array();
    for (const auto& item : items)
        lpns.push_back(item.lpn);
    return {{"offer", toText(offer.id)}, {"items", lpns}, {"state", chain::name(offer.state)}};
}

void bringToHand(Desk& desk, const chain::Offer& offer, const std::vector<chain::Item>& items,
    const char* said, Mark mark, const char* next = "")
{
    desk.offer = offer.id;
    desk.item = items.front().id;
    desk.parcel = items.front().parcel;
    desk.page = Page::HandOff;
    desk.outcome = {mark, said, {}, next};
}

Result<Answer> close(Desk& desk, const Command& command, chain::Offer offer,
    const std::vector<chain::Item>& items, std::vector<chain::Event> events, const char* said, Mark mark)
{
    store::Recording recording;
    recording.events = std::move(events);
    recording.offers.push_back(offer);
    auto answer = TRY(desk.record(command, std::move(recording), describe(offer, items)));
    bringToHand(desk, offer, items, said, mark);
    return answer;
}

Result<std::optional<PersonId>> receiverOf(Desk& desk, const Command& command)
{
    const auto named = TRY(command.maybeText("to"));
    if (!named || named->empty())
        return std::optional<PersonId>();
    std::optional<PersonId> found;
    for (const auto& person : TRY(desk.store.roster().people())) {
        if (person.name != *named && toText(person.id) != *named && access::shortName(person.id) != *named)
            continue;
        if (found)
            return fail(Fault::Invalid, say::twoOfThatName);
        found = person.id;
    }
    if (found)
        return found;
    return fail(Fault::NotFound, say::nobodyOfThatName);
}

} // namespace

Result<Answer> offerCustody(Desk& desk, const Command& command)
{
    const auto person = TRY(desk.actor());
    std::vector<chain::Item> items;
    for (const auto& named : TRY(command.texts("items")))
        items.push_back(TRY(desk.findItem(named)));
    const auto to = TRY(receiverOf(desk, command));
    if (const auto refusal = chain::mayOffer(items, person.id, to)) {
        const auto about = items.empty() ? desk.parcel : std::optional(items.front().parcel);
        const auto item = items.empty() ? std::nullopt : std::optional(items.front().id);
        return desk.refuse(command, *refusal, person.id, about, item);
    }
    chain::Offer offer;
    offer.id = desk.store.newEventId();
    offer.from = person.id;
    offer.to = to;
    offer.purpose = TRY(command.maybeText("purpose")).value_or("hand over");
    for (const auto& item : items) {
        if (std::find(offer.items.begin(), offer.items.end(), item.id) != offer.items.end())
            return fail(Fault::Invalid, item.lpn + " is named twice");
        offer.items.push_back(item.id);
    }
    std::vector<chain::Field> fields{{"offer", toText(offer.id)}, {"from", toText(person.id)},
        {"purpose", offer.purpose}, {"count", static_cast<std::int64_t>(items.size())}};
    if (to)
        fields.push_back({"to", toText(*to)});
    store::Recording recording;
    recording.events = forEach(desk, items, chain::EventType::CustodyOffered, person.id, fields);
    recording.offers.push_back(offer);
    auto answer = TRY(desk.record(command, std::move(recording), describe(offer, items)));
    bringToHand(desk, offer, items, say::offered, Mark::Ok, say::nextReceiver);
    return answer;
}

Result<Answer> acceptCustody(Desk& desk, const Command& command)
{
    auto offer = TRY(findOffer(desk, command));
    const auto items = TRY(itemsOf(desk, offer));
    const auto receiver = TRY(desk.prove(command));
    const auto count = TRY(command.maybeNumber("count")).value_or(static_cast<std::int64_t>(items.size()));
    if (const auto refusal = chain::mayTake(offer, items, receiver.id, count))
        return desk.refuse(command, *refusal, receiver.id, items.front().parcel, items.front().id);
    std::vector<chain::Field> fields{{"offer", toText(offer.id)}, {"from", toText(offer.from)},
        {"to", toText(receiver.id)}, {"count", count}, {"method", std::string("badge+pin")}};
    if (const auto seal = TRY(command.maybeText("seal")))
        fields.push_back({"seal", *seal});
    offer.state = chain::OfferState::Accepted;
    offer.answeredBy = receiver.id;
    return close(desk, command, offer, items,
        forEach(desk, items, chain::EventType::CustodyAccepted, receiver.id, fields), say::handedOver,
        Mark::Ok);
}

Result<Answer> declineCustody(Desk& desk, const Command& command)
{
    auto offer = TRY(findOffer(desk, command));
    const auto items = TRY(itemsOf(desk, offer));
    const auto decliner = TRY(desk.prove(command));
    if (const auto refusal = chain::mayDecline(offer, decliner.id))
        return desk.refuse(command, *refusal, decliner.id, items.front().parcel, items.front().id);
    const std::vector<chain::Field> fields{
        {"offer", toText(offer.id)}, {"reason", TRY(command.text("reason"))}};
    offer.state = chain::OfferState::Declined;
    offer.answeredBy = decliner.id;
    return close(desk, command, offer, items,
        forEach(desk, items, chain::EventType::CustodyDeclined, decliner.id, fields), say::declined,
        Mark::Attention);
}

Result<Answer> cancelCustody(Desk& desk, const Command& command)
{
    const auto person = TRY(desk.actor());
    auto offer = TRY(findOffer(desk, command));
    const auto items = TRY(itemsOf(desk, offer));
    if (const auto refusal = chain::mayCancel(offer, person.id))
        return desk.refuse(command, *refusal, person.id, items.front().parcel, items.front().id);
    offer.state = chain::OfferState::Cancelled;
    offer.answeredBy = person.id;
    return close(desk, command, offer, items,
        forEach(desk, items, chain::EventType::CustodyCancelled, person.id, {{"offer", toText(offer.id)}}),
        say::cancelled, Mark::Info);
}

} // namespace custody::station
