// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What a supervisor looks at: what lies in which zone and who is inside, what has waited too long, and which
// decisions wait for her.

#include "app/custody/overdue.h"
#include "app/station/desk.h"

namespace custody::station {

struct ZoneRow {
    chain::Zone zone;
    std::optional<std::int64_t> items; // absent: whoever looks counts it just now, and blindly
    UtcMs oldest = 0; // when the one that lies longest came; 0: none
    std::int64_t limitMinutes = 0; // how long an item may lie
};
// By tallies of the places alone, without opening an item; high value first.
Result<std::vector<ZoneRow>> zoneRows(Desk& desk);

struct Awaited { // a decision that somebody else must approve
    chain::Item item;
    chain::Decision decision;
};
// What is overdue, but for what lies in a zone that whoever looks is counting.
Result<std::vector<chain::Overdue>> overdueToSee(Desk& desk);

// Of what is held by somebody or lies in a zone.
Result<std::vector<Awaited>> awaitedApprovals(Desk& desk);

Result<Json> boardJson(Desk& desk);
Result<BoardView> boardView(Desk& desk);

// A count is blind: who counts, or nobody in particular, cannot ask what she should find.
Result<bool> isBlindTo(Desk& desk, const std::string& zone);

} // namespace custody::station
