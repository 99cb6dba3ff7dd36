// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
// Who may do what at this station: given and taken back by a supervisor, and looked at as a whole.

#include <algorithm>

#include "app/custody/access.h"
#include "app/station/acts.h"
#include "app/station/sayings.h"
#include "app/station/show_places.h"
#include "app/station/verbs.h"

namespace custody::station {
namespace {

using chain::EventType;

// By her own role: minutes in which somebody acts as a supervisor give no roles.
Result<access::Person> herself(Desk& desk, const Command& command)
{
    if (TRY(command.maybeText("badge")))
        return desk.prove(command);
    TRY(desk.actor());
    return *desk.person;
}

// One act on somebody's role: its event and her row in the roster stand or fall together.
Result<Answer> change(Desk& desk, const Command& command, chain::Event event, const PersonId& person,
    access::Role role, const char* said)
{
    store::Recording recording;
    recording.events.push_back(std::move(event));
    recording.also = [&] { return desk.store.roster().setRole(person, role); };
    auto answer = TRY(desk.record(command, std::move(recording),
        {{"person", access::shortName(person)}, {"role", access::name(role)}}));
    if (desk.person && desk.person->id == person)
        desk.person->role = role; // at once, and not at the next sign-in
    desk.outcome = {Mark::Ok, said, {}, {}};
    return answer;
}

} // namespace

Result<Answer> grantRole(Desk& desk, const Command& command)
{
    const auto giver = TRY(herself(desk, command));
    const auto person = TRY(desk.findPerson(TRY(command.text("person"))));
    const auto role = TRY(access::parseRole(TRY(command.text("role"))));
    const auto was = TRY(desk.store.roster().person(person)).role;
    if (const auto refusal = chain::mayGive(actorOf(giver), person, access::name(was), access::name(role)))
        return desk.refuse(command, *refusal, giver.id, std::nullopt);
    auto event = desk.event(EventType::RoleGranted, giver.id);
    event.fields = {{"person", toText(person)}, {"role", std::string(access::name(role))},
        {"was", std::string(access::name(was))}, {"by", toText(giver.id)},
        {"evidence", TRY(command.text("evidence"))}};
    return change(desk, command, std::move(event), person, role, say::roleGiven);
}

Result<Answer> revokeRole(Desk& desk, const Command& command)
{
    const auto taker = TRY(herself(desk, command));
    const auto person = TRY(desk.findPerson(TRY(command.text("person"))));
    const auto role = TRY(access::parseRole(TRY(command.text("role"))));
    const auto has = TRY(desk.store.roster().person(person)).role;
    if (const auto refusal =
            chain::mayTakeBack(actorOf(taker), person, access::name(has), access::name(role)))
        return desk.refuse(command, *refusal, taker.id, std::nullopt);
    auto event = desk.event(EventType::RoleRevoked, taker.id);
    event.fields = {{"person", toText(person)}, {"role", std::string(access::name(role))},
        {"by", toText(taker.id)}, {"evidence", TRY(command.text("evidence"))}};
    return change(desk, command, std::move(event), person, access::Role::None, say::roleTaken);
}

Result<Answer> reviewAccess(Desk& desk, const Command& command)
{
    const auto reviewer = TRY(herself(desk, command));
    if (const auto refusal = chain::mayReviewAccess(actorOf(reviewer)))
        return desk.refuse(command, *refusal, reviewer.id, std::nullopt);
    const auto people = TRY(desk.store.roster().people());
    auto event = desk.event(EventType::AccessReviewed, reviewer.id);
    event.fields = {{"reviewer", toText(reviewer.id)}, {"people", static_cast<std::int64_t>(people.size())},
        {"evidence", TRY(command.text("evidence"))}};
    TRY(copyTexts(command, event, {"note"}));
    for (std::size_t at = 0; at < people.size(); ++at) {
        event.fields.push_back({numbered("person", at + 1), toText(people[at].id)});
        event.fields.push_back({numbered("role", at + 1), std::string(access::name(people[at].role))});
    }
    auto answer = TRY(desk.record(command, std::move(event), {{"people", people.size()}}));
    desk.outcome = {Mark::Ok, say::accessReviewed, {}, {}};
    return answer;
}

Result<Answer> showRoles(Desk& desk)
{
    const auto given = TRY(desk.store.fixtures().roles());
    Json people = Json::array();
    for (const auto& person : TRY(desk.store.roster().people())) {
        const auto held = std::ranges::find(given, person.id, &chain::RoleHeld::person);
        Json row{{"person", access::shortName(person.id)}, {"role", access::name(person.role)}};
        row["by"] =
            held == given.end() ? Json(nullptr) : Json(access::shortName(held->by)); // else enrolled so
        row["since"] = held == given.end() ? Json(nullptr) : Json(rfc3339(held->since));
        row["evidence"] = held == given.end() ? Json(nullptr) : Json(held->evidence);
        people.push_back(std::move(row));
    }
    const auto review = TRY(desk.store.fixtures().review());
    Answer answer;
    answer.more = {{"people", people},
        {"review",
            review ? Json{{"by", access::shortName(review->by)}, {"at", rfc3339(review->at)},
                {"people", review->people}, {"evidence", review->evidence}}
                   : Json(nullptr)}};
    return answer;
}

} // namespace custody::station
