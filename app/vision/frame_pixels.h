// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Pixels of a running camera: to grey for reading, smaller for showing.

#include <cstdint>
#include <vector>

#include "app/base/bytes.h"
#include "app/base/grey_view.h"

namespace custody::vision {

// `colour` is width × height × 3, blue green red, without gaps; empty when it is not.
std::vector<std::uint8_t> greyOf(ByteView colour, int width, int height);

struct ColourPixels {
    int width = 0;
    int height = 0;
    std::vector<std::uint8_t> bytes; // blue green red
};

// No side longer than `longest`, never enlarged.
ColourPixels shrunk(ByteView colour, int width, int height, int longest);

} // namespace custody::vision
