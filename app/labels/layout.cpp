// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/labels/layout.h"

#include <algorithm>
#include <cmath>

#include "app/base/bytes.h"
#include "app/labels/code128.h"

namespace custody::labels {
namespace {

constexpr double marginMm = 3;
constexpr double thinnestModuleMm = 0.245; // 10 mil less a printer's rounding: two dots at 203 dpi
constexpr double thickestModuleMm = 0.5;
constexpr double widthOfACharacter =
    0.57; // of the line height; wide enough for the printers' and our own font

std::size_t characters(const std::string& utf8)
{
    return static_cast<std::size_t>(std::count_if(
        utf8.begin(), utf8.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

std::string cutTo(const std::string& utf8, std::size_t most)
{
    if (characters(utf8) <= most)
        return utf8;
    std::size_t end = 0;
    for (std::size_t kept = 0; end < utf8.size(); ++end) {
        if ((static_cast<unsigned char>(utf8[end]) & 0xC0) != 0x80 && kept++ == (most == 0 ? 0 : most - 1))
            break;
    }
    return utf8.substr(0, end) + "…";
}

int fittingHeight(const std::string& text, int width, int tallest)
{
    const auto count = std::max<std::size_t>(1, characters(text));
    return std::min(tallest, static_cast<int>(width / (static_cast<double>(count) * widthOfACharacter)));
}

Result<> checkLpn(const std::string& lpn)
{
    if (lpn.empty() || lpn.size() > 40)
        return fail(Fault::Invalid, "A licence plate number has 1 to 40 characters.");
    if (std::any_of(lpn.begin(), lpn.end(), [](char c) { return c <= ' ' || c > '~'; }))
        return fail(Fault::Invalid, "A licence plate number is printable ASCII without blanks.");
    return {};
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

    Layout layout{dpi, dots(size.width, dpi), dots(size.height, dpi), {}};
    const int margin = dots(marginMm, dpi);
    const int inner = layout.width - 2 * margin;

    // Number on top, bars in the middle, lines below: the heights share what the label has.
    const int usable = layout.height - 2 * margin;
    const int gap = usable / 20;
    const auto reprint = label.reprint > 0 ? "REPRINT " + std::to_string(label.reprint) : std::string();
    const int reprintHeight = std::min(usable * 11 / 100, inner / 10);
    const int reprintWidth = reprint.empty()
        ? 0
        : static_cast<int>(static_cast<double>(reprint.size()) * reprintHeight * 0.6) + 2 * gap;

    const auto grouped = groupedByFour(label.lpn);
    const int numberHeight = fittingHeight(grouped, inner - reprintWidth - 2 * gap, usable * 24 / 100);
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

    const auto lines = static_cast<int>(label.lines.size());
    const int bottom = layout.height - margin;
    const int lineHeight = lines == 0 ? 0 : std::min(usable * 13 / 100, (bottom - y) / lines);
    const int least = dots(2, dpi); // smaller cannot be read at arm's length
    if (lines > 0 && lineHeight < least)
        return fail(Fault::Invalid, "So many lines do not fit on the label.");
    for (const auto& line : label.lines) {
        const int height = std::max(least, fittingHeight(line, inner, lineHeight * 9 / 10));
        const auto most = static_cast<std::size_t>(inner / (height * widthOfACharacter));
        layout.elements.emplace_back(TextElement{margin, y, height, cutTo(line, most)});
        y += lineHeight;
    }
    return layout;
}

} // namespace custody::labels
