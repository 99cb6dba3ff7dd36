// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What changes hands: an item, or a parcel as one piece with all that is still in it. Both pass by the same
// rules, so a parcel is shown to them as an item whose id is its parcel's.

#include "app/custody/state.h"

namespace custody::chain {

Item pieceOf(const Parcel& parcel);
bool isParcel(const Item& piece);

} // namespace custody::chain
