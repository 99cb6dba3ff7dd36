// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What has waited too long: a pure function of states and the time. Each limit is told once in the ledger,
// and shown as long as it lasts.

#include "app/custody/hand_off.h"
#include "app/custody/place.h"
#include "app/custody/policy.h"

namespace custody::chain {

struct Overdue {
    std::string rule; // held dwell unopened missing discrepancy clip unsynced
    SubjectId subject; // a parcel or an item; nil: a lane
    bool isItem = true;
    UtcMs dueAt = 0;
    std::optional<PersonId> holder;
    std::string zone;
    bool told = false; // already in the ledger
    std::string lane = {}; // whose leaves nobody has receipted yet
    bool operator==(const Overdue&) const = default;
};

std::vector<Overdue> overdueOf(
    const Item& item, const Policy& policy, const std::optional<Zone>& zone, UtcMs now);
std::vector<Overdue> overdueOf(
    const Parcel& parcel, const Policy& policy, const std::optional<Zone>& zone, UtcMs now);

} // namespace custody::chain
