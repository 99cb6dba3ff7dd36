// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The tables of resources/carriers, read while compiling: one with a broken row does not build, and a look-up
// costs no start and no memory of its own.

#include <algorithm>
#include <array>
#include <string_view>

namespace custody::scan {

// The cells of one row, as many as it has; the others are empty.
using Cells = std::array<std::string_view, 5>;

constexpr Cells cellsOf(std::string_view line)
{
    Cells cells;
    for (auto& cell : cells) {
        const auto end = std::min(line.find('\t'), line.size());
        cell = line.substr(0, end);
        line.remove_prefix(std::min(end + 1, line.size()));
    }
    return cells;
}

// Each line that is no remark, in order.
template <typename Take> constexpr void eachRow(std::string_view text, Take take)
{
    while (!text.empty()) {
        const auto end = std::min(text.find('\n'), text.size());
        const auto line = text.substr(0, end);
        if (!line.empty() && line[0] != '#')
            take(cellsOf(line));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
}

constexpr std::size_t rowCount(std::string_view text)
{
    std::size_t rows = 0;
    eachRow(text, [&](const Cells&) { ++rows; });
    return rows;
}

template <std::size_t Rows, typename Read> constexpr auto tableOf(std::string_view text, Read read)
{
    std::array<decltype(read(Cells{})), Rows> rows{};
    std::size_t next = 0;
    eachRow(text, [&](const Cells& cells) { rows[next++] = read(cells); });
    return rows;
}

// A table of names for codes, ordered by code.
struct Named {
    std::string_view code;
    std::string_view name;
    std::string_view mark; // a word between the two, if the table has one; "-" for none
};

template <std::size_t Rows> constexpr bool isOrdered(const std::array<Named, Rows>& table)
{
    return std::is_sorted(
        table.begin(), table.end(), [](const Named& a, const Named& b) { return a.code < b.code; });
}

template <std::size_t Rows>
constexpr const Named* find(const std::array<Named, Rows>& table, std::string_view code)
{
    const auto found = std::lower_bound(
        table.begin(), table.end(), code, [](const Named& row, std::string_view c) { return row.code < c; });
    return found != table.end() && found->code == code ? &*found : nullptr;
}

constexpr Named codeAndName(const Cells& cells) { return {cells[0], cells[1], {}}; }
constexpr Named codeMarkName(const Cells& cells) { return {cells[0], cells[2], cells[1]}; }

} // namespace custody::scan
