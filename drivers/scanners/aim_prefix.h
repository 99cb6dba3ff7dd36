// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The AIM identifier in front of a code (ISO/IEC 15424): "]", a letter, a modifier. Empty when there is none.

#include <string>
#include <string_view>

namespace custody::scanners {

inline std::string aimPrefix(std::string_view code)
{
    const auto letter = [](char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); };
    const auto modifier = [&](char c) { return (c >= '0' && c <= '9') || letter(c); };
    const bool has = code.size() > 3 && code[0] == ']' && letter(code[1]) && modifier(code[2]);
    return std::string(has ? code.substr(0, 3) : std::string_view());
}

} // namespace custody::scanners
