// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/vision/hexagon_grid.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

#include <opencv2/imgproc.hpp>

#include "app/vision/sampling.h"

namespace custody::vision {
namespace {

constexpr double rowPitch = 0.8660254; // hexagon widths: rows interlock
constexpr int middleRow = 16;
constexpr int middleColumn = 14;
constexpr double bullseyeReach = 4.75; // hexagon widths; what lies nearer is covered

struct Mark {
    int row;
    int column;
    bool dark;
};

// Upper left, upper right, left, right, lower left, lower right.
constexpr Mark marks[] = {{9, 10, true}, {9, 11, true}, {10, 11, true}, {9, 17, false}, {10, 17, false},
    {10, 18, false}, {15, 7, true}, {16, 7, false}, {16, 8, true}, {16, 20, true}, {16, 21, false},
    {17, 20, true}, {22, 10, true}, {22, 11, false}, {23, 10, true}, {22, 17, true}, {23, 16, false},
    {23, 17, true}};

std::vector<Hexagon> all()
{
    std::vector<Hexagon> hexagons;
    for (int row = 0; row < hexagonRows; ++row)
        for (int column = 0; column < hexagonsInRow(row); ++column) {
            const auto place = hexagonAt(row, column);
            hexagons.push_back({row, column, place, cv::norm(place) < bullseyeReach});
        }
    return hexagons;
}

cv::Matx33d turned(const Bullseye& bullseye, double angle)
{
    const double co = std::cos(angle);
    const double si = std::sin(angle);
    const auto linear = bullseye.shape * cv::Matx22d(co, -si, si, co);
    return {linear(0, 0), linear(0, 1), bullseye.middle.x, linear(1, 0), linear(1, 1), bullseye.middle.y, 0,
        0, 1};
}

// Brightness of the marks that should be light less that of those that should be dark.
double agreement(const cv::Mat& grey, const Lie& lie)
{
    double light = 0;
    double dark = 0;
    int darks = 0;
    for (const auto& mark : marks) {
        const float value = greyAt<std::uint8_t>(grey, lie(hexagonAt(mark.row, mark.column)));
        (mark.dark ? dark : light) += value;
        darks += mark.dark ? 1 : 0;
    }
    return light / static_cast<double>(std::size(marks) - static_cast<std::size_t>(darks)) - dark / darks;
}

// Points whose colour is known without reading anything: the rings and the marks. 1 is paper, -1 ink.
struct Known {
    cv::Point2d place;
    float sign;
};

std::vector<Known> knownPlaces()
{
    std::vector<Known> known;
    for (const auto& mark : marks)
        known.push_back({hexagonAt(mark.row, mark.column), mark.dark ? -1.0F : 1.0F});
    for (std::size_t ring = 0; ring < ringRadii.size(); ++ring) {
        const double radius = ring == 0 ? 0 : (ringRadii[ring - 1] + ringRadii[ring]) / 2;
        for (int i = 0; i < 12; ++i) {
            const double angle = std::numbers::pi * i / 6;
            known.push_back(
                {{radius * std::cos(angle), radius * std::sin(angle)}, ring % 2 == 0 ? 1.0F : -1.0F});
        }
    }
    return known;
}

// The grey around a symbol, with light and contrast levelled: about -1 for ink, 1 for paper.
struct Levelled {
    cv::Mat value; // CV_32F
    cv::Point2d origin; // of its first pixel, in the photo
};

Levelled levelled(const cv::Mat& grey, const Lie& lie, double pitch)
{
    const auto middle = lie({0, 0});
    const double reach = 24 * pitch;
    const cv::Rect wanted(cv::Point(static_cast<int>(middle.x - reach), static_cast<int>(middle.y - reach)),
        cv::Point(static_cast<int>(middle.x + reach) + 1, static_cast<int>(middle.y + reach) + 1));
    const auto box = wanted & cv::Rect(0, 0, grey.cols, grey.rows);
    if (box.width < 2 || box.height < 2)
        return {};
    cv::Mat value;
    grey(box).convertTo(value, CV_32F);
    const int window = 2 * static_cast<int>(2.5 * pitch) + 1;
    cv::Mat mean;
    cv::Mat square;
    cv::boxFilter(value, mean, CV_32F, {window, window});
    cv::sqrBoxFilter(value, square, CV_32F, {window, window});
    cv::sqrt(cv::max(square - mean.mul(mean), 36), square);
    value = (value - mean) / square;
    cv::GaussianBlur(value, value, {}, std::max(0.4, 0.18 * pitch));
    return {cv::max(cv::min(value, 1.3), -1.3), {static_cast<double>(box.x), static_cast<double>(box.y)}};
}

// The eight ways a flat label can still be off: stretched, sheared, turned; moved; tilted.
using Correction = std::array<double, 8>;

cv::Matx33d corrected(const cv::Matx33d& map, const Correction& by)
{
    return map * cv::Matx33d(1 + by[0], by[1], by[4], by[2], 1 + by[3], by[5], by[6], by[7], 1);
}

double clarity(const Levelled& picture, const cv::Matx33d& map, double reach)
{
    static const auto known = knownPlaces();
    const Lie lie{map};
    double sum = 0;
    for (const auto& [place, sign] : known)
        sum += 1.5 * static_cast<double>(sign * greyAt<float>(picture.value, lie(place) - picture.origin));
    for (const auto& hexagon : hexagons()) {
        if (hexagon.finder || hexagon.place.dot(hexagon.place) > reach * reach)
            continue;
        const double value = greyAt<float>(picture.value, lie(hexagon.place) - picture.origin);
        sum += value * value;
    }
    return sum;
}

} // namespace

cv::Point2d hexagonAt(int row, int column)
{
    return {column - middleColumn + (row % 2 == 0 ? 0.0 : 0.5), (row - middleRow) * rowPitch};
}

std::span<const Hexagon> hexagons()
{
    static const auto hexagons = all();
    return hexagons;
}

std::vector<Lie> likelyLies(const cv::Mat& grey, const Bullseye& bullseye, int most)
{
    constexpr int turns = 180;
    std::array<double, turns> scores{};
    for (int i = 0; i < turns; ++i)
        scores[static_cast<std::size_t>(i)] =
            agreement(grey, {turned(bullseye, 2 * std::numbers::pi * i / turns)});
    std::vector<int> peaks;
    for (int i = 0; i < turns; ++i) {
        const auto at = [&](int j) { return scores[static_cast<std::size_t>((j + turns) % turns)]; };
        if (at(i) > at(i - 1) && at(i) >= at(i + 1) && at(i) > 0)
            peaks.push_back(i);
    }
    std::sort(peaks.begin(), peaks.end(), [&](int one, int other) {
        return scores[static_cast<std::size_t>(one)] > scores[static_cast<std::size_t>(other)];
    });
    std::vector<Lie> lies;
    for (const int peak : peaks)
        if (2 * scores[static_cast<std::size_t>(peak)] > scores[static_cast<std::size_t>(peaks.front())]
            && lies.size() < static_cast<std::size_t>(most))
            lies.push_back({turned(bullseye, 2 * std::numbers::pi * peak / turns)});
    return lies;
}

Lie settled(const cv::Mat& grey, const Lie& lie)
{
    const auto& m = lie.map;
    const double pitch = std::sqrt(std::abs(m(0, 0) * m(1, 1) - m(0, 1) * m(1, 0)));
    const auto picture = levelled(grey, lie, pitch);
    if (picture.value.empty())
        return lie;
    auto map = lie.map;
    for (const double reach : {7.2, 9.5, 12.0, 15.0, 25.0}) {
        const double radius = std::min(reach, 16.0);
        double step = reach < 8 ? 0.3 : 0.2; // hexagon widths at the edge
        double best = clarity(picture, map, reach);
        while (step > 0.03) {
            bool better = false;
            for (std::size_t i = 0; i < (reach < 9 ? 6U : 8U); ++i)
                for (const double sign : {1.0, -1.0}) {
                    Correction by{};
                    by[i] = sign * (i < 4 ? step / radius : i < 6 ? step : step / (radius * radius));
                    const auto moved = corrected(map, by);
                    const double value = clarity(picture, moved, reach);
                    if (value > best) {
                        best = value;
                        map = moved;
                        better = true;
                        break;
                    }
                }
            if (!better)
                step /= 2;
        }
    }
    return {map};
}

std::vector<float> greysOf(const cv::Mat& grey, const Lie& lie)
{
    constexpr double aperture = 0.2; // hexagon widths around the middle
    std::vector<float> greys;
    for (const auto& hexagon : hexagons()) {
        float sum = 2 * greyAt<std::uint8_t>(grey, lie(hexagon.place));
        for (int i = 0; i < 6; ++i) {
            const double angle = std::numbers::pi * i / 3;
            sum += greyAt<std::uint8_t>(
                grey, lie(hexagon.place + aperture * cv::Point2d(std::cos(angle), std::sin(angle))));
        }
        greys.push_back(sum / 8);
    }
    return greys;
}

} // namespace custody::vision
