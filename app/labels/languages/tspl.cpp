// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/labels/languages/tspl.h"

#include <cmath>

#include "app/labels/languages/dots.h"
#include "app/labels/raster.h"

namespace custody::labels {
namespace {

std::string number(int value) { return std::to_string(value); }

// With a dot in every locale: a Spanish desktop writes numbers with a comma, which separates here.
std::string millimetres(double mm)
{
    const auto tenths = std::lround(mm * 10);
    return number(static_cast<int>(tenths / 10)) + "." + number(static_cast<int>(tenths % 10)) + " mm";
}

bool drawnByThePrinter(const Element& element, const Layout& layout)
{
    constexpr int largestCell = 10;
    if (const auto* const bars = std::get_if<BarsElement>(&element))
        return drawnByThePrinter(*bars, layout);
    const auto* const matrix = std::get_if<MatrixElement>(&element);
    return matrix != nullptr && harmless(matrix->data) && matrix->module <= largestCell;
}

// BITMAP counts its bytes, so nothing in them is a command; mode 0 overwrites, a 0 is black.
void appendDots(Bytes& out, const Band& band)
{
    append(out,
        view("BITMAP " + number(band.x) + "," + number(band.y) + "," + number(band.dots.rowBytes()) + ","
            + number(band.dots.height()) + ",0,"));
    for (int y = 0; y < band.dots.height(); ++y)
        for (int i = 0; i < band.dots.rowBytes(); ++i)
            out.push_back(static_cast<std::uint8_t>(~band.dots.row(y)[i]));
    append(out, view("\r\n"));
}

std::string command(const BarsElement& bars)
{
    return "BARCODE " + number(bars.x) + "," + number(bars.y) + ",\"128\"," + number(bars.height) + ",0,0,"
        + number(bars.module) + "," + number(bars.module) + ",\"" + bars.data + "\"\r\n";
}

std::string command(const MatrixElement& matrix)
{
    const auto place = number(matrix.x) + "," + number(matrix.y) + ",";
    const auto data = ",\"" + matrix.data + "\"\r\n";
    if (matrix.kind == MatrixKind::Qr)
        return "QRCODE " + place + "M," + number(matrix.module) + ",A,0" + data;
    return "DMATRIX " + place + number(matrix.height) + "," + number(matrix.height) + ",x"
        + number(matrix.module) + data;
}

} // namespace

Result<Bytes> toTspl(const Layout& layout, const devices::LabelMedium& medium)
{
    const auto native = [&](const Element& element) { return drawnByThePrinter(element, layout); };
    // The first line end finishes whatever stood in the printer's buffer.
    Bytes out = bytes("\r\nSIZE " + millimetres(medium.widthMm) + "," + millimetres(medium.lengthMm)
        + "\r\nGAP " + millimetres(medium.continuous ? 0 : medium.gapMm)
        + ",0 mm\r\nDIRECTION 0,0\r\nREFERENCE 0,0\r\nCLS\r\n");
    for (const auto& band : bandsOf(TRY(rasterise(without(layout, native)))))
        appendDots(out, band);
    for (const auto& element : layout.elements) {
        if (!native(element))
            continue;
        if (const auto* const bars = std::get_if<BarsElement>(&element))
            append(out, view(command(*bars)));
        else
            append(out, view(command(std::get<MatrixElement>(element))));
    }
    append(out, view("PRINT 1,1\r\n"));
    return out;
}

} // namespace custody::labels
