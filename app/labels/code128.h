// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Code 128 bars from data, sets B and C switched where that is shorter. ISO/IEC 15417.

#include <string>
#include <string_view>
#include <vector>

#include "app/base/bytes.h"

namespace custody::labels {

inline constexpr char fnc1 = '\x1D';

// The symbol characters: start, data, check, stop. Printable ASCII and FNC1 (0x1D) only; at most 80
// characters.
Result<std::vector<int>> code128Characters(std::string_view data, bool gs1);

// Widths of bar, space, bar, … in modules; starts and ends with a bar, no quiet zone.
std::vector<int> code128Widths(const std::vector<int>& characters);

// The same as modules, true is black. Length is 11 × characters + 2.
Result<std::vector<bool>> code128Modules(std::string_view data, bool gs1 = false);

} // namespace custody::labels
