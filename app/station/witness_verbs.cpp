// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
// A third person watches; a supervisor takes over for somebody who is not there.

#include <algorithm>

#include "app/station/acts.h"
#include "app/station/hand_offs.h"
#include "app/station/sayings.h"
#include "app/station/verbs.h"

namespace custody::station {
namespace {

using chain::EventType;

Result<Answer> watchOffer(Desk& desk, const Command& command, const access::Person& witness)
{
    const auto offer = TRY(findOffer(desk, command));
    store::Recording recording;
    Json lpns = Json::array();
    if (const auto refusal = chain::mayWatch(offer))
        return refuse(desk, command, *refusal, witness.id, TRY(itemsOf(desk, offer)).front());
    auto items = TRY(itemsStillIn(desk, offer));
    for (auto& item : items) {
        if (const auto refusal = chain::mayBeWatched(item))
            return refuse(desk, command, *refusal, witness.id, item);
        const auto policy = TRY(desk.policyOf(item.tenant));
        std::vector<PersonId> hands{offer.from};
        if (offer.to)
            hands.push_back(*offer.to);
        if (const auto refusal = chain::mayWitness(policy, actorOf(witness), hands))
            return refuse(desk, command, *refusal, witness.id, item);
        lpns.push_back(item.lpn);
        recording.events.push_back(witnessed(desk, item, witness, offer.id));
    }
    auto answer =
        TRY(desk.record(command, std::move(recording), {{"offer", toText(offer.id)}, {"items", lpns}}));
    desk.offer = offer.id;
    desk.outcome = {Mark::Ok, say::watched, {}, say::nextReceiver};
    return answer;
}

// Where this event lies, and which item or parcel it is about.
Result<chain::Item> pieceOfEvent(Desk& desk, const EventId& id)
{
    const auto place = TRY(desk.store.ledger().placeOf(id));
    if (!place)
        return fail(Fault::NotFound, say::noSuchEvent);
    const auto subject = TRY(desk.store.things().subjectAt(place->first, place->second));
    if (!subject || TRY(desk.store.things().isErased(*subject)))
        return fail(Fault::NotFound, say::noSuchEvent);
    return desk.store.things().piece(*subject);
}

} // namespace

Result<Answer> witnessCustody(Desk& desk, const Command& command)
{
    const auto witness = TRY(desk.prove(command));
    if (TRY(command.maybeText("offer")))
        return watchOffer(desk, command, witness);
    const auto told = TRY(command.maybeText("event"));
    const auto watched = told ? std::optional(TRY(parseId<EventId>(*told))) : std::nullopt;
    auto item = watched ? TRY(pieceOfEvent(desk, *watched)) : TRY(pieceOf(desk, command));
    if (const auto refusal = chain::mayBeWatched(item))
        return refuse(desk, command, *refusal, witness.id, item);
    std::vector<PersonId> hands;
    if (desk.person)
        hands.push_back(desk.person->id);
    else if (item.custodian)
        hands.push_back(*item.custodian);
    if (const auto refusal = chain::mayWitness(TRY(desk.policyOf(item.tenant)), actorOf(witness), hands))
        return refuse(desk, command, *refusal, witness.id, item);
    auto event = witnessed(desk, item, witness);
    if (watched)
        event.fields.push_back({"event", toText(*watched)});
    TRY(copyTexts(command, event, {"saw"}));
    return done(desk, command, item, {std::move(event)}, say::watched);
}

namespace {

// A tote that is taken over with all that lies in it stays as it is; of another one they are taken out.
Result<std::vector<std::string>> wholeTotes(Desk& desk, const std::vector<chain::Item>& items)
{
    std::vector<std::string> whole;
    for (const auto& item : items) {
        const auto inside = item.container.empty() ? std::vector<SubjectId>()
                                                   : TRY(desk.store.fixtures().inContainer(item.container));
        if (std::ranges::all_of(inside, [&](const SubjectId& id) {
                return std::ranges::find(items, id, &chain::Item::id) != items.end();
            }))
            whole.push_back(item.container);
    }
    return whole;
}

} // namespace

Result<Answer> forceCustody(Desk& desk, const Command& command)
{
    const auto supervisor = TRY(desk.proveOrActor(command));
    const auto witness = TRY(desk.maybeWitness(command));
    std::vector<chain::Item> items;
    const auto parcel = TRY(command.maybeText("parcel"));
    auto all = parcel ? TRY(command.maybeTexts("items")) : TRY(command.texts("items"));
    if (parcel)
        all.push_back(*parcel);
    for (const auto& named : all) {
        auto item = TRY(desk.findPiece(named));
        if (std::ranges::find(items, item.id, &chain::Item::id) != items.end())
            return fail(Fault::Invalid, say::filled(say::namedTwice, item.lpn));
        items.push_back(std::move(item));
    }
    const auto other = witness ? std::optional(actorOf(*witness)) : std::nullopt;
    if (items.empty())
        return desk.refuse(
            command, *chain::mayForce(items, actorOf(supervisor), other, {}), supervisor.id, desk.parcel);
    for (const auto& item : items)
        if (const auto refusal = chain::mayForce(
                std::span(&item, 1), actorOf(supervisor), other, TRY(desk.policyOf(item.tenant))))
            return refuse(desk, command, *refusal, supervisor.id, item);
    const auto reason = TRY(command.text("reason"));
    store::Recording recording;
    Json lpns = Json::array();
    const auto whole = TRY(wholeTotes(desk, items));
    for (auto& item : items) {
        if (item.offer) { // what was on its way is called off, so that nobody takes it later
            auto offer = TRY(desk.store.things().offer(*item.offer));
            if (offer.state == chain::OfferState::Waiting && offer.items.size() == 1) {
                offer.state = chain::OfferState::Cancelled;
                offer.answeredBy = supervisor.id;
                recording.offers.push_back(offer);
                auto cancelled = about(desk, EventType::CustodyCancelled, supervisor.id, item);
                cancelled.fields = {{"offer", toText(offer.id)}};
                recording.events.push_back(std::move(cancelled));
            }
        }
        if (std::ranges::find(whole, item.container) == whole.end())
            for (auto& out : outOfTote(desk, supervisor.id, item))
                recording.events.push_back(std::move(out));
        auto event = about(desk, EventType::CustodyForced, supervisor.id, item);
        event.fields = {{"from", item.custodian ? toText(*item.custodian) : std::string("-")},
            {"to", toText(supervisor.id)}, {"reason", reason}, {"witness", toText(witness->id)},
            {"count", static_cast<std::int64_t>(items.size())}};
        recording.events.push_back(witnessed(desk, item, *witness));
        recording.events.push_back(std::move(event));
        lpns.push_back(item.lpn);
    }
    auto answer = TRY(desk.record(command, std::move(recording), {{"items", lpns}}));
    bringPiece(desk, items.front());
    desk.page = desk.item ? Page::Item : Page::Parcel;
    desk.outcome = {Mark::Attention, say::takenOver, {}, {}};
    return answer;
}

} // namespace custody::station
