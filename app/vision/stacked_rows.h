// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Reads the bars of a PDF417 row by row from a levelled, upright strip (ISO/IEC 15438, symbol characters):
// each codeword is four bars and four spaces in seventeen modules, of a cluster that changes from row to row.
// Included only by files of this folder: it speaks OpenCV.

#include <array>
#include <vector>

#include <opencv2/core.hpp>

namespace custody::vision {

inline constexpr int codewordModules = 17;
inline constexpr int startModules = 17;
inline constexpr int stopModules = 18;
inline constexpr int stripPixels = 4; // a module in the strip

// Widths of bar, space, bar, …
using Bars = std::array<std::uint8_t, 8>;

struct StackedRows {
    std::vector<std::vector<Bars>> rows; // with both row indicators
    double likeness = 0; // of the codewords to what was seen: 1 is perfect
};

// The strip's width is that of the whole symbol: start, `columns` + 2 codewords, stop. CV_32F, ink is
// positive.
StackedRows readRows(const cv::Mat& strip, int columns);

} // namespace custody::vision
