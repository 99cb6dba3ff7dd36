// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Which of two stations' answers stands: named by a person, and put right when she was wrong.

#include "app/station/desk.h"

namespace custody::station {

struct Settled {
    SubjectId parcel;
    std::optional<chain::Item> item;
    EventId discrepancy;
};

// Writes into the resolution which answer stands; both stay on record.
Result<> settle(Desk& desk, const Settled& about, const std::string& stands, chain::Event& resolution);
// What follows when this station's answer stands after the other's did: it is to be found here.
Result<std::vector<chain::Event>> backHere(
    Desk& desk, const Settled& about, const std::string& stands, const PersonId& who);
// The question anew, when its answer is declared wrong.
Result<std::vector<chain::Event>> askedAgain(Desk& desk, const chain::Event& declared, const PersonId& who);

} // namespace custody::station
