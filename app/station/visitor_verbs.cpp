// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
// Who comes in from outside, and for whom.

#include <algorithm>

#include "app/custody/place_rules.h"
#include "app/station/acts.h"
#include "app/station/sayings.h"
#include "app/station/show_places.h"
#include "app/station/verbs.h"

namespace custody::station {
namespace {

using chain::EventType;

Result<access::Person> hostOf(Desk& desk, const Command& command)
{
    const auto named = TRY(command.text("host"));
    for (const auto& person : TRY(desk.store.roster().people()))
        if (person.name == named || toText(person.id) == named || access::shortName(person.id) == named)
            return person;
    return fail(Fault::NotFound, say::nobodyOfThatName);
}

} // namespace

Result<Answer> signVisitorIn(Desk& desk, const Command& command)
{
    const auto person = TRY(desk.actor());
    const auto host = TRY(hostOf(desk, command));
    const auto badge = TRY(command.maybeText("badge")).value_or("");
    if (const auto refusal = chain::mayVisit(TRY(desk.store.fixtures().visits()), badge))
        return desk.refuse(command, *refusal, person.id, std::nullopt);
    std::string areas;
    for (const auto& name : TRY(command.maybeTexts("areas"))) {
        const auto zone = TRY(desk.store.fixtures().zone(name));
        if (!zone)
            return fail(Fault::NotFound, say::noSuchZone);
        // Where her host may not go, nobody goes with her.
        if (const auto refusal = chain::mayEnter(*zone, actorOf(host)))
            return desk.refuse(command, *refusal, person.id, std::nullopt);
        areas += (areas.empty() ? "" : ",") + name;
    }
    auto event = desk.event(EventType::VisitorSignedIn, person.id);
    const auto id = toText(event.id);
    event.fields = {{"visit", id}, {"visitor", TRY(command.text("visitor"))}, {"host", toText(host.id)},
        {"purpose", TRY(command.text("purpose"))}, {"areas", areas.empty() ? std::string("-") : areas},
        {"id_seen", TRY(command.saidTruth("id_seen"))}};
    if (!badge.empty())
        event.fields.push_back({"badge", badge});
    auto answer = TRY(desk.record(command, std::move(event), {{"visit", id}}));
    desk.outcome = {Mark::Ok, say::visitorIn, {}, {}};
    return answer;
}

Result<Answer> signVisitorOut(Desk& desk, const Command& command)
{
    const auto person = TRY(desk.actor());
    const auto named = TRY(command.text("visit"));
    const auto inside = TRY(desk.store.fixtures().visits());
    const auto visit =
        std::ranges::find_if(inside, [&](const chain::Visit& one) { return toText(one.id) == named; });
    if (visit == inside.end())
        return fail(Fault::NotFound, say::noSuchVisit);
    const bool back = visit->badge.empty() ? false : TRY(command.saidTruth("badge_returned"));
    auto event = desk.event(EventType::VisitorSignedOut, person.id);
    event.fields = {{"visit", named}, {"badge_returned", back}};
    auto answer = TRY(desk.record(command, std::move(event), {{"visit", named}}));
    const bool kept = !visit->badge.empty() && !back;
    desk.outcome = kept ? Outcome{Mark::Attention, say::visitorKeepsBadge, {}, {}}
                        : Outcome{Mark::Ok, say::visitorOut, {}, {}};
    return answer;
}

Result<Answer> showVisitors(Desk& desk)
{
    Json list = Json::array();
    for (const auto& one : TRY(desk.store.fixtures().visits()))
        list.push_back(
            {{"visit", toText(one.id)}, {"visitor", one.visitor}, {"host", access::shortName(one.host)},
                {"areas", one.areas}, {"badge", one.badge}, {"since", rfc3339(one.since)}});
    Answer answer;
    answer.more = {{"visitors", list}};
    return answer;
}

} // namespace custody::station
