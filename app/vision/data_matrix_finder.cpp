// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/vision/data_matrix_finder.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <optional>

#include <opencv2/imgproc.hpp>

#include "app/vision/grid_fit.h"
#include "app/vision/inked_corner.h"
#include "app/vision/sampling.h"

namespace custody::vision {
namespace {

constexpr std::size_t mostCorners = 6; // a size of the frame

// A size of the standard: with its finder, and how many regions beside and above each other.
struct Size {
    int rows;
    int columns;
    int regionsDown;
    int regionsAcross;
};
constexpr Size sizes[] = {{10, 10, 1, 1}, {12, 12, 1, 1}, {14, 14, 1, 1}, {16, 16, 1, 1}, {18, 18, 1, 1},
    {20, 20, 1, 1}, {22, 22, 1, 1}, {24, 24, 1, 1}, {26, 26, 1, 1}, {32, 32, 2, 2}, {36, 36, 2, 2},
    {40, 40, 2, 2}, {44, 44, 2, 2}, {48, 48, 2, 2}, {52, 52, 2, 2}, {64, 64, 4, 4}, {72, 72, 4, 4},
    {80, 80, 4, 4}, {88, 88, 4, 4}, {96, 96, 4, 4}, {104, 104, 4, 4}, {120, 120, 6, 6}, {132, 132, 6, 6},
    {144, 144, 6, 6}, {8, 18, 1, 1}, {8, 32, 1, 2}, {12, 26, 1, 1}, {12, 36, 1, 2}, {16, 36, 1, 2},
    {16, 48, 1, 2}};

// 1 paper, -1 ink, 0 data: each region has solid bars left and below, dots above and on the right.
float signAt(const Size& size, int row, int column)
{
    const int high = size.rows / size.regionsDown;
    const int wide = size.columns / size.regionsAcross;
    const int y = row % high;
    const int x = column % wide;
    if (x == 0 || y == high - 1)
        return -1;
    if (y == 0)
        return x % 2 == 0 ? -1.0F : 1.0F;
    if (x == wide - 1)
        return y % 2 == 1 ? -1.0F : 1.0F;
    return 0;
}

cv::Point2d placeOf(const Size& size, int row, int column)
{
    return {column + 0.5 - size.columns / 2.0, row + 0.5 - size.rows / 2.0};
}

std::vector<Place> places(const Size& size)
{
    std::vector<Place> out;
    for (int row = 0; row < size.rows; ++row)
        for (int column = 0; column < size.columns; ++column)
            out.push_back({placeOf(size, row, column), signAt(size, row, column)});
    return out;
}

Lie lieOf(const InkedCorner& corner, const Size& size)
{
    const auto x = static_cast<float>(size.columns) / 2;
    const auto y = static_cast<float>(size.rows) / 2;
    const std::array<cv::Point2f, 4> upright{cv::Point2f(-x, -y), {x, -y}, {x, y}, {-x, y}};
    const cv::Mat map = cv::getPerspectiveTransform(upright.data(), corner.corners.data());
    return {cv::Matx33d(map.ptr<double>())};
}

// How well the finder's own modules fit, from -1 to 1.
double fitness(const Levelled& picture, const Lie& lie, const std::vector<Place>& places)
{
    double sum = 0;
    int known = 0;
    for (const auto& [at, sign] : places) {
        if (sign == 0)
            continue;
        sum += static_cast<double>(sign)
            * std::clamp(
                static_cast<double>(greyAt<float>(picture.value, lie(at) - picture.origin)) * 2, -1.0, 1.0);
        ++known;
    }
    return sum / known;
}

Picture painted(const Levelled& picture, const Lie& lie, const Size& size)
{
    Picture out;
    out.width = (size.columns + 2 * quietModules) * paintedModule;
    out.height = (size.rows + 2 * quietModules) * paintedModule;
    cv::Mat canvas(out.height, out.width, CV_8U, cv::Scalar(255));
    for (int row = 0; row < size.rows; ++row)
        for (int column = 0; column < size.columns; ++column) {
            float value = signAt(size, row, column);
            if (value == 0)
                value = greyAt<float>(picture.value, lie(placeOf(size, row, column)) - picture.origin);
            if (value < 0)
                canvas(cv::Rect((column + quietModules) * paintedModule, (row + quietModules) * paintedModule,
                    paintedModule, paintedModule)) = 0;
        }
    out.grey.assign(canvas.datastart, canvas.dataend);
    return out;
}

std::optional<PureSymbol> read(const cv::Mat& grey, const InkedCorner& corner, double scale)
{
    constexpr double leastFitness = 0.45;
    struct Fit {
        const Size* size = nullptr;
        Levelled picture;
        Lie lie;
        double fitness = leastFitness;
    } best;
    for (const auto& size : sizes) {
        // Blur joins teeth and dirt splits them: sizes near what was counted are tried.
        const auto near = [](int modules, int teeth) {
            return std::abs(modules / 2 - teeth) <= 1 + modules / 24;
        };
        if (!near(size.columns, corner.teethAbove) || !near(size.rows, corner.teethBeside))
            continue;
        const auto all = places(size);
        const double reach = std::hypot(size.rows, size.columns) / 2;
        const auto start = lieOf(corner, size);
        const auto picture = levelled(grey, start, reach + 3);
        if (picture.value.empty())
            continue;
        const double reaches[] = {reach, reach};
        const auto lie = settled(picture, start, all, reaches);
        if (const double value = fitness(picture, lie, all); value > best.fitness)
            best = {&size, picture, lie, value};
    }
    if (best.size == nullptr)
        return {};
    PureSymbol symbol;
    symbol.kind = MatrixKind::DataMatrix;
    const double x = best.size->columns / 2.0;
    const double y = best.size->rows / 2.0;
    const cv::Point2d corners[] = {{-x, -y}, {x, -y}, {x, y}, {-x, y}};
    for (std::size_t i = 0; i < 4; ++i) {
        const auto at = best.lie(corners[i]);
        symbol.corners[i] = {(at.x + 0.5) * scale - 0.5, (at.y + 0.5) * scale - 0.5};
    }
    symbol.drafts.push_back(painted(best.picture, best.lie, *best.size));
    return symbol;
}

// A symbol also found in the halved frame is one symbol, seen twice.
void keep(std::vector<PureSymbol>& symbols, PureSymbol symbol)
{
    for (auto& known : symbols) {
        const auto [x, y] = known.corners[0];
        const auto& far = known.corners[2];
        const double near = 0.1 * std::hypot(far.x - x, far.y - y);
        if (std::hypot(symbol.corners[0].x - x, symbol.corners[0].y - y) < near
            && std::hypot(symbol.corners[2].x - far.x, symbol.corners[2].y - far.y) < near) {
            known.drafts.push_back(std::move(symbol.drafts.front()));
            return;
        }
    }
    symbols.push_back(std::move(symbol));
}

} // namespace

std::vector<PureSymbol> findDataMatrices(GreyView frame, Deadline until)
{
    std::vector<PureSymbol> symbols;
    try {
        cv::Mat grey = asMat(frame);
        for (double scale = 1; scale <= mostScale && !grey.empty(); scale *= 2) {
            for (const auto& corner : findInkedCorners(grey, mostCorners)) {
                if (std::chrono::steady_clock::now() >= until)
                    return symbols;
                if (auto symbol = read(grey, corner, scale))
                    keep(symbols, std::move(*symbol));
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
