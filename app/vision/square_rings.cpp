// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/vision/square_rings.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <numbers>
#include <optional>

#include "app/vision/sampling.h"

namespace custody::vision {
namespace {

constexpr int ringWindow = 41; // pixels a side
constexpr double narrowest = 1.5; // pixels a module
constexpr double widest = 16;
constexpr int rays = 48;
constexpr std::size_t edgesARay = 4; // at 0.5, 1.5, 2.5 and 3.5 modules
constexpr double worst = 0.14; // badness of rings that are some
constexpr std::size_t mostSuspicions = 200;

struct Suspicion {
    cv::Point2d middle;
    double module = 0; // pixels
    bool inverted = false;
};

// Seven runs of one module each, around the middle one.
std::optional<double> moduleOf(const int* runs)
{
    int sum = 0;
    for (int i = 0; i < 7; ++i)
        sum += runs[i];
    const double module = sum / 7.0;
    if (module < narrowest || module > widest)
        return {};
    for (int i = 0; i < 7; ++i)
        if (std::abs(runs[i] - module) > 0.45 * module + 0.8)
            return {};
    return module;
}

// How far the fourth change of colour is from the middle; 0 unless the changes are evenly spaced.
double armLength(const cv::Mat& ink, const Suspicion& suspicion, cv::Point2d step)
{
    std::array<double, edgesARay> changes{};
    std::size_t count = 0;
    bool dark = !suspicion.inverted;
    for (double gone = 0; gone < 7 * suspicion.module + 3; gone += 1) {
        const int x = static_cast<int>(suspicion.middle.x + gone * step.x + 0.5);
        const int y = static_cast<int>(suspicion.middle.y + gone * step.y + 0.5);
        if (x < 0 || y < 0 || x >= ink.cols || y >= ink.rows)
            return 0;
        if ((ink.at<std::uint8_t>(y, x) != 0) == dark)
            continue;
        dark = !dark;
        changes[count] = gone - 0.5;
        if (++count == changes.size())
            break;
    }
    if (count < changes.size())
        return 0;
    for (std::size_t i = 0; i < 3; ++i)
        if (std::abs(changes[i] - changes[3] * (static_cast<double>(i) + 0.5) / 3.5)
            > 0.13 * changes[3] + 0.8)
            return 0;
    return changes[3];
}

// Evenly spaced along most directions; also moves to the middle.
bool ringsCrosswise(const cv::Mat& ink, Suspicion& suspicion)
{
    for (const cv::Point2d step : {cv::Point2d(0, 1), cv::Point2d(1, 0)}) {
        const double ahead = armLength(ink, suspicion, step);
        const double back = armLength(ink, suspicion, -step);
        if (ahead == 0 || back == 0 || std::min(ahead, back) < 0.5 * std::max(ahead, back) - 1)
            return false;
        suspicion.middle += (ahead - back) / 2 * step;
    }
    int evenly = 0;
    for (int i = 0; i < 8; ++i) {
        const double angle = std::numbers::pi * i / 4;
        evenly += armLength(ink, suspicion, {std::cos(angle), std::sin(angle)}) > 0 ? 1 : 0;
    }
    return evenly >= 7;
}

std::vector<Suspicion> suspicionsIn(const cv::Mat& ink)
{
    std::vector<Suspicion> suspicions;
    std::vector<int> runs;
    for (int y = 1; y + 1 < ink.rows; ++y) {
        runs.clear();
        const auto* line = ink.ptr<std::uint8_t>(y);
        int start = 0;
        for (int x = 1; x <= ink.cols; ++x) {
            if (x < ink.cols && line[x] == line[start])
                continue;
            runs.push_back(x - start);
            const auto count = runs.size();
            if (count >= 8 && suspicions.size() < mostSuspicions) {
                const int* seven = runs.data() + count - 7;
                if (const auto module = moduleOf(seven)) {
                    // The run that has just ended is the seventh; the middle one has the other colour.
                    Suspicion found{
                        {x - 0.5 - seven[6] - seven[5] - seven[4] - seven[3] / 2.0, static_cast<double>(y)},
                        *module, line[start] != 0};
                    if (ringsCrosswise(ink, found)
                        && std::none_of(suspicions.begin(), suspicions.end(), [&](const Suspicion& known) {
                               return cv::norm(known.middle - found.middle) < 0.4 * known.module;
                           }))
                        suspicions.push_back(found);
                }
            }
            start = x;
        }
    }
    return suspicions;
}

struct Edge {
    cv::Point2d at; // from the middle
    double radius = 0; // module widths
};

void edgesAlong(const cv::Mat& grey, const Suspicion& suspicion, double angle, std::vector<Edge>& edges)
{
    constexpr double stride = 0.25;
    const cv::Point2d step(std::cos(angle), std::sin(angle));
    std::vector<float> line(static_cast<std::size_t>(7.5 * suspicion.module / stride));
    float darkest = 255;
    float lightest = 0;
    for (std::size_t i = 0; i < line.size(); ++i) {
        line[i] = greyAt<std::uint8_t>(grey, suspicion.middle + static_cast<double>(i) * stride * step);
        if (static_cast<double>(i) * stride < 4 * suspicion.module) {
            darkest = std::min(darkest, line[i]);
            lightest = std::max(lightest, line[i]);
        }
    }
    if (lightest - darkest < 10)
        return;
    const float threshold = (darkest + lightest) / 2;
    bool dark = !suspicion.inverted;
    std::size_t crossing = 0;
    for (std::size_t i = 1; i < line.size() && crossing < edgesARay; ++i) {
        if ((line[i] < threshold) == dark)
            continue;
        dark = !dark;
        const double between =
            line[i] == line[i - 1] ? 0 : (threshold - line[i - 1]) / (line[i] - line[i - 1]);
        edges.push_back(
            {(static_cast<double>(i - 1) + between) * stride * step, static_cast<double>(crossing++) + 0.5});
    }
}

// From pixels beside the middle to module widths: a·x + b·y + c along each of the two axes.
using Axis = cv::Vec3d;
double along(const Axis& axis, cv::Point2d p) { return axis[0] * p.x + axis[1] * p.y + axis[2]; }

// Each edge lies on one of a square's four sides: the one that the square as known so far says. Fitting and
// asking again settles.
std::optional<std::array<Axis, 2>> fitted(const std::vector<Edge>& edges, std::array<Axis, 2> axes)
{
    for (int round = 0; round < 6; ++round) {
        // Normal equations of a·x + b·y + c = side.
        std::array<cv::Matx33d, 2> products{cv::Matx33d::zeros(), cv::Matx33d::zeros()};
        std::array<cv::Vec3d, 2> wanted{};
        std::array<int, 2> counted{};
        for (const auto& [at, radius] : edges) {
            const double u = along(axes[0], at);
            const double v = along(axes[1], at);
            if (std::abs(std::abs(u) - std::abs(v)) < 0.35) // near a corner blur rounds the edge off
                continue;
            const std::size_t axis = std::abs(u) > std::abs(v) ? 0 : 1;
            const double side = axis == 0 ? u : v;
            if (round > 2 && std::abs(std::abs(side) - radius) > 0.4)
                continue;
            const cv::Vec3d place(at.x, at.y, 1);
            products[axis] += place * place.t();
            wanted[axis] += (side < 0 ? -radius : radius) * place;
            ++counted[axis];
        }
        for (std::size_t axis = 0; axis < 2; ++axis) {
            if (counted[axis] < 20)
                return {};
            bool solvable = false;
            axes[axis] = products[axis].inv(cv::DECOMP_CHOLESKY, &solvable) * wanted[axis];
            if (!solvable)
                return {};
        }
    }
    return axes;
}

double deviation(const std::array<Axis, 2>& axes, const std::vector<Edge>& edges)
{
    double sum = 0;
    for (const auto& [at, radius] : edges)
        sum += std::min(
            1.0, std::abs(std::max(std::abs(along(axes[0], at)), std::abs(along(axes[1], at))) - radius));
    return sum / static_cast<double>(edges.size());
}

std::optional<SquareRings> measured(const cv::Mat& grey, const Suspicion& suspicion)
{
    std::vector<Edge> edges;
    for (int i = 0; i < rays; ++i)
        edgesAlong(grey, suspicion, 2 * std::numbers::pi * i / rays, edges);
    if (edges.size() < rays * edgesARay * 7 / 10)
        return {};
    std::optional<std::array<Axis, 2>> best;
    double least = worst;
    for (int turn = 0; turn < 6; ++turn) { // of 90°, by 15°
        const double angle = std::numbers::pi * turn / 12;
        // Of the two, the run along a row is the longer, but for upright squares.
        const double scale =
            std::max(std::abs(std::cos(angle)), std::abs(std::sin(angle))) * suspicion.module;
        const std::array<Axis, 2> start{Axis(std::cos(angle) * 1 / scale, std::sin(angle) / scale, 0),
            Axis(-std::sin(angle) / scale, std::cos(angle) / scale, 0)};
        const auto axes = fitted(edges, start);
        if (!axes)
            continue;
        if (const double badness = deviation(*axes, edges); badness < least) {
            least = badness;
            best = axes;
        }
    }
    if (!best)
        return {};
    const cv::Matx33d toModules(
        (*best)[0][0], (*best)[0][1], (*best)[0][2], (*best)[1][0], (*best)[1][1], (*best)[1][2], 0, 0, 1);
    if (std::abs(cv::determinant(toModules)) < 1e-9)
        return {};
    SquareRings rings;
    rings.lie.map =
        cv::Matx33d(1, 0, suspicion.middle.x, 0, 1, suspicion.middle.y, 0, 0, 1) * toModules.inv();
    if (cv::determinant(rings.lie.map) < 0) // no mirror: the second axis the other way round
        rings.lie.map = rings.lie.map * cv::Matx33d::diag({1, -1, 1});
    rings.inverted = suspicion.inverted;
    rings.badness = least;
    return rings;
}

} // namespace

std::vector<SquareRings> findSquareRings(const cv::Mat& grey, int most)
{
    std::vector<SquareRings> found;
    if (grey.cols < smallestFrame || grey.rows < smallestFrame)
        return found;
    for (const auto& suspicion : suspicionsIn(inkOf(grey, ringWindow)))
        if (const auto rings = measured(grey, suspicion))
            found.push_back(*rings);
    std::stable_sort(found.begin(), found.end(),
        [](const auto& one, const auto& other) { return one.badness < other.badness; });
    std::vector<SquareRings> apart;
    for (const auto& rings : found)
        if (apart.size() < static_cast<std::size_t>(most)
            && std::none_of(apart.begin(), apart.end(), [&](const SquareRings& better) {
                   return cv::norm(better.lie({0, 0}) - rings.lie({0, 0})) < 5 * better.lie.pitch();
               }))
            apart.push_back(rings);
    return apart;
}

} // namespace custody::vision
