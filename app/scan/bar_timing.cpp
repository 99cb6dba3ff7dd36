// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/scan/bar_timing.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace custody::scan {
namespace {

constexpr int furthest = 12; // a symbol's place may be three modules off
constexpr double driftStep = 0.25; // modules
constexpr int drifts = 2 * furthest + 1;
constexpr int mostStretch = 2; // steps that one symbol may gain or lose
constexpr float stretchCost = 0.015F; // of a window's energy, for each step

double modulesOf(const BarWidths& widths) { return std::accumulate(widths.begin(), widths.end(), 0.0); }

} // namespace

Timing symbolTiming(std::span<const float> profile, const BarFrame& frame, const BarAlphabet& alphabet,
    const SymbolShapes& shapes)
{
    const auto symbols = static_cast<std::size_t>(frame.symbols);
    const double begin =
        frame.from + modulesOf(alphabet.heads[static_cast<std::size_t>(frame.head)]) * frame.firstModule;
    const double end = frame.to - modulesOf(alphabet.tail) * frame.lastModule;
    const double module = (end - begin) / (static_cast<double>(frame.symbols) * alphabet.modules);
    // Seen at an angle, modules grow steadily along the code.
    const double growth = (frame.lastModule - frame.firstModule) / (frame.lastModule + frame.firstModule);
    const auto nominal = [&](std::size_t symbol) {
        const double t = static_cast<double>(symbol) / static_cast<double>(symbols);
        return begin + (end - begin) * (t + growth * t * (t - 1));
    };
    constexpr float never = std::numeric_limits<float>::max() / 4;
    std::vector<std::array<float, drifts>> cost(symbols + 1);
    std::vector<std::array<int, drifts>> came(symbols + 1);
    for (auto& row : cost)
        row.fill(never);
    for (int d = -2; d <= 2; ++d)
        cost[0][static_cast<std::size_t>(d + furthest)] = 0;
    for (std::size_t s = 0; s < symbols; ++s)
        for (int d = -furthest; d <= furthest; ++d) {
            const float before = cost[s][static_cast<std::size_t>(d + furthest)];
            if (before >= never)
                continue;
            for (int stretch = -mostStretch; stretch <= mostStretch; ++stretch) {
                const int after = d + stretch;
                if (after < -furthest || after > furthest)
                    continue;
                const double from = nominal(s) + d * driftStep * module;
                const double to = nominal(s + 1) + after * driftStep * module;
                const auto window = windowOf(profile, from, (to - from) / shapes.count(), shapes.count());
                const auto alike = shapes.likeness(window);
                const float best = std::max(0.F,
                    *std::max_element(
                        alike.begin(), alike.begin() + static_cast<std::ptrdiff_t>(alphabet.symbols.size())));
                const float total = before
                    + window.energy * (1 - best * best + stretchCost * static_cast<float>(std::abs(stretch)));
                auto& there = cost[s + 1][static_cast<std::size_t>(after + furthest)];
                if (total < there) {
                    there = total;
                    came[s + 1][static_cast<std::size_t>(after + furthest)] = d;
                }
            }
        }
    int d = 0;
    for (int last = -2; last <= 2; ++last)
        if (cost[symbols][static_cast<std::size_t>(last + furthest)]
            < cost[symbols][static_cast<std::size_t>(d + furthest)])
            d = last;
    Timing timing;
    auto& places = timing.places;
    places.resize(symbols + 1);
    const auto misfit = static_cast<double>(cost[symbols][static_cast<std::size_t>(d + furthest)]);
    for (std::size_t s = symbols + 1; s-- > 0;) {
        places[s] = nominal(s) + d * driftStep * module;
        d = came[s][static_cast<std::size_t>(d + furthest)];
    }
    double energy = 1e-9;
    for (std::size_t i = 0; i < symbols; ++i)
        energy +=
            windowOf(profile, places[i], (places[i + 1] - places[i]) / shapes.count(), shapes.count()).energy;
    timing.likeness = std::sqrt(std::max(0.0, 1 - misfit / energy));
    return timing;
}

} // namespace custody::scan
