// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
// Break-glass: for some minutes somebody acts as a supervisor. Another one lets her, the clock ends it, and a
// third look is due afterwards. All of it works without a network.

#include <algorithm>

#include "app/station/acts.h"
#include "app/station/sayings.h"
#include "app/station/show_places.h"
#include "app/station/verbs.h"

namespace custody::station {
namespace {

using chain::EventType;

constexpr std::int64_t mostMinutes = 60;
constexpr UtcMs reviewWithin = 3 * 86'400'000; // of the time it ended

Result<chain::Grant> grantOf(Desk& desk, const Command& command)
{
    const auto named = TRY(command.text("request"));
    for (auto& one : TRY(desk.store.fixtures().grants()))
        if (toText(one.id) == named)
            return one;
    return fail(Fault::NotFound, say::noSuchRequest);
}

} // namespace

Result<std::optional<chain::Grant>> openGrant(store::Store& store, const PersonId& person)
{
    const auto now = store.clock().now();
    for (auto& one : TRY(store.fixtures().grants()))
        if (chain::isOpen(one, person, now))
            return std::optional(std::move(one));
    return std::optional<chain::Grant>();
}

Result<std::size_t> endGrants(Desk& desk)
{
    const auto now = desk.store.clock().now();
    store::Recording recording;
    for (const auto& one : TRY(desk.store.fixtures().grants()))
        if (one.approver && !one.over && now > one.expiresAt) {
            auto over = desk.event(EventType::BreakglassExpired);
            over.fields = {{"request", toText(one.id)}};
            recording.events.push_back(std::move(over));
        }
    if (!recording.events.empty())
        TRY(desk.store.record(recording));
    return recording.events.size();
}

Result<Answer> requestBreakglass(Desk& desk, const Command& command)
{
    const auto person = TRY(desk.actor());
    if (TRY(command.text("scope")) != "supervisor")
        return fail(Fault::Invalid, say::scopeWords);
    const auto minutes = TRY(command.maybeNumber("minutes")).value_or(15);
    if (minutes < 1 || minutes > mostMinutes)
        return fail(Fault::Invalid, say::minutesRange);
    auto event = desk.event(EventType::BreakglassRequested, person.id);
    const auto id = toText(event.id);
    event.fields = {{"request", id}, {"requester", toText(person.id)}, {"scope", std::string("supervisor")},
        {"minutes", minutes}, {"reason", TRY(command.text("reason"))}};
    auto answer = TRY(desk.record(command, std::move(event), {{"request", id}}));
    desk.outcome = {Mark::Attention, say::glassAsked, {}, say::nextApprove};
    return answer;
}

Result<Answer> approveBreakglass(Desk& desk, const Command& command)
{
    const auto approver = TRY(desk.prove(command));
    const auto grant = TRY(grantOf(desk, command));
    if (const auto refusal = chain::mayApprove(grant, actorOf(approver)))
        return desk.refuse(command, *refusal, approver.id, std::nullopt);
    auto event = desk.event(EventType::BreakglassApproved, approver.id);
    const auto until = rfc3339(event.at + grant.minutes * 60'000);
    event.fields = {{"request", toText(grant.id)}, {"approver", toText(approver.id)}, {"expires_at", until},
        {"method", desk.methodOf(approver.id)}};
    auto answer =
        TRY(desk.record(command, std::move(event), {{"request", toText(grant.id)}, {"expires_at", until}}));
    desk.outcome = {Mark::Attention, say::glassBroken, {}, {}};
    return answer;
}

Result<Answer> reviewBreakglass(Desk& desk, const Command& command)
{
    const auto reviewer = TRY(desk.proveOrActor(command));
    const auto grant = TRY(grantOf(desk, command));
    if (const auto refusal = chain::mayReview(grant, actorOf(reviewer), desk.store.clock().now()))
        return desk.refuse(command, *refusal, reviewer.id, std::nullopt);
    const auto outcome = TRY(command.text("outcome"));
    if (outcome != "justified" && outcome != "abused")
        return fail(Fault::Invalid, say::reviewWords);
    TRY(endGrants(desk)); // its end is told before it is looked at
    auto event = desk.event(EventType::BreakglassReviewed, reviewer.id);
    event.fields = {{"request", toText(grant.id)}, {"reviewer", toText(reviewer.id)}, {"outcome", outcome}};
    TRY(copyTexts(command, event, {"note"}));
    auto answer = TRY(desk.record(command, std::move(event), {{"request", toText(grant.id)}}));
    desk.outcome = {Mark::Ok, say::glassReviewed, {}, {}};
    return answer;
}

Result<Answer> showBreakglass(Desk& desk)
{
    const auto now = desk.store.clock().now();
    Json list = Json::array();
    for (const auto& one : TRY(desk.store.fixtures().grants()))
        list.push_back({{"request", toText(one.id)}, {"requester", access::shortName(one.requester)},
            {"reason", one.reason}, {"minutes", one.minutes},
            {"state",
                !one.approver                           ? "requested"
                    : !one.over && now <= one.expiresAt ? "open"
                                                        : "to_review"},
            {"expires_at", one.expiresAt ? Json(rfc3339(one.expiresAt)) : Json(nullptr)},
            {"review_by", one.expiresAt ? Json(rfc3339(one.expiresAt + reviewWithin)) : Json(nullptr)},
            {"review_late", one.expiresAt != 0 && now > one.expiresAt + reviewWithin}});
    Answer answer;
    answer.more = {{"breakglass", list}};
    return answer;
}

} // namespace custody::station
