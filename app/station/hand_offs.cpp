// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/station/hand_offs.h"

#include "app/store/evidence.h"

namespace custody::station {
namespace {

using chain::EventType;

// The completed hand-off of this name, as the thing's own chain tells it.
Result<std::optional<chain::Brought>> broughtBy(
    Desk& desk, const chain::Item& item, const std::string& handOff)
{
    for (const auto& place : TRY(desk.store.things().placesOf(item.id))) {
        const auto lane = TRY(desk.store.ledger().lane(place.lane));
        const auto opened = TRY(store::openEvent(desk.store, lane, place.index, item.parcel));
        if (opened.entry.type != chain::name(EventType::CustodyAccepted) || opened.text("offer") != handOff)
            continue;
        const auto from = parseId<PersonId>(opened.text("from")), to = parseId<PersonId>(opened.text("to"));
        if (from && to)
            return std::optional(chain::Brought{*from, *to, opened.text("other_station")});
    }
    return std::optional<chain::Brought>();
}

} // namespace

Result<std::vector<chain::Item>> itemsOf(Desk& desk, const chain::Offer& offer)
{
    std::vector<chain::Item> items;
    for (const auto& id : offer.items)
        items.push_back(TRY(desk.store.things().piece(id)));
    return items;
}

Result<std::vector<chain::Item>> itemsStillIn(Desk& desk, const chain::Offer& offer)
{
    auto items = TRY(itemsOf(desk, offer));
    std::erase_if(items, [&](const chain::Item& item) { return item.offer != offer.id; });
    return items;
}

std::vector<chain::Event> forEach(const Desk& desk, const std::vector<chain::Item>& items, EventType type,
    const PersonId& who, const std::vector<chain::Field>& fields)
{
    std::vector<chain::Event> events;
    for (const auto& item : items) {
        auto event = about(desk, type, who, item);
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

void bringOffer(Desk& desk, const chain::Offer& offer, const std::vector<chain::Item>& items,
    const char* said, Mark mark, const char* next)
{
    desk.offer = offer.id;
    bringPiece(desk, items.front());
    desk.page = Page::HandOff;
    desk.outcome = {mark, said, {}, next};
}

Result<Answer> closeOffer(Desk& desk, const Command& command, const chain::Offer& offer,
    const std::vector<chain::Item>& items, std::vector<chain::Event> events, const char* said, Mark mark,
    const Json& more)
{
    store::Recording recording;
    recording.events = std::move(events);
    recording.offers.push_back(offer);
    auto told = describe(offer, items);
    told.update(more);
    auto answer = TRY(desk.record(command, std::move(recording), std::move(told)));
    bringOffer(desk, offer, items, said, mark);
    return answer;
}

Result<chain::Answer> goesBack(
    Desk& desk, const std::vector<chain::Item>& items, const std::string& returnOf, chain::Offer& offer)
{
    for (const auto& item : items) {
        const auto brought = TRY(broughtBy(desk, item, returnOf));
        const bool toAnybody = !offer.to && offer.toRole.empty() && offer.toZone.empty();
        if (brought && brought->station.empty() && offer.toStation.empty() && toAnybody)
            offer.to = brought->from;
        if (auto refusal = chain::mayReturn(brought, offer))
            return refusal;
    }
    return chain::Answer();
}

} // namespace custody::station
