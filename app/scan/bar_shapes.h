// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What the symbols of an alphabet look like through a lens: darkness sampled three times a module.

#include <array>
#include <vector>

#include "app/scan/bar_alphabet.h"

namespace custody::scan {

inline constexpr int samplesPerModule = 3;
inline constexpr int longestWindow = 72; // samples: 24 modules
inline constexpr int symbolLanes = 104; // padded, so that loops over symbols have a fixed length

// A stretch of a profile, its mean taken away.
struct BarWindow {
    std::array<float, longestWindow> samples{};
    float energy = 0; // sum of squares
};

// `count` samples from `from` on, `step` apart; positions are those of the profile.
BarWindow windowOf(std::span<const float> profile, double from, double step, int count);

// The darkness of a pattern of bars that begins at module 0, at module `at`, blurred by `blur` modules.
double darkness(const BarWidths& widths, double at, double blur);

// One pattern over a window, its mean taken away.
struct BarShape {
    std::array<float, longestWindow> samples{};
    float energy = 0;
};
BarShape shapeOf(const BarWidths& widths, double fromModule, int count, double blur);

// How alike they are: 1 the same, 0 nothing in common; contrast and brightness do not matter.
float likeness(const BarWindow& window, const BarShape& shape, int count);

// Every symbol of an alphabet between average neighbours, sample by sample, lane by lane.
class SymbolShapes {
public:
    SymbolShapes(const BarAlphabet& alphabet, double blur);

    int count() const { return m_count; }
    std::array<float, symbolLanes> likeness(const BarWindow& window) const;

    // The darkness that a symbol (or -1: white, -2: the tail) casts: on its own window, the one before, the
    // one after.
    enum class Side { Own, Before, After };
    const std::vector<float>& cast(int symbol, Side side) const;

private:
    int m_count; // samples in a window
    std::vector<std::array<float, symbolLanes>> m_lanes;
    std::vector<std::array<std::vector<float>, 3>> m_casts; // symbols, then white, then the tail
};

} // namespace custody::scan
