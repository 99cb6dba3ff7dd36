// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Four-sided patches of ink that two neighbouring sides close with a solid bar, as a Data Matrix's do.
// Included only by files of this folder: it speaks OpenCV.

#include <array>
#include <vector>

#include <opencv2/core.hpp>

namespace custody::vision {

struct InkedCorner {
    std::array<cv::Point2f, 4> corners; // top left, top right, bottom right, bottom left: the bars meet there
    int teethAbove = 0; // dark dots along the top
    int teethBeside = 0; // and along the right side
};

// The largest first, at most `most`.
std::vector<InkedCorner> findInkedCorners(const cv::Mat& grey, std::size_t most);

} // namespace custody::vision
