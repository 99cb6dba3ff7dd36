// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What a number looks like: its length, and where digits and letters stand.

#include <string>
#include <string_view>

namespace custody::scan {

constexpr bool isDigit(char c) { return c >= '0' && c <= '9'; }
constexpr bool isLetter(char c) { return c >= 'A' && c <= 'Z'; }

constexpr bool isDigits(std::string_view text)
{
    for (const char c : text)
        if (!isDigit(c))
            return false;
    return !text.empty();
}

constexpr bool isCode(std::string_view text) // digits and capital letters
{
    for (const char c : text)
        if (!isDigit(c) && !isLetter(c))
            return false;
    return !text.empty();
}

constexpr bool fitsAt(char c, char shape)
{
    switch (shape) {
    case '#': return isDigit(c);
    case '@': return isLetter(c);
    case '*': return isDigit(c) || isLetter(c);
    default: return c == shape;
    }
}

// Shape: # digit, @ capital letter, * either; every other character stands for itself.
constexpr bool fits(std::string_view code, std::string_view shape)
{
    if (code.size() != shape.size())
        return false;
    for (std::size_t i = 0; i < code.size(); ++i)
        if (!fitsAt(code[i], shape[i]))
            return false;
    return true;
}

// Which carrier's number a code that is nobody's comes nearest to, and what is wrong with it, as a sentence.
// Empty when it resembles nothing.
std::string nearestShape(std::string_view code);

} // namespace custody::scan
