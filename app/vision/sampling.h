// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Grey values between the pixels, and what counts as ink there. Included only by files of this folder: it
// speaks OpenCV.

#include <cmath>
#include <cstdint>

#include <opencv2/core.hpp>

#include "app/base/grey_view.h"

namespace custody::vision {

inline constexpr int smallestFrame = 24; // pixels a side; no symbol fits into less
inline constexpr int largestFrame = 20'000;

// The frame as OpenCV sees it, without a copy; empty when it is none.
inline cv::Mat asMat(GreyView frame)
{
    if (frame.pixels == nullptr || frame.width < smallestFrame || frame.height < smallestFrame
        || frame.width > largestFrame || frame.height > largestFrame || frame.stride < frame.width)
        return {};
    return {frame.height, frame.width, CV_8U, const_cast<std::uint8_t*>(frame.pixels),
        static_cast<std::size_t>(frame.stride)};
}

// Linear between the four pixels around; beyond the edge the edge goes on.
template <typename Grey> float greyAt(const cv::Mat& picture, cv::Point2d at)
{
    const double x = std::min(std::max(at.x, 0.0), picture.cols - 1.001);
    const double y = std::min(std::max(at.y, 0.0), picture.rows - 1.001);
    const int left = static_cast<int>(x);
    const int top = static_cast<int>(y);
    const auto right = static_cast<float>(x - left);
    const auto below = static_cast<float>(y - top);
    const auto* upper = picture.ptr<Grey>(top) + left;
    const auto* lower = picture.ptr<Grey>(top + 1) + left;
    const float up = static_cast<float>(upper[0]) * (1 - right) + static_cast<float>(upper[1]) * right;
    const float down = static_cast<float>(lower[0]) * (1 - right) + static_cast<float>(lower[1]) * right;
    return up * (1 - below) + down * below;
}

// 255 where a pixel is darker than its neighbourhood of `window` pixels a side by more than noise.
cv::Mat inkOf(const cv::Mat& grey, int window, double leastDepth = 6);

} // namespace custody::vision
