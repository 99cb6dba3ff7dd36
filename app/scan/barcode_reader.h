// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Finds the barcodes in a grey picture. The only file that knows the ZXing library (1.4 and newer).
//
// Debian's ZXing 1.4.0 aborts the process when two equal linear codes meet in one result list; so we ask for
// one symbol a call, mask it, and go on.

#include <array>
#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "app/base/bytes.h"
#include "app/base/grey_view.h"
#include "app/scan/symbology.h"

namespace custody::scan {

struct Corner {
    int x = 0;
    int y = 0;
};

struct Symbol {
    Symbology symbology = Symbology::Unknown;
    std::string aimId; // "]C1"; empty when the decoder does not know
    // Content as printed: no HRI brackets, FNC1 in first place absent, later ones 0x1D. What is text in
    // another alphabet than ASCII is given as UTF-8; what is no text, as it is.
    Bytes bytes;
    std::array<Corner, 4>
        corners{}; // top left, top right, bottom right, bottom left; pixels of the given picture
};

// Nobody can stop the library: what is expected to end later than this behind the budget is not begun.
inline constexpr std::chrono::milliseconds overrun{40};

// How long one picture may be searched. The search stops at the first deadline passed, with what it has.
struct ReadEffort {
    std::chrono::milliseconds budget{600};
    int mostSymbols = 16;
};

// One upright symbol of one kind (MaxiCode, PDF417, Aztec or DataMatrix), painted black on white with a
// margin and nothing around it. Its corners are those of the painting. Never throws.
std::optional<Symbol> readPure(GreyView painting, Symbology kind);

// What one call of the library looks for.
enum class Formats { Dock, Linear, TwoDimensional };

// The symbols of a picture in this very size: each is painted over and the next one asked for. Equal codes at
// different places are all reported. Never throws; an empty or absurd picture has no symbols.
std::vector<Symbol> readThisSize(GreyView picture, Formats formats, ReadEffort effort = {});

// For the benchmark: plain calls of the library on the whole picture, half of it and so on, until one finds a
// symbol.
std::vector<Symbol> readBarcodesPlainly(GreyView picture);

} // namespace custody::scan
