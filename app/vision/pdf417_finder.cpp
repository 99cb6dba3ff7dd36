// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/vision/pdf417_finder.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

#include <opencv2/imgproc.hpp>

#include "app/vision/guard_bars.h"
#include "app/vision/sampling.h"
#include "app/vision/stacked_rows.h"

namespace custody::vision {
namespace {

constexpr int mostPairs = 8;
constexpr int mostColumns = 30;
constexpr double leastLikeness = 0.6; // noise comes to about 0.55

struct Symbol {
    std::array<cv::Point2f, 4> corners; // top left, top right, bottom right, bottom left
    double module = 0; // pixels
    double columns = 0; // of data, measured
};

// Where the line through two points meets an edge.
std::optional<cv::Point2d> crossing(
    cv::Point2d one, cv::Point2d other, const std::array<cv::Point2d, 2>& edge)
{
    const auto along = other - one;
    const auto down = edge[1] - edge[0];
    const double turn = along.cross(down);
    if (std::abs(turn) < 0.2 * cv::norm(along) * cv::norm(down))
        return {};
    return one + (edge[0] - one).cross(down) / turn * along;
}

std::optional<Symbol> paired(const GuardBar& start, const GuardBar& stop)
{
    // Rows run from where the start's wide bar ends to where the stop's does, and on to both edges.
    const auto corners = [&](const GuardBar& bar) {
        return std::pair{
            crossing(start.top, stop.top, bar.edge), crossing(start.bottom, stop.bottom, bar.edge)};
    };
    const auto [leftTop, leftBottom] = corners(start);
    const auto [rightTop, rightBottom] = corners(stop);
    if (!leftTop || !leftBottom || !rightTop || !rightBottom)
        return {};
    const auto across = (*rightTop + *rightBottom - *leftTop - *leftBottom) / 2;
    const double width = cv::norm(across);
    const double startHeight = cv::norm(start.bottom - start.top);
    const double stopHeight = cv::norm(stop.bottom - stop.top);
    const double module = (start.module + stop.module) / 2;
    if (width < 80 * module || across.dot(start.reading) < 0.6 * width
        || start.reading.dot(stop.reading) < 0.5)
        return {};
    if (std::max(startHeight, stopHeight) > 1.7 * std::min(startHeight, stopHeight)
        || std::max(start.module, stop.module) > 1.7 * std::min(start.module, stop.module))
        return {};
    // Rows run across the bars.
    if (std::abs(across.dot(start.bottom - start.top)) > 0.5 * width * startHeight)
        return {};
    const double columns =
        (width / module - startModules - stopModules - 2 * codewordModules) / codewordModules;
    if (columns < 0.5 || columns > mostColumns + 0.5)
        return {};
    const auto narrow = [](cv::Point2d p) { return cv::Point2f(p); };
    return Symbol{
        {narrow(*leftTop), narrow(*rightTop), narrow(*rightBottom), narrow(*leftBottom)}, module, columns};
}

// Upright, modules four pixels wide, lines as high as the picture's pixels or finer; light levelled.
cv::Mat stripOf(const cv::Mat& grey, const Symbol& symbol, int columns)
{
    const int width = (startModules + stopModules + (columns + 2) * codewordModules) * stripPixels;
    const double high = std::max(
        cv::norm(symbol.corners[3] - symbol.corners[0]), cv::norm(symbol.corners[2] - symbol.corners[1]));
    const int height = std::clamp(static_cast<int>(1.3 * high), 24, 360);
    const auto w = static_cast<float>(width);
    const auto h = static_cast<float>(height);
    const std::array<cv::Point2f, 4> upright{cv::Point2f(0, 0), {w, 0}, {w, h}, {0, h}};
    const cv::Matx33d half(1, 0, -0.5, 0, 1, -0.5, 0, 0, 1); // corners are edges, pixels are middles
    cv::Mat map = cv::getPerspectiveTransform(upright.data(), symbol.corners.data());
    cv::Mat strip;
    cv::warpPerspective(grey, strip, map * cv::Mat(half.inv()), {width, height},
        cv::INTER_LINEAR | cv::WARP_INVERSE_MAP, cv::BORDER_REPLICATE);
    strip.convertTo(strip, CV_32F, -1);
    cv::Mat mean;
    cv::boxFilter(strip, mean, CV_32F, {3 * codewordModules * stripPixels + 1, 9}, {-1, -1}, true,
        cv::BORDER_REPLICATE);
    return strip - mean;
}

void bar(cv::Mat& canvas, int& x, int y, int width, int height, bool ink)
{
    if (ink)
        canvas(cv::Rect(x, y, width, height)) = 0;
    x += width;
}

Picture painted(const StackedRows& read)
{
    constexpr int module = 3;
    constexpr int row = 9;
    constexpr int quiet = 12;
    constexpr std::array<int, 8> start{8, 1, 1, 1, 1, 1, 1, 3};
    constexpr std::array<int, 9> stop{7, 1, 1, 3, 1, 1, 1, 2, 1};
    const auto modules =
        startModules + stopModules + static_cast<int>(read.rows.front().size()) * codewordModules;
    Picture picture;
    picture.width = modules * module + 2 * quiet;
    picture.height = static_cast<int>(read.rows.size()) * row + 2 * quiet;
    cv::Mat canvas(picture.height, picture.width, CV_8U, cv::Scalar(255));
    int y = quiet;
    for (const auto& codewords : read.rows) {
        int x = quiet;
        bool ink = true;
        const auto next = [&](int width) {
            bar(canvas, x, y, width * module, row, ink);
            ink = !ink;
        };
        std::for_each(start.begin(), start.end(), next);
        for (const auto& bars : codewords)
            std::for_each(bars.begin(), bars.end(), next);
        std::for_each(stop.begin(), stop.end(), next);
        y += row;
    }
    picture.grey.assign(canvas.datastart, canvas.dataend);
    return picture;
}

std::optional<PureSymbol> read(const cv::Mat& grey, const Symbol& symbol, double scale)
{
    StackedRows best;
    const int nearest = static_cast<int>(std::lround(symbol.columns));
    for (const int columns : {nearest, nearest - 1, nearest + 1}) {
        if (columns < 1 || columns > mostColumns || std::abs(columns - symbol.columns) > 0.75)
            continue;
        auto rows = readRows(stripOf(grey, symbol, columns), columns);
        if (rows.likeness > best.likeness)
            best = std::move(rows);
    }
    if (best.likeness < leastLikeness || best.rows.size() < 3 || best.rows.size() > 90)
        return {};
    PureSymbol pure;
    pure.kind = MatrixKind::Pdf417;
    for (std::size_t i = 0; i < 4; ++i)
        pure.corners[i] = {(static_cast<double>(symbol.corners[i].x) + 0.5) * scale - 0.5,
            (static_cast<double>(symbol.corners[i].y) + 0.5) * scale - 0.5};
    pure.drafts.push_back(painted(best));
    return pure;
}

} // namespace

std::vector<PureSymbol> findPdf417s(GreyView frame, Deadline until)
{
    std::vector<PureSymbol> symbols;
    try {
        cv::Mat grey = asMat(frame);
        std::vector<cv::Point2d> seen; // in the frame; a large symbol is also found in its half
        for (double scale = 1; scale <= mostScale && !grey.empty(); scale *= 2) {
            const auto bars = findGuardBars(grey);
            int pairs = 0;
            for (const auto& start : bars)
                for (const auto& stop : bars) {
                    if (start.stop || !stop.stop || pairs >= mostPairs)
                        continue;
                    if (std::chrono::steady_clock::now() >= until)
                        return symbols;
                    const auto symbol = paired(start, stop);
                    if (!symbol)
                        continue;
                    const auto diagonal = symbol->corners[2] - symbol->corners[0];
                    const auto middle =
                        scale * (cv::Point2d(symbol->corners[0]) + cv::Point2d(symbol->corners[2])) / 2;
                    const double near = 0.05 * scale * cv::norm(diagonal);
                    if (std::any_of(seen.begin(), seen.end(),
                            [&](const cv::Point2d& other) { return cv::norm(other - middle) < near; }))
                        continue;
                    ++pairs;
                    if (auto pure = read(grey, *symbol, scale)) {
                        symbols.push_back(std::move(*pure));
                        seen.push_back(middle);
                    }
                }
            if (std::min(grey.cols, grey.rows) < 2 * smallestFrame)
                break;
            cv::Mat half;
            cv::resize(grey, half, {grey.cols / 2, grey.rows / 2}, 0, 0, cv::INTER_AREA);
            grey = half;
        }
    } catch (const cv::Exception&) { // out of memory, or a size OpenCV does not take: nothing was found
    }
    return symbols;
}

} // namespace custody::vision
