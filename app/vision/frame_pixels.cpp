// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/vision/frame_pixels.h"

#include <algorithm>

#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

namespace custody::vision {
namespace {

bool fits(ByteView colour, int width, int height)
{
    return width > 0 && height > 0
        && colour.size()
        == std::size_t{3} * static_cast<std::size_t>(width) * static_cast<std::size_t>(height);
}

// OpenCV reads a const buffer through a header that is not const; nobody writes through it.
cv::Mat asMat(ByteView colour, int width, int height)
{
    return {height, width, CV_8UC3, const_cast<std::uint8_t*>(colour.data())};
}

} // namespace

std::vector<std::uint8_t> greyOf(ByteView colour, int width, int height)
{
    if (!fits(colour, width, height))
        return {};
    std::vector<std::uint8_t> grey(colour.size() / 3);
    cv::Mat out(height, width, CV_8UC1, grey.data());
    cv::cvtColor(asMat(colour, width, height), out, cv::COLOR_BGR2GRAY);
    return grey;
}

ColourPixels shrunk(ByteView colour, int width, int height, int longest)
{
    if (!fits(colour, width, height) || longest < 1)
        return {};
    const double scale = std::min(1.0, static_cast<double>(longest) / std::max(width, height));
    ColourPixels small;
    small.width = std::max(1, static_cast<int>(width * scale));
    small.height = std::max(1, static_cast<int>(height * scale));
    small.bytes.resize(
        std::size_t{3} * static_cast<std::size_t>(small.width) * static_cast<std::size_t>(small.height));
    cv::Mat out(small.height, small.width, CV_8UC3, small.bytes.data());
    cv::resize(asMat(colour, width, height), out, out.size(), 0, 0, cv::INTER_AREA);
    return small;
}

} // namespace custody::vision
