// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/scan/bar_frame.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "app/scan/bar_shapes.h"

namespace custody::scan {
namespace {

constexpr double quiet = 2; // modules of white that belong to a head or tail
constexpr double usualBlur = 0.5; // modules
constexpr double moduleStep = 1.02;
constexpr double leastLikeness = 1.25; // of head and tail
constexpr double narrowest = 0.85; // pixels a module

struct Extent {
    double from = 0;
    double to = 0;
};

// The longest stretch where the profile goes up and down; a wide bar or two may lie within.
Extent busyPart(std::span<const float> profile)
{
    constexpr std::size_t reach = 7;
    constexpr std::size_t lull = 16;
    const auto size = profile.size();
    std::vector<double> sums(size + 1, 0);
    for (std::size_t i = 0; i < size; ++i)
        sums[i + 1] = sums[i] + (i == 0 ? 0 : std::abs(profile[i] - profile[i - 1]));
    std::vector<double> busy(size);
    for (std::size_t i = 0; i < size; ++i) {
        const auto from = i > reach ? i - reach : 0;
        const auto to = std::min(size, i + reach + 1);
        busy[i] = (sums[to] - sums[from]) / static_cast<double>(to - from);
    }
    auto sorted = busy;
    const auto high = sorted.begin() + static_cast<std::ptrdiff_t>(size * 7 / 10);
    std::nth_element(sorted.begin(), high, sorted.end());
    const double limit = *high * 0.35;
    Extent best;
    for (std::size_t i = 0; i < size;) {
        if (busy[i] < limit) {
            ++i;
            continue;
        }
        std::size_t end = i;
        for (std::size_t at = i; at < size && at <= end + lull; ++at)
            if (busy[at] >= limit)
                end = at;
        if (static_cast<double>(end - i) > best.to - best.from)
            best = {static_cast<double>(i), static_cast<double>(end)};
        i = end + lull;
    }
    // The window saw the first bar before it began.
    best.from += static_cast<double>(reach) / 2;
    best.to -= static_cast<double>(reach) / 2;
    return best;
}

struct End {
    double at = 0; // of the outer edge
    double module = 0;
    double likeness = -1;
    int which = 0;
};

// The best place of any of the patterns for every module width, near `around`.
std::vector<End> ends(std::span<const float> profile, const std::vector<BarWidths>& patterns, bool tail,
    double around, double least, double most)
{
    std::vector<BarShape> shapes;
    std::vector<double> lengths;
    for (const auto& widths : patterns) {
        lengths.push_back(std::accumulate(widths.begin(), widths.end(), 0.0));
        const int count = static_cast<int>((lengths.back() + quiet) * samplesPerModule);
        shapes.push_back(shapeOf(widths, tail ? 0 : -quiet, count, usualBlur));
    }
    std::vector<End> out;
    for (double module = least; module <= most; module *= moduleStep) {
        End best;
        best.module = module;
        const double reach = 8 + 2 * module;
        for (double at = around - reach; at <= around + reach; at += module / 3) {
            // All patterns of one end are equally long.
            const double from = tail ? at - lengths[0] * module : at - quiet * module;
            const int count = static_cast<int>((lengths[0] + quiet) * samplesPerModule);
            const auto window = windowOf(profile, from, module / samplesPerModule, count);
            for (std::size_t i = 0; i < shapes.size(); ++i) {
                const double alike = likeness(window, shapes[i], count);
                if (alike > best.likeness)
                    best = {at, module, alike, static_cast<int>(i)};
            }
        }
        out.push_back(best);
    }
    return out;
}

} // namespace

std::vector<BarFrame> barFrames(std::span<const float> profile, const BarAlphabet& alphabet, std::size_t most)
{
    if (profile.size() < 40)
        return {};
    const auto busy = busyPart(profile);
    const double length = busy.to - busy.from;
    const auto modulesOf = [](const BarWidths& widths) {
        return std::accumulate(widths.begin(), widths.end(), 0.0);
    };
    const double around = modulesOf(alphabet.heads.front()) + modulesOf(alphabet.tail);
    const double widest = length / (around + alphabet.fewest * alphabet.modules) * 1.1;
    const double least = std::max(narrowest, length / (around + alphabet.most * alphabet.modules) / 1.1);
    if (length < 30 || widest < least)
        return {};
    const auto heads = ends(profile, alphabet.heads, false, busy.from, least, widest);
    const auto tails = ends(profile, {alphabet.tail}, true, busy.to, least, widest);
    std::vector<BarFrame> frames;
    for (int symbols = alphabet.fewest; symbols <= alphabet.most; ++symbols) {
        BarFrame best;
        const double modules = around + symbols * alphabet.modules;
        for (const auto& head : heads)
            for (const auto& tail : tails) {
                const double ratio = head.module / tail.module;
                if (ratio < 0.85 || ratio > 1.18 || head.likeness + tail.likeness <= best.likeness)
                    continue;
                const double mean = (tail.at - head.at) / modules;
                if (std::abs(mean / ((head.module + tail.module) / 2) - 1) > 0.025)
                    continue;
                best = {head.at, tail.at, head.module, tail.module, head.which, symbols,
                    head.likeness + tail.likeness};
            }
        if (best.likeness > leastLikeness)
            frames.push_back(best);
    }
    std::sort(frames.begin(), frames.end(),
        [](const BarFrame& one, const BarFrame& other) { return one.likeness > other.likeness; });
    if (frames.size() > most)
        frames.resize(most);
    return frames;
}

} // namespace custody::scan
