// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
// Entries that are wrong: declared, and what then must be looked into.

#include <algorithm>

#include "app/custody/piece.h"
#include "app/station/acts.h"
#include "app/station/sayings.h"
#include "app/station/settling.h"
#include "app/station/verbs.h"
#include "app/store/evidence.h"

namespace custody::station {
namespace {

using chain::EventType;

// An error is declared once; who was wrong again declares that declaration. Only data that were declared
// wrong without saying what is right may be put right later.
Result<bool> isDeclared(
    Desk& desk, const SubjectId& subject, const EventId& wrong, std::string_view reason, bool corrects)
{
    const auto parcel = TRY(desk.store.things().parcelOf(subject));
    std::vector<std::pair<EventId, bool>> before; // declarations of it; whether they settle the matter
    for (const auto& [laneId, index] : TRY(store::chainOf(desk.store, subject))) {
        const auto lane = TRY(desk.store.ledger().lane(laneId));
        const auto entry = TRY(ledger::decodeEntry(TRY(desk.store.ledger().entryBytes(laneId, index))));
        if (!entry.corrects || entry.type != chain::name(EventType::ErrorDeclared))
            continue;
        const auto opened = TRY(store::openEvent(desk.store, lane, index, parcel));
        const bool never = opened.text("reason") == "did_not_occur";
        if (never) // a declaration that never occurred leaves the entry to be declared anew
            std::erase_if(before, [&](const auto& one) { return one.first == *entry.corrects; });
        if (*entry.corrects != wrong)
            continue;
        // That it never occurred says more than that its data are wrong, and may still be said.
        const bool same = reason == "did_not_occur" ? never : true;
        before.emplace_back(
            opened.entry.eventId, same && (never || !corrects || !opened.text("corrective.1").empty()));
    }
    return std::ranges::any_of(before, [](const auto& one) { return one.second; });
}

Result<EventType> typeAt(Desk& desk, const store::Place& place)
{
    const auto bytes = TRY(desk.store.ledger().entryBytes(place.lane, place.index));
    return chain::parseEventType(TRY(ledger::decodeEntry(bytes)).type);
}

// Whether this event is what says who answers for the item now.
Result<bool> restsOn(Desk& desk, const chain::Item& item, const store::Place& wrong)
{
    const bool closed = item.stage == chain::ItemStage::Final && chain::isParcel(item);
    if (closed || item.unaccounted || !item.station.empty())
        return false;
    std::optional<store::Place> last;
    for (const auto& place : TRY(desk.store.things().placesOf(item.id)))
        if (chain::movesCustody(TRY(typeAt(desk, place))))
            last = place;
    return last == wrong;
}

// Custody that was given by what never happened: a person must look into it, and until somebody finds and
// takes the thing nobody answers for it.
Result<std::vector<chain::Event>> doubtsAfter(Desk& desk, const chain::Event& declared, const PersonId& who)
{
    const auto at = TRY(desk.store.ledger().placeOf(*declared.corrects));
    const store::Place place{at->first, at->second};
    std::vector<chain::Event> out;
    const auto type = TRY(typeAt(desk, place));
    if (!chain::movesCustody(type) && type != EventType::ParcelClosed)
        return out;
    const auto item = TRY(desk.store.things().piece(declared.item ? *declared.item : *declared.parcel));
    if (item.finalKind == "destroyed" && item.ending != declared.corrects)
        return out;
    auto opened = desk.event(EventType::DiscrepancyOpened, who);
    opened.parcel = declared.parcel;
    opened.item = declared.item;
    opened.fields = {{"discrepancy", toText(opened.id)}, {"kind", std::string("custody")},
        {"evidence", toText(*declared.corrects)}};
    const auto discrepancy = toText(opened.id);
    out.push_back(std::move(opened));
    if (!TRY(restsOn(desk, item, place)))
        return out;
    for (auto& event : outOfTote(desk, who, item))
        out.push_back(std::move(event));
    auto missing = about(desk, EventType::MissingDeclared, who, item);
    missing.fields = {{"last_custodian", item.custodian ? toText(*item.custodian) : std::string("-")},
        {"last_zone", item.zone.empty() ? std::string("-") : item.zone},
        {"search", std::string("what gave it was declared never to have happened")},
        {"discrepancy", discrepancy}};
    out.push_back(std::move(missing));
    return out;
}

// A parcel that is not refused after all is nobody's again, when no brand is known.
Result<> asksWhoseAgain(
    Desk& desk, const chain::Event& declared, const PersonId& who, std::vector<chain::Event>& out)
{
    if (declared.item)
        return {};
    const auto parcel = TRY(desk.store.things().parcel(*declared.parcel));
    if (parcel.ending == declared.corrects && parcel.tenant == TenantId{})
        out.push_back(nobodys(desk, parcel.id, who));
    return {};
}

// Who recorded it, and whether it is an offer nobody has answered.
Result<chain::WrongEntry> recordedAt(Desk& desk, const store::Place& place, const chain::Item& piece)
{
    const auto lane = TRY(desk.store.ledger().lane(place.lane));
    const auto opened = TRY(store::openEvent(desk.store, lane, place.index, piece.parcel));
    chain::WrongEntry out;
    out.type = TRY(chain::parseEventType(opened.entry.type));
    out.by = opened.entry.actor;
    out.offerWaits =
        out.type == EventType::CustodyOffered && piece.offer && toText(*piece.offer) == opened.text("offer");
    // Out of a zone, and back from its end, nothing comes by one person's word.
    out.tookTwo = chain::needsWitness(TRY(desk.policyOf(piece.tenant)), piece, "custody")
        || out.type == EventType::ZoneItemEntered || !chain::finalKindOf(out.type).empty();
    out.isThere = out.type == EventType::CustodyReleased && !piece.station.empty();
    if (out.type == EventType::ParcelRefused) {
        const auto refused = TRY(desk.store.things().parcel(piece.parcel));
        for (const auto& one : TRY(desk.parcelsByTracking(refused.tracking)))
            out.cameAgain |= one.id != refused.id && one.stage >= chain::ParcelStage::Arrived
                && one.stage <= chain::ParcelStage::Reconciled && one.stage != chain::ParcelStage::Refused;
    }
    return out;
}

// … as custody.force has one.
Result<chain::Answer> guard(Desk& desk, const store::Place& place, const chain::Item& piece,
    const access::Person& person, const std::optional<access::Person>& witness)
{
    const auto other = witness ? std::optional(actorOf(*witness)) : std::nullopt;
    return chain::mayDeclareWrong(
        TRY(recordedAt(desk, place, piece)), actorOf(person), other, TRY(desk.policyOf(piece.tenant)));
}

} // namespace

Result<Answer> declareError(Desk& desk, const Command& command)
{
    const auto person = TRY(desk.actor());
    const auto wrong = parseId<EventId>(TRY(command.text("event")));
    const auto place = wrong ? TRY(desk.store.ledger().placeOf(*wrong)) : std::nullopt;
    const auto subject =
        place ? TRY(desk.store.things().subjectAt(place->first, place->second)) : std::optional<SubjectId>();
    if (!subject)
        return fail(Fault::NotFound, say::noSuchEvent);
    const auto reason = TRY(command.text("reason"));
    if (reason != "did_not_occur" && reason != "incorrect_data")
        return fail(Fault::Invalid, say::errorWords);
    const auto corrective = TRY(command.maybeTexts("corrective"));
    if (TRY(isDeclared(desk, *subject, *wrong, reason, !corrective.empty())))
        return fail(Fault::Invalid, say::declaredBefore);
    if (reason == "did_not_occur" && !corrective.empty())
        return fail(Fault::Invalid, say::nothingCorrects);
    auto piece = TRY(desk.store.things().piece(*subject));
    const auto witness = TRY(desk.maybeWitness(command));
    if (const auto refusal = TRY(guard(desk, {place->first, place->second}, piece, person, witness)))
        return refuse(desk, command, *refusal, person.id, piece);
    auto event = about(desk, EventType::ErrorDeclared, person.id, piece);
    event.fields = {{"declares", toText(*wrong)},
        {"declared_type", std::string(chain::name(TRY(typeAt(desk, {place->first, place->second}))))},
        {"reason", reason}, {"declared_at", rfc3339(event.at)}};
    for (std::size_t at = 0; at < corrective.size(); ++at) {
        const auto id = TRY(parseId<EventId>(corrective[at]));
        if (id == *wrong)
            return fail(Fault::Invalid, say::correctsItself);
        // What corrects tells of the same thing.
        const auto there = TRY(desk.store.ledger().placeOf(id));
        const auto about =
            there ? TRY(desk.store.things().subjectAt(there->first, there->second)) : std::nullopt;
        if (!about || *about != *subject)
            return fail(Fault::NotFound, say::noSuchEvent);
        event.fields.push_back({numbered("corrective", at + 1), toText(id)});
    }
    TRY(copyTexts(command, event, {"note"}));
    event.corrects = *wrong;
    store::Recording recording;
    if (witness) {
        recording.events.push_back(witnessed(desk, piece, *witness));
        event.fields.push_back({"witness", toText(witness->id)});
    }
    recording.events.push_back(event);
    if (reason == "did_not_occur") {
        for (auto& doubt : TRY(doubtsAfter(desk, event, person.id)))
            recording.events.push_back(std::move(doubt));
        TRY(asksWhoseAgain(desk, event, person.id, recording.events));
    }
    if (corrective.empty())
        for (auto& question : TRY(askedAgain(desk, event, person.id)))
            recording.events.push_back(std::move(question));
    auto answer = TRY(desk.record(command, std::move(recording), {{"declares", toText(*wrong)}}));
    desk.outcome = {Mark::Attention, say::errorDeclared, {}, {}};
    return answer;
}

} // namespace custody::station
