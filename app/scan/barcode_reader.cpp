// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/scan/barcode_reader.h"

#include <algorithm>
#include <exception>
#include <utility>

#include <ZXing/ReadBarcode.h>
#include <ZXing/ZXVersion.h>

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
constexpr int smallPicture = 800; // longest side; halving shows no more, doubling may

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

// A copy `scale` times smaller than the picture: its pixels there and back.
int onPicture(int inCopy, double scale) { return static_cast<int>(inCopy * scale); }
int inCopy(int onPicture, double scale) { return static_cast<int>(onPicture / scale); }

Symbol toSymbol(const Found& found, double scale)
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
        symbol.corners[i] = {onPicture(position[static_cast<int>(i)].x, scale),
            onPicture(position[static_cast<int>(i)].y, scale)};
    return symbol;
}

std::vector<Symbol> readOnce(const Pixels& pixels, int width, int height, const Options& wanted, double scale)
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

// Takes a found symbol out of the picture, so that the next call finds another one. The corners of a linear
// code grow from the line it was found on to its bars.
void mask(Pixels& pixels, int width, int height, Symbol& symbol, double scale)
{
    int left = width;
    int right = 0;
    int top = height;
    int bottom = 0;
    for (const auto& corner : symbol.corners) {
        left = std::min(left, inCopy(corner.x, scale));
        right = std::max(right, inCopy(corner.x, scale) + 1);
        top = std::min(top, inCopy(corner.y, scale));
        bottom = std::max(bottom, inCopy(corner.y, scale) + 1);
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
            const int along = onPicture(u + edge.shift, scale);
            return upright ? Corner{onPicture(edge.v, scale), along}
                           : Corner{along, onPicture(edge.v, scale)};
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

// The same code at the same place, met again on another line or in another size of the picture.
bool known(const std::vector<Symbol>& symbols, const Symbol& again)
{
    const auto spanOf = [](const Symbol& symbol, int Corner::*axis) {
        int least = symbol.corners[0].*axis;
        int most = least;
        for (const auto& corner : symbol.corners) {
            least = std::min(least, corner.*axis);
            most = std::max(most, corner.*axis);
        }
        return std::pair{least, most};
    };
    return std::any_of(symbols.begin(), symbols.end(), [&](const Symbol& symbol) {
        if (symbol.bytes != again.bytes || symbol.symbology != again.symbology)
            return false;
        const auto [left, right] = spanOf(symbol, &Corner::x);
        const auto [top, bottom] = spanOf(symbol, &Corner::y);
        const auto [againLeft, againRight] = spanOf(again, &Corner::x);
        const auto [againTop, againBottom] = spanOf(again, &Corner::y);
        const int near = std::max(right - left, bottom - top) / 16; // bars' ends are ragged
        return againLeft <= right + near && left - near <= againRight && againTop <= bottom + near
            && top - near <= againBottom;
    });
}

bool acceptable(GreyView picture)
{
    return picture.pixels != nullptr && picture.width >= smallestSide && picture.height >= smallestSide
        && picture.width <= largestSide && picture.height <= largestSide && picture.stride >= picture.width;
}

class Search {
public:
    Search(ReadEffort effort, Formats formats)
        : m_effort(effort)
        , m_deadline(SteadyClock::now() + effort.budget)
        , m_options(options(formatsOf(formats)))
    {
    }

    bool over() const
    {
        return SteadyClock::now() >= m_deadline
            || m_symbols.size() >= static_cast<std::size_t>(m_effort.mostSymbols);
    }

    // One symbol after the other, each painted over in `pixels`, until nothing more comes.
    void exhaust(Pixels& pixels, int width, int height, double scale)
    {
        for (int tries = 0; tries < 2 * m_effort.mostSymbols && !over(); ++tries) {
            auto found = readOnce(pixels, width, height, m_options, scale);
            if (found.empty())
                return;
            auto& symbol = found.front();
            mask(pixels, width, height, symbol, scale);
            if (believable(symbol) && !known(m_symbols, symbol))
                m_symbols.push_back(std::move(symbol));
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
    Search search(effort, Formats::Dock);
    auto whole = copyOf(picture);
    auto pixels = whole;
    int width = picture.width;
    int height = picture.height;
    for (int scale = 1; !search.over() && std::min(width, height) >= smallestSide; scale *= 2) {
        search.exhaust(pixels, width, height, scale);
        if (scale == 1)
            whole = pixels; // without what was found
        if (std::max(width, height) < smallPicture)
            break;
        pixels = halved(pixels, width, height);
        width /= 2;
        height /= 2;
    }
    if (!search.over()) {
        whole = sharpened(whole, picture.width, picture.height);
        search.exhaust(whole, picture.width, picture.height, 1);
    }
    if (!search.over() && std::max(picture.width, picture.height) < smallPicture) {
        whole = doubled(whole, picture.width, picture.height);
        search.exhaust(whole, 2 * picture.width, 2 * picture.height, 0.5);
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

std::vector<Symbol> readThisSize(GreyView picture, Formats formats, ReadEffort effort)
{
    if (!acceptable(picture))
        return {};
    try {
        Search search(effort, formats);
        auto pixels = copyOf(picture);
        search.exhaust(pixels, picture.width, picture.height, 1);
        return search.take();
    } catch (const std::exception&) {
        return {};
    }
}

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
        auto found = readOnce(pixels, painting.width, painting.height, wanted, 1);
        if (found.empty() && kind == Symbology::Pdf417) {
            // The pure reader trusts the first rows' left ends; the other one lets all rows and both ends
            // vote.
            wanted.setIsPure(false);
            found = readOnce(pixels, painting.width, painting.height, wanted, 1);
        }
        if (!found.empty())
            return std::move(found.front());
    } catch (const std::exception&) { // a limit of the library: not read
    }
    return {};
}

std::vector<Symbol> readBarcodesPlainly(GreyView picture)
{
    if (!acceptable(picture))
        return {};
    try {
        auto pixels = copyOf(picture);
        int width = picture.width;
        int height = picture.height;
        for (int scale = 1; std::min(width, height) >= smallestSide; scale *= 2) {
            auto found = readOnce(pixels, width, height, options(dockFormats()), scale);
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
