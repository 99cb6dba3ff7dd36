// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
// Width, height and kind of an image file, from its first bytes and without any decoder.

#include "app/vision/picture.h"

#include <cstdlib>
#include <optional>

namespace custody::vision {
namespace {

// Bytes in file order; anything behind the end reads as nothing.
class Reader {
public:
    explicit Reader(ByteView file)
        : m_file(file)
    {
    }

    bool has(std::size_t at, std::size_t count) const
    {
        return at <= m_file.size() && count <= m_file.size() - at;
    }
    bool is(std::size_t at, std::string_view expected) const
    {
        return has(at, expected.size()) && text(m_file.subspan(at, expected.size())) == expected;
    }
    std::uint32_t bigEndian(std::size_t at, std::size_t count) const
    {
        std::uint32_t value = 0;
        for (std::size_t i = 0; i < count; ++i)
            value = value << 8 | m_file[at + i];
        return value;
    }
    std::uint32_t littleEndian(std::size_t at, std::size_t count) const
    {
        std::uint32_t value = 0;
        for (std::size_t i = count; i-- > 0;)
            value = value << 8 | m_file[at + i];
        return value;
    }
    std::size_t size() const { return m_file.size(); }

private:
    ByteView m_file;
};

using Size = std::optional<std::pair<std::uint32_t, std::uint32_t>>;

Size png(const Reader& file) // PNG 1.2, section 4.1.1: IHDR comes first
{
    if (!file.is(12, "IHDR") || !file.has(16, 8))
        return std::nullopt;
    return {{file.bigEndian(16, 4), file.bigEndian(20, 4)}};
}

Size jpeg(const Reader& file) // ITU-T T.81, B.2.2: the frame header is the first SOF segment
{
    for (std::size_t at = 2; file.has(at, 4);) {
        if (file.bigEndian(at, 1) != 0xFF)
            return std::nullopt;
        const auto marker = file.bigEndian(at + 1, 1);
        if (marker == 0xFF) { // fill byte
            ++at;
            continue;
        }
        if (marker == 0x01 || (marker >= 0xD0 && marker <= 0xD8)) { // no length follows
            at += 2;
            continue;
        }
        const bool frame =
            marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
        if (frame)
            return file.has(at, 9) ? Size{{file.bigEndian(at + 7, 2), file.bigEndian(at + 5, 2)}}
                                   : std::nullopt;
        const auto length = file.bigEndian(at + 2, 2);
        if (length < 2 || marker == 0xD9 || marker == 0xDA)
            return std::nullopt;
        at += 2 + length;
    }
    return std::nullopt;
}

Size webp(const Reader& file) // RFC 9649, sections 2.5 to 2.7
{
    if (file.is(12, "VP8 ") && file.has(26, 4))
        return {{file.littleEndian(26, 2) & 0x3FFF, file.littleEndian(28, 2) & 0x3FFF}};
    if (file.is(12, "VP8L") && file.has(21, 4)) {
        const auto bits = file.littleEndian(21, 4);
        return {{(bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1}};
    }
    if (file.is(12, "VP8X") && file.has(24, 6))
        return {{file.littleEndian(24, 3) + 1, file.littleEndian(27, 3) + 1}};
    return std::nullopt;
}

Size bmp(const Reader& file) // BITMAPCOREHEADER has 12 bytes, the later ones more; height may be negative
{
    if (!file.has(14, 12))
        return std::nullopt;
    if (file.littleEndian(14, 4) == 12)
        return {{file.littleEndian(18, 2), file.littleEndian(20, 2)}};
    const auto height = static_cast<std::int32_t>(file.littleEndian(22, 4));
    return {{file.littleEndian(18, 4), static_cast<std::uint32_t>(std::llabs(height))}};
}

} // namespace

std::string_view mimeOf(ByteView bytes)
{
    const Reader file(bytes);
    if (file.is(0, "\x89PNG\r\n\x1A\n"))
        return "image/png";
    if (file.is(0, "\xFF\xD8\xFF"))
        return "image/jpeg";
    if (file.is(0, "RIFF") && file.is(8, "WEBP"))
        return "image/webp";
    if (file.is(0, "BM"))
        return "image/bmp";
    return {};
}

Result<Dimensions> dimensionsOf(ByteView bytes)
{
    const Reader file(bytes);
    const auto mime = mimeOf(bytes);
    if (mime.empty())
        return fail(Fault::Invalid, "This is no picture we know (PNG, JPEG, WebP or BMP).");
    const auto size = mime == "image/png" ? png(file)
        : mime == "image/jpeg"            ? jpeg(file)
        : mime == "image/webp"            ? webp(file)
                                          : bmp(file);
    if (!size)
        return fail(Fault::Invalid, "The picture is damaged: its header is cut short or wrong.");
    constexpr std::uint32_t absurd = 1U << 30;
    if (size->first == 0 || size->second == 0)
        return fail(Fault::Invalid, "The picture has no pixels.");
    if (size->first > absurd || size->second > absurd)
        return fail(Fault::Invalid, "The picture is damaged: it claims an impossible size.");
    return Dimensions{static_cast<int>(size->first), static_cast<int>(size->second)};
}

Result<Dimensions> admissible(ByteView file)
{
    if (file.size() > largestFile)
        return fail(Fault::Invalid, "The picture file is larger than 64 MB.");
    const auto claimed = TRY(dimensionsOf(file));
    if (static_cast<std::int64_t>(claimed.width) * claimed.height > mostPixels)
        return fail(Fault::Invalid,
            "The picture claims " + std::to_string(claimed.width) + " × " + std::to_string(claimed.height)
                + " pixels; more than 50 megapixels are refused.");
    return claimed;
}

} // namespace custody::vision
