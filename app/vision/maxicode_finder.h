// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// UPS's MaxiCode under the bench camera, however it lies (ISO/IEC 16023). Every symbol's bullseye is found,
// its hexagons are read one by one and painted upright on their own. It is never mirrored: no label is
// transparent.

#include "app/vision/pure_symbol.h"

namespace custody::vision {

inline constexpr double mostHexagonPixels =
    60; // wider hexagons come only from a camera that touches the label

// What looks like MaxiCodes; whether one is, its own error correction tells when it is decoded. Never throws.
std::vector<PureSymbol> findMaxiCodes(GreyView frame, Deadline until);

} // namespace custody::vision
