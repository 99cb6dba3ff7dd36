// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/vision/stacked_rows.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace custody::vision {
namespace {

constexpr std::size_t clusters = 3; // of nine; rows take them in turn
constexpr float blur = 0.18F; // what a module gives to each neighbour in a poor picture

using Module = std::array<float, codewordModules>;

// All codewords of one cluster: their bars, and per module what each is expected to look like.
struct Cluster {
    std::vector<Bars> bars;
    std::array<std::vector<float>, codewordModules> expected;
};

// Before a codeword there is always a space, behind it a bar. Mean nought, length one.
Module lookOf(const Bars& bars)
{
    std::array<float, codewordModules + 2> ink{};
    ink.front() = -1;
    ink.back() = 1;
    std::size_t at = 1;
    for (std::size_t i = 0; i < bars.size(); ++i)
        for (int width = 0; width < bars[i]; ++width)
            ink[at++] = i % 2 == 0 ? 1.0F : -1.0F;
    Module look{};
    for (std::size_t i = 0; i < look.size(); ++i)
        look[i] = (1 - 2 * blur) * ink[i + 1] + blur * (ink[i] + ink[i + 2]);
    return look;
}

float normalise(Module& values)
{
    const float mean = std::accumulate(values.begin(), values.end(), 0.0F) / codewordModules;
    float square = 0;
    for (auto& value : values) {
        value -= mean;
        square += value * value;
    }
    const float length = std::sqrt(square);
    if (length > 1e-6F)
        for (auto& value : values)
            value /= length;
    return length;
}

void addAll(std::array<Cluster, clusters>& to, Bars& bars, std::size_t next, int left)
{
    if (next + 1 == bars.size()) {
        if (left < 1 || left > 6)
            return;
        bars[next] = static_cast<std::uint8_t>(left);
        const int cluster = (bars[0] - bars[2] + bars[4] - bars[6] + 9) % 9;
        if (cluster % 3 != 0)
            return;
        auto look = lookOf(bars);
        normalise(look);
        auto& same = to[static_cast<std::size_t>(cluster / 3)];
        same.bars.push_back(bars);
        for (std::size_t i = 0; i < look.size(); ++i)
            same.expected[i].push_back(look[i]);
        return;
    }
    for (int width = 1; width <= 6 && width < left; ++width) {
        bars[next] = static_cast<std::uint8_t>(width);
        addAll(to, bars, next + 1, left - width);
    }
}

const std::array<Cluster, clusters>& allClusters()
{
    static const auto all = [] {
        std::array<Cluster, clusters> made;
        Bars bars{};
        addAll(made, bars, 0, codewordModules);
        return made;
    }();
    return all;
}

struct Likeliest {
    std::size_t codeword = 0;
    float likeness = -1;
};

Likeliest likeliest(const Module& seen, const Cluster& cluster)
{
    thread_local std::vector<float> sums;
    sums.assign(cluster.bars.size(), 0);
    for (std::size_t i = 0; i < seen.size(); ++i) {
        const float value = seen[i];
        const float* expected = cluster.expected[i].data();
        float* sum = sums.data();
        const std::size_t count = sums.size();
        for (std::size_t j = 0; j < count; ++j)
            sum[j] += value * expected[j];
    }
    const auto best = std::max_element(sums.begin(), sums.end());
    return {static_cast<std::size_t>(best - sums.begin()), *best};
}

// Seventeen modules from a line of the strip, beginning `shift` pixels from where the column should.
Module modulesAt(const float* line, int pixels, int column, int shift)
{
    Module values{};
    const int from = (startModules + column * codewordModules) * stripPixels + shift;
    for (int i = 0; i < codewordModules; ++i) {
        const int at = from + i * stripPixels;
        float sum = 0;
        for (int j = 1; j + 1 < stripPixels; ++j)
            sum += line[std::clamp(at + j, 0, pixels - 1)];
        values[static_cast<std::size_t>(i)] = sum;
    }
    return values;
}

// Which cluster each line shows: they come in turn from the top, so a path through them is the likeliest
// whole.
std::vector<std::size_t> clustersDown(const std::vector<std::array<float, clusters>>& likeness)
{
    constexpr float change = 0.25F; // what a new row costs
    const std::size_t lines = likeness.size();
    std::vector<std::array<float, clusters>> best(lines);
    std::vector<std::array<std::size_t, clusters>> from(lines);
    best[0] = {likeness[0][0], -1e6F, -1e6F};
    for (std::size_t y = 1; y < lines; ++y)
        for (std::size_t k = 0; k < clusters; ++k) {
            const std::size_t before = (k + clusters - 1) % clusters;
            const bool stays = best[y - 1][k] >= best[y - 1][before] - change;
            from[y][k] = stays ? k : before;
            best[y][k] = likeness[y][k] + (stays ? best[y - 1][k] : best[y - 1][before] - change);
        }
    std::vector<std::size_t> path(lines);
    path.back() = static_cast<std::size_t>(
        std::max_element(best.back().begin(), best.back().end()) - best.back().begin());
    for (std::size_t y = lines - 1; y > 0; --y)
        path[y - 1] = from[y][path[y]];
    return path;
}

// A row's codewords, from the mean of its lines; each column may lie a little beside its place, near where
// the one before lay.
std::vector<Bars> codewords(
    const std::vector<float>& line, int columns, const Cluster& cluster, double& likeness)
{
    constexpr int furthest = 2 * stripPixels;
    std::vector<Bars> row;
    int shift = 0;
    for (int column = 0; column < columns; ++column) {
        Likeliest best;
        int bestShift = shift;
        for (const int nudge : {0, -1, 1, -2, 2}) {
            if (std::abs(shift + nudge) > furthest)
                continue;
            auto seen = modulesAt(line.data(), static_cast<int>(line.size()), column, shift + nudge);
            normalise(seen);
            auto found = likeliest(seen, cluster);
            found.likeness -= 0.01F * static_cast<float>(std::abs(nudge));
            if (found.likeness > best.likeness) {
                best = found;
                bestShift = shift + nudge;
            }
        }
        shift = bestShift;
        likeness += best.likeness;
        row.push_back(cluster.bars[best.codeword]);
    }
    return row;
}

} // namespace

StackedRows readRows(const cv::Mat& strip, int columns)
{
    StackedRows read;
    const int all = columns + 2;
    if (strip.rows < 6 || strip.cols != (startModules + stopModules + all * codewordModules) * stripPixels)
        return read;
    // Some columns suffice to tell the rows apart: those at the ends and some between.
    std::vector<int> looked;
    for (int i = 0; i < std::min(all, 6); ++i)
        looked.push_back(all <= 6 ? i : i * (all - 1) / 5);
    std::vector<std::array<float, clusters>> likeness(static_cast<std::size_t>(strip.rows));
    for (int y = 0; y < strip.rows; ++y)
        for (const int column : looked) {
            auto seen = modulesAt(strip.ptr<float>(y), strip.cols, column, 0);
            if (normalise(seen) < 1e-3F)
                continue;
            for (std::size_t k = 0; k < clusters; ++k)
                likeness[static_cast<std::size_t>(y)][k] +=
                    likeliest(seen, allClusters()[k]).likeness / static_cast<float>(looked.size());
        }
    const auto path = clustersDown(likeness);
    for (std::size_t first = 0; first < path.size();) {
        std::size_t last = first;
        while (last + 1 < path.size() && path[last + 1] == path[first])
            ++last;
        const std::size_t trim = (last - first) / 4; // rows run into each other at their borders
        std::vector<float> mean(static_cast<std::size_t>(strip.cols), 0);
        for (std::size_t y = first + trim; y + trim <= last; ++y) {
            const auto* line = strip.ptr<float>(static_cast<int>(y));
            for (std::size_t x = 0; x < mean.size(); ++x)
                mean[x] += line[x];
        }
        read.rows.push_back(codewords(mean, all, allClusters()[path[first]], read.likeness));
        first = last + 1;
    }
    read.likeness /= static_cast<double>(read.rows.size()) * all;
    return read;
}

} // namespace custody::vision
