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
    std::vector<chain::LeafReference> also = {}; // what was in question before
};

// Parcels that came to both docks, and items that both gave into somebody's hands.
Result<std::vector<TwoStories>> compareWith(store::Store& store, const store::ForeignLane& theirs);

// Opens a discrepancy for it; absent when that was done before.
Result<std::optional<store::Recorded>> openDiscrepancy(store::Store& store, const TwoStories& stories);

// Whether what this leaf of another lane took was let go here.
Result<bool> isReleased(store::Store& store, const SubjectId& item, const crypto::Hash& taken);

// Who said last, by this record, whose answer stands: the leaf of theirs that was in question, and the lane.
struct Standing {
    std::vector<chain::LeafReference> inQuestion;
    std::string lane;
};
Result<std::optional<Standing>> standingHere(
    store::Store& store, const SubjectId& item, const std::string& otherLane);

} // namespace custody::station
