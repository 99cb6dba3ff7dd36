// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Checks a store against itself: every root re-derived from the stored leaves, every head's signature, every
// receipt; with `Full` every payload and photo opened and every digest compared, and every projection folded
// again from its events.

#include <functional>

#include "app/store/store.h"

namespace custody::store {

enum class Depth { Start, Usual, Full };

struct FsckReport {
    std::uint64_t lanes = 0;
    std::uint64_t leaves = 0;
    std::uint64_t photos = 0;
    std::uint64_t unsynced = 0;
    std::uint64_t erased = 0; // events whose fields an erasure took, as its leaf says; not counted at start
    std::vector<std::string> faults; // the first of each lane names the first wrong row
};

// One lane's leaves alone: what Usual and Full do for each. A fault is an error.
Result<> checkLane(Store& store, const Lane& lane, Depth depth);

// An error only when the store cannot be read at all; what is wrong in it stands in the report.
Result<FsckReport> check(Store& store, Depth depth);

} // namespace custody::store
