// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/station/settling.h"

#include <algorithm>

#include "app/station/acts.h"
#include "app/station/sayings.h"
#include "app/station/two_stations.h"
#include "app/store/evidence.h"

namespace custody::station {
namespace {

using chain::EventType;

Result<store::OpenedEvent> openedAt(Desk& desk, const store::Place& place, const SubjectId& parcel)
{
    return store::openEvent(desk.store, TRY(desk.store.ledger().lane(place.lane)), place.index, parcel);
}

// The leaves of the other station that opened it.
Result<std::vector<chain::LeafReference>> inQuestion(
    Desk& desk, const SubjectId& parcel, const SubjectId& subject, const std::string& discrepancy)
{
    std::vector<chain::LeafReference> out;
    for (const auto& place : TRY(desk.store.things().placesOf(subject))) {
        const auto opened = TRY(openedAt(desk, place, parcel));
        if (opened.entry.type != chain::name(EventType::DiscrepancyOpened)
            || opened.text("discrepancy") != discrepancy)
            continue;
        for (const auto& one : opened.entry.references)
            out.push_back({one.origin, one.index, one.leaf});
        break;
    }
    return out;
}

// Whether that station handed it over anew after what is in question.
Result<bool> cameBack(
    Desk& desk, const chain::Item& item, const std::vector<chain::LeafReference>& inQuestion)
{
    const auto& oldest = *std::ranges::min_element(inQuestion, {}, [](const auto& one) { return one.index; });
    for (const auto& place : TRY(desk.store.things().placesOf(item.id))) {
        const auto entry =
            TRY(ledger::decodeEntry(TRY(desk.store.ledger().entryBytes(place.lane, place.index))));
        if (entry.type == chain::name(EventType::ItemCarriedOver)
            && std::ranges::any_of(entry.references,
                [&](const auto& one) { return one.origin == oldest.lane && one.index > oldest.index; }))
            return true;
    }
    return false;
}

// It counts as being elsewhere because a person said so, not because it was let go.
Result<bool> isThereByAnswer(Desk& desk, const chain::Item& item)
{
    bool byAnswer = false;
    for (const auto& place : TRY(desk.store.things().placesOf(item.id))) {
        const auto opened = TRY(openedAt(desk, place, item.parcel));
        if (opened.entry.type == chain::name(EventType::DiscrepancyResolved))
            byAnswer |= opened.text("stands") == "there";
        else if (opened.entry.type == chain::name(EventType::CustodyReleased))
            byAnswer = false;
    }
    return byAnswer && !item.station.empty();
}

} // namespace

Result<> settle(Desk& desk, const Settled& about, const std::string& stands, chain::Event& resolution)
{
    if (stands != "here" && stands != "there")
        return fail(Fault::Invalid, say::standsWords);
    const auto subject = about.item ? about.item->id : about.parcel;
    resolution.references = TRY(inQuestion(desk, about.parcel, subject, toText(about.discrepancy)));
    if (stands == "there") {
        if (resolution.references.empty())
            return fail(Fault::Invalid, say::noOtherRecord);
        if (about.item && about.item->stage == chain::ItemStage::Final)
            return fail(Fault::Invalid, say::endedHere);
        if (about.item && TRY(cameBack(desk, *about.item, resolution.references)))
            return fail(Fault::Invalid, say::cameBackSince);
    }
    resolution.fields.push_back({"stands", stands});
    if (!resolution.references.empty())
        resolution.fields.push_back({"other_station", resolution.references.front().lane});
    return {};
}

Result<std::vector<chain::Event>> backHere(
    Desk& desk, const Settled& about, const std::string& stands, const PersonId& who)
{
    std::vector<chain::Event> out;
    if (stands != "here" || !about.item || !TRY(isThereByAnswer(desk, *about.item)))
        return out;
    auto opened = station::about(desk, EventType::DiscrepancyOpened, who, *about.item);
    opened.fields = {{"discrepancy", toText(opened.id)}, {"kind", std::string("custody")},
        {"evidence", toText(about.discrepancy)}};
    auto missing = station::about(desk, EventType::MissingDeclared, who, *about.item);
    missing.fields = {{"last_custodian", std::string("-")}, {"last_zone", std::string("-")},
        {"search", std::string("it was said to be at another station, and is not")},
        {"discrepancy", toText(opened.id)}};
    out.push_back(std::move(opened));
    out.push_back(std::move(missing));
    return out;
}

Result<std::vector<chain::Event>> askedAgain(Desk& desk, const chain::Event& declared, const PersonId& who)
{
    std::vector<chain::Event> out;
    const auto at = TRY(desk.store.ledger().placeOf(*declared.corrects));
    if (!declared.parcel)
        return out;
    const auto answer = TRY(openedAt(desk, {at->first, at->second}, *declared.parcel));
    if (answer.entry.type != chain::name(EventType::DiscrepancyResolved))
        return out;
    const auto id = answer.text("discrepancy");
    const auto known = declared.item ? TRY(desk.store.things().item(*declared.item)).discrepancies
                                     : TRY(desk.store.things().parcel(*declared.parcel)).discrepancies;
    const auto question =
        std::ranges::find_if(known, [&](const chain::Discrepancy& one) { return toText(one.id) == id; });
    // Whose parcel it is, is answered by its brand alone.
    if (question == known.end() || question->open || question->kind == chain::nobodysKind
        || chain::mayOpenQuestion(known, question->kind))
        return out;
    auto opened = desk.event(EventType::DiscrepancyOpened, who);
    opened.parcel = declared.parcel;
    opened.item = declared.item;
    opened.references = TRY(inQuestion(desk, *declared.parcel, declared.item.value_or(*declared.parcel), id));
    opened.fields = {{"discrepancy", toText(opened.id)}, {"kind", question->kind},
        {"evidence", toText(*declared.corrects)}};
    out.push_back(std::move(opened));
    return out;
}

} // namespace custody::station
