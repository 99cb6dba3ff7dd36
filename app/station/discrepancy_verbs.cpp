// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
// What is not as it should be: opened, given to somebody, resolved.

#include <algorithm>

#include "app/station/acts.h"
#include "app/station/sayings.h"
#include "app/station/settling.h"
#include "app/station/verbs.h"

namespace custody::station {
namespace {

using chain::EventType;

constexpr UtcMs clipMargin = 30 * 60'000; // video before and after the moment that somebody noticed

struct Subject {
    SubjectId parcel;
    std::optional<chain::Item> item;
    std::vector<chain::Discrepancy> discrepancies;
    TenantId tenant;
    std::vector<chain::Clip> clips;
    bool unaccounted;

    std::optional<SubjectId> itemId() const { return item ? std::optional(item->id) : std::nullopt; }
    chain::Event event(const Desk& desk, EventType type, const PersonId& who) const
    {
        auto event = desk.event(type, who);
        event.parcel = parcel;
        if (item)
            event.item = item->id;
        return event;
    }
};

Result<Subject> subjectOf(Desk& desk, const Command& command)
{
    const auto named = TRY(command.maybeText("parcel"));
    if (named) {
        const auto parcel = TRY(desk.findParcel(*named));
        return Subject{
            parcel.id, std::nullopt, parcel.discrepancies, parcel.tenant, parcel.clips, parcel.unaccounted};
    }
    const auto item = TRY(itemOf(desk, command));
    return Subject{item.parcel, item, item.discrepancies, item.tenant, item.clips, item.unaccounted};
}

// The discrepancy itself says what it is about, when the command does not.
Result<Subject> subjectOf(Desk& desk, const Command& command, const EventId& discrepancy)
{
    if (TRY(command.maybeText("parcel")) || TRY(command.maybeText("item")))
        return subjectOf(desk, command);
    const auto has = [&](const std::vector<chain::Discrepancy>& list) {
        return std::any_of(list.begin(), list.end(), [&](const auto& one) { return one.id == discrepancy; });
    };
    const auto& itemHere = desk.parcel ? desk.item : desk.before.item;
    const auto& parcelHere = desk.parcel ? desk.parcel : desk.before.parcel;
    if (itemHere)
        if (const auto item = TRY(desk.store.things().item(*itemHere)); has(item.discrepancies))
            return Subject{item.parcel, item, item.discrepancies, item.tenant, item.clips, item.unaccounted};
    if (parcelHere) {
        const auto parcel = TRY(desk.store.things().parcel(*parcelHere));
        if (has(parcel.discrepancies))
            return Subject{parcel.id, std::nullopt, parcel.discrepancies, parcel.tenant, parcel.clips,
                parcel.unaccounted};
        for (const auto& id : parcel.items)
            if (const auto item = TRY(desk.store.things().item(id)); has(item.discrepancies))
                return Subject{
                    item.parcel, item, item.discrepancies, item.tenant, item.clips, item.unaccounted};
    }
    return fail(Fault::NotFound, say::noSuchDiscrepancy);
}

// What is said to show it must be an entry of this station.
Result<> isAnEvent(Desk& desk, const Command& command, const char* key)
{
    const auto named = TRY(command.maybeText(key));
    const auto id = parseId<EventId>(named.value_or(""));
    if (named && (!id || !TRY(desk.store.ledger().placeOf(*id))))
        return fail(Fault::NotFound, say::noSuchEvent);
    return {};
}

Result<EventId> idOf(const Command& command)
{
    const auto id = parseId<EventId>(TRY(command.text("discrepancy")));
    return id ? Result<EventId>(*id) : fail(Fault::NotFound, say::noSuchDiscrepancy);
}

// Where the item lies, or lay when somebody last put it somewhere.
Result<std::optional<chain::Zone>> placeOf(Desk& desk, const Command& command, const Subject& subject)
{
    auto named = TRY(command.maybeText("zone")).value_or("");
    if (named.empty() && subject.item)
        named = subject.item->zone;
    return named.empty() ? Result<std::optional<chain::Zone>>(std::optional<chain::Zone>())
                         : desk.store.fixtures().zone(named);
}

chain::Event clipOf(const Desk& desk, const Subject& subject, const PersonId& who, const chain::Zone& zone,
    const EventId& discrepancy, UtcMs from)
{
    const auto now = desk.store.clock().now();
    auto event = subject.event(desk, EventType::ClipRequested, who);
    event.fields = {{"clip", toText(event.id)}, {"zone", zone.name}, {"from", rfc3339(from - clipMargin)},
        {"until", rfc3339(now)}, {"kept_until", rfc3339(from + zone.videoDays * 86'400'000)},
        {"discrepancy", toText(discrepancy)}};
    for (std::size_t at = 0; at < zone.cameras.size(); ++at)
        event.fields.push_back({numbered("camera", at + 1), zone.cameras[at]});
    return event;
}

Result<Answer> tell(Desk& desk, const Command& command, const Subject& subject,
    std::vector<chain::Event> events, const char* said, Mark mark, Json more)
{
    if (subject.item)
        return done(desk, command, *subject.item, std::move(events), said, "", mark, std::move(more));
    store::Recording recording;
    recording.events = std::move(events);
    more["parcel"] = toText(subject.parcel);
    auto answer = TRY(desk.record(command, std::move(recording), std::move(more)));
    desk.parcel = subject.parcel;
    desk.page = Page::Parcel;
    desk.outcome = {mark, said, {}, {}};
    return answer;
}

} // namespace

Result<Answer> openDiscrepancy(Desk& desk, const Command& command)
{
    const auto person = TRY(desk.actor());
    const auto subject = TRY(subjectOf(desk, command));
    const auto policy = TRY(desk.policyOf(subject.tenant));
    const auto kind = TRY(command.text("kind"));
    auto refusal = chain::mayAskWhose(subject.tenant, kind);
    if (!refusal)
        refusal = chain::mayOpenQuestion(subject.discrepancies, kind);
    if (refusal)
        return desk.refuse(command, *refusal, person.id, subject.parcel, subject.itemId());
    auto event = subject.event(desk, EventType::DiscrepancyOpened, person.id);
    const auto id = event.id;
    event.fields = {{"discrepancy", toText(id)}, {"kind", kind},
        {"due_at", rfc3339(event.at + policy.discrepancyMinutes * 60'000)}};
    TRY(isAnEvent(desk, command, "evidence"));
    TRY(copyTexts(command, event, {"expected", "found", "evidence"}));
    if (const auto owner = TRY(command.maybeText("owner")))
        event.fields.push_back({"owner", toText(TRY(desk.findPerson(*owner)))});
    const auto zone = TRY(placeOf(desk, command, subject));
    if (zone) {
        event.fields.push_back({"zone", zone->name});
        for (std::size_t at = 0; at < zone->cameras.size(); ++at)
            event.fields.push_back({numbered("camera", at + 1), zone->cameras[at]});
    }
    std::vector<chain::Event> events{std::move(event)};
    Json more{{"discrepancy", toText(id)}};
    if (TRY(command.truth("preserve_clip", false))) {
        if (!zone || zone->cameras.empty())
            return fail(Fault::Invalid, say::noCameraThere);
        const auto since =
            subject.item && subject.item->zoneSince != 0 ? subject.item->zoneSince : desk.store.clock().now();
        events.push_back(clipOf(desk, subject, person.id, *zone, id, since));
        more["clip"] = toText(events.back().id);
        more["kept_until"] = events.back().text("kept_until");
    }
    return tell(
        desk, command, subject, std::move(events), say::discrepancyOpen, Mark::Attention, std::move(more));
}

Result<Answer> answerClip(Desk& desk, const Command& command)
{
    const auto person = TRY(desk.actor());
    const auto subject = TRY(subjectOf(desk, command));
    const auto outcome = TRY(command.text("outcome"));
    if (outcome != "preserved" && outcome != "gone" && outcome != "refused")
        return fail(Fault::Invalid, say::clipWords);
    const auto asked = TRY(parseId<EventId>(TRY(command.text("clip"))));
    if (std::ranges::none_of(
            subject.clips, [&](const chain::Clip& one) { return one.id == asked && one.open; }))
        return fail(Fault::NotFound, say::noSuchClip);
    auto event = subject.event(desk, EventType::ClipAnswered, person.id);
    event.fields = {{"clip", toText(asked)}, {"outcome", outcome}};
    TRY(copyTexts(command, event, {"reference"}));
    return tell(desk, command, subject, {std::move(event)}, say::clipAnswered, Mark::Ok, Json::object());
}

Result<Answer> assignDiscrepancy(Desk& desk, const Command& command)
{
    const auto person = TRY(desk.actor());
    const auto id = TRY(idOf(command));
    const auto subject = TRY(subjectOf(desk, command, id));
    const auto open = std::any_of(subject.discrepancies.begin(), subject.discrepancies.end(),
        [&](const auto& one) { return one.id == id && one.open; });
    if (!open)
        return fail(Fault::NotFound, say::noSuchDiscrepancy);
    auto event = subject.event(desk, EventType::DiscrepancyAssigned, person.id);
    event.fields = {
        {"discrepancy", toText(id)}, {"owner", toText(TRY(desk.findPerson(TRY(command.text("owner")))))}};
    if (const auto due = TRY(command.maybeText("due_at")))
        event.fields.push_back({"due_at", rfc3339(TRY(parseRfc3339(*due)))});
    return tell(desk, command, subject, {std::move(event)}, say::discrepancyGiven, Mark::Ok,
        {{"discrepancy", toText(id)}});
}

Result<Answer> resolveDiscrepancy(Desk& desk, const Command& command)
{
    const auto person = TRY(desk.actor());
    const auto id = TRY(idOf(command));
    const auto subject = TRY(subjectOf(desk, command, id));
    const auto known = std::ranges::find_if(
        subject.discrepancies, [&](const chain::Discrepancy& one) { return one.id == id && one.open; });
    if (known == subject.discrepancies.end())
        return fail(Fault::NotFound, say::noSuchDiscrepancy);
    const auto stands = TRY(command.maybeText("stands"));
    const bool twoAnswers = known->kind == "two_hands";
    const auto resolution = TRY(command.text("resolution"));
    const bool reasonGiven = !TRY(command.maybeText("reason")).value_or("").empty();
    if (const auto refusal = twoAnswers ? chain::maySettle(actorOf(person), stands.has_value())
            : known->kind == "missing" || (known->kind == "custody" && subject.unaccounted)
            ? chain::mayEndSearch(actorOf(person), subject.unaccounted, resolution, reasonGiven)
            : chain::mayAnswerWhose(actorOf(person), known->kind))
        return desk.refuse(command, *refusal, person.id, subject.parcel, subject.itemId());
    if (stands && !twoAnswers)
        return fail(Fault::Invalid, say::standsAlone);
    auto event = subject.event(desk, EventType::DiscrepancyResolved, person.id);
    event.fields = {{"discrepancy", toText(id)}, {"resolution", resolution}};
    TRY(isAnEvent(desk, command, "evidence"));
    TRY(copyTexts(command, event, {"reason", "evidence"}));
    std::vector<chain::Event> events;
    if (twoAnswers) {
        const Settled about{subject.parcel, subject.item, id};
        TRY(settle(desk, about, *stands, event));
        events = TRY(backHere(desk, about, *stands, person.id));
    }
    events.insert(events.begin(), std::move(event));
    return tell(desk, command, subject, std::move(events), say::discrepancyDone, Mark::Ok,
        {{"discrepancy", toText(id)}});
}

} // namespace custody::station
