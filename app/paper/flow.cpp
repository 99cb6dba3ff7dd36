// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/paper/flow.h"

namespace custody::paper {

void Flow::newSheet()
{
    y = m_sheets.empty() ? look::top : look::topOfLaterSheets;
    m_sheets.emplace_back();
}

void Flow::need(double height)
{
    if (y + height > look::bottom && y > look::topOfLaterSheets)
        newSheet();
}

void Flow::put(Mark mark) { m_sheets.back().marks.push_back(std::move(mark)); }

void Flow::line(double x, double top, std::string_view text, const Type& type)
{
    constexpr double baseline = 0.76; // of the leading
    put(Words{x, top + look::leading(type) * baseline, std::string(text), type});
}

void Flow::paragraph(double x, std::string_view text, const Type& type, double width)
{
    for (const auto& one : wrapped(text, type, width)) {
        need(look::leading(type));
        line(x, y, one, type);
        y += look::leading(type);
    }
}

std::vector<std::string> Flow::wrapped(std::string_view text, const Type& type, double width) const
{
    return wrap(text, type, width, m_measure);
}

std::string Flow::clipped(std::string_view text, const Type& type, double width) const
{
    const auto whole = wrapped(text, type, width);
    return whole.size() == 1 ? whole.front()
                             : wrapped(text, type, width - m_measure("…", type)).front() + "…";
}

double Flow::height(std::string_view text, const Type& type, double width) const
{
    return static_cast<double>(wrapped(text, type, width).size()) * look::leading(type);
}

} // namespace custody::paper
