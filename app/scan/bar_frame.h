// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Where the bars of a code may begin and end in a profile, and how many symbols lie between.

#include <span>
#include <vector>

#include "app/scan/bar_alphabet.h"

namespace custody::scan {

struct BarFrame {
    double from = 0; // first bar of the head
    double to = 0; // behind the last bar of the tail
    double firstModule = 0; // width of a module at the head
    double lastModule = 0; // and at the tail
    int head = 0; // which of the alphabet's heads
    int symbols = 0;
    double likeness = 0; // of head and tail together, 2 at most
};

// The likeliest first, at most `most`.
std::vector<BarFrame> barFrames(
    std::span<const float> profile, const BarAlphabet& alphabet, std::size_t most);

} // namespace custody::scan
