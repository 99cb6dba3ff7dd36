// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Linear codes as a reader of blurred bars sees them: symbols of equal width between a head and a tail.

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "app/base/bytes.h"
#include "app/scan/symbology.h"

namespace custody::scan {

// Widths in modules of bar, space, bar, …
using BarWidths = std::vector<double>;

struct BarAlphabet {
    std::vector<BarWidths> symbols; // all of `modules`, bar first, space last
    std::vector<BarWidths> heads; // before the first symbol, bar first, space last
    BarWidths tail; // bar first, bar last
    double modules = 0;
    int fewest = 0; // symbols between head and tail
    int most = 0;
    bool checked = false; // the last symbol is Code 128's check character
};

const BarAlphabet& code128Alphabet();
const BarAlphabet& itfAlphabet(int wideHalves); // a wide bar in half modules: 4, 5 or 6

struct LinearText {
    Symbology symbology = Symbology::Unknown;
    std::string aimId;
    Bytes bytes;
    bool plain = true; // nothing but printable letters and FNC1 where GS1 has it
};

// What the symbols say, the check character included; nothing where it is wrong or the sequence is no text.
std::optional<LinearText> code128Text(int head, std::span<const int> symbols);

// Only fourteen digits whose check digit agrees: ITF has no check of its own and reads half of itself.
std::optional<LinearText> itfText(std::span<const int> symbols);

} // namespace custody::scan
