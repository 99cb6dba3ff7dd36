// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/base/plain_words.h"

#include <array>
#include <cstdio>

#include "app/base/bytes.h"

namespace custody {
namespace {

struct Range {
    char32_t first, last;
};

// Controls, marks of direction, joiners, separators of lines, and letters that nobody sees.
constexpr std::array unseen{Range{0x7F, 0x9F}, Range{0xAD, 0xAD}, Range{0x34F, 0x34F}, Range{0x61C, 0x61C},
    Range{0x115F, 0x1160}, Range{0x17B4, 0x17B5}, Range{0x180B, 0x180F}, Range{0x200B, 0x200F},
    Range{0x2028, 0x202E}, Range{0x2060, 0x206F}, Range{0x3164, 0x3164}, Range{0xE000, 0xF8FF},
    Range{0xFE00, 0xFE0F}, Range{0xFEFF, 0xFEFF}, Range{0xFFA0, 0xFFA0}, Range{0xFFF0, 0xFFFC},
    Range{0xE0000, 0x10FFFF}};

// Marks that are put over the letter before: more than one or two climb out of their line.
constexpr std::array stacked{Range{0x300, 0x36F}, Range{0x1AB0, 0x1AFF}, Range{0x1DC0, 0x1DFF},
    Range{0x20D0, 0x20FF}, Range{0xFE20, 0xFE2F}};

// What closes a quotation for some reader, or looks as if it did.
constexpr std::array quotes{Range{'"', '"'}, Range{'\\', '\\'}, Range{0xAB, 0xAB}, Range{0xBB, 0xBB},
    Range{0x2BA, 0x2BA}, Range{0x2DD, 0x2DD}, Range{0x2EE, 0x2EE}, Range{0x30B, 0x30B}, Range{0x30E, 0x30E},
    Range{0x5F4, 0x5F4}, Range{0x201C, 0x201F}, Range{0x2033, 0x2034}, Range{0x2036, 0x2037},
    Range{0x2057, 0x2057}, Range{0x275D, 0x275E}, Range{0x2E42, 0x2E42}, Range{0x3003, 0x3003},
    Range{0x301D, 0x301F}, Range{0xFF02, 0xFF02}, Range{0xFF3C, 0xFF3C}, Range{0x1F676, 0x1F678}};

constexpr std::array turning{
    Range{0x61C, 0x61C}, Range{0x200E, 0x200F}, Range{0x2028, 0x202E}, Range{0x2066, 0x2069}};

template <std::size_t count> bool isIn(const std::array<Range, count>& ranges, char32_t letter)
{
    for (const auto& one : ranges)
        if (letter >= one.first && letter <= one.last)
            return true;
    return false;
}

std::size_t lengthAt(unsigned char first)
{
    return first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
}

char32_t letterOf(std::string_view bytes)
{
    auto letter = char32_t(static_cast<unsigned char>(bytes.front()));
    if (bytes.size() > 1)
        letter &= 0x7F >> bytes.size();
    for (const char c : bytes.substr(1))
        letter = letter << 6 | (static_cast<unsigned char>(c) & 0x3FU);
    return letter;
}

} // namespace

std::string plainWords(std::string_view said, std::size_t most)
{
    const auto words = isUtf8(said) ? std::string(said) : escape(said);
    std::string plain;
    std::size_t letters = 0;
    int marks = 0; // on the letter before
    bool blank = false; // one is due before the next letter
    for (std::size_t at = 0; at < words.size();) {
        const auto bytes = std::string_view(words).substr(at, lengthAt(words[at]));
        at += bytes.size();
        const auto letter = letterOf(bytes);
        const bool white = letter == ' ' || (letter >= '\t' && letter <= '\r');
        if (white || letter == 0x2028 || letter == 0x2029) {
            blank = !plain.empty();
            continue;
        }
        marks = isIn(stacked, letter) ? marks + 1 : 0;
        if (marks > 2 || letter < ' ' || isIn(unseen, letter))
            continue;
        if (letters + (blank ? 1 : 0) >= most)
            return plain + "…";
        if (blank) {
            plain += ' ';
            ++letters;
        }
        blank = false;
        plain += bytes;
        ++letters;
    }
    return plain;
}

bool hasControls(std::string_view said)
{
    if (!isUtf8(said))
        return true;
    for (std::size_t at = 0; at < said.size(); at += lengthAt(said[at])) {
        const auto letter = letterOf(said.substr(at, lengthAt(said[at])));
        if (letter < ' ' || (letter >= 0x7F && letter <= 0x9F) || isIn(turning, letter))
            return true;
    }
    return false;
}

std::string quoted(std::string_view said)
{
    const bool readable = isUtf8(said);
    const auto words = readable ? std::string(said) : escape(said);
    std::string out = "\"";
    for (std::size_t at = 0; at < words.size();) {
        const auto bytes = std::string_view(words).substr(at, lengthAt(words[at]));
        const auto letter = letterOf(bytes);
        const bool climbsOnTheQuote = at == 0 && isIn(stacked, letter);
        at += bytes.size();
        if (letter == '"' || (letter == '\\' && readable))
            out += "\\" + std::string(bytes);
        else if (letter == '\\' || (letter >= ' ' && letter < 0x7F))
            out += bytes;
        else if (letter < ' ' || climbsOnTheQuote || isIn(unseen, letter) || isIn(quotes, letter)) {
            char number[16];
            std::snprintf(number, sizeof number, "\\u{%X}", static_cast<unsigned>(letter));
            out += number;
        } else
            out += bytes;
    }
    return out + "\"";
}

} // namespace custody
