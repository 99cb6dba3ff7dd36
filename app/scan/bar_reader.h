// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Reads Code 128 and ITF from the darkness along a line across their bars, averaged over their height. It
// looks for the sequence of symbols that looks most like the line, where others look for edges: so it also
// reads bars of little more than one pixel. Pure.

#include <optional>
#include <span>

#include "app/scan/bar_alphabet.h"

namespace custody::scan {

struct BarRead {
    LinearText text;
    double certainty = 0; // how much less likely the next possible reading is, as a natural logarithm
    double likeness = 0; // 1: the line looks exactly like these symbols
    double from = 0; // first bar, in samples of the profile
    double to = 0; // behind the last bar
};

// Darker is higher; a sample is about a pixel of the camera. A reading is likelier than any other of the same
// bars, not certain: ask for certainty, or read another part of the same bars as well.
std::optional<BarRead> readCode128(std::span<const float> profile);
std::optional<BarRead> readItf(std::span<const float> profile);

} // namespace custody::scan
