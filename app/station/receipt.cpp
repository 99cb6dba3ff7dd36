// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/station/receipt.h"

#include <algorithm>

#include "app/custody/hand_off.h"
#include "app/station/acts.h"
#include "app/station/sayings.h"
#include "app/station/verbs.h"
#include "app/store/evidence.h"

namespace custody::station {
namespace {

using chain::EventType;

// An event of an item, with where its leaf lies.
struct Told {
    chain::Event event;
    std::string lane;
    std::uint64_t index = 0;
    crypto::Hash leaf{};
    std::vector<ledger::Reference> references;
};

Result<std::vector<Told>> storyOf(store::Store& store, const chain::Item& item)
{
    std::vector<Told> out;
    for (const auto& place : TRY(store.things().placesOf(item.id))) {
        const auto lane = TRY(store.ledger().lane(place.lane));
        auto opened = TRY(store::openEvent(store, lane, place.index, item.parcel));
        Told told;
        told.lane = lane.origin;
        told.index = place.index;
        told.leaf = TRY(store.ledger().leafHash(lane.id, place.index));
        told.references = std::move(opened.entry.references);
        told.event.id = opened.entry.eventId;
        told.event.at = static_cast<UtcMs>(opened.entry.claimedMs);
        told.event.actor = opened.entry.actor;
        told.event.fields = std::move(opened.fields);
        if (const auto type = chain::parseEventType(opened.entry.type)) {
            told.event.type = *type;
            out.push_back(std::move(told));
        }
    }
    return out;
}

// The newest acceptance; of this offer, when one is named.
const Told* acceptedIn(const std::vector<Told>& story, const std::optional<EventId>& offer)
{
    const Told* found = nullptr;
    for (const auto& one : story)
        if (one.event.type == EventType::CustodyAccepted && one.event.find("statement_sha256")
            && (!offer || one.event.text("offer") == toText(*offer)))
            found = &one;
    return found;
}

std::string personWords(store::Store& store, const std::string& id)
{
    const auto known = parseId<PersonId>(id);
    if (!known)
        return id;
    const auto person = store.roster().person(*known);
    const auto number = access::shortName(*known);
    return person ? person->name + " (" + number + ")" : number;
}

chain::ReceivedItem rowOf(const chain::Item& item, const std::vector<Told>& story, const Told& accepted)
{
    chain::ReceivedItem row{item.lpn, item.sku, accepted.lane, accepted.index, accepted.leaf, {}, 0, {}};
    for (const auto& reference : accepted.references) {
        row.offeredLane = reference.origin;
        row.offeredIndex = reference.index;
        row.offeredLeaf = reference.leaf;
    }
    for (const auto& one : story)
        if (one.event.type == EventType::CustodyOffered
            && one.event.text("offer") == accepted.event.text("offer")) {
            row.offeredLane = one.lane;
            row.offeredIndex = one.index;
            row.offeredLeaf = one.leaf;
        }
    return row;
}

} // namespace

Result<chain::Receipt> receiptOf(
    store::Store& store, const SubjectId& item, const std::optional<EventId>& offer)
{
    const auto first = TRY(store.things().piece(item));
    const auto story = TRY(storyOf(store, first));
    const auto* accepted = acceptedIn(story, offer);
    if (!accepted)
        return fail(Fault::NotFound, say::nobodyTook);
    const auto& event = accepted->event;
    const auto id = TRY(parseId<EventId>(event.text("offer")));

    chain::Receipt out;
    out.site = store.name().site + "/" + store.name().station;
    out.offer = toText(id);
    out.from = personWords(store, event.text("from"));
    out.to = personWords(store, event.text("to"));
    out.purpose = event.text("purpose");
    out.container = event.text("container");
    out.seal = event.text("seal");
    out.conditionSame = chain::lookedOf(event).conditionSame;
    out.conditionNote = event.text("condition_note");
    out.count = event.number("count");
    out.takenAt = event.at;
    out.statementSha256 = event.text("statement_sha256");
    for (const auto& one : story)
        if (one.event.type == EventType::CustodyWitnessed && one.event.text("offer") == out.offer)
            out.witness = personWords(store, one.event.text("witness"));

    std::vector<SubjectId> items{item};
    if (const auto known = store.things().offer(id)) // an offer of another station is not among ours
        items = known->items;
    auto offered = items.size();
    for (const auto& one : items) {
        const auto state = TRY(store.things().piece(one));
        const auto told = TRY(storyOf(store, state));
        if (const auto* taken = acceptedIn(told, id))
            out.items.push_back(rowOf(state, told, *taken));
    }
    if (!event.text("other_station").empty())
        offered = static_cast<std::size_t>(out.count);
    if (auto statement = chain::statementIn(event, offered))
        out.statement = *std::move(statement);
    else
        return fail(Fault::Tampered, say::otherSentence);
    return out;
}

Result<Answer> giveReceipt(Desk& desk, const Command& command)
{
    TRY(desk.actor());
    std::optional<EventId> offer;
    SubjectId item;
    if (TRY(command.maybeText("offer"))) {
        const auto known = TRY(findOffer(desk, command));
        offer = known.id;
        item = known.items.front();
        for (const auto& one : known.items) // the first may have been left behind
            if (const auto receipt = receiptOf(desk.store, one, offer); receipt) {
                item = one;
                break;
            }
    } else {
        const auto named = TRY(command.maybeText("item"));
        item = named ? TRY(desk.findPiece(*named)).id : TRY(pieceOf(desk, command)).id;
    }
    const auto receipt = TRY(receiptOf(desk.store, item, offer));
    const std::string language(chain::name(TRY(tongueOf(command, desk.person->language))));
    if (!desk.devices.writeReceipt)
        return fail(Fault::Device, say::noReceipts);
    auto exported = desk.event(chain::EventType::EvidenceExported, desk.person->id);
    exported.fields = {{"subject", toText(item)}, {"format", std::string("receipt")},
        {"events", static_cast<std::int64_t>(receipt.items.size())}};
    // On the record before it exists, as all evidence that leaves.
    auto answer = TRY(desk.record(command, std::move(exported),
        {{"offer", receipt.offer}, {"statement", receipt.statement},
            {"statement_sha256", receipt.statementSha256}, {"count", receipt.count}}));
    answer.more["file"] = TRY(desk.devices.writeReceipt(receipt, language));
    desk.outcome = {Mark::Ok, say::receiptWritten, {}, {}};
    return answer;
}

} // namespace custody::station
