// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/scan/barcode_reader.h"

#include <algorithm>
#include <cmath>
#include <exception>
#include <iterator>

#include <ZXing/ReadBarcode.h>
#include <ZXing/ZXVersion.h>

#define CUSTODY_ZXING_2_2 (ZXING_VERSION_MAJOR > 2 || (ZXING_VERSION_MAJOR == 2 && ZXING_VERSION_MINOR >= 2))

namespace custody::scan {
namespace {

using SteadyClock = std::chrono::steady_clock;
using Pixels = std::vector<std::uint8_t>;

#if CUSTODY_ZXING_2_2
using Options = ZXing::ReaderOptions;
using Found = ZXing::Barcode;
#else
using Options = ZXing::DecodeHints;
using Found = ZXing::Result;
#endif

constexpr int smallestSide = 8; // no symbology has a shorter side
constexpr int largestSide = 20'000;

Options options(ZXing::BarcodeFormats formats)
{
    Options wanted;
    wanted.setFormats(formats);
    wanted.setTryHarder(true);
    wanted.setTryRotate(true);
    wanted.setTryDownscale(
        false); // 1.4.0 finds a code twice there and aborts; we halve the picture ourselves
    wanted.setMaxNumberOfSymbols(1); // 1.4.0 compares its results and aborts on two equal linear ones
    wanted.setEanAddOnSymbol(ZXing::EanAddOnSymbol::Ignore);
    return wanted;
}

ZXing::BarcodeFormats dockFormats()
{
    using F = ZXing::BarcodeFormat;
    return F::Code128 | F::Code39 | F::Code93 | F::Codabar | F::ITF | F::EAN13 | F::EAN8 | F::UPCA | F::UPCE
        | F::DataBar | F::DataBarExpanded | F::DataMatrix | F::QRCode | F::MaxiCode | F::PDF417 | F::Aztec;
}

Symbology symbologyOf(const Found& found, const std::string& aimId)
{
    using F = ZXing::BarcodeFormat;
    switch (found.format()) {
    case F::UPCA: return Symbology::UpcA;
    case F::UPCE: return Symbology::UpcE;
    case F::EAN13: return Symbology::Ean13;
    case F::EAN8: return Symbology::Ean8;
    case F::DataBarExpanded: return Symbology::DataBarExpanded;
    default: return symbologyFrom(aimId);
    }
}

bool isLinear(Symbology symbology)
{
    switch (symbology) {
    case Symbology::Pdf417:
    case Symbology::DataMatrix:
    case Symbology::Gs1DataMatrix:
    case Symbology::QrCode:
    case Symbology::Gs1QrCode:
    case Symbology::MaxiCode:
    case Symbology::Aztec: return false;
    default: return true;
    }
}

// Weak linear codes read bars that are none: a short text in them is no evidence.
bool believable(const Symbol& symbol)
{
    const auto length = symbol.bytes.size();
    switch (symbol.symbology) {
    case Symbology::Itf: return length >= 6;
    case Symbology::Codabar: return length >= 6;
    case Symbology::Code39:
    case Symbology::Code93: return length >= 3;
    default: return length >= 1;
    }
}

Symbol toSymbol(const Found& found, int scale)
{
    Symbol symbol;
    symbol.aimId = found.symbologyIdentifier();
    symbol.symbology = symbologyOf(found, symbol.aimId);
    const auto& content = found.bytes();
    symbol.bytes.assign(content.begin(), content.end());
    const auto& position = found.position();
    for (std::size_t i = 0; i < symbol.corners.size(); ++i)
        symbol.corners[i] = {
            position[static_cast<int>(i)].x * scale, position[static_cast<int>(i)].y * scale};
    return symbol;
}

std::vector<Symbol> readOnce(const Pixels& pixels, int width, int height, const Options& wanted, int scale)
{
    const ZXing::ImageView image(pixels.data(), width, height, ZXing::ImageFormat::Lum);
    std::vector<Symbol> symbols;
    for (const auto& found : ZXing::ReadBarcodes(image, wanted))
        if (found.isValid())
            symbols.push_back(toSymbol(found, scale));
    return symbols;
}

Pixels copyOf(GreyView picture)
{
    Pixels pixels(static_cast<std::size_t>(picture.width) * static_cast<std::size_t>(picture.height));
    for (int y = 0; y < picture.height; ++y)
        std::copy_n(
            picture.row(y), picture.width, pixels.begin() + static_cast<std::ptrdiff_t>(y) * picture.width);
    return pixels;
}

// Two by two pixels become their mean.
Pixels halved(const Pixels& pixels, int width, int height)
{
    Pixels half(static_cast<std::size_t>(width / 2) * static_cast<std::size_t>(height / 2));
    auto out = half.begin();
    for (int y = 0; y + 1 < height; y += 2) {
        const auto* upper = pixels.data() + static_cast<std::ptrdiff_t>(y) * width;
        const auto* lower = upper + width;
        for (int x = 0; x + 1 < width; x += 2)
            *out++ = static_cast<std::uint8_t>((upper[x] + upper[x + 1] + lower[x] + lower[x + 1] + 2) / 4);
    }
    return half;
}

// Pixels seen along a code: u runs from its first bar to its last, v across the bars.
struct Raster {
    Pixels& pixels;
    int width;
    int height;
    bool upright; // the code runs from top to bottom

    int length() const { return upright ? height : width; }
    int breadth() const { return upright ? width : height; }
    std::uint8_t& at(int u, int v) const
    {
        return pixels[static_cast<std::size_t>(upright ? u : v) * static_cast<std::size_t>(width)
            + static_cast<std::size_t>(upright ? v : u)];
    }
};

constexpr std::uint8_t paint = 160; // grey: white could complete the quiet zone of a false code

// How unlike the line is to the reference line moved by `shift`; the scale is that of `contrast`.
int unlikeness(const Raster& raster, const std::vector<int>& reference, int from, int v, int shift)
{
    long sum = 0;
    int counted = 0;
    for (std::size_t i = 0; i < reference.size(); ++i) {
        const int u = from + static_cast<int>(i) + shift;
        if (u < 0 || u >= raster.length())
            continue;
        sum += std::abs(raster.at(u, v) - reference[i]);
        ++counted;
    }
    return counted == 0 ? 255 : static_cast<int>(sum / counted);
}

int contrast(const std::vector<int>& line)
{
    long sum = 0;
    for (const int value : line)
        sum += value;
    const int mean = static_cast<int>(sum / static_cast<long>(line.size()));
    long spread = 0;
    for (const int value : line)
        spread += std::abs(value - mean);
    return static_cast<int>(spread / static_cast<long>(line.size()));
}

// A linear code is found on one line; its bars reach further. Paint over them while the lines look alike,
// following the tilt of the bars.
void maskLinear(const Raster& raster, int from, int to, int middle)
{
    std::vector<int> reference;
    for (int u = from; u < to; ++u)
        reference.push_back(raster.at(u, middle));
    const int limit = std::max(6, contrast(reference) * 6 / 10);
    const int furthest = (to - from) * 3 / 2;
    for (const int step : {1, -1}) {
        int shift = 0;
        for (int v = step > 0 ? middle : middle - 1; v >= 0 && v < raster.breadth(); v += step) {
            int best = 255;
            int bestShift = shift;
            for (const int nudge : {0, -1, 1, -2, 2}) {
                const int unlike = unlikeness(raster, reference, from, v, shift + nudge);
                if (unlike < best) {
                    best = unlike;
                    bestShift = shift + nudge;
                }
            }
            if ((best > limit && std::abs(v - middle) > 2) || std::abs(v - middle) > furthest)
                break;
            shift = bestShift;
            for (int u = std::max(0, from + shift - 1); u < std::min(raster.length(), to + shift + 1); ++u)
                raster.at(u, v) = paint;
        }
    }
}

// Takes a found symbol out of the picture, so that the next call finds another one.
void mask(Pixels& pixels, int width, int height, const Symbol& symbol, int scale)
{
    int left = width;
    int right = 0;
    int top = height;
    int bottom = 0;
    for (const auto& corner : symbol.corners) {
        left = std::min(left, corner.x / scale);
        right = std::max(right, corner.x / scale + 1);
        top = std::min(top, corner.y / scale);
        bottom = std::max(bottom, corner.y / scale + 1);
    }
    left = std::clamp(left, 0, width);
    right = std::clamp(right, left, width);
    top = std::clamp(top, 0, height);
    bottom = std::clamp(bottom, top, height);
    const bool upright = bottom - top > right - left;
    const Raster raster{pixels, width, height, upright};
    if (isLinear(symbol.symbology) && right > left && bottom > top) {
        const int from = upright ? top : left;
        const int to = upright ? bottom : right;
        maskLinear(raster, from, to, upright ? (left + right) / 2 : (top + bottom) / 2);
        return;
    }
    for (int y = std::max(0, top - 2); y < std::min(height, bottom + 2); ++y)
        for (int x = std::max(0, left - 2); x < std::min(width, right + 2); ++x)
            pixels[static_cast<std::size_t>(y) * static_cast<std::size_t>(width)
                + static_cast<std::size_t>(x)] = paint;
}

Corner middle(const Symbol& symbol)
{
    Corner sum;
    for (const auto& corner : symbol.corners) {
        sum.x += corner.x / 4;
        sum.y += corner.y / 4;
    }
    return sum;
}

// The same code at the same place, met again in another size of the picture.
bool known(const std::vector<Symbol>& symbols, const Symbol& again)
{
    return std::any_of(symbols.begin(), symbols.end(), [&](const Symbol& symbol) {
        if (symbol.bytes != again.bytes || symbol.symbology != again.symbology)
            return false;
        const auto one = middle(symbol);
        const auto two = middle(again);
        const int length = std::max(std::abs(symbol.corners[1].x - symbol.corners[0].x),
            std::abs(symbol.corners[1].y - symbol.corners[0].y));
        return std::abs(one.x - two.x) + std::abs(one.y - two.y) <= std::max(16, length / 8);
    });
}

bool acceptable(GreyView picture)
{
    return picture.pixels != nullptr && picture.width >= smallestSide && picture.height >= smallestSide
        && picture.width <= largestSide && picture.height <= largestSide && picture.stride >= picture.width;
}

class Search {
public:
    Search(ReadEffort effort)
        : m_effort(effort)
        , m_deadline(SteadyClock::now() + effort.budget)
        , m_options(options(dockFormats()))
    {
    }

    bool over() const
    {
        return SteadyClock::now() >= m_deadline
            || m_symbols.size() >= static_cast<std::size_t>(m_effort.mostSymbols);
    }

    // One symbol after the other until nothing new comes.
    void exhaust(Pixels& pixels, int width, int height, int scale)
    {
        for (int tries = 0; tries < 2 * m_effort.mostSymbols; ++tries) {
            const auto found = readOnce(pixels, width, height, m_options, scale);
            if (found.empty())
                return;
            if (believable(found.front()) && !known(m_symbols, found.front()))
                m_symbols.push_back(found.front());
            if (over())
                return;
            mask(pixels, width, height, found.front(), scale);
        }
    }

    std::vector<Symbol> take() { return std::move(m_symbols); }

private:
    ReadEffort m_effort;
    SteadyClock::time_point m_deadline;
    Options m_options;
    std::vector<Symbol> m_symbols;
};

std::vector<Symbol> search(GreyView picture, ReadEffort effort)
{
    Search search(effort);
    auto pixels = copyOf(picture);
    int width = picture.width;
    int height = picture.height;
    for (int scale = 1; !search.over() && std::min(width, height) >= smallestSide; scale *= 2) {
        search.exhaust(pixels, width, height, scale);
        if (std::max(width, height) < 800) // halves of what is already small show no more
            break;
        pixels = halved(pixels, width, height);
        width /= 2;
        height /= 2;
    }
    return search.take();
}

} // namespace

std::vector<Symbol> readBarcodes(GreyView picture, ReadEffort effort)
{
    if (!acceptable(picture))
        return {};
    try {
        return search(picture, effort);
    } catch (
        const std::exception&) { // the library may throw on its own limits; no symbol is an honest answer
        return {};
    }
}

std::vector<Symbol> readBarcodesPlainly(GreyView picture)
{
    if (!acceptable(picture))
        return {};
    try {
        return readOnce(copyOf(picture), picture.width, picture.height, options(dockFormats()), 1);
    } catch (const std::exception&) {
        return {};
    }
}

} // namespace custody::scan
