// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/labels/languages/brother.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "app/labels/languages/dots.h"
#include "app/labels/raster.h"

namespace custody::labels {
namespace {

constexpr int dpi = 300;
constexpr int shortest = 295; // rows; the oldest models cut no shorter piece off a continuous roll
constexpr int narrowHead = 90, wideHead = 162; // bytes a row
constexpr int wideHeadBegins = 44; // dots that a wide head has before the roll's own edge

// A DK roll: millimetres as the printer is told them, and the dots that the head reaches.
struct Roll {
    int width;
    int length; // 0: continuous
    int dotsAcross;
    int dotsAlong;
    int edge; // dots before the first printable one, from the right
};

// Brother's raster command references, "page size" and "continuous length tape".
constexpr std::array rolls{Roll{29, 0, 306, 0, 6}, Roll{38, 0, 413, 0, 12}, Roll{50, 0, 554, 0, 12},
    Roll{54, 0, 590, 0, 0}, Roll{62, 0, 696, 0, 12}, Roll{102, 0, 1164, 0, 12}, Roll{17, 54, 165, 566, 0},
    Roll{17, 87, 165, 956, 0}, Roll{23, 23, 202, 202, 42}, Roll{29, 42, 306, 425, 6},
    Roll{29, 90, 306, 991, 6}, Roll{38, 90, 413, 991, 12}, Roll{39, 48, 425, 495, 6},
    Roll{52, 29, 578, 271, 0}, Roll{62, 29, 696, 271, 12}, Roll{62, 100, 696, 1109, 12},
    Roll{102, 51, 1164, 526, 12}, Roll{102, 153, 1164, 1660, 12}};

Result<Roll> rollOf(const devices::LabelMedium& medium)
{
    const auto width = std::lround(medium.widthMm);
    const auto length = medium.continuous ? 0 : std::lround(medium.lengthMm);
    const auto* const roll = std::find_if(rolls.begin(), rolls.end(),
        [&](const Roll& some) { return some.width == width && some.length == length; });
    if (roll == rolls.end())
        return fail(Fault::Invalid, "Brother makes no label roll of that size.");
    if (roll->width > 62 && !medium.wideHead)
        return fail(Fault::Invalid, "This roll fits only a Brother printer of four inches.");
    return *roll;
}

bool liesOnItsSide(const Roll& roll) { return roll.length > roll.width; }

double millimetres(int dots) { return dots * 25.4 / dpi; }

void append32(Bytes& out, int value)
{
    for (int shift = 0; shift < 32; shift += 8)
        out.push_back(static_cast<std::uint8_t>(value >> shift));
}

// One row of the head: column 0 of the bitmap is the last of its dots.
void appendRow(Bytes& out, const Bitmap& bitmap, int y, int rowBytes, int edge)
{
    append(out, Bytes{'g', 0, static_cast<std::uint8_t>(rowBytes)});
    const auto start = out.size();
    out.resize(start + static_cast<std::size_t>(rowBytes));
    for (int x = 0; x < bitmap.width(); ++x)
        if (bitmap.black(x, y)) {
            const int dot = edge + bitmap.width() - 1 - x;
            out[start + static_cast<std::size_t>(dot / 8)] |= static_cast<std::uint8_t>(0x80 >> dot % 8);
        }
}

} // namespace

Result<SizeMm> brotherRoom(const devices::LabelMedium& medium)
{
    const auto roll = TRY(rollOf(medium));
    const auto across = millimetres(roll.dotsAcross);
    if (roll.length == 0)
        return SizeMm{across, medium.lengthMm};
    const auto along = millimetres(roll.dotsAlong);
    return liesOnItsSide(roll) ? SizeMm{along, across} : SizeMm{across, along};
}

Result<Bytes> toBrother(const Layout& layout, const devices::LabelMedium& medium)
{
    const auto roll = TRY(rollOf(medium));
    const auto drawn = TRY(rasterise(layout));
    Bitmap page(roll.dotsAcross, roll.length == 0 ? std::max(layout.height, shortest) : roll.dotsAlong);
    const auto upright = liesOnItsSide(roll) ? turned(drawn) : drawn;
    for (int y = 0; y < upright.height(); ++y)
        for (int x = 0; x < upright.width(); ++x)
            if (upright.black(x, y))
                page.blacken(x, y);

    Bytes out(400, 0); // finishes whatever half a job the printer still waits for
    append(out, view("\x1B@"));
    append(out, view("\x1Bia\x01")); // raster mode, where a model has others
    // Kind, width, length and rows are to be believed; quality before speed.
    append(out, view("\x1Biz"));
    append(out,
        Bytes{0xCE, static_cast<std::uint8_t>(roll.length == 0 ? 0x0A : 0x0B),
            static_cast<std::uint8_t>(roll.width), static_cast<std::uint8_t>(roll.length)});
    append32(out, page.height());
    append(out, Bytes{0, 0}); // the first page; always 0
    append(out, Bytes{0x1B, 'i', 'M', 0x40, 0x1B, 'i', 'A', 1, 0x1B, 'i', 'K', 0x08}); // cut after each
    append(out, Bytes{0x1B, 'i', 'd', static_cast<std::uint8_t>(roll.length == 0 ? 35 : 0), 0}); // feed
    append(out, Bytes{'M', 0}); // rows as they are: half of the models cannot unpack
    for (int y = 0; y < page.height(); ++y)
        appendRow(out, page, y, medium.wideHead ? wideHead : narrowHead,
            roll.edge + (medium.wideHead ? wideHeadBegins : 0));
    out.push_back(0x1A); // print, feed, cut
    return out;
}

} // namespace custody::labels
