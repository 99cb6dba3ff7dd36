// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/scan/search_pixels.h"

#include <algorithm>
#include <cstddef>
#include <cstdlib>

namespace custody::scan {
namespace {

// How unlike the line is to the reference line moved by `shift`; the scale is that of `contrast`.
int unlikeness(const Raster& raster, const std::vector<int>& reference, int from, int v, int shift)
{
    long sum = 0;
    int counted = 0;
    for (std::size_t i = 0; i < reference.size(); ++i) {
        const int u = from + static_cast<int>(i) + shift;
        if (u < 0 || u >= raster.length())
            continue;
        sum += std::abs(raster.at(u, v) - reference[i]);
        ++counted;
    }
    return counted == 0 ? 255 : static_cast<int>(sum / counted);
}

int contrast(const std::vector<int>& line)
{
    long sum = 0;
    for (const int value : line)
        sum += value;
    const int mean = static_cast<int>(sum / static_cast<long>(line.size()));
    long spread = 0;
    for (const int value : line)
        spread += std::abs(value - mean);
    return static_cast<int>(spread / static_cast<long>(line.size()));
}

} // namespace

std::array<Edge, 2> maskLinear(const Raster& raster, int from, int to, int middle)
{
    std::vector<int> found;
    for (int u = from; u < to; ++u)
        found.push_back(raster.at(u, middle));
    const int wanted = contrast(found);
    const int limit = std::max(6, wanted * 6 / 10);
    const int furthest = (to - from) * 3 / 2;
    const int margin = 2 + (to - from) / 60;
    std::array<Edge, 2> edges{Edge{middle, 0}, Edge{middle, 0}};
    for (const int step : {1, -1}) {
        auto reference = found;
        int shift = 0;
        for (int v = step > 0 ? middle : middle - 1; v >= 0 && v < raster.breadth(); v += step) {
            int best = 255;
            int bestShift = shift;
            for (const int nudge : {0, -1, 1, -2, 2}) {
                const int unlike = unlikeness(raster, reference, from, v, shift + nudge);
                if (unlike < best) {
                    best = unlike;
                    bestShift = shift + nudge;
                }
            }
            if ((best > limit && std::abs(v - middle) > 2) || std::abs(v - middle) > furthest)
                break;
            shift = bestShift;
            if (best < limit / 2) { // in perspective the bars also spread, so the reference goes along
                auto line = reference;
                for (std::size_t i = 0; i < line.size(); ++i)
                    if (const int u = from + static_cast<int>(i) + shift; u >= 0 && u < raster.length())
                        line[i] = raster.at(u, v);
                if (contrast(line) < limit)
                    break;
                reference = std::move(line);
            }
            for (int u = std::max(0, from + shift - margin);
                 u < std::min(raster.length(), to + shift + margin); ++u)
                raster.at(u, v) = paint;
            edges[step > 0 ? 1 : 0] = {v, shift};
        }
    }
    return edges;
}

Pixels halved(const Pixels& pixels, int width, int height)
{
    Pixels half(static_cast<std::size_t>(width / 2) * static_cast<std::size_t>(height / 2));
    auto out = half.begin();
    for (int y = 0; y + 1 < height; y += 2) {
        const auto* upper = pixels.data() + static_cast<std::ptrdiff_t>(y) * width;
        const auto* lower = upper + width;
        for (int x = 0; x + 1 < width; x += 2)
            *out++ = static_cast<std::uint8_t>((upper[x] + upper[x + 1] + lower[x] + lower[x + 1] + 2) / 4);
    }
    return half;
}

} // namespace custody::scan
