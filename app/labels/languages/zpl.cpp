// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/labels/languages/zpl.h"

#include <utility>

#include "app/labels/code128.h"
#include "app/labels/languages/dots.h"
#include "app/labels/raster.h"

namespace custody::labels {
namespace {

constexpr std::string_view hexDigits = "0123456789ABCDEF";

std::string number(int value) { return std::to_string(value); }

std::string origin(int x, int y) { return "^FO" + number(x) + "," + number(y); }

// Mode A: the printer finds the sets, as we did.
std::string bars(const BarsElement& bars)
{
    return origin(bars.x, bars.y) + "^BY" + number(bars.module) + "^BCN," + number(bars.height)
        + ",N,N,N,A^FH_^FD" + zplField(bars.data);
}

constexpr int qrDrop = 10; // dots that ^BQ prints below its origin

bool drawnByThePrinter(const MatrixElement& matrix)
{
    constexpr int largestModule = 10; // of ^BQ
    return harmless(matrix.data) && matrix.module <= largestModule && matrix.y >= qrDrop;
}

std::string matrix(const MatrixElement& matrix)
{
    const auto module = number(matrix.module);
    if (matrix.kind == MatrixKind::Qr) // M: error correction; A: the printer finds the mode
        return origin(matrix.x, matrix.y - qrDrop) + "^BQN,2," + module + "^FH_^FDMA,"
            + zplField(matrix.data);
    return origin(matrix.x, matrix.y) + "^BXN," + module + ",200^FH_^FD" + zplField(matrix.data);
}

// ^GF in hex digits; its rows are as many bytes as it says.
std::string dotsAt(int x, int y, const Bitmap& dots)
{
    const auto size = number(dots.rowBytes() * dots.height());
    auto field = origin(x, y) + "^GFA," + size + "," + size + "," + number(dots.rowBytes()) + ",";
    for (int row = 0; row < dots.height(); ++row)
        for (int i = 0; i < dots.rowBytes(); ++i) {
            field += hexDigits[dots.row(row)[i] >> 4];
            field += hexDigits[dots.row(row)[i] & 15];
        }
    return field;
}

// What the printer does not draw itself, as the dots it covers.
template <typename Code> Result<std::string> drawn(Code code, int width, int height, int dpi)
{
    const int x = std::exchange(code.x, 0);
    const int y = std::exchange(code.y, 0);
    return dotsAt(x, y, TRY(rasterise({dpi, width, height, {std::move(code)}})));
}

Result<std::string> field(const Element& element, const Layout& layout)
{
    if (const auto* const text = std::get_if<TextElement>(&element))
        return origin(text->x, text->y) + "^A0N," + number(text->height) + "^FH_^FD" + zplField(text->text);
    if (const auto* const box = std::get_if<BoxElement>(&element))
        return origin(box->x, box->y) + "^GB" + number(box->width) + "," + number(box->height) + ","
            + number(box->line);
    if (const auto* const picture = std::get_if<PictureElement>(&element))
        return dotsAt(picture->x, picture->y, picture->picture);
    if (const auto* const some = std::get_if<BarsElement>(&element)) {
        const auto modules = static_cast<int>(TRY(code128Modules(some->data, some->gs1)).size());
        return drawnByThePrinter(*some, layout)
            ? bars(*some)
            : drawn(*some, modules * some->module, some->height, layout.dpi);
    }
    const auto& some = std::get<MatrixElement>(element);
    return drawnByThePrinter(some) ? matrix(some) : drawn(some, some.height, some.height, layout.dpi);
}

} // namespace

std::string zplField(std::string_view data)
{
    std::string field;
    for (std::size_t at = 0; at < data.size(); ++at) {
        const char c = data[at];
        if (harmless(data.substr(at, 1))) {
            field += c;
            continue;
        }
        const auto byte = static_cast<std::uint8_t>(c);
        field += '_';
        field += hexDigits[byte >> 4];
        field += hexDigits[byte & 15];
    }
    return field;
}

Result<Bytes> toZpl(const Layout& layout, const devices::LabelMedium& medium)
{
    std::string out =
        "^XA\n^CI28\n^LH0,0\n^PW" + number(layout.width) + "\n^LL" + number(layout.height) + "\n";
    // The printer keeps what a job before said of its roll, so each job says it: gaps, or none.
    out += medium.continuous ? "^MNN\n" : "^MNY\n";
    for (const auto& element : layout.elements)
        out += TRY(field(element, layout)) + "^FS\n";
    out += "^PQ1\n^XZ\n";
    return bytes(out);
}

} // namespace custody::labels
