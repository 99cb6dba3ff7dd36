// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Aztec codes wherever they lie in a frame (ISO/IEC 24778): older decoders look for one in the middle alone.

#include "app/vision/pure_symbol.h"

namespace custody::vision {

// What looks like Aztec codes, dark on light or light on dark. Never throws.
std::vector<PureSymbol> findAztecs(GreyView frame, Deadline until);

} // namespace custody::vision
