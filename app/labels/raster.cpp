// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/labels/raster.h"

#include "app/labels/code128.h"
#include "app/labels/typeface.h"

namespace custody::labels {
namespace {

Result<> draw(Bitmap& bitmap, const BarsElement& bars)
{
    int x = bars.x;
    for (const bool black : TRY(code128Modules(bars.data, bars.gs1))) {
        if (black)
            bitmap.fill(x, bars.y, bars.module, bars.height);
        x += bars.module;
    }
    return {};
}

void draw(Bitmap& bitmap, const BoxElement& box)
{
    bitmap.fill(box.x, box.y, box.width, box.line);
    bitmap.fill(box.x, box.y + box.height - box.line, box.width, box.line);
    bitmap.fill(box.x, box.y, box.line, box.height);
    bitmap.fill(box.x + box.width - box.line, box.y, box.line, box.height);
}

} // namespace

Result<Bitmap> rasterise(const Layout& layout)
{
    constexpr int most = 10'000; // dots; a label of 400 mm at 600 dpi
    if (layout.width < 1 || layout.height < 1 || layout.width > most || layout.height > most)
        return fail(Fault::Invalid, "The label has an impossible size.");
    const auto typeface = TRY(Typeface::open());
    Bitmap bitmap(layout.width, layout.height);
    for (const auto& element : layout.elements) {
        if (const auto* const text = std::get_if<TextElement>(&element))
            typeface.draw(bitmap, text->x, text->y, text->height, text->text);
        else if (const auto* const bars = std::get_if<BarsElement>(&element))
            TRY(draw(bitmap, *bars));
        else if (const auto* const box = std::get_if<BoxElement>(&element))
            draw(bitmap, *box);
    }
    return bitmap;
}

} // namespace custody::labels
