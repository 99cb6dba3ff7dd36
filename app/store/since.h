// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Where in a lane a moment lies. Leaves are in the order they were written; what their clocks said is not.

#include "app/store/store.h"

namespace custody::store {

// The first leaf that may have been written at or after this time. What a receipt covers was written before
// the cloud gave it; after that, the first leaf that claims to be as new, and all that follow it, whatever
// time they claim: the clock may have been set back.
Result<std::uint64_t> firstSince(Store& store, const Lane& lane, UtcMs since);

} // namespace custody::store
