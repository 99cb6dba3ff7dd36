// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A forked lane is never signed or mended again. Its events go on in the lane of the next epoch, <origin>/2,
// whose first leaf commits to every head that is known of the old one: ours, those receipted, and the
// cloud's.

#include "app/store/store.h"

namespace custody::store {

// In the caller's transaction, before the first event that would have gone to the forked lane.
Result<Lane> continueLane(Store& store, const Lane& forked);

} // namespace custody::store
