// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/custody/access.h"

#include <algorithm>
#include <array>

#include "app/custody/place.h"
#include "app/custody/sentences.h"

namespace custody::chain {
namespace {

constexpr Sentence badgeOut{
    "order", "Another visitor has this badge.", "Give her another one, or sign the other visitor out."};
constexpr Sentence ownGlass{
    "G6", "Nobody can let herself act as a supervisor.", "Ask a supervisor to tap her badge."};
constexpr Sentence notToLet{
    "G6", "Only a supervisor can let this be done.", "Call a supervisor to tap her badge."};
constexpr Sentence letAlready{"order", "This request was answered already.", "Make a new one."};
constexpr Sentence neverLet{
    "order", "Nobody let this be done, so there is nothing to look at.", "Let it be."};
constexpr Sentence stillOpen{"order", "It is not over yet.", "Look at it when its minutes are over."};
constexpr Sentence ownReview{
    "G6", "Who asked for it cannot be the one who looks at it.", "Ask another supervisor."};

constexpr Sentence notToGive{
    "G6", "Only a supervisor by her own role gives and takes roles.", "Call a supervisor to tap her badge."};
constexpr Sentence ownRole{"G6", "Nobody gives or takes a role of her own.", "Ask another supervisor."};
constexpr Sentence hasIt{"order", "She has this role already.", "Leave it as it is."};
constexpr Sentence hasItNot{"order", "She does not have this role.", "Look at her role again."};

constexpr std::array ofAccess{notToGive, ownRole, hasIt, hasItNot, badgeOut, ownGlass, notToLet, letAlready,
    neverLet, stillOpen, ownReview};

} // namespace

std::span<const Sentence> accessSentences() { return ofAccess; }

void apply(RoleHeld& held, const Event& event)
{
    if (const auto who = personIn(event, "person"))
        held.person = *who;
    if (const auto by = personIn(event, "by"))
        held.by = *by;
    held.role = event.type == EventType::RoleGranted ? event.text("role") : "none";
    held.since = event.at;
    held.evidence = event.text("evidence");
}

void apply(AccessReview& review, const Event& event)
{
    if (const auto by = personIn(event, "reviewer"))
        review.by = *by;
    review.at = event.at;
    review.people = event.number("people");
    review.evidence = event.text("evidence");
}

void apply(Visit& visit, const Event& event)
{
    if (const auto id = parseId<EventId>(event.text("visit")))
        visit.id = *id;
    visit.visitor = event.text("visitor");
    if (const auto host = personIn(event, "host"))
        visit.host = *host;
    visit.areas = words(event.text("areas"));
    visit.badge = event.text("badge");
    visit.since = event.at;
}

void apply(Grant& grant, const Event& event)
{
    if (const auto id = parseId<EventId>(event.text("request")))
        grant.id = *id;
    switch (event.type) {
    case EventType::BreakglassRequested:
        if (const auto who = personIn(event, "requester"))
            grant.requester = *who;
        grant.reason = event.text("reason");
        grant.minutes = event.number("minutes");
        break;
    case EventType::BreakglassApproved:
        grant.approver = personIn(event, "approver");
        grant.expiresAt = event.at + grant.minutes * 60'000;
        break;
    case EventType::BreakglassExpired: grant.over = true; break;
    default: break;
    }
}

Answer mayVisit(std::span<const Visit> inside, const std::string& badge)
{
    const bool out =
        !badge.empty() && std::ranges::any_of(inside, [&](const Visit& one) { return one.badge == badge; });
    return out ? refuse(badgeOut) : Answer();
}

Answer mayApprove(const Grant& grant, const Actor& approver)
{
    if (grant.requester == approver.id)
        return refuse(ownGlass);
    if (approver.role != "supervisor")
        return refuse(notToLet);
    return grant.approver ? refuse(letAlready) : Answer();
}

Answer mayReview(const Grant& grant, const Actor& reviewer, UtcMs now)
{
    if (!grant.approver)
        return refuse(neverLet);
    if (grant.requester == reviewer.id)
        return refuse(ownReview);
    if (reviewer.role != "supervisor")
        return refuse(notToLet);
    // Once its end is on record, a clock that was set back opens nothing again.
    return !grant.over && now <= grant.expiresAt ? refuse(stillOpen) : Answer();
}

Answer mayGive(const Actor& giver, const PersonId& to, std::string_view has, std::string_view role)
{
    if (giver.role != "supervisor")
        return refuse(notToGive);
    if (giver.id == to)
        return refuse(ownRole);
    return has == role ? refuse(hasIt) : Answer();
}

Answer mayTakeBack(const Actor& taker, const PersonId& from, std::string_view has, std::string_view role)
{
    if (taker.role != "supervisor")
        return refuse(notToGive);
    if (taker.id == from)
        return refuse(ownRole);
    return has == role ? Answer() : refuse(hasItNot);
}

Answer mayReviewAccess(const Actor& reviewer)
{
    return reviewer.role == "supervisor" ? Answer() : refuse(notToGive);
}

bool isOpen(const Grant& grant, const PersonId& person, UtcMs now)
{
    return grant.approver && grant.requester == person && !grant.over && now <= grant.expiresAt;
}

} // namespace custody::chain
