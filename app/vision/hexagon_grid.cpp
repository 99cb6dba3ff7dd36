// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/vision/hexagon_grid.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

#include "app/vision/sampling.h"

namespace custody::vision {
namespace {

constexpr double rowPitch = 0.8660254; // hexagon widths: rows interlock
constexpr int middleRow = 16;
constexpr int middleColumn = 14;
constexpr double firstReach = 7.2; // hexagon widths; the marks and little more
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

// The rings' and the marks' colours are known without reading anything; the hexagons' are not.
std::vector<Place> allPlaces()
{
    std::vector<Place> places;
    for (const auto& mark : marks)
        places.push_back({hexagonAt(mark.row, mark.column), mark.dark ? -1.0F : 1.0F});
    for (std::size_t ring = 0; ring < ringRadii.size(); ++ring) {
        const double radius = ring == 0 ? 0 : (ringRadii[ring - 1] + ringRadii[ring]) / 2;
        for (int i = 0; i < 12; ++i) {
            const double angle = std::numbers::pi * i / 6;
            places.push_back(
                {{radius * std::cos(angle), radius * std::sin(angle)}, ring % 2 == 0 ? 1.0F : -1.0F});
        }
    }
    for (const auto& hexagon : hexagons())
        if (!hexagon.finder)
            places.push_back({hexagon.place});
    return places;
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

Lie settledHexagons(const cv::Mat& grey, const Lie& lie)
{
    static const auto places = allPlaces();
    const auto picture = levelled(grey, lie, 24);
    if (picture.value.empty())
        return lie;
    // Printers stretch: their dots do not divide both pitches of the hexagons alike.
    auto start = lie;
    double best = 0;
    for (const double wide : {0.94, 1.0, 1.06})
        for (const double high : {0.94, 1.0, 1.06}) {
            const Lie stretched{lie.map * cv::Matx33d::diag({wide, high, 1})};
            if (const double value = clarity(picture, stretched, places, firstReach); value > best) {
                best = value;
                start = stretched;
            }
        }
    constexpr double reaches[] = {firstReach, 9.5, 12.0, 15.0, 22.0};
    return settled(picture, start, places, reaches);
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
