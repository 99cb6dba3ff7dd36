// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// People from outside, and the minutes in which somebody may do what only a supervisor may: folds of the
// spine's events, and their guards.

#include "app/custody/rules.h"

namespace custody::chain {

// Names are not kept here: `visitor` says where hers is written.
struct Visit {
    EventId id;
    std::string visitor;
    PersonId host;
    std::vector<std::string> areas;
    std::string badge;
    UtcMs since = 0;
    bool operator==(const Visit&) const = default;
};

// Break-glass: asked for, let by another person, over by itself, looked at later.
struct Grant {
    EventId id;
    PersonId requester;
    std::string reason;
    std::int64_t minutes = 0;
    std::optional<PersonId> approver;
    UtcMs expiresAt = 0; // 0: nobody has let it
    bool over = false; // told in the ledger
    bool operator==(const Grant&) const = default;
};

// What somebody may do here, and who said so.
struct RoleHeld {
    PersonId person;
    std::string role; // none: nothing
    PersonId by;
    UtcMs since = 0;
    std::string evidence;
    bool operator==(const RoleHeld&) const = default;
};

// The newest look at who may do what.
struct AccessReview {
    PersonId by;
    UtcMs at = 0;
    std::int64_t people = 0;
    std::string evidence;
    bool operator==(const AccessReview&) const = default;
};

void apply(RoleHeld& held, const Event& event);
void apply(AccessReview& review, const Event& event);
void apply(Visit& visit, const Event& event);
void apply(Grant& grant, const Event& event);

// A visitor's badge is out once at a time, and her host may see what she sees.
Answer mayVisit(std::span<const Visit> inside, const std::string& badge);
// Another person, and a supervisor.
Answer mayApprove(const Grant& grant, const Actor& approver);
// When it is over, and by somebody else than who asked for it.
Answer mayReview(const Grant& grant, const Actor& reviewer, UtcMs now);
// A supervisor by her own role, and not for herself. `has`: the role the person has now, or none.
Answer mayGive(const Actor& giver, const PersonId& to, std::string_view has, std::string_view role);
Answer mayTakeBack(const Actor& taker, const PersonId& from, std::string_view has, std::string_view role);
Answer mayReviewAccess(const Actor& reviewer);
bool isOpen(const Grant& grant, const PersonId& person, UtcMs now);

} // namespace custody::chain
