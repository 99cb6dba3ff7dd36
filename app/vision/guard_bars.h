// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The bars that begin and end every row of a PDF417 (ISO/IEC 15438, start and stop pattern): they run through
// the whole height of the symbol. Included only by files of this folder: it speaks OpenCV.

#include <array>
#include <vector>

#include <opencv2/core.hpp>

namespace custody::vision {

struct GuardBar {
    bool stop = false;
    std::array<cv::Point2d, 2> edge; // to the quiet zone: two points of it
    cv::Point2d top; // where the widest bar ends; "top" as the symbol is read
    cv::Point2d bottom;
    cv::Point2d reading; // the direction rows are read in, of length one
    double module = 0; // pixels
};

// Start and stop patterns within 45° of the four directions, with modules of about 1.1 to 6 pixels.
std::vector<GuardBar> findGuardBars(const cv::Mat& grey);

} // namespace custody::vision
