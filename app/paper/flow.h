// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The pen going down the sheets: what does not fit goes on a new one.

#include "app/paper/look.h"

namespace custody::paper {

class Flow {
public:
    explicit Flow(const Measure& measure)
        : m_measure(measure)
    {
        newSheet();
    }

    double y = 0; // upper edge of what comes next

    void newSheet();
    // A new sheet unless so many millimetres are left on this one.
    void need(double height);
    double left() const { return look::bottom - y; }

    void put(Mark mark);
    // One line whose upper edge lies at `top`.
    void line(double x, double top, std::string_view text, const Type& type);
    // Wrapped lines at y, which goes down with them; over sheets when it must.
    void paragraph(double x, std::string_view text, const Type& type, double width);

    std::vector<std::string> wrapped(std::string_view text, const Type& type, double width) const;
    // One line of it; what does not fit gives way to an ellipsis.
    std::string clipped(std::string_view text, const Type& type, double width) const;
    double height(std::string_view text, const Type& type, double width) const; // of a paragraph
    double measure(std::string_view text, const Type& type) const { return m_measure(text, type); }

    std::vector<Sheet>& sheets() { return m_sheets; }

private:
    const Measure& m_measure;
    std::vector<Sheet> m_sheets;
};

} // namespace custody::paper
