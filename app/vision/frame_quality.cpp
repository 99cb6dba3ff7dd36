// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/vision/frame_quality.h"

#include <algorithm>
#include <cmath>

#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

namespace custody::vision {
namespace {

constexpr int thumbWidth = 480; // a code's bars melt into grey, its outline and the label's print do not
constexpr double blackLevel = 14;
constexpr double blackContrast = 6;
constexpr std::int64_t blackForMs = 1000;
constexpr std::int64_t frozenForMs = 4000; // a still bench under a quiet sensor changes within that time

cv::Mat asMat(const Thumb& thumb)
{
    return {thumb.height, thumb.width, CV_8U, const_cast<std::uint8_t*>(thumb.grey.data())};
}

bool comparable(const Thumb& a, const Thumb& b)
{
    return !a.grey.empty() && a.width == b.width && a.height == b.height;
}

// The steepest hundredth of all steps between neighbours, as a share of what this contrast could give.
double sharpnessOf(const cv::Mat& grey, double contrast)
{
    cv::Mat across;
    cv::Mat down;
    cv::Sobel(grey, across, CV_16S, 1, 0, 3, 0.25);
    cv::Sobel(grey, down, CV_16S, 0, 1, 3, 0.25);
    std::vector<int> counts(512, 0);
    for (int y = 0; y < grey.rows; ++y)
        for (int x = 0; x < grey.cols; ++x)
            ++counts[static_cast<std::size_t>(
                std::min(511, std::max(std::abs(across.at<short>(y, x)), std::abs(down.at<short>(y, x)))))];
    auto above = static_cast<int>(grey.total() / 100);
    int steep = 511;
    while (steep > 0 && (above -= counts[static_cast<std::size_t>(steep)]) > 0)
        --steep;
    return contrast < 1 ? 0 : steep / (4 * contrast);
}

// White without print: blown pixels whose neighbours are blown as well.
double glareOf(const cv::Mat& grey)
{
    cv::Mat blown;
    cv::threshold(grey, blown, 252, 255, cv::THRESH_BINARY);
    cv::erode(blown, blown, cv::Mat::ones(7, 7, CV_8U));
    return static_cast<double>(cv::countNonZero(blown)) / static_cast<double>(grey.total());
}

} // namespace

Thumb thumbOf(GreyView frame)
{
    Thumb thumb;
    if (frame.pixels == nullptr || frame.width < 1 || frame.height < 1)
        return thumb;
    const cv::Mat whole(frame.height, frame.width, CV_8U, const_cast<std::uint8_t*>(frame.pixels),
        static_cast<std::size_t>(frame.stride));
    const double scale = std::min(1.0, static_cast<double>(thumbWidth) / frame.width);
    thumb.width = std::max(1, static_cast<int>(frame.width * scale));
    thumb.height = std::max(1, static_cast<int>(frame.height * scale));
    thumb.grey.resize(static_cast<std::size_t>(thumb.width) * static_cast<std::size_t>(thumb.height));
    auto small = asMat(thumb);
    cv::resize(whole, small, small.size(), 0, 0, cv::INTER_AREA);
    return thumb;
}

FrameQuality judge(const Thumb& now, const Thumb& before)
{
    FrameQuality quality;
    if (now.grey.empty())
        return quality;
    const auto grey = asMat(now);
    cv::Scalar mean;
    cv::Scalar deviation;
    cv::meanStdDev(grey, mean, deviation);
    quality.brightness = mean[0];
    quality.contrast = deviation[0];
    quality.sharpness = sharpnessOf(grey, quality.contrast);
    quality.glare = glareOf(grey);
    if (comparable(now, before))
        quality.motion = cv::norm(grey, asMat(before), cv::NORM_L1) / static_cast<double>(grey.total());
    return quality;
}

Hint hintFor(const FrameQuality& quality)
{
    constexpr double muchGlare = 0.04;
    constexpr double muchMotion = 9;
    constexpr double blurred = 0.28;
    constexpr double plain = 12; // an empty bench: there is nothing to come closer to
    if (quality.contrast < plain)
        return Hint::None;
    if (quality.motion > muchMotion || (quality.sharpness < blurred && quality.motion > muchMotion / 4))
        return Hint::HoldStill;
    if (quality.glare > muchGlare)
        return Hint::Glare;
    return Hint::Closer;
}

CameraTrouble CameraWatch::see(const FrameQuality& quality, std::int64_t now)
{
    const bool black = quality.brightness < blackLevel && quality.contrast < blackContrast;
    if (!black || m_litAt < 0)
        m_litAt = now;
    if (quality.motion > 0 || m_movedAt < 0)
        m_movedAt = now;
    if (now - m_litAt >= blackForMs)
        return CameraTrouble::Black;
    return now - m_movedAt >= frozenForMs ? CameraTrouble::Frozen : CameraTrouble::None;
}

} // namespace custody::vision
