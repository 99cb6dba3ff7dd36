// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What the verbs of hand-offs have in common.

#include "app/station/acts.h"

namespace custody::station {

Result<std::vector<chain::Item>> itemsOf(Desk& desk, const chain::Offer& offer);
// Without those that went another way since: taken over, ended, lost, held out anew.
Result<std::vector<chain::Item>> itemsStillIn(Desk& desk, const chain::Offer& offer);
// One leaf for each item, so that every item's own chain tells of it.
std::vector<chain::Event> forEach(const Desk& desk, const std::vector<chain::Item>& items,
    chain::EventType type, const PersonId& who, const std::vector<chain::Field>& fields);
Json describe(const chain::Offer& offer, const std::vector<chain::Item>& items);
void bringOffer(Desk& desk, const chain::Offer& offer, const std::vector<chain::Item>& items,
    const char* said, Mark mark, const char* next = "");
Result<Answer> closeOffer(Desk& desk, const Command& command, const chain::Offer& offer,
    const std::vector<chain::Item>& items, std::vector<chain::Event> events, const char* said, Mark mark,
    const Json& more = Json::object());

// An offer that says it goes back: to whom, where the command names nobody; and what stands against it.
Result<chain::Answer> goesBack(
    Desk& desk, const std::vector<chain::Item>& items, const std::string& returnOf, chain::Offer& offer);

} // namespace custody::station
