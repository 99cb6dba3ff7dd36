// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A label laid out once, in printer dots; every printer language and the preview draw the same layout.

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "app/base/result.h"
#include "app/labels/bitmap.h"
#include "app/labels/matrix.h"

namespace custody::labels {

struct SizeMm {
    double width = 100;
    double height = 50;
};

// Top left corner, dots from the label's top left.
struct TextElement {
    int x = 0;
    int y = 0;
    int height = 0; // of the whole line, dots
    std::string text; // UTF-8
};

struct BarsElement {
    int x = 0;
    int y = 0;
    int height = 0;
    int module = 2; // width of the narrowest bar, dots
    std::string data; // a 0x1D stands for FNC1
    bool gs1 = false; // FNC1 in first place
};

struct BoxElement {
    int x = 0;
    int y = 0;
    int width = 0;
    int height = 0;
    int line = 1; // thickness; as thick as the box is high or wide: a filled bar
};

struct MatrixElement {
    int x = 0;
    int y = 0;
    int height = 0; // and width, dots
    int module = 2; // dots; the height divides by it
    MatrixKind kind = MatrixKind::DataMatrix;
    std::string data; // any bytes
};

// A logo, dot by dot.
struct PictureElement {
    int x = 0;
    int y = 0;
    Bitmap picture;
};

using Element = std::variant<TextElement, BarsElement, BoxElement, MatrixElement, PictureElement>;

struct Layout {
    int dpi = 203;
    int width = 0; // dots
    int height = 0;
    std::vector<Element> elements;
};

// The label of one item: its licence plate number large and in bars, then lines such as the brand.
struct ItemLabel {
    std::string lpn; // printable ASCII, at most 40 characters
    std::vector<std::string> lines; // UTF-8; what does not fit is cut at a character with "…"
    int reprint = 0; // 0: first print; otherwise the label says REPRINT n
    std::optional<MatrixKind> matrix = {}; // the number once more, for when the bars are torn
    std::optional<Bitmap> logo = {}; // scaled to the height of the lines it stands beside
};

// dpi 203, 300 or 600. Fault::Invalid when a code cannot be printed legibly (10 mil) on that size, NotFound
// when no font is installed to measure with.
Result<Layout> layOut(const ItemLabel& label, SizeMm size = {}, int dpi = 203);

int dots(double mm, int dpi);

// "LP000123456" → "LP00 0123 456": groups of four, as people read them aloud.
std::string groupedByFour(const std::string& lpn);

} // namespace custody::labels
