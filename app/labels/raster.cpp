// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/labels/raster.h"

#include <algorithm>

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

Result<> draw(Bitmap& bitmap, const MatrixElement& matrix)
{
    const auto modules = TRY(matrixModules(matrix.kind, matrix.data));
    for (int y = 0; y < modules.height(); ++y)
        for (int x = 0; x < modules.width(); ++x)
            if (modules.black(x, y))
                bitmap.fill(
                    matrix.x + x * matrix.module, matrix.y + y * matrix.module, matrix.module, matrix.module);
    return {};
}

void draw(Bitmap& bitmap, const PictureElement& element)
{
    for (int y = 0; y < element.picture.height(); ++y)
        for (int x = 0; x < element.picture.width(); ++x)
            if (element.picture.black(x, y))
                bitmap.blacken(element.x + x, element.y + y);
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
        else if (const auto* const matrix = std::get_if<MatrixElement>(&element))
            TRY(draw(bitmap, *matrix));
        else if (const auto* const picture = std::get_if<PictureElement>(&element))
            draw(bitmap, *picture);
    }
    return bitmap;
}

Result<Bitmap> scaledInto(const Bitmap& picture, int width, int height)
{
    if (picture.width() < 1 || picture.height() < 1 || width < 1 || height < 1)
        return fail(Fault::Invalid, "A picture without a dot, or without room, cannot be printed.");
    const double scale = std::min(
        static_cast<double>(width) / picture.width(), static_cast<double>(height) / picture.height());
    Bitmap scaled(std::max(1, static_cast<int>(picture.width() * scale)),
        std::max(1, static_cast<int>(picture.height() * scale)));
    for (int y = 0; y < scaled.height(); ++y)
        for (int x = 0; x < scaled.width(); ++x)
            if (picture.black(x * picture.width() / scaled.width(), y * picture.height() / scaled.height()))
                scaled.blacken(x, y);
    return scaled;
}

} // namespace custody::labels
