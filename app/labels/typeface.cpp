// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/labels/typeface.h"

#include <array>
#include <string_view>

#include <ft2build.h>
#include FT_FREETYPE_H

namespace custody::labels {
namespace {

// Debian's fonts-inter and fonts-dejavu-core, heavy cuts first: thin strokes break on thermal paper.
constexpr std::array fontFiles{
    "/usr/share/fonts/opentype/inter/Inter-SemiBold.otf",
    "/usr/share/fonts/opentype/inter/Inter-Medium.otf",
    "/usr/share/fonts/truetype/dejavu/DejaVuSans-Bold.ttf",
    "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf",
};

// The next code point of UTF-8; a broken byte counts as U+FFFD.
char32_t nextPoint(std::string_view text, std::size_t& at)
{
    const auto lead = static_cast<unsigned char>(text[at++]);
    const int more = lead < 0x80 ? 0 : lead >> 5 == 6 ? 1 : lead >> 4 == 14 ? 2 : lead >> 3 == 30 ? 3 : -1;
    if (more < 0)
        return 0xFFFD;
    char32_t point = more == 0 ? lead : lead & (0x3FU >> more);
    for (int i = 0; i < more; ++i) {
        if (at >= text.size() || (static_cast<unsigned char>(text[at]) & 0xC0) != 0x80)
            return 0xFFFD;
        point = point << 6 | (static_cast<unsigned char>(text[at++]) & 0x3F);
    }
    return point;
}

// How many dots the letters of a line that high are high.
FT_UInt letters(int height) { return static_cast<FT_UInt>(height * 92 / 100 + 1); }

bool isDrawn(char32_t point) { return point >= 0x20 && point != 0x7F; }

} // namespace

struct Typeface::Loaded {
    FT_Library library = nullptr;
    FT_Face face = nullptr;

    ~Loaded()
    {
        if (face != nullptr)
            FT_Done_Face(face);
        if (library != nullptr)
            FT_Done_FreeType(library);
    }
};

Typeface::Typeface(std::unique_ptr<Loaded> loaded)
    : m_loaded(std::move(loaded))
{
}
Typeface::Typeface(Typeface&&) noexcept = default;
Typeface& Typeface::operator=(Typeface&&) noexcept = default;
Typeface::~Typeface() = default;

Result<Typeface> Typeface::open()
{
    auto loaded = std::make_unique<Loaded>();
    if (FT_Init_FreeType(&loaded->library) != 0)
        return fail(Fault::NotFound, "The font engine does not start.");
    for (const char* const file : fontFiles)
        if (FT_New_Face(loaded->library, file, 0, &loaded->face) == 0)
            return Typeface(std::move(loaded));
    return fail(
        Fault::NotFound, "No font for labels is installed. Install fonts-inter or fonts-dejavu-core.");
}

int Typeface::draw(Bitmap& bitmap, int x, int y, int height, const std::string& text) const
{
    constexpr int halfInk = 112; // of 255; a little fatter than half keeps thin strokes whole
    const auto face = m_loaded->face;
    if (height < 1 || FT_Set_Pixel_Sizes(face, 0, letters(height)) != 0)
        return x;
    const int baseline = y + height * 80 / 100;
    for (std::size_t at = 0; at < text.size();) {
        const auto point = nextPoint(text, at);
        if (!isDrawn(point) || FT_Load_Char(face, point, FT_LOAD_RENDER) != 0)
            continue;
        const auto* const slot = face->glyph;
        for (unsigned row = 0; row < slot->bitmap.rows; ++row)
            for (unsigned column = 0; column < slot->bitmap.width; ++column)
                if (slot->bitmap.buffer[static_cast<int>(row) * slot->bitmap.pitch + static_cast<int>(column)]
                    >= halfInk)
                    bitmap.blacken(x + slot->bitmap_left + static_cast<int>(column),
                        baseline - slot->bitmap_top + static_cast<int>(row));
        x += static_cast<int>(slot->advance.x >> 6);
    }
    return x;
}

int Typeface::width(const std::string& text, int height) const
{
    const auto face = m_loaded->face;
    if (height < 1 || FT_Set_Pixel_Sizes(face, 0, letters(height)) != 0)
        return 0;
    int width = 0;
    for (std::size_t at = 0; at < text.size();) {
        const auto point = nextPoint(text, at);
        if (isDrawn(point) && FT_Load_Char(face, point, FT_LOAD_DEFAULT) == 0)
            width += static_cast<int>(face->glyph->advance.x >> 6);
    }
    return width;
}

std::size_t Typeface::bytesWithin(const std::string& text, int height, int width) const
{
    const auto face = m_loaded->face;
    if (height < 1 || FT_Set_Pixel_Sizes(face, 0, letters(height)) != 0)
        return 0;
    std::size_t at = 0;
    for (auto next = at; next < text.size(); at = next) {
        const auto point = nextPoint(text, next);
        if (isDrawn(point) && FT_Load_Char(face, point, FT_LOAD_DEFAULT) == 0)
            width -= static_cast<int>(face->glyph->advance.x >> 6);
        if (width < 0)
            break;
    }
    return at;
}

} // namespace custody::labels
