// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/labels/languages/dots.h"

#include <algorithm>

#include "app/labels/code128.h"

namespace custody::labels {
namespace {

constexpr int whiteBetweenBands = 8; // rows; fewer cost less than another command

bool hasInk(const Bitmap& bitmap, int y)
{
    const auto* const row = bitmap.row(y);
    return std::any_of(row, row + bitmap.rowBytes(), [](std::uint8_t byte) { return byte != 0; });
}

Band cut(const Bitmap& bitmap, int top, int bottom)
{
    int first = bitmap.rowBytes();
    int last = 0;
    for (int y = top; y <= bottom; ++y)
        for (int i = 0; i < bitmap.rowBytes(); ++i)
            if (bitmap.row(y)[i] != 0) {
                first = std::min(first, i);
                last = std::max(last, i);
            }
    Band band{first * 8, top, Bitmap((last - first + 1) * 8, bottom - top + 1)};
    for (int y = 0; y < band.dots.height(); ++y)
        for (int x = 0; x < band.dots.width(); ++x)
            if (bitmap.black(band.x + x, top + y))
                band.dots.blacken(x, y);
    return band;
}

} // namespace

bool harmless(std::string_view data)
{
    return std::all_of(data.begin(), data.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')
            || std::string_view(" .,-/:()").find(c) != std::string_view::npos;
    });
}

bool drawnByThePrinter(const BarsElement& bars, const Layout& layout)
{
    constexpr int slack = 2 * 11 + 5; // modules: two changes of set more, and half a quiet zone
    if (bars.gs1 || !harmless(bars.data))
        return false;
    const auto modules = code128Modules(bars.data);
    return modules && bars.x + (static_cast<int>(modules->size()) + slack) * bars.module <= layout.width;
}

std::vector<Band> bandsOf(const Bitmap& bitmap)
{
    std::vector<Band> bands;
    int top = -1;
    int lastInk = -1;
    for (int y = 0; y < bitmap.height(); ++y) {
        if (!hasInk(bitmap, y))
            continue;
        if (top >= 0 && y - lastInk > whiteBetweenBands) {
            bands.push_back(cut(bitmap, top, lastInk));
            top = -1;
        }
        if (top < 0)
            top = y;
        lastInk = y;
    }
    if (top >= 0)
        bands.push_back(cut(bitmap, top, lastInk));
    return bands;
}

Bitmap turned(const Bitmap& bitmap)
{
    Bitmap out(bitmap.height(), bitmap.width());
    for (int y = 0; y < bitmap.height(); ++y)
        for (int x = 0; x < bitmap.width(); ++x)
            if (bitmap.black(x, y))
                out.blacken(y, bitmap.width() - 1 - x);
    return out;
}

} // namespace custody::labels
