// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What the languages share: which codes a printer may draw itself, and how everything else goes to it as
// dots.

#include <string_view>
#include <vector>

#include "app/labels/layout.h"

namespace custody::labels {

// Letters, digits, blank and . , - / : ( ): means nothing to any printer, so it needs no escape.
bool harmless(std::string_view data);

// Bars that a ZPL, EPL2 or TSPL printer may draw itself: harmless data, and room enough if it chooses its
// sets less thriftily than we do. All others are sent as dots, where data cannot be anything but black and
// white.
bool drawnByThePrinter(const BarsElement& bars, const Layout& layout);

// The layout drawn without the elements of which `native` is true.
template <typename Native> Layout without(const Layout& layout, Native native)
{
    Layout rest{layout.dpi, layout.width, layout.height, {}};
    for (const auto& element : layout.elements)
        if (!native(element))
            rest.elements.push_back(element);
    return rest;
}

// A part of a picture that has ink; x is a multiple of eight.
struct Band {
    int x = 0;
    int y = 0;
    Bitmap dots;
};

// Rows with ink, cut to it; broader stretches of white are left out.
std::vector<Band> bandsOf(const Bitmap& bitmap);

// A quarter turn against the clock: what stood at the right stands on top.
Bitmap turned(const Bitmap& bitmap);

} // namespace custody::labels
