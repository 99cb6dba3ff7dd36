// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The three dark rings in the middle of a MaxiCode (ISO/IEC 16023, finder pattern), seen at any angle:
// circles on the label are ellipses in the photo. Included only by files of this folder: it speaks OpenCV.

#include <array>
#include <vector>

#include <opencv2/core.hpp>

namespace custody::vision {

// Where ink begins and ends from the middle outwards, in widths of a hexagon.
inline constexpr std::array<double, 6> ringRadii{0.58, 1.35, 2.13, 2.90, 3.68, 4.45};

struct Bullseye {
    cv::Point2d middle;
    cv::Matx22d shape; // hexagon widths on the label → pixels in the photo, but for the unknown turn
    double badness = 0; // how far the edges lie from their ellipses on average, in hexagon widths

    double pitch() const; // pixels from hexagon to hexagon, the geometric mean over all directions
};

// All bullseyes whose hexagons are between about 2.4 and 8 pixels wide, the clearest first, at most `most`.
std::vector<Bullseye> findBullseyes(const cv::Mat& grey, int most);

} // namespace custody::vision
