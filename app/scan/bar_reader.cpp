// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/scan/bar_reader.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numeric>
#include <utility>

#include "app/scan/bar_choice.h"
#include "app/scan/bar_frame.h"
#include "app/scan/bar_shapes.h"
#include "app/scan/bar_timing.h"

namespace custody::scan {
namespace {

constexpr std::array blurs{0.25, 0.45, 0.65, 0.9, 1.2}; // modules
constexpr std::size_t middleBlur = 1;
constexpr std::size_t readingsAPlace = 6;
constexpr int settlingRounds = 2; // neighbours decide how a symbol looks, so symbols are decided again
constexpr double smallestNoise = 0.004; // of the energy: no camera is better, and no model either

constexpr double leastAtFirst = 0.8; // likeness before blur and neighbours are known
constexpr std::size_t longestLine = 20'000;
constexpr std::size_t candidatesAPlace = 10;

using Shapes = std::vector<SymbolShapes>; // one for each blur

const Shapes& shapesOf(const BarAlphabet& alphabet)
{
    const auto make = [](const BarAlphabet& of) {
        Shapes shapes;
        for (const double blur : blurs)
            shapes.emplace_back(of, blur);
        return shapes;
    };
    static const Shapes code128 = make(code128Alphabet());
    static const std::array<Shapes, 3> itf{make(itfAlphabet(4)), make(itfAlphabet(5)), make(itfAlphabet(6))};
    if (alphabet.checked)
        return code128;
    return itf[alphabet.modules < 15 ? 0 : alphabet.modules < 17 ? 1 : 2];
}

// All symbols of a line at once, their places known.
class Line {
public:
    Line(std::span<const float> profile, const BarFrame& frame, const BarAlphabet& alphabet,
        const Shapes& shapes)
        : m_frame(frame)
        , m_alphabet(alphabet)
        , m_shapes(shapes)
        , m_timing(symbolTiming(profile, frame, alphabet, m_shapes[middleBlur]))
        , m_places(m_timing.places)
        , m_count(m_shapes[middleBlur].count())
    {
        const auto& head = alphabet.heads[static_cast<std::size_t>(frame.head)];
        m_headCount = static_cast<int>(std::accumulate(head.begin(), head.end(), 0.0) * samplesPerModule);
        m_headWindow = windowOf(profile, frame.from, (m_places[0] - frame.from) / m_headCount, m_headCount);
        for (std::size_t i = 0; i + 1 < m_places.size(); ++i)
            m_windows.push_back(
                windowOf(profile, m_places[i], (m_places[i + 1] - m_places[i]) / m_count, m_count));
    }

    // The blur under which the line looks most like symbols; the symbols under it.
    double settle()
    {
        double least = std::numeric_limits<double>::max();
        std::size_t best = middleBlur;
        std::vector<int> symbols;
        for (std::size_t blur = 0; blur < blurs.size(); ++blur) {
            const double cost = decide(blur);
            if (cost < least) {
                least = cost;
                best = blur;
                symbols = m_symbols;
            }
        }
        m_blur = best;
        m_symbols = symbols;
        double energy = 1e-9;
        for (const auto& window : m_windows)
            energy += window.energy;
        return std::sqrt(std::max(0.0, 1 - least / energy));
    }

    // What each place may say; the contrast of a place is that of its neighbourhood.
    std::vector<std::vector<LetterReading>> readings() const
    {
        const auto contrast = contrasts();
        std::vector<std::vector<double>> misfits;
        double noise = 0;
        double energy = 0;
        for (std::size_t i = 0; i < m_windows.size(); ++i) {
            misfits.push_back(misfitsAt(i, contrast[i]));
            noise += *std::min_element(misfits.back().begin(), misfits.back().end());
            energy += m_windows[i].energy;
        }
        const double freedom = static_cast<double>(m_windows.size()) * (m_count - 3);
        const double variance = std::max(noise / freedom, smallestNoise * energy / freedom);
        const double module = (m_places.back() - m_places.front())
            / (static_cast<double>(m_windows.size()) * m_alphabet.modules);
        // Samples between two pixels tell nothing that the pixels do not tell.
        const double scale = std::min(1.0, module / samplesPerModule) / (2 * variance);
        std::vector<std::vector<LetterReading>> out{headReadings(scale)};
        for (const auto& misfit : misfits)
            out.push_back(likeliest(misfit, scale));
        return out;
    }

    bool promising() const { return m_timing.likeness > leastAtFirst; }
    double from() const { return m_frame.from; }
    double to() const { return m_frame.to; }

private:
    using Side = SymbolShapes::Side;

    int before(std::size_t i) const { return i == 0 ? -1 : m_symbols[i - 1]; }
    int after(std::size_t i) const { return i + 1 < m_symbols.size() ? m_symbols[i + 1] : -2; }

    // What the window would look like with this symbol between the neighbours as they stand.
    BarShape expected(std::size_t i, int symbol, const SymbolShapes& shapes) const
    {
        BarShape shape;
        const auto& own = shapes.cast(symbol, Side::Own);
        const auto& left = shapes.cast(before(i), Side::After);
        const auto& right = shapes.cast(after(i), Side::Before);
        float mean = 0;
        const auto count = static_cast<std::size_t>(m_count);
        for (std::size_t k = 0; k < count; ++k) {
            shape.samples[k] = own[k] + left[k] + right[k];
            mean += shape.samples[k];
        }
        mean /= static_cast<float>(m_count);
        for (std::size_t k = 0; k < count; ++k) {
            shape.samples[k] -= mean;
            shape.energy += shape.samples[k] * shape.samples[k];
        }
        return shape;
    }

    double decide(std::size_t blur)
    {
        const auto& shapes = m_shapes[blur];
        const auto symbols = m_alphabet.symbols.size();
        const auto candidates = std::min(candidatesAPlace, symbols);
        m_symbols.assign(m_windows.size(), 0);
        std::vector<std::vector<int>> likely(m_windows.size());
        for (std::size_t i = 0; i < m_windows.size(); ++i) {
            const auto alike = shapes.likeness(m_windows[i]);
            likely[i].resize(symbols);
            std::iota(likely[i].begin(), likely[i].end(), 0);
            std::partial_sort(likely[i].begin(), likely[i].begin() + static_cast<std::ptrdiff_t>(candidates),
                likely[i].end(), [&](int one, int other) {
                    return alike[static_cast<std::size_t>(one)] > alike[static_cast<std::size_t>(other)];
                });
            likely[i].resize(candidates);
            m_symbols[i] = likely[i].front();
        }
        double cost = 0;
        for (int round = 0; round < settlingRounds; ++round) {
            cost = 0;
            for (std::size_t i = 0; i < m_windows.size(); ++i) {
                float best = -1;
                int chosen = 0;
                for (const int symbol : likely[i]) {
                    const float alike = likeness(m_windows[i], expected(i, symbol, shapes), m_count);
                    if (alike > best) {
                        best = alike;
                        chosen = symbol;
                    }
                }
                m_symbols[i] = chosen;
                cost += static_cast<double>(m_windows[i].energy)
                    * (1 - std::max(0.F, best) * std::max(0.F, best));
            }
        }
        return cost;
    }

    std::vector<double> contrasts() const
    {
        std::vector<double> each;
        for (std::size_t i = 0; i < m_windows.size(); ++i) {
            const auto shape = expected(i, m_symbols[i], m_shapes[m_blur]);
            each.push_back(
                likeness(m_windows[i], shape, m_count) * std::sqrt(m_windows[i].energy / shape.energy));
        }
        std::vector<double> smooth;
        for (std::size_t i = 0; i < each.size(); ++i) {
            const auto from = i < 2 ? 0 : i - 2;
            const auto to = std::min(each.size(), i + 3);
            std::vector<double> near(each.begin() + static_cast<std::ptrdiff_t>(from),
                each.begin() + static_cast<std::ptrdiff_t>(to));
            std::nth_element(
                near.begin(), near.begin() + static_cast<std::ptrdiff_t>(near.size() / 2), near.end());
            smooth.push_back(near[near.size() / 2]);
        }
        return smooth;
    }

    std::vector<double> misfitsAt(std::size_t i, double contrast) const
    {
        std::vector<double> misfits;
        for (int symbol = 0; symbol < static_cast<int>(m_alphabet.symbols.size()); ++symbol) {
            const auto shape = expected(i, symbol, m_shapes[m_blur]);
            double sum = 0;
            for (std::size_t k = 0; k < static_cast<std::size_t>(m_count); ++k) {
                const double off = m_windows[i].samples[k] - contrast * shape.samples[k];
                sum += off * off;
            }
            misfits.push_back(sum);
        }
        return misfits;
    }

    std::vector<LetterReading> headReadings(double scale) const
    {
        std::vector<double> misfits;
        for (const auto& widths : m_alphabet.heads) {
            const auto shape = shapeOf(widths, 0, m_headCount, blurs[m_blur]);
            const double alike = std::max(0.F, likeness(m_headWindow, shape, m_headCount));
            misfits.push_back(m_headWindow.energy * (1 - alike * alike));
        }
        return likeliest(misfits, scale);
    }

    static std::vector<LetterReading> likeliest(const std::vector<double>& misfits, double scale)
    {
        const double least = *std::min_element(misfits.begin(), misfits.end());
        std::vector<LetterReading> out;
        for (std::size_t value = 0; value < misfits.size(); ++value)
            out.push_back({static_cast<int>(value), (misfits[value] - least) * scale});
        const auto kept = std::min(readingsAPlace, out.size());
        std::partial_sort(out.begin(), out.begin() + static_cast<std::ptrdiff_t>(kept), out.end(),
            [](const LetterReading& one, const LetterReading& other) { return one.cost < other.cost; });
        out.resize(kept);
        return out;
    }

    BarFrame m_frame;
    const BarAlphabet& m_alphabet;
    const Shapes& m_shapes;
    Timing m_timing;
    std::vector<double>& m_places;
    int m_count;
    int m_headCount = 0;
    BarWindow m_headWindow;
    std::vector<BarWindow> m_windows;
    std::size_t m_blur = middleBlur;
    std::vector<int> m_symbols;
};

constexpr double leastAlike = 0.72;
constexpr double mostCost = 16; // how far the check character may overrule the likeliest symbols

std::optional<BarRead> readLine(
    std::span<const float> profile, const BarFrame& frame, const BarAlphabet& alphabet, const Shapes& shapes)
{
    Line line(profile, frame, alphabet, shapes);
    if (!line.promising())
        return std::nullopt;
    const double alike = line.settle();
    if (alike < leastAlike)
        return std::nullopt;
    const auto places = line.readings();
    auto choice = alphabet.checked ? checkedChoice(places) : plainChoice(places);
    if (!choice || choice->cost > mostCost)
        return std::nullopt;
    // Head values of Code 128 begin at 103 when they are summed.
    auto text = alphabet.checked ? code128Text(choice->head, choice->values) : itfText(choice->values);
    if (!text)
        return std::nullopt;
    return BarRead{std::move(*text), choice->certainty - choice->cost, alike, line.from(), line.to()};
}

// Light and shadow taken away: everywhere the same mean and the same contrast.
std::vector<float> evened(std::span<const float> profile)
{
    constexpr std::size_t reach = 40;
    const auto size = profile.size();
    std::vector<double> sums(size + 1, 0);
    std::vector<double> squares(size + 1, 0);
    for (std::size_t i = 0; i < size; ++i) {
        sums[i + 1] = sums[i] + static_cast<double>(profile[i]);
        squares[i + 1] = squares[i] + static_cast<double>(profile[i]) * static_cast<double>(profile[i]);
    }
    double whole = 0;
    if (size > 0)
        whole = std::sqrt(std::max(0.0,
            squares[size] / static_cast<double>(size) - std::pow(sums[size] / static_cast<double>(size), 2)));
    std::vector<float> out(size);
    for (std::size_t i = 0; i < size; ++i) {
        const auto from = i > reach ? i - reach : 0;
        const auto to = std::min(size, i + reach + 1);
        const auto count = static_cast<double>(to - from);
        const double mean = (sums[to] - sums[from]) / count;
        const double spread = std::sqrt(std::max(0.0, (squares[to] - squares[from]) / count - mean * mean));
        // Where there is hardly any contrast there are no bars to be made clearer.
        out[i] =
            static_cast<float>((static_cast<double>(profile[i]) - mean) / std::max({spread, whole / 4, 0.5}));
    }
    return out;
}

std::optional<BarRead> read(std::span<const float> darkness, const BarAlphabet& alphabet, std::size_t frames)
{
    std::optional<BarRead> best;
    const auto& shapes = shapesOf(alphabet);
    if (darkness.size() > longestLine)
        return best;
    const auto profile = evened(darkness);
    const std::vector<float> backwards(profile.rbegin(), profile.rend());
    auto ahead = barFrames(profile, alphabet, frames);
    auto behind = barFrames(backwards, alphabet, frames);
    const auto likest = [](const std::vector<BarFrame>& some) {
        return some.empty() ? 0 : some.front().likeness;
    };
    const double least = std::max(likest(ahead), likest(behind)) - 0.35;
    for (const bool reversed : {likest(behind) > likest(ahead), likest(behind) <= likest(ahead)})
        for (const auto& frame : reversed ? behind : ahead) {
            if (frame.likeness < least)
                break;
            auto found = readLine(reversed ? backwards : profile, frame, alphabet, shapes);
            if (!found || (best && found->certainty <= best->certainty))
                continue;
            if (reversed) {
                const auto size = static_cast<double>(profile.size());
                found->from = size - std::exchange(found->to, size - found->from);
            }
            best = std::move(found);
            if (best->certainty > 20)
                return best;
        }
    return best;
}

} // namespace

std::optional<BarRead> readCode128(std::span<const float> profile)
{
    return read(profile, code128Alphabet(), 4);
}

std::optional<BarRead> readItf(std::span<const float> profile)
{
    std::optional<BarRead> best;
    for (const int wideHalves : {6, 5, 4})
        if (auto found = read(profile, itfAlphabet(wideHalves), 1);
            found && (!best || found->certainty > best->certainty))
            best = std::move(found);
    return best;
}

} // namespace custody::scan
