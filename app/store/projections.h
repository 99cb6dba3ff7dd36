// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Parcels, items, offers, lists, indexes and counts are caches of the leaves. One event at a time they are
// written here, and from here they are written again from the first leaf on.

#include "app/store/store.h"

namespace custody::store {

// What one leaf changes; in the caller's transaction.
Result<> project(Store& store, const chain::Event& event, const Lane& lane, const AppendedLeaf& leaf);

// How the states of parcels and items are folded and written; an older store's are folded again when it is
// opened.
constexpr std::string_view statesVersion = "7";

enum class Rebuild { Compare, Keep };
// Folds every leaf again and names each row that was not what the leaves give. `Keep` puts the folded rows in
// their place; nothing changes otherwise. Events whose fields were erased lead to no row.
Result<std::vector<std::string>> refoldProjections(Store& store, Rebuild rebuild);

} // namespace custody::store
