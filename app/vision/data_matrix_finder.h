// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Data Matrix codes whose edges are too rough for a decoder that follows them pixel by pixel, above all large
// ones of several regions (ISO/IEC 16022, ECC 200).

#include "app/vision/pure_symbol.h"

namespace custody::vision {

// What looks like Data Matrix codes, dark on light, with some light around. Never throws.
std::vector<PureSymbol> findDataMatrices(GreyView frame, Deadline until);

} // namespace custody::vision
