// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The nested squares in the middle of an Aztec code (ISO/IEC 24778, finder pattern), at any angle, dark on
// light or light on dark. Included only by files of this folder: it speaks OpenCV.

#include <vector>

#include <opencv2/core.hpp>

#include "app/vision/grid_fit.h"

namespace custody::vision {

struct SquareRings {
    Lie lie; // module widths from the middle module → pixels; which of the four ways is up is not known
    bool inverted = false; // the middle is light
    double badness = 0; // how far edges lie from the squares on average, in module widths
};

// Those whose modules are between about 1.7 and 16 pixels wide, the clearest first, at most `most`.
std::vector<SquareRings> findSquareRings(const cv::Mat& grey, int most);

} // namespace custody::vision
