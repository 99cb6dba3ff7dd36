// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/vision/maxicode_finder.h"

#include <algorithm>
#include <cmath>

#include <opencv2/imgproc.hpp>

#include "app/vision/hexagon_grid.h"
#include "app/vision/sampling.h"

namespace custody::vision {
namespace {

constexpr int mostBullseyes = 6; // a size of the frame
constexpr int mostTurns = 2;
constexpr int paintedHexagon = 8; // pixels

std::vector<bool> inkBits(const std::vector<float>& greys, double sharpening);

Picture painted(const std::vector<bool>& ink)
{
    constexpr int quiet = 2 * paintedHexagon;
    constexpr int width = hexagonColumns * paintedHexagon;
    constexpr int height = hexagonRows * paintedHexagon;
    Picture picture;
    picture.width = width + 2 * quiet;
    picture.height = height + 2 * quiet;
    cv::Mat canvas(picture.height, picture.width, CV_8U, cv::Scalar(255));
    cv::Mat symbol = canvas(cv::Rect(quiet, quiet, width, height));
    for (std::size_t i = 0; i < ink.size(); ++i) {
        const auto& hexagon = hexagons()[i];
        if (!ink[i] || hexagon.finder)
            continue;
        const int x = hexagon.column * paintedHexagon + (hexagon.row % 2 == 0 ? 0 : paintedHexagon / 2);
        symbol(cv::Rect(x, hexagon.row * paintedHexagon, paintedHexagon, paintedHexagon)) = 0;
    }
    // Decoders take the outermost ink for the symbol's bounds, and look at the middles of hexagons only.
    symbol.at<std::uint8_t>(0, 0) = 0;
    symbol.at<std::uint8_t>(height - 1, width - 1) = 0;
    picture.grey.assign(canvas.datastart, canvas.dataend);
    return picture;
}

// Hexagon by hexagon, neighbours within `reach` hexagon widths.
std::vector<std::vector<int>> neighbourhoods(double reach)
{
    const auto all = hexagons();
    std::vector<std::vector<int>> out(all.size());
    for (std::size_t i = 0; i < all.size(); ++i)
        for (std::size_t j = 0; j < all.size(); ++j) {
            const auto apart = all[i].place - all[j].place;
            if (i != j && !all[j].finder && apart.dot(apart) < reach * reach)
                out[i].push_back(static_cast<int>(j));
        }
    return out;
}

// Light and ink differ over a label, so each hexagon is judged among those around it; and blur mixes it with
// the six that touch it, so `sharpening` takes their share out again.
std::vector<bool> inkBits(const std::vector<float>& greys, double sharpening)
{
    static const auto touching = neighbourhoods(1.1);
    static const auto around = neighbourhoods(4.6);
    auto values = greys;
    for (std::size_t i = 0; i < greys.size(); ++i) {
        float sum = 0;
        for (const int j : touching[i])
            sum += greys[static_cast<std::size_t>(j)];
        if (!touching[i].empty())
            values[i] +=
                static_cast<float>(sharpening) * (greys[i] - sum / static_cast<float>(touching[i].size()));
    }
    std::vector<bool> ink(greys.size());
    for (std::size_t i = 0; i < values.size(); ++i) {
        float threshold = 0;
        for (const int j : around[i])
            threshold += values[static_cast<std::size_t>(j)];
        threshold /= static_cast<float>(around[i].size());
        for (int round = 0; round < 3; ++round) { // towards half-way between the two groups
            float dark = 0;
            float light = 0;
            int darks = 0;
            for (const int j : around[i]) {
                const float value = values[static_cast<std::size_t>(j)];
                (value < threshold ? dark : light) += value;
                darks += value < threshold ? 1 : 0;
            }
            const int lights = static_cast<int>(around[i].size()) - darks;
            if (darks == 0 || lights == 0)
                break;
            threshold = (dark / static_cast<float>(darks) + light / static_cast<float>(lights)) / 2;
        }
        ink[i] = values[i] < threshold;
    }
    return ink;
}

PureSymbol read(const cv::Mat& grey, const Lie& lie, double scale)
{
    PureSymbol symbol;
    symbol.kind = MatrixKind::MaxiCode;
    const double left = -14.5;
    const double right = 15.5;
    const double half = 14.4;
    const cv::Point2d corners[] = {{left, -half}, {right, -half}, {right, half}, {left, half}};
    for (std::size_t i = 0; i < 4; ++i) {
        const auto at = lie(corners[i]);
        symbol.corners[i] = {(at.x + 0.5) * scale - 0.5, (at.y + 0.5) * scale - 0.5};
    }
    const auto greys = greysOf(grey, lie);
    std::vector<std::vector<bool>> seen;
    for (const double sharpening : {0.3, 0.0, 0.7}) {
        auto ink = inkBits(greys, sharpening);
        if (std::find(seen.begin(), seen.end(), ink) != seen.end())
            continue;
        symbol.drafts.push_back(painted(ink));
        seen.push_back(std::move(ink));
    }
    return symbol;
}

} // namespace

std::vector<PureSymbol> findMaxiCodes(GreyView frame, Deadline until)
{
    std::vector<PureSymbol> symbols;
    try {
        cv::Mat grey = asMat(frame);
        double scale = 1;
        std::vector<cv::Point2d> seen; // in the frame; a large bullseye is also found in its half
        while (!grey.empty() && std::min(grey.cols, grey.rows) >= smallestFrame) {
            for (const auto& bullseye : findBullseyes(grey, mostBullseyes)) {
                const auto middle = scale * bullseye.middle;
                if (std::any_of(seen.begin(), seen.end(), [&](const cv::Point2d& other) {
                        return cv::norm(other - middle) < 4 * scale * bullseye.pitch();
                    }))
                    continue;
                seen.push_back(middle);
                for (const auto& lie : likelyLies(grey, bullseye, mostTurns)) {
                    if (std::chrono::steady_clock::now() >= until)
                        return symbols;
                    symbols.push_back(read(grey, settledHexagons(grey, lie), scale));
                }
            }
            if (8 * scale > mostHexagonPixels || std::chrono::steady_clock::now() >= until)
                break;
            cv::Mat half;
            cv::resize(grey, half, {grey.cols / 2, grey.rows / 2}, 0, 0, cv::INTER_AREA);
            grey = half;
            scale *= 2;
        }
    } catch (const cv::Exception&) { // out of memory, or a size OpenCV does not take: nothing was found
    }
    return symbols;
}

} // namespace custody::vision
