// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Which facts an erasure closed: (event id, digest) pairs, sorted. An erase leaf carries their Merkle root
// and, when they are few, the pairs themselves; fsck compares the root with what can no longer be opened.

#include <vector>

#include "app/ledger/entry.h"

namespace custody::store {

struct ErasedFact {
    EventId event;
    ledger::Hash digest;
    auto operator<=>(const ErasedFact&) const = default;
};

constexpr std::size_t mostListedFacts = 512;

// RFC 9162 root over the sorted pairs, each leaf event id || digest.
ledger::Hash rootOf(std::vector<ErasedFact> facts);
// The sorted pairs, 48 bytes each; empty when they are more than an erase leaf lists.
Bytes listOf(std::vector<ErasedFact> facts);

} // namespace custody::store
