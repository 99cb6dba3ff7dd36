// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
// An offer that nobody takes: declined, called off, or lapsed.

#include "app/custody/place_rules.h"
#include "app/station/hand_offs.h"
#include "app/station/sayings.h"
#include "app/station/verbs.h"

namespace custody::station {
namespace {

using chain::EventType;

// Nobody took it in time: said once, and the item is free again.
Result<std::size_t> lapse(Desk& desk, chain::Offer offer)
{
    const auto items = TRY(itemsStillIn(desk, offer));
    if (items.empty())
        return 0;
    offer.state = chain::OfferState::Expired;
    store::Recording recording;
    for (const auto& item : items) {
        auto event = about(desk, EventType::CustodyExpired, offer.from, item);
        event.actor.reset();
        event.fields = {{"offer", toText(offer.id)}, {"due_at", rfc3339(offer.expiresAt)}};
        recording.events.push_back(std::move(event));
    }
    recording.offers.push_back(offer);
    TRY(desk.store.record(recording));
    return items.size();
}

} // namespace

Result<std::size_t> lapseOffers(Desk& desk)
{
    std::size_t lapsed = 0;
    for (const auto& id : TRY(desk.store.things().openOffers()))
        if (const auto offer = TRY(desk.store.things().offer(id));
            offer.expiresAt != 0 && desk.store.clock().now() > offer.expiresAt) {
            lapsed += TRY(lapse(desk, offer));
        }
    return lapsed;
}

Result<Answer> declineCustody(Desk& desk, const Command& command)
{
    auto offer = TRY(findOffer(desk, command));
    const auto items = TRY(itemsStillIn(desk, offer)); // no answer touches what left it
    const auto decliner = TRY(desk.prove(command));
    auto refusal = chain::mayTakeAt(offer, {});
    if (!refusal)
        refusal = chain::mayDecline(offer, actorOf(decliner));
    if (const auto zone = TRY(desk.store.fixtures().zone(offer.toZone)); zone && !offer.to && !refusal)
        refusal = chain::mayEnter(*zone, actorOf(decliner));
    if (refusal)
        return refuse(desk, command, *refusal, decliner.id, TRY(itemsOf(desk, offer)).front());
    const std::vector<chain::Field> fields{
        {"offer", toText(offer.id)}, {"reason", TRY(command.text("reason"))}};
    offer.state = chain::OfferState::Declined;
    offer.answeredBy = decliner.id;
    return closeOffer(desk, command, offer, items,
        forEach(desk, items, EventType::CustodyDeclined, decliner.id, fields), say::declined,
        Mark::Attention);
}

Result<Answer> cancelCustody(Desk& desk, const Command& command)
{
    const auto person = TRY(desk.actor());
    auto offer = TRY(findOffer(desk, command));
    const auto items = TRY(itemsStillIn(desk, offer));
    if (const auto refusal = chain::mayCancel(offer, person.id))
        return refuse(desk, command, *refusal, person.id, TRY(itemsOf(desk, offer)).front());
    offer.state = chain::OfferState::Cancelled;
    offer.answeredBy = person.id;
    return closeOffer(desk, command, offer, items,
        forEach(desk, items, EventType::CustodyCancelled, person.id, {{"offer", toText(offer.id)}}),
        say::cancelled, Mark::Info);
}

} // namespace custody::station
