// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Licence plate numbers: LPN, eight characters that are hard to mistake for one another, and a check
// character.

#include <string>

#include "app/base/bytes.h"

namespace custody::station {

// From eight random bytes. Crockford's alphabet: no I, L, O, U.
std::string makeLpn(ByteView random);
// Whether the check character agrees; a mistyped LPN is caught before it is looked up.
bool isLpn(std::string_view text);

} // namespace custody::station
