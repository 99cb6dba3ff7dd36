// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/vision/bar_profile.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>

namespace custody::vision {
namespace {

constexpr int bands = 12;
constexpr int sections = 3; // along the code; perspective lets them lean differently
constexpr double mostLean = 0.36; // 20 degrees
constexpr double leanStep = 0.02;

using Line = std::vector<float>;

// Rows of the patch averaged into bands, top to bottom.
std::vector<Line> bandsOf(GreyView patch)
{
    const int count = std::min(bands, patch.height / 2);
    std::vector<Line> out(static_cast<std::size_t>(count), Line(static_cast<std::size_t>(patch.width)));
    for (int band = 0; band < count; ++band) {
        const int from = band * patch.height / count;
        const int to = (band + 1) * patch.height / count;
        auto& line = out[static_cast<std::size_t>(band)];
        for (int y = from; y < to; ++y)
            for (int x = 0; x < patch.width; ++x)
                line[static_cast<std::size_t>(x)] += static_cast<float>(255 - patch.row(y)[x]);
        for (auto& sample : line)
            sample /= static_cast<float>(to - from);
    }
    return out;
}

float sampleAt(const Line& line, double at)
{
    const double inside = std::clamp(at, 0.0, static_cast<double>(line.size()) - 1);
    const auto left = static_cast<std::size_t>(inside);
    const auto right = std::min(left + 1, line.size() - 1);
    const auto share = static_cast<float>(inside - static_cast<double>(left));
    return line[left] * (1 - share) + line[right] * share;
}

// The lean of each section, of all columns between them.
class Lean {
public:
    Lean(std::array<double, sections> leans, int width)
        : m_leans(leans)
        , m_width(width)
    {
    }
    double at(int x) const
    {
        const double section = std::clamp((x + 0.5) / m_width * sections - 0.5, 0.0, sections - 1.0);
        const auto left = static_cast<std::size_t>(section);
        const auto right = std::min<std::size_t>(left + 1, sections - 1);
        const double share = section - static_cast<double>(left);
        return m_leans[left] * (1 - share) + m_leans[right] * share;
    }

private:
    std::array<double, sections> m_leans;
    int m_width;
};

double rowOfBand(std::size_t band, std::size_t count, int height)
{
    return (static_cast<double>(band) + 0.5) / static_cast<double>(count) * height - height / 2.0;
}

// Bands moved against their lean and added up. Edges that meet add up to steep ones.
double steepness(const std::vector<Line>& lines, int height, int from, int to, double lean)
{
    double sum = 0;
    double before = 0;
    for (int x = from; x < to; ++x) {
        double value = 0;
        for (std::size_t band = 0; band < lines.size(); ++band)
            value += sampleAt(lines[band], x + lean * rowOfBand(band, lines.size(), height));
        if (x > from)
            sum += (value - before) * (value - before);
        before = value;
    }
    return sum;
}

double leanOf(const std::vector<Line>& lines, int height, int from, int to)
{
    double best = 0;
    double most = -1;
    const auto look = [&](double least, double last, double step) {
        for (double lean = least; lean <= last + step / 2; lean += step)
            // Rather no lean than one that is hardly better.
            if (const double found = steepness(lines, height, from, to, lean) * (1 - 0.05 * std::abs(lean));
                found > most) {
                most = found;
                best = lean;
            }
    };
    const double step = std::clamp(1.0 / height, 0.004, leanStep); // half a pixel at both ends
    look(-mostLean, mostLean, 2 * step);
    look(best - step, best + step, step / 2);
    return best;
}

BarProfile added(
    const std::vector<Line>& lines, int height, const Lean& lean, std::size_t first, std::size_t last)
{
    BarProfile profile;
    const auto width = static_cast<int>(lines[0].size());
    profile.lean = lean.at(width / 2);
    for (int x = 0; x < width; ++x) {
        const double tilt = lean.at(x);
        float sum = 0;
        for (std::size_t band = first; band < last; ++band)
            sum += sampleAt(lines[band], x + tilt * rowOfBand(band, lines.size(), height));
        profile.darkness.push_back(sum / static_cast<float>(last - first));
    }
    return profile;
}

} // namespace

std::vector<BarProfile> barProfiles(GreyView patch, Rows rows)
{
    if (patch.width < 40 || patch.height < 4)
        return {};
    const auto lines = bandsOf(patch);
    std::array<double, sections> leans{};
    for (std::size_t i = 0; i < sections; ++i)
        leans[i] = leanOf(lines, patch.height, patch.width * static_cast<int>(i) / sections,
            patch.width * static_cast<int>(i + 1) / sections);
    const Lean lean(leans, patch.width);
    if (rows == Rows::Together)
        return {added(lines, patch.height, lean, 0, lines.size())};
    std::vector<BarProfile> profiles;
    const auto third = lines.size() / 3;
    for (std::size_t i = 0; third > 0 && i < 3; ++i)
        profiles.push_back(
            added(lines, patch.height, lean, i * third, i == 2 ? lines.size() : (i + 1) * third));
    return profiles;
}

} // namespace custody::vision
