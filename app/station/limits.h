// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What is overdue at this station now, for the supervisor; and the record of it, once for each limit.

#include "app/custody/overdue.h"
#include "app/station/desk.h"

namespace custody::station {

Result<std::vector<chain::Overdue>> overdueNow(Desk& desk);
// Offers that lapsed are closed, and what is overdue and not told yet is told. Returns how many events it
// took.
Result<std::size_t> tellOverdue(Desk& desk);
Result<Json> describe(Desk& desk, const chain::Overdue& one);

} // namespace custody::station
