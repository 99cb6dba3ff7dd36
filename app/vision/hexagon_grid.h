// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Where the hexagons of a MaxiCode lie (ISO/IEC 16023): 33 rows of 30 and 29 by turns, a bullseye in place of
// the middle ones, and six marks of three around it that say which way is up. Included only by files of this
// folder: it speaks OpenCV.

#include <span>
#include <vector>

#include <opencv2/core.hpp>

#include "app/vision/bullseye.h"
#include "app/vision/grid_fit.h"

namespace custody::vision {

inline constexpr int hexagonRows = 33;
inline constexpr int hexagonColumns = 30; // every second row has one less
inline constexpr int hexagonsInRow(int row) { return row % 2 == 0 ? hexagonColumns : hexagonColumns - 1; }

// Hexagon widths from the middle of the bullseye.
cv::Point2d hexagonAt(int row, int column);

struct Hexagon {
    int row = 0;
    int column = 0;
    cv::Point2d place; // hexagon widths from the middle
    bool finder = false; // under the bullseye
};
std::span<const Hexagon> hexagons(); // row by row

// The turns of the bullseye that agree best with the six marks, the best first.
std::vector<Lie> likelyLies(const cv::Mat& grey, const Bullseye& bullseye, int most);

// Moves, stretches and tilts the grid, from the middle outwards, until the hexagons are as clearly black or
// white as they can be.
Lie settledHexagons(const cv::Mat& grey, const Lie& lie);

// One value a hexagon, in the order of hexagons(): the mean grey within.
std::vector<float> greysOf(const cv::Mat& grey, const Lie& lie);

} // namespace custody::vision
