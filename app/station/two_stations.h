// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What this station's record and another's say of one thing. Both stay as they are; what does not agree
// becomes a discrepancy here, once for each leaf of the other lane.

#include "app/store/foreign_lane.h"
#include "app/store/store.h"

namespace custody::station {

struct TwoStories {
    std::string what; // two_stations or two_hands: what a discrepancy of it is called
    SubjectId parcel;
    std::optional<SubjectId> item;
    chain::LaneLeaf theirs;
};

// Parcels that came to both docks, and items that both gave into somebody's hands.
Result<std::vector<TwoStories>> compareWith(store::Store& store, const store::ForeignLane& theirs);

// Opens a discrepancy for it; absent when that was done before.
Result<std::optional<EventId>> openDiscrepancy(store::Store& store, const TwoStories& stories);

} // namespace custody::station
