// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/labels/languages/epl.h"

#include "app/labels/languages/dots.h"
#include "app/labels/raster.h"

namespace custody::labels {
namespace {

std::string number(int value) { return std::to_string(value); }

// GW counts its bytes, so nothing in them is a command; a 0 is black.
void appendDots(Bytes& out, const Band& band)
{
    append(out,
        view("GW" + number(band.x) + "," + number(band.y) + "," + number(band.dots.rowBytes()) + ","
            + number(band.dots.height()) + ","));
    for (int y = 0; y < band.dots.height(); ++y)
        for (int i = 0; i < band.dots.rowBytes(); ++i)
            out.push_back(static_cast<std::uint8_t>(~band.dots.row(y)[i]));
    out.push_back('\n');
}

} // namespace

Result<Bytes> toEpl(const Layout& layout, const devices::LabelMedium& medium)
{
    const auto native = [&](const Element& element) {
        const auto* const bars = std::get_if<BarsElement>(&element);
        return bars != nullptr && drawnByThePrinter(*bars, layout);
    };
    // The first line end finishes whatever stood in the printer's buffer; N clears the picture.
    Bytes out = bytes("\nN\nq" + number(layout.width) + "\nQ" + number(layout.height) + ","
        + number(medium.continuous ? 0 : dots(medium.gapMm, layout.dpi)) + "\nR0,0\nZT\n");
    for (const auto& band : bandsOf(TRY(rasterise(without(layout, native)))))
        appendDots(out, band);
    for (const auto& element : layout.elements)
        if (native(element)) {
            const auto& bars = std::get<BarsElement>(element);
            append(out,
                view("B" + number(bars.x) + "," + number(bars.y) + ",0,1," + number(bars.module) + ","
                    + number(bars.module) + "," + number(bars.height) + ",N,\"" + bars.data + "\"\n"));
        }
    append(out, view("P1\n"));
    return out;
}

} // namespace custody::labels
