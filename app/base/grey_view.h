// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A grey picture that somebody else owns: one byte a pixel, 0 is black, rows `stride` bytes apart.

#include <cstddef>
#include <cstdint>

namespace custody {

struct GreyView {
    const std::uint8_t* pixels = nullptr;
    int width = 0;
    int height = 0;
    int stride = 0;

    const std::uint8_t* row(int y) const { return pixels + static_cast<std::ptrdiff_t>(y) * stride; }
};

} // namespace custody
