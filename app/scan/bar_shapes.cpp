// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/scan/bar_shapes.h"

#include <algorithm>
#include <cmath>

namespace custody::scan {
namespace {

double edge(double distance, double blur) { return 0.5 * (1 + std::erf(distance / (blur * std::sqrt(2.0)))); }

template <std::size_t Size> float centre(std::array<float, Size>& samples, int count)
{
    float mean = 0;
    for (int i = 0; i < count; ++i)
        mean += samples[static_cast<std::size_t>(i)];
    mean /= static_cast<float>(count);
    float energy = 0;
    for (int i = 0; i < count; ++i) {
        samples[static_cast<std::size_t>(i)] -= mean;
        energy += samples[static_cast<std::size_t>(i)] * samples[static_cast<std::size_t>(i)];
    }
    return energy;
}

} // namespace

BarWindow windowOf(std::span<const float> profile, double from, double step, int count)
{
    BarWindow window;
    const auto last = static_cast<double>(profile.size()) - 1;
    for (int i = 0; i < count; ++i) {
        const double at = std::clamp(from + (i + 0.5) * step, 0.0, last);
        const auto left = static_cast<std::size_t>(at);
        const auto right = std::min(left + 1, profile.size() - 1);
        const auto share = static_cast<float>(at - static_cast<double>(left));
        window.samples[static_cast<std::size_t>(i)] = profile[left] * (1 - share) + profile[right] * share;
    }
    window.energy = centre(window.samples, count);
    return window;
}

double darkness(const BarWidths& widths, double at, double blur)
{
    double sum = 0;
    double begin = 0;
    for (std::size_t i = 0; i < widths.size(); ++i) {
        const double end = begin + widths[i];
        if (i % 2 == 0)
            sum += edge(at - begin, blur) - edge(at - end, blur);
        begin = end;
    }
    return sum;
}

BarShape shapeOf(const BarWidths& widths, double fromModule, int count, double blur)
{
    BarShape shape;
    for (int i = 0; i < count; ++i)
        shape.samples[static_cast<std::size_t>(i)] =
            static_cast<float>(darkness(widths, fromModule + (i + 0.5) / samplesPerModule, blur));
    shape.energy = centre(shape.samples, count);
    return shape;
}

float likeness(const BarWindow& window, const BarShape& shape, int count)
{
    float dot = 0;
    for (int i = 0; i < count; ++i)
        dot += window.samples[static_cast<std::size_t>(i)] * shape.samples[static_cast<std::size_t>(i)];
    const float scale = std::sqrt(window.energy * shape.energy);
    return scale > 1e-6F ? dot / scale : 0;
}

SymbolShapes::SymbolShapes(const BarAlphabet& alphabet, double blur)
    : m_count(static_cast<int>(std::lround(alphabet.modules * samplesPerModule)))
{
    const auto symbols = alphabet.symbols.size();
    const auto castOf = [&](const BarWidths& widths, double from) {
        std::vector<float> out;
        for (int i = 0; i < m_count; ++i)
            out.push_back(static_cast<float>(darkness(widths, from + (i + 0.5) / samplesPerModule, blur)));
        return out;
    };
    const auto castsOf = [&](const BarWidths& widths) {
        return std::array{
            castOf(widths, 0), castOf(widths, -alphabet.modules), castOf(widths, alphabet.modules)};
    };
    for (const auto& widths : alphabet.symbols)
        m_casts.push_back(castsOf(widths));
    m_casts.push_back(castsOf({}));
    m_casts.push_back(castsOf(alphabet.tail));
    const auto width = static_cast<std::size_t>(m_count);
    std::vector<float> neighbours(width);
    for (std::size_t s = 0; s < symbols; ++s)
        for (std::size_t i = 0; i < width; ++i)
            neighbours[i] += (m_casts[s][1][i] + m_casts[s][2][i]) / static_cast<float>(symbols);
    m_lanes.resize(width);
    for (std::size_t s = 0; s < symbols; ++s) {
        float mean = 0;
        for (std::size_t i = 0; i < width; ++i)
            mean += (m_casts[s][0][i] + neighbours[i]) / static_cast<float>(width);
        float energy = 0;
        for (std::size_t i = 0; i < width; ++i) {
            m_lanes[i][s] = m_casts[s][0][i] + neighbours[i] - mean;
            energy += m_lanes[i][s] * m_lanes[i][s];
        }
        for (auto& lane : m_lanes)
            lane[s] /= std::sqrt(energy);
    }
}

std::array<float, symbolLanes> SymbolShapes::likeness(const BarWindow& window) const
{
    std::array<float, symbolLanes> dots{};
    for (int i = 0; i < m_count; ++i) {
        const float sample = window.samples[static_cast<std::size_t>(i)];
        const auto& lane = m_lanes[static_cast<std::size_t>(i)];
        for (int s = 0; s < symbolLanes; ++s)
            dots[static_cast<std::size_t>(s)] += sample * lane[static_cast<std::size_t>(s)];
    }
    const float scale = window.energy > 1e-6F ? 1 / std::sqrt(window.energy) : 0;
    for (auto& dot : dots)
        dot *= scale;
    return dots;
}

const std::vector<float>& SymbolShapes::cast(int symbol, Side side) const
{
    const auto index =
        symbol >= 0 ? static_cast<std::size_t>(symbol) : m_casts.size() - (symbol == -1 ? 2 : 1);
    return m_casts[index][static_cast<std::size_t>(side)];
}

} // namespace custody::scan
