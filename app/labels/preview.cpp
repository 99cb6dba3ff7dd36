// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/labels/preview.h"

#include <zlib.h>

namespace custody::labels {
namespace {

void append32(Bytes& out, std::uint32_t value)
{
    for (int shift = 24; shift >= 0; shift -= 8)
        out.push_back(static_cast<std::uint8_t>(value >> shift));
}

// PNG 1.2, section 3.2: length, type, data, CRC over type and data.
void appendChunk(Bytes& out, std::string_view type, ByteView data)
{
    append32(out, static_cast<std::uint32_t>(data.size()));
    const auto start = out.size();
    append(out, view(type));
    append(out, data);
    append32(
        out, static_cast<std::uint32_t>(crc32(0, out.data() + start, static_cast<uInt>(out.size() - start))));
}

Result<Bytes> deflated(const Bytes& plain)
{
    Bytes out(compressBound(static_cast<uLong>(plain.size())));
    auto size = static_cast<uLongf>(out.size());
    if (compress2(out.data(), &size, plain.data(), static_cast<uLong>(plain.size()), 9) != Z_OK)
        return fail(Fault::Storage, "The preview cannot be compressed.");
    out.resize(size);
    return out;
}

} // namespace

Result<Bytes> toPng(const Bitmap& bitmap, int dpi)
{
    Bytes rows;
    for (int y = 0; y < bitmap.height(); ++y) {
        rows.push_back(0); // no filter
        for (int i = 0; i < bitmap.rowBytes(); ++i)
            rows.push_back(static_cast<std::uint8_t>(~bitmap.row(y)[i])); // in PNG grey, 1 is white
    }

    Bytes header;
    append32(header, static_cast<std::uint32_t>(bitmap.width()));
    append32(header, static_cast<std::uint32_t>(bitmap.height()));
    append(header, Bytes{1, 0, 0, 0, 0}); // one bit, grey, deflate, no filter method, not interlaced

    Bytes density;
    const auto dotsPerMetre = static_cast<std::uint32_t>(dpi * 10'000 / 254);
    append32(density, dotsPerMetre);
    append32(density, dotsPerMetre);
    density.push_back(1);

    Bytes png = bytes("\x89PNG\r\n\x1A\n");
    appendChunk(png, "IHDR", header);
    appendChunk(png, "pHYs", density);
    appendChunk(png, "IDAT", TRY(deflated(rows)));
    appendChunk(png, "IEND", {});
    return png;
}

} // namespace custody::labels
