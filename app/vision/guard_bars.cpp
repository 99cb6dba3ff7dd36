// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/vision/guard_bars.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <span>

#include <opencv2/imgproc.hpp>

#include "app/vision/sampling.h"
#include "app/vision/stacked_rows.h"

namespace custody::vision {
namespace {

constexpr int guardWindow = 61; // pixels a side
constexpr double narrowest = 1.05; // pixels a module
constexpr double widest = 6;
constexpr std::size_t fewestLines = 6; // that show the pattern one below the other
constexpr std::size_t mostHits = 20'000;

// From edge to the next edge of the same kind: ink that spreads moves both. In modules.
constexpr std::array<int, 7> startPairs{9, 2, 2, 2, 2, 2, 4};
constexpr std::array<int, 8> stopPairs{8, 2, 4, 4, 2, 2, 3, 3};

// One line's sight of a pattern: along the scan line and across it.
struct Hit {
    double outer = 0; // the edge to the quiet zone
    double across = 0;
    double module = 0;
};

struct Chain {
    std::vector<Hit> hits;
    const Hit& last() const { return hits.back(); }
};

// The four ways a pattern can be met on a scan line.
enum Meeting { startForward, startBackward, stopForward, stopBackward };
constexpr std::size_t meetings = 4;

template <std::size_t N>
bool paired(const double* edges, const std::array<int, N>& pairs, int modules, bool backward)
{
    constexpr std::size_t count = N + 2; // edges
    const double module = (edges[count - 1] - edges[0]) / modules;
    if (module < narrowest || module > widest)
        return false;
    for (std::size_t i = 0; i < N; ++i) {
        const std::size_t at = backward ? count - 3 - i : i;
        if (std::abs(edges[at + 2] - edges[at] - pairs[i] * module) > 0.55 * module + 0.12 * pairs[i])
            return false;
    }
    return true;
}

using Hits = std::array<std::vector<Hit>, meetings>;

// The edges of a line, alternately into ink and out of it.
void meet(std::span<const double> edges, bool firstIntoInk, double across, Hits& hits)
{
    const auto add = [&](Meeting meeting, double outer, double width, int modules) {
        if (hits[meeting].size() < mostHits)
            hits[meeting].push_back({outer, across, width / modules});
    };
    for (std::size_t i = 0; i + 9 <= edges.size(); ++i) {
        const bool intoInk = firstIntoInk == (i % 2 == 0);
        const double* at = edges.data() + i;
        if (intoInk && paired(at, startPairs, startModules, false))
            add(startForward, at[0], at[8] - at[0], startModules);
        if (!intoInk && paired(at, startPairs, startModules, true))
            add(startBackward, at[8], at[8] - at[0], startModules);
        if (i + 10 > edges.size() || !intoInk)
            continue;
        if (paired(at, stopPairs, stopModules, false))
            add(stopForward, at[9], at[9] - at[0], stopModules);
        if (paired(at, stopPairs, stopModules, true))
            add(stopBackward, at[0], at[9] - at[0], stopModules);
    }
}

Hits hitsIn(const cv::Mat& grey, const cv::Mat& threshold)
{
    Hits hits;
    std::vector<double> edges;
    for (int y = 0; y < grey.rows; ++y) {
        edges.clear();
        const auto* line = grey.ptr<std::uint8_t>(y);
        const auto* level = threshold.ptr<std::uint8_t>(y);
        bool dark = line[0] < level[0];
        const bool firstIntoInk = !dark;
        for (int x = 1; x < grey.cols; ++x) {
            if ((line[x] < level[x]) == dark)
                continue;
            dark = !dark;
            const double before = line[x - 1] - level[x - 1];
            const double after = line[x] - level[x];
            edges.push_back(x - 1 + (before == after ? 0.5 : before / (before - after)));
        }
        meet(edges, firstIntoInk, y, hits);
    }
    return hits;
}

std::vector<Chain> chained(const std::vector<Hit>& hits)
{
    constexpr double furthestGap = 10; // lines
    std::vector<Chain> chains;
    for (const auto& hit : hits) { // sorted by line
        Chain* best = nullptr;
        double least = 1e9;
        for (auto& chain : chains) {
            const auto& last = chain.last();
            const double gap = hit.across - last.across;
            if (gap > furthestGap || gap <= 0)
                continue;
            const double off = std::abs(hit.outer - last.outer);
            if (off < 1.2 * gap + 0.8 * hit.module && off < least
                && std::abs(hit.module - last.module) < 0.25 * hit.module) {
                least = off;
                best = &chain;
            }
        }
        if (best != nullptr)
            best->hits.push_back(hit);
        else
            chains.push_back({{hit}});
        if (chains.size() > 300) // noise; keep what goes on
            std::erase_if(chains, [&](const Chain& chain) {
                return chain.hits.size() < fewestLines && chain.last().across < hit.across - furthestGap;
            });
    }
    std::erase_if(chains, [](const Chain& chain) { return chain.hits.size() < fewestLines; });
    return chains;
}

// outer = offset + slope × across, by the half of the hits that agree best.
struct Line {
    double offset = 0;
    double slope = 0;
};
Line lineThrough(std::vector<Hit> hits)
{
    Line line;
    for (int round = 0; round < 4; ++round) {
        double n = 0, sa = 0, so = 0, saa = 0, sao = 0;
        for (const auto& hit : hits) {
            n += 1;
            sa += hit.across;
            so += hit.outer;
            saa += hit.across * hit.across;
            sao += hit.across * hit.outer;
        }
        const double determinant = n * saa - sa * sa;
        line.slope = determinant == 0 ? 0 : (n * sao - sa * so) / determinant;
        line.offset = (so - line.slope * sa) / n;
        if (hits.size() < 2 * fewestLines)
            break;
        std::sort(hits.begin(), hits.end(), [&](const Hit& one, const Hit& other) {
            return std::abs(one.outer - line.offset - line.slope * one.across)
                < std::abs(other.outer - line.offset - line.slope * other.across);
        });
        hits.resize(hits.size() * 9 / 10);
    }
    return line;
}

// Along the wide bar until it ends; `inward` is 1 if the symbol lies at greater positions along the scan
// line.
double endOf(const cv::Mat& grey, const cv::Mat& threshold, const Line& line, double from, double step,
    double middleOfBar)
{
    double end = from;
    int light = 0;
    for (double across = from; across >= 0 && across < grey.rows && light < 4; across += step) {
        const cv::Point2d at(line.offset + line.slope * across + middleOfBar, across);
        if (at.x < 0 || at.x >= grey.cols)
            break;
        if (greyAt<std::uint8_t>(grey, at) < greyAt<std::uint8_t>(threshold, at)) {
            end = across;
            light = 0;
        } else
            ++light;
    }
    return end;
}

void add(std::vector<GuardBar>& bars, const cv::Mat& grey, const cv::Mat& threshold, const Chain& chain,
    std::size_t meeting, bool transposed)
{
    const auto line = lineThrough(chain.hits);
    auto modules = chain.hits;
    const auto median = modules.begin() + static_cast<std::ptrdiff_t>(modules.size() / 2);
    std::nth_element(modules.begin(), median, modules.end(),
        [](const Hit& one, const Hit& other) { return one.module < other.module; });
    const double module = median->module;
    const bool stop = meeting == stopForward || meeting == stopBackward;
    const bool forward = meeting == startForward || meeting == stopForward;
    // The start's wide bar lies at the quiet zone, the stop's on the far side of its pattern.
    const double middleOfBar = (stop ? stopModules - 3.5 : 4) * module * (forward == stop ? -1 : 1);
    const double middle = chain.hits[chain.hits.size() / 2].across;
    const double first = endOf(grey, threshold, line, middle, -0.5, middleOfBar) - 0.5;
    const double last = endOf(grey, threshold, line, middle, 0.5, middleOfBar) + 0.5;
    if (last - first < 5 * module)
        return;
    GuardBar bar;
    bar.stop = stop;
    // Across the slanted edge the module is narrower than along the scan line.
    bar.module = module / std::hypot(1, line.slope);
    const auto point = [&](double across, double along) {
        const cv::Point2d at(line.offset + line.slope * across + along, across);
        return transposed ? cv::Point2d(at.y, at.x) : at;
    };
    bar.edge = {point(first, 0), point(last, 0)};
    bar.top = point(first, middleOfBar);
    bar.bottom = point(last, middleOfBar);
    bar.reading = transposed ? cv::Point2d(0, forward ? 1 : -1) : cv::Point2d(forward ? 1 : -1, 0);
    // Reading to the right, the top is on the left hand.
    const auto down = bar.bottom - bar.top;
    if (bar.reading.x * down.y - bar.reading.y * down.x < 0)
        std::swap(bar.top, bar.bottom);
    bars.push_back(bar);
}

} // namespace

std::vector<GuardBar> findGuardBars(const cv::Mat& grey)
{
    std::vector<GuardBar> bars;
    if (grey.cols < smallestFrame || grey.rows < smallestFrame)
        return bars;
    cv::Mat threshold;
    cv::boxFilter(grey, threshold, CV_8U, {guardWindow, guardWindow}, {-1, -1}, true, cv::BORDER_REPLICATE);
    cv::subtract(threshold, cv::Scalar(4), threshold);
    cv::Mat lying = grey;
    for (const bool transposed : {false, true}) {
        if (transposed) {
            cv::transpose(grey, lying);
            cv::transpose(threshold, threshold);
        }
        const auto hits = hitsIn(lying, threshold);
        for (std::size_t meeting = 0; meeting < meetings; ++meeting)
            for (const auto& chain : chained(hits[meeting]))
                add(bars, lying, threshold, chain, meeting, transposed);
    }
    return bars;
}

} // namespace custody::vision
