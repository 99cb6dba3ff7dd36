// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/paper/sheet.h"

#include <algorithm>

namespace custody::paper {
namespace {

// Bytes of the first UTF-8 character.
std::size_t firstCharacter(std::string_view text)
{
    std::size_t size = 1;
    while (size < text.size() && (static_cast<unsigned char>(text[size]) & 0xC0) == 0x80)
        ++size;
    return size;
}

// As many characters as fit, at least one.
std::size_t fitting(std::string_view word, const Type& type, double width, const Measure& measure)
{
    std::size_t size = firstCharacter(word);
    while (size < word.size()) {
        const auto next = size + firstCharacter(word.substr(size));
        if (measure(word.substr(0, next), type) > width)
            break;
        size = next;
    }
    return size;
}

} // namespace

std::vector<std::string> wrap(std::string_view text, const Type& type, double width, const Measure& measure)
{
    std::vector<std::string> lines;
    std::string line;
    while (!text.empty()) {
        auto word = text.substr(0, text.find(' '));
        text.remove_prefix(std::min(text.size(), word.size() + 1));
        const auto joined = line.empty() ? std::string(word) : line + " " + std::string(word);
        if (measure(joined, type) <= width) {
            line = joined;
            continue;
        }
        if (!line.empty())
            lines.push_back(std::move(line));
        while (measure(word, type) > width && word.size() > firstCharacter(word)) {
            const auto size = fitting(word, type, width, measure);
            lines.emplace_back(word.substr(0, size));
            word.remove_prefix(size);
        }
        line = word;
    }
    if (!line.empty() || lines.empty())
        lines.push_back(std::move(line));
    return lines;
}

} // namespace custody::paper
