// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What a supervisor asks: what lies where, who is in there, what is overdue, which seals are left.

#include "app/custody/chain_report.h"
#include "app/station/desk.h"

namespace custody::station {

Result<Answer> showZone(Desk& desk, const std::string& name);
Result<Answer> showZones(Desk& desk);
Result<Answer> showBoard(Desk& desk);
Result<Answer> showContainer(Desk& desk, const std::string& name);
Result<Answer> showOffer(Desk& desk, const Command& command);
Result<Answer> showOverdue(Desk& desk);
// What the doors did not see: goods moved, and exits without an entry; and who was not let in.
Result<Answer> showAnomalies(Desk& desk, const Command& command);
// Scans that named no parcel, and parcels that nobody knows the brand of.
Result<Answer> showUnknown(Desk& desk, const Command& command);
Result<Answer> showVisitors(Desk& desk);
Result<Answer> showRoles(Desk& desk); // who may do what, and the newest review of that
Result<Answer> showBreakglass(Desk& desk); // asked for, open, or waiting to be looked at
Result<Answer> showClips(Desk& desk);
Result<Answer> showSeals(Desk& desk);
Result<chain::ChainReport> chainReport(Desk& desk, const chain::Item& item);
// {"keepings","holes","flaws"} of an item.
Result<Json> chainJson(Desk& desk, const chain::Item& item);
Json discrepanciesJson(const std::vector<chain::Discrepancy>& list);

} // namespace custody::station
