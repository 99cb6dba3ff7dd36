// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/labels/layout.h"

#include <algorithm>
#include <cmath>

#include "app/base/bytes.h"
#include "app/labels/code128.h"
#include "app/labels/raster.h"
#include "app/labels/typeface.h"

namespace custody::labels {
namespace {

constexpr double marginMm = 3;
constexpr double thinnestModuleMm = 0.245; // 10 mil less a printer's rounding: two dots at 203 dpi
constexpr double thickestModuleMm = 0.5;
constexpr std::size_t longestLine = 1000; // bytes looked at; more never fits

// Measured in our own letters: the printers' are narrower.
int fittingHeight(const Typeface& typeface, const std::string& text, int width, int tallest)
{
    const int wide = typeface.width(text, tallest);
    if (wide <= width)
        return tallest;
    int height = std::max(1, tallest * std::max(0, width) / wide);
    while (height > 1 && typeface.width(text, height) > width)
        --height;
    return height;
}

std::string cutTo(const Typeface& typeface, const std::string& text, int width, int height)
{
    static const std::string rest = "…";
    if (typeface.bytesWithin(text, height, width) == text.size())
        return text;
    return text.substr(0, typeface.bytesWithin(text, height, width - typeface.width(rest, height))) + rest;
}

Result<> checkLpn(const std::string& lpn)
{
    if (lpn.empty() || lpn.size() > 40)
        return fail(Fault::Invalid, "A licence plate number has 1 to 40 characters.");
    if (std::any_of(lpn.begin(), lpn.end(), [](char c) { return c <= ' ' || c > '~'; }))
        return fail(Fault::Invalid, "A licence plate number is printable ASCII without blanks.");
    return {};
}

// What stands at the right of the lines, between y and the bottom. Returns where the lines end.
Result<int> placeBesideTheLines(Layout& layout, const ItemLabel& label, int y, int right)
{
    const int bottom = layout.height - dots(marginMm, layout.dpi);
    if (label.matrix) {
        const int modules = TRY(matrixModules(*label.matrix, label.lpn)).width();
        const int quiet = quietModules(*label.matrix);
        const int module = std::min(dots(thickestModuleMm, layout.dpi), (bottom - y) / (modules + quiet));
        if (module * 25.4 / layout.dpi < thinnestModuleMm)
            return fail(Fault::Invalid, "A square code does not fit legibly on a label of that height.");
        const int side = modules * module;
        layout.elements.emplace_back(
            MatrixElement{right - side, bottom - side, side, module, *label.matrix, label.lpn});
        right -= side + quiet * module;
    }
    if (label.logo) {
        auto picture = TRY(scaledInto(*label.logo, layout.width / 4, bottom - y));
        right -= picture.width();
        layout.elements.emplace_back(PictureElement{right, bottom - picture.height(), std::move(picture)});
        right -= dots(1, layout.dpi);
    }
    return right;
}

} // namespace

int dots(double mm, int dpi) { return static_cast<int>(std::lround(mm * dpi / 25.4)); }

std::string groupedByFour(const std::string& lpn)
{
    std::string grouped;
    for (std::size_t i = 0; i < lpn.size(); ++i) {
        if (i > 0 && i % 4 == 0)
            grouped += ' ';
        grouped += lpn[i];
    }
    return grouped;
}

Result<Layout> layOut(const ItemLabel& label, SizeMm size, int dpi)
{
    TRY(checkLpn(label.lpn));
    if (dpi != 203 && dpi != 300 && dpi != 600)
        return fail(Fault::Invalid, "Label printers have 203, 300 or 600 dpi.");
    if (!(size.width >= 20 && size.width <= 220 && size.height >= 15 && size.height <= 320))
        return fail(Fault::Invalid, "A label is 20 to 220 mm wide and 15 to 320 mm high.");

    const auto typeface = TRY(Typeface::open());
    Layout layout{dpi, dots(size.width, dpi), dots(size.height, dpi), {}};
    const int margin = dots(marginMm, dpi);
    const int inner = layout.width - 2 * margin;

    // Number on top, bars in the middle, lines below: the heights share what the label has.
    const int usable = layout.height - 2 * margin;
    const int gap = usable / 20;
    const auto reprint = label.reprint > 0 ? "REPRINT " + std::to_string(label.reprint) : std::string();
    const int reprintHeight = std::min(usable * 11 / 100, inner / 10);
    const int reprintWidth = reprint.empty() ? 0 : typeface.width(reprint, reprintHeight) + 2 * gap;

    const auto grouped = groupedByFour(label.lpn);
    const int numberHeight =
        fittingHeight(typeface, grouped, inner - reprintWidth - 2 * gap, usable * 24 / 100);
    int y = margin;
    layout.elements.emplace_back(TextElement{margin, y, numberHeight, grouped});
    if (!reprint.empty()) {
        const int boxHeight = reprintHeight + gap;
        const int x = layout.width - margin - reprintWidth;
        layout.elements.emplace_back(BoxElement{x, y, reprintWidth, boxHeight, std::max(2, dpi / 70)});
        layout.elements.emplace_back(TextElement{x + gap, y + gap / 2, reprintHeight, reprint});
        y += std::max(numberHeight, boxHeight);
    } else {
        y += numberHeight;
    }
    y += gap;

    const auto modules = static_cast<int>(TRY(code128Modules(label.lpn)).size());
    const int widest = dots(thickestModuleMm, dpi);
    const int module = std::min(widest, layout.width / (modules + 20)); // ten quiet modules on each side
    if (module * 25.4 / dpi < thinnestModuleMm)
        return fail(Fault::Invalid, "The bars of this number do not fit legibly on a label of that width.");
    const int barsHeight = usable * 42 / 100;
    layout.elements.emplace_back(
        BarsElement{(layout.width - modules * module) / 2, y, barsHeight, module, label.lpn, false});
    y += barsHeight + gap;

    const int room = TRY(placeBesideTheLines(layout, label, y, layout.width - margin)) - margin;
    const auto lines = static_cast<int>(label.lines.size());
    const int bottom = layout.height - margin;
    const int lineHeight = lines == 0 ? 0 : std::min(usable * 13 / 100, (bottom - y) / lines);
    const int least = dots(2, dpi); // smaller cannot be read at arm's length
    if (lines > 0 && lineHeight < least)
        return fail(Fault::Invalid, "So many lines do not fit on the label.");
    for (const auto& whole : label.lines) {
        const auto line = whole.substr(0, longestLine);
        const int height = std::max(least, fittingHeight(typeface, line, room, lineHeight * 9 / 10));
        layout.elements.emplace_back(TextElement{margin, y, height, cutTo(typeface, line, room, height)});
        y += lineHeight;
    }
    return layout;
}

} // namespace custody::labels
