// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A two-dimensional code found in a photo and painted again as a printer would have liked to: upright, black
// on white, nothing around it. Decoders that lose such a code under tilt, blur or bad light read the
// painting.

#include <array>
#include <chrono>
#include <vector>

#include "app/vision/picture.h"

namespace custody::vision {

enum class MatrixKind { MaxiCode, Pdf417, Aztec, DataMatrix };

struct Spot {
    double x = 0;
    double y = 0;
};

struct PureSymbol {
    MatrixKind kind = MatrixKind::MaxiCode;
    std::array<Spot, 4> corners{}; // top left, top right, bottom right, bottom left; pixels of the photo
    std::vector<Picture> drafts; // of one symbol, the likeliest first; the first that decodes counts
};

inline constexpr int paintedModule = 4; // pixels
inline constexpr int quietModules = 3;
inline constexpr double mostScale = 4; // finders halve the photo twice

// A finder stops at this moment with what it has.
using Deadline = std::chrono::steady_clock::time_point;

} // namespace custody::vision
