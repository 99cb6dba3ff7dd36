// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/vision/grid_fit.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include <opencv2/imgproc.hpp>

#include "app/vision/sampling.h"

namespace custody::vision {
namespace {

// The eight ways a flat label can still be off: stretched, sheared, turned; moved; tilted.
using Correction = std::array<double, 8>;
constexpr std::size_t withoutTilt = 6;

Lie corrected(const Lie& lie, const Correction& by)
{
    return {lie.map * cv::Matx33d(1 + by[0], by[1], by[4], by[2], 1 + by[3], by[5], by[6], by[7], 1)};
}

} // namespace

double Lie::pitch() const
{
    return std::sqrt(std::abs(map(0, 0) * map(1, 1) - map(0, 1) * map(1, 0))) / std::abs(map(2, 2));
}

Levelled levelled(const cv::Mat& grey, const Lie& lie, double reach)
{
    const auto middle = lie({0, 0});
    const double pitch = lie.pitch();
    const double far = std::min(reach * pitch, 20'000.0);
    if (!(far > 1) || !(std::abs(middle.x) < 1e5) || !(std::abs(middle.y) < 1e5))
        return {};
    const cv::Rect wanted(cv::Point(static_cast<int>(middle.x - far), static_cast<int>(middle.y - far)),
        cv::Point(static_cast<int>(middle.x + far) + 1, static_cast<int>(middle.y + far) + 1));
    const auto box = wanted & cv::Rect(0, 0, grey.cols, grey.rows);
    if (box.width < 2 || box.height < 2)
        return {};
    cv::Mat value;
    grey(box).convertTo(value, CV_32F);
    const int window = 2 * static_cast<int>(2.5 * pitch) + 1;
    cv::Mat mean;
    cv::Mat spread;
    cv::boxFilter(value, mean, CV_32F, {window, window});
    cv::sqrBoxFilter(value, spread, CV_32F, {window, window});
    cv::sqrt(cv::max(spread - mean.mul(mean), 36), spread);
    value = (value - mean) / spread;
    cv::GaussianBlur(value, value, {}, std::max(0.4, 0.18 * pitch));
    return {cv::max(cv::min(value, 1.3), -1.3), {static_cast<double>(box.x), static_cast<double>(box.y)}};
}

double clarity(const Levelled& picture, const Lie& lie, std::span<const Place> places, double reach)
{
    constexpr double knownWeight = 1.5;
    double sum = 0;
    for (const auto& [at, sign] : places) {
        if (at.dot(at) > reach * reach)
            continue;
        const double value = greyAt<float>(picture.value, lie(at) - picture.origin);
        sum += sign == 0 ? value * value : knownWeight * static_cast<double>(sign) * value;
    }
    return sum;
}

namespace {

// Those within reach: all known ones, and of the others as many as it takes to see a shift.
std::vector<Place> telling(std::span<const Place> places, double reach)
{
    constexpr std::size_t enough = 500;
    const auto within = [&](const Place& place) { return place.at.dot(place.at) <= reach * reach; };
    const auto all = static_cast<std::size_t>(std::count_if(places.begin(), places.end(), within));
    std::vector<Place> out;
    std::size_t count = 0;
    const auto chosen = [&] { return ((count++ * 40503) & 0xFFFF) * all < enough << 16; }; // scattered
    for (const auto& place : places)
        if (within(place) && (place.sign != 0 || chosen()))
            out.push_back(place);
    return out;
}

} // namespace

Lie settled(
    const Levelled& picture, const Lie& lie, std::span<const Place> places, std::span<const double> reaches)
{
    auto now = lie;
    bool first = true;
    for (const double reach : reaches) {
        double step = first ? 0.3 : 0.2; // module widths at the edge
        const auto some = telling(places, reach);
        double best = clarity(picture, now, some, reach);
        while (step > 0.03) {
            bool better = false;
            for (std::size_t i = 0; i < (first ? withoutTilt : Correction().size()); ++i)
                for (const double sign : {1.0, -1.0}) {
                    Correction by{};
                    by[i] = sign * (i < 4 ? step / reach : i < withoutTilt ? step : step / (reach * reach));
                    const auto moved = corrected(now, by);
                    const double value = clarity(picture, moved, some, reach);
                    if (value > best) {
                        best = value;
                        now = moved;
                        better = true;
                        break;
                    }
                }
            if (!better)
                step /= 2;
        }
        first = false;
    }
    return now;
}

} // namespace custody::vision
