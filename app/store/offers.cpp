// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/store/offers.h"

#include "app/store/evidence.h"

namespace custody::store {
namespace {

struct Released {
    UtcMs at = 0;
    EventId event;
    std::optional<PersonId> by;
};

// The last release of anything in it, by the leaf's own time and then by its name.
Result<std::optional<Released>> lastRelease(Store& store, const chain::Offer& offer)
{
    std::optional<Released> last;
    for (const auto& id : offer.items)
        for (const auto& place : TRY(store.things().placesOf(id))) {
            const auto bytes = TRY(store.ledger().entryBytes(place.lane, place.index));
            const auto entry = TRY(ledger::decodeEntry(bytes));
            if (entry.type != chain::name(chain::EventType::CustodyReleased))
                continue;
            const auto lane = TRY(store.ledger().lane(place.lane));
            const auto opened = TRY(openEvent(store, lane, place.index, TRY(store.things().parcelOf(id))));
            const Released one{static_cast<UtcMs>(entry.claimedMs), entry.eventId, entry.actor};
            if (opened.text("offer") == toText(offer.id)
                && (!last || std::pair(last->at, last->event) < std::pair(one.at, one.event)))
                last = one;
        }
    return last;
}

} // namespace

Result<bool> isEmptied(Store& store, const chain::Offer& offer)
{
    for (const auto& id : offer.items)
        if (TRY(store.things().piece(id)).offer == offer.id)
            return false;
    return true;
}

Result<chain::Offer> overWhenEmptied(Store& store, chain::Offer offer)
{
    if (offer.state != chain::OfferState::Waiting || !TRY(isEmptied(store, offer)))
        return offer;
    const auto released = offer.toStation.empty() ? std::nullopt : TRY(lastRelease(store, offer));
    offer.state = released ? chain::OfferState::Accepted : chain::OfferState::Cancelled;
    offer.answeredBy = released ? released->by : std::nullopt;
    return offer;
}

Result<> closeEmptied(Store& store, const std::set<EventId>& touched, const std::set<EventId>& released)
{
    for (const auto& id : touched) {
        auto known = store.things().offer(id);
        if (!known && known.error().fault == Fault::NotFound) // it died with one of its items
            continue;
        auto offer = TRY(std::move(known));
        if (released.contains(id)) { // who released the last of it is told by the leaves
            offer.state = chain::OfferState::Waiting;
            offer.answeredBy.reset();
        }
        const auto over = TRY(overWhenEmptied(store, offer));
        if (over.state != chain::OfferState::Waiting)
            TRY(store.things().save(over));
    }
    return {};
}

} // namespace custody::store
