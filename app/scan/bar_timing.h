// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Where each symbol of a frame begins: paper bends and leans, so the modules are not all equally wide.

#include <span>
#include <vector>

#include "app/scan/bar_frame.h"
#include "app/scan/bar_shapes.h"

namespace custody::scan {

struct Timing {
    std::vector<double> places; // beginnings of all symbols, and of the tail
    double likeness = 0; // 1: every part looks exactly like a symbol
};

// Among all ways to divide the frame, the one whose parts look most like symbols.
Timing symbolTiming(std::span<const float> profile, const BarFrame& frame, const BarAlphabet& alphabet,
    const SymbolShapes& shapes);

} // namespace custody::scan
