// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/scan/barcode_reader.h"

#include <algorithm>
#include <exception>
#include <utility>

#include <ZXing/ReadBarcode.h>
#include <ZXing/ZXVersion.h>

#include "app/scan/check_digit.h"
#include "app/scan/same_code.h"
#include "app/scan/search_pixels.h"

#define CUSTODY_ZXING_2_2 (ZXING_VERSION_MAJOR > 2 || (ZXING_VERSION_MAJOR == 2 && ZXING_VERSION_MINOR >= 2))

namespace custody::scan {
namespace {

using SteadyClock = std::chrono::steady_clock;

#if CUSTODY_ZXING_2_2
using Options = ZXing::ReaderOptions;
#else
using Options = ZXing::DecodeHints;
#endif
// Called Result in older versions and Barcode in newer ones.
using Found = decltype(ZXing::ReadBarcodes(std::declval<const ZXing::ImageView&>(), Options()))::value_type;

constexpr int smallestSide = 8; // no symbology has a shorter side
constexpr int largestSide = 20'000;
constexpr int smallPicture = 800; // longest side; halving shows no more

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

ZXing::BarcodeFormats formatsOf(Formats formats)
{
    using F = ZXing::BarcodeFormat;
    switch (formats) {
    case Formats::Linear:
        return F::Code128 | F::Code39 | F::Code93 | F::Codabar | F::ITF | F::EAN13 | F::EAN8 | F::UPCA
            | F::UPCE | F::DataBar | F::DataBarExpanded;
    case Formats::TwoDimensional: return F::DataMatrix | F::QRCode | F::MaxiCode | F::PDF417 | F::Aztec;
    case Formats::Dock: break;
    }
    return dockFormats();
}

ZXing::BarcodeFormats formatsOf(Symbology kind)
{
    using F = ZXing::BarcodeFormat;
    switch (kind) {
    case Symbology::MaxiCode: return F::MaxiCode;
    case Symbology::Pdf417: return F::PDF417;
    case Symbology::Aztec: return F::Aztec;
    case Symbology::DataMatrix: return F::DataMatrix;
    default: return dockFormats();
    }
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

constexpr std::size_t longestGoodsNumber = 14; // GTIN-14; ITF has no symbol for more of them

// Weak linear codes read bars that are none: a short text in them is no evidence, and neither is a long one
// in ITF, whose symbol has no check of its own.
bool believable(const Symbol& symbol)
{
    const auto length = symbol.bytes.size();
    switch (symbol.symbology) {
    case Symbology::Itf:
        return length >= 6 && (length <= longestGoodsNumber || passesMod10(text(symbol.bytes)));
    case Symbology::Codabar: return length >= 6;
    case Symbology::Code39:
    case Symbology::Code93: return length >= 3;
    default: return length >= 1;
    }
}

Symbol toSymbol(const Found& found)
{
    Symbol symbol;
    symbol.aimId = found.symbologyIdentifier();
    symbol.symbology = symbologyOf(found, symbol.aimId);
    const auto& content = found.bytes();
    symbol.bytes.assign(content.begin(), content.end());
    // Letters beyond ASCII mean nothing without their alphabet, which only the library knows.
    const bool foreign =
        std::any_of(symbol.bytes.begin(), symbol.bytes.end(), [](auto byte) { return byte > 0x7F; });
    if (foreign
        && (found.contentType() == ZXing::ContentType::Text
            || found.contentType() == ZXing::ContentType::Mixed)) {
        const std::string utf8 = found.text();
        symbol.bytes.assign(utf8.begin(), utf8.end());
    }
    const auto& position = found.position();
    for (std::size_t i = 0; i < symbol.corners.size(); ++i)
        symbol.corners[i] = {position[static_cast<int>(i)].x, position[static_cast<int>(i)].y};
    return symbol;
}

std::vector<Symbol> readOnce(const Pixels& pixels, int width, int height, const Options& wanted)
{
    const ZXing::ImageView image(pixels.data(), width, height, ZXing::ImageFormat::Lum);
    std::vector<Symbol> symbols;
    for (const auto& found : ZXing::ReadBarcodes(image, wanted))
        if (found.isValid())
            symbols.push_back(toSymbol(found));
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

// Takes a found symbol out of the picture, so that the next call finds another one. The corners of a linear
// code grow from the line it was found on to its bars.
void mask(Pixels& pixels, int width, int height, Symbol& symbol)
{
    int left = width;
    int right = 0;
    int top = height;
    int bottom = 0;
    for (const auto& corner : symbol.corners) {
        left = std::min(left, corner.x);
        right = std::max(right, corner.x + 1);
        top = std::min(top, corner.y);
        bottom = std::max(bottom, corner.y + 1);
    }
    left = std::clamp(left, 0, width);
    right = std::clamp(right, left, width);
    top = std::clamp(top, 0, height);
    bottom = std::clamp(bottom, top, height);
    if (isLinear(symbol.symbology) && right > left && bottom > top) {
        const bool upright = bottom - top > right - left;
        const int from = upright ? top : left;
        const int to = upright ? bottom : right;
        const auto edges = maskLinear(
            {pixels, width, height, upright}, from, to, upright ? (left + right) / 2 : (top + bottom) / 2);
        const auto corner = [&](int u, const Edge& edge) {
            const int along = u + edge.shift;
            return upright ? Corner{edge.v, along} : Corner{along, edge.v};
        };
        symbol.corners = upright ? std::array{corner(from, edges[0]), corner(from, edges[1]),
                             corner(to, edges[1]), corner(to, edges[0])}
                                 : std::array{corner(from, edges[0]), corner(to, edges[0]),
                                     corner(to, edges[1]), corner(from, edges[1])};
        return;
    }
    for (int y = std::max(0, top - 2); y < std::min(height, bottom + 2); ++y)
        for (int x = std::max(0, left - 2); x < std::min(width, right + 2); ++x)
            pixels[static_cast<std::size_t>(y) * static_cast<std::size_t>(width)
                + static_cast<std::size_t>(x)] = paint;
}

bool acceptable(GreyView picture)
{
    return picture.pixels != nullptr && picture.width >= smallestSide && picture.height >= smallestSide
        && picture.width <= largestSide && picture.height <= largestSide && picture.stride >= picture.width;
}

} // namespace

std::optional<Symbol> readPure(GreyView painting, Symbology kind)
{
    if (!acceptable(painting))
        return {};
    auto wanted = options(formatsOf(kind));
    wanted.setIsPure(true);
    wanted.setTryRotate(false);
    wanted.setBinarizer(ZXing::Binarizer::FixedThreshold);
    try {
        const auto pixels = copyOf(painting);
        auto found = readOnce(pixels, painting.width, painting.height, wanted);
        if (found.empty() && kind == Symbology::Pdf417) {
            // The pure reader trusts the first rows' left ends; the other one lets all rows and both ends
            // vote.
            wanted.setIsPure(false);
            found = readOnce(pixels, painting.width, painting.height, wanted);
        }
        if (!found.empty())
            return std::move(found.front());
    } catch (const std::exception&) { // a limit of the library: not read
    }
    return {};
}

std::vector<Symbol> readThisSize(GreyView picture, Formats formats, ReadEffort effort)
{
    if (!acceptable(picture))
        return {};
    const auto deadline = SteadyClock::now() + effort.budget;
    const auto most = static_cast<std::size_t>(std::max(0, effort.mostSymbols));
    std::vector<Symbol> symbols;
    try {
        const auto wanted = options(formatsOf(formats));
        auto pixels = copyOf(picture);
        auto lastCall = SteadyClock::duration::zero();
        for (std::size_t tries = 0; tries < 2 * most && symbols.size() < most; ++tries) {
            const auto start = SteadyClock::now();
            if (start + lastCall > deadline + overrun)
                break;
            auto found = readOnce(pixels, picture.width, picture.height, wanted);
            lastCall = SteadyClock::now() - start;
            if (found.empty())
                break;
            auto& symbol = found.front();
            mask(pixels, picture.width, picture.height, symbol);
            const bool known = std::any_of(symbols.begin(), symbols.end(),
                [&](const Symbol& other) { return isSameCode(picture, other, symbol); });
            if (believable(symbol) && !known)
                symbols.push_back(std::move(symbol));
        }
    } catch (
        const std::exception&) { // the library may throw on its own limits; what was found before is kept
    }
    return symbols;
}

std::vector<Symbol> readBarcodesPlainly(GreyView picture)
{
    if (!acceptable(picture))
        return {};
    try {
        auto pixels = copyOf(picture);
        int width = picture.width;
        int height = picture.height;
        while (std::min(width, height) >= smallestSide) {
            auto found = readOnce(pixels, width, height, options(dockFormats()));
            if (!found.empty() || std::max(width, height) < smallPicture)
                return found;
            pixels = halved(pixels, width, height);
            width /= 2;
            height /= 2;
        }
    } catch (const std::exception&) {
        return {};
    }
    return {};
}

} // namespace custody::scan
