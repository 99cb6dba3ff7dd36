// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A QR code as squares. The bytes stand in it as they are.

#include <vector>

#include "app/base/bytes.h"

namespace custody::paper {

struct Qr {
    int side = 0; // squares in a row, without the quiet zone
    std::vector<bool> dark; // side × side, row by row
    bool isDark(int x, int y) const { return dark[static_cast<std::size_t>(y * side + x)]; }
};

constexpr int quietZone = 4; // squares of white around it that a reader needs

Result<Qr> makeQr(std::string_view content); // Invalid when no code is large enough

} // namespace custody::paper
