// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What the barcode search does to its copy of a picture: other sizes, clearer edges, found bars painted over.

#include <array>
#include <cstdint>
#include <vector>

namespace custody::scan {

using Pixels = std::vector<std::uint8_t>; // grey, rows without gaps

inline constexpr std::uint8_t paint = 160; // grey: white could complete the quiet zone of a false code

// Two by two pixels become their mean.
Pixels halved(const Pixels& pixels, int width, int height);

// Pixels seen along a code: u runs from its first bar to its last, v across the bars.
struct Raster {
    Pixels& pixels;
    int width;
    int height;
    bool upright; // the code runs from top to bottom

    int length() const { return upright ? height : width; }
    int breadth() const { return upright ? width : height; }
    std::uint8_t& at(int u, int v) const
    {
        return pixels[static_cast<std::size_t>(upright ? u : v) * static_cast<std::size_t>(width)
            + static_cast<std::size_t>(upright ? v : u)];
    }
};

// Where a linear code's bars end on both sides of the line it was found on, moved along by their tilt.
struct Edge {
    int v = 0;
    int shift = 0;
};

// A linear code is found on one line; its bars reach further. Paint over them while the lines look alike,
// following the tilt of the bars, and tell how far they went.
std::array<Edge, 2> maskLinear(const Raster& raster, int from, int to, int middle);

} // namespace custody::scan
