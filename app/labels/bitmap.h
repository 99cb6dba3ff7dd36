// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A label as the print head burns it: one bit a dot, 1 is black, the leftmost dot in the highest bit of each
// byte.

#include <cstdint>
#include <vector>

namespace custody::labels {

class Bitmap {
public:
    Bitmap(int width, int height)
        : m_width(width)
        , m_height(height)
        , m_rowBytes((width + 7) / 8)
        , m_bits(static_cast<std::size_t>(m_rowBytes) * static_cast<std::size_t>(height))
    {
    }

    int width() const { return m_width; }
    int height() const { return m_height; }
    int rowBytes() const { return m_rowBytes; }
    const std::uint8_t* row(int y) const { return m_bits.data() + index(0, y); }

    bool black(int x, int y) const { return inside(x, y) && (m_bits[index(x, y)] & mask(x)) != 0; }

    // Outside the label nothing is drawn.
    void blacken(int x, int y)
    {
        if (inside(x, y))
            m_bits[index(x, y)] |= mask(x);
    }
    void fill(int x, int y, int width, int height)
    {
        for (int row = y; row < y + height && row < m_height; ++row)
            for (int column = x; column < x + width && column < m_width; ++column)
                blacken(column, row);
    }

private:
    bool inside(int x, int y) const { return x >= 0 && y >= 0 && x < m_width && y < m_height; }
    std::size_t index(int x, int y) const
    {
        return static_cast<std::size_t>(y) * static_cast<std::size_t>(m_rowBytes)
            + static_cast<std::size_t>(x / 8);
    }
    static std::uint8_t mask(int x) { return static_cast<std::uint8_t>(0x80 >> (x % 8)); }

    int m_width;
    int m_height;
    int m_rowBytes;
    std::vector<std::uint8_t> m_bits;
};

} // namespace custody::labels
