// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
// Signing in and out, and the demo's clock.

#include "app/custody/piece.h"
#include "app/station/acts.h"
#include "app/station/limits.h"
#include "app/station/sayings.h"
#include "app/station/verbs.h"

namespace custody::station {

namespace {

// What she still holds and has not held out to anybody: items and parcels.
Result<std::vector<chain::Item>> stillHeld(Desk& desk, const PersonId& person)
{
    std::vector<chain::Item> held;
    for (const auto& one : TRY(desk.store.things().heldBy(person)))
        if (auto piece = TRY(desk.store.things().piece(one.subject)); !piece.offer)
            held.push_back(std::move(piece));
    return held;
}

Json labelsOf(const std::vector<chain::Item>& held)
{
    Json out = Json::array();
    for (const auto& one : held)
        out.push_back(one.lpn);
    return out;
}

// Parcels by their ids: this is the station's own record, which outlives theirs.
chain::Event leftHolding(
    Desk& desk, const PersonId& person, const std::vector<chain::Item>& held, const std::string& why)
{
    auto event = desk.event(chain::EventType::SessionLeftHolding, person);
    event.fields = {{"count", static_cast<std::int64_t>(held.size())}, {"reason", why}};
    std::size_t items = 0, parcels = 0;
    for (const auto& one : held)
        if (chain::isParcel(one))
            event.fields.push_back({numbered("parcel", ++parcels), toText(one.id)});
        else
            event.fields.push_back({numbered("lpn", ++items), one.lpn});
    return event;
}

} // namespace

Result<Answer> logIn(Desk& desk, const Command& command)
{
    const auto person = TRY(desk.prove(command));
    store::Recording recording;
    if (desk.person && desk.person->id != person.id) {
        if (const auto held = TRY(stillHeld(desk, desk.person->id)); !held.empty())
            recording.events.push_back(leftHolding(desk, desk.person->id, held, "switched"));
        auto left = desk.event(chain::EventType::SessionLogout, desk.person->id);
        left.fields.push_back({"reason", std::string("switched")});
        recording.events.push_back(std::move(left));
    }
    auto entered = desk.event(chain::EventType::SessionLogin, person.id);
    entered.fields = {{"method", desk.methodOf(person.id)}, {"role", std::string(access::name(person.role))}};
    recording.events.push_back(std::move(entered));
    auto answer = TRY(desk.record(command, std::move(recording), {{"person", access::shortName(person.id)}}));
    if (desk.person && desk.person->id != person.id)
        desk.changeHands();
    desk.person = person;
    desk.page = Page::Scan;
    desk.outcome = {Mark::Ok, say::signedIn, {}, say::nextScanParcel};
    return answer;
}

Result<Answer> logOut(Desk& desk, const Command& command)
{
    if (!desk.person)
        return fail(Fault::Unauthorized, say::tapFirst);
    const auto person = *desk.person; // whoever lost her role signs out all the same
    TRY(tellOverdue(desk));
    const auto held = TRY(stillHeld(desk, person.id));
    store::Recording recording;
    if (!held.empty()) {
        if (!TRY(command.truth("left_holding", false)))
            return desk.refuse(command, {"G10", say::stillHolding, say::stillHoldingNext}, person.id,
                std::nullopt, std::nullopt, {{"held", labelsOf(held)}});
        recording.events.push_back(
            leftHolding(desk, person.id, held, TRY(command.maybeText("reason")).value_or("end of shift")));
    }
    auto left = desk.event(chain::EventType::SessionLogout, person.id);
    left.fields.push_back({"reason", std::string("own")});
    recording.events.push_back(std::move(left));
    auto answer = TRY(desk.record(
        command, std::move(recording), held.empty() ? Json::object() : Json{{"held", labelsOf(held)}}));
    desk.clear();
    desk.page = Page::SignIn;
    desk.outcome = {Mark::Ok, say::signedOut, {}, say::tapFirst};
    return answer;
}

Result<Answer> setClock(Desk& desk, const Command& command)
{
    if (!desk.demoClock)
        return fail(Fault::Invalid, say::onlyDemo);
    const auto ahead = TRY(command.maybeNumber("advance_s"));
    if (ahead && *ahead >= 0 && *ahead <= 366 * 86400) {
        desk.demoClock->advance(*ahead * 1000);
    } else {
        const auto until = TRY(parseRfc3339(TRY(command.text("time"))));
        if (command.verb() == "clock")
            desk.demoClock->step(until);
        else if (until > desk.demoClock->now())
            desk.demoClock->advance(until - desk.demoClock->now());
    }
    TRY(tellOverdue(desk));
    Answer answer;
    answer.more = {{"now", rfc3339(desk.demoClock->now())}};
    return answer;
}

} // namespace custody::station
