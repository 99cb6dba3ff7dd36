// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// One lane from its first leaf to its last: hashes, nodes, heads, receipts, and with Full the fields and
// photos.

#include "app/store/fsck.h"
#include "app/store/fsck_erased.h"
#include "app/store/fsck_holds.h"

namespace custody::store {

// Who wants to know of the leaves that pass, to compare lists with them afterwards.
struct LaneListeners {
    ErasedCheck& erased;
    HoldCheck& holds;
};

// The first fault ends the walk, because nothing after it stands on firm ground.
Result<> walkLane(Store& store, const Lane& lane, Depth depth, const LaneListeners& listeners);

} // namespace custody::store
