// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/labels/languages/dymo.h"

#include <algorithm>

#include "app/labels/languages/dots.h"
#include "app/labels/raster.h"

namespace custody::labels {
namespace {

constexpr int dpi = 300;
constexpr int headDots = 672;
constexpr int longest = 0x7FFF; // rows; above that the printer counts backwards

bool liesOnItsSide(const devices::LabelMedium& medium)
{
    return !medium.continuous && medium.lengthMm > medium.widthMm;
}

} // namespace

Result<SizeMm> dymoRoom(const devices::LabelMedium& medium)
{
    if (!(medium.lengthMm > 0 && medium.lengthMm * dpi / 25.4 < longest && medium.widthMm > 0))
        return fail(Fault::Invalid, "No Dymo label has that size.");
    const auto across = std::min(medium.widthMm, headDots * 25.4 / dpi);
    return liesOnItsSide(medium) ? SizeMm{medium.lengthMm, across} : SizeMm{across, medium.lengthMm};
}

Result<Bytes> toDymo(const Layout& layout, const devices::LabelMedium& medium)
{
    const auto drawn = TRY(rasterise(layout));
    const auto page = liesOnItsSide(medium) ? turned(drawn) : drawn;
    // No row is as long as this, so it finishes whatever half a row the printer still waits for.
    Bytes out(headDots / 8 + 16, 0x1B);
    append(out, view("\x1B@"));
    const int length = medium.continuous ? 0xFFFF : dots(medium.lengthMm, dpi);
    append(out, Bytes{0x1B, 'L', static_cast<std::uint8_t>(length >> 8), static_cast<std::uint8_t>(length)});
    append(out, Bytes{0x1B, 'Q', 0, 0, 0x1B, 'B', 0, 0x1B, 'D', static_cast<std::uint8_t>(page.rowBytes())});
    append(out,
        view("\x1B"
             "e\x1Bh")); // normal density; 300 dpi both ways
    for (int y = 0; y < page.height(); ++y) {
        out.push_back(0x16);
        append(out, {page.row(y), static_cast<std::size_t>(page.rowBytes())});
    }
    append(out,
        view("\x1B"
             "E"));
    return out;
}

} // namespace custody::labels
