// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
// Whether an image file goes on to its own end: decoders paint what is missing grey and say nothing.

#include "app/vision/picture.h"

namespace custody::vision {
namespace {

std::size_t number(ByteView file, std::size_t at, std::size_t count)
{
    std::size_t value = 0;
    for (std::size_t i = 0; i < count; ++i)
        value = value << 8 | file[at + i];
    return value;
}

// ITU-T T.81, B.1.1.3 and B.2: segments, then entropy-coded data in which FF is followed by 00 or a restart.
bool jpegEnds(ByteView file)
{
    std::size_t at = 2;
    bool inScan = false;
    while (at + 1 < file.size()) {
        const auto marker = file[at] == 0xFF ? file[at + 1] : 0;
        const bool restart = marker >= 0xD0 && marker <= 0xD7;
        if (inScan && (file[at] != 0xFF || marker == 0x00 || restart)) {
            ++at;
            continue;
        }
        if (marker == 0xD9)
            return true;
        if (marker == 0xFF) { // fill byte
            ++at;
            continue;
        }
        if (file[at] != 0xFF || at + 4 > file.size())
            return false;
        inScan = marker == 0xDA;
        at += 2 + number(file, at + 2, 2);
    }
    return false;
}

// PNG 1.2, section 3.2: length, type, data, CRC; IEND is the last chunk.
bool pngEnds(ByteView file)
{
    for (std::size_t at = 8; at + 12 <= file.size();) {
        const auto length = number(file, at, 4);
        if (length > file.size() - at - 12)
            return false;
        if (text(file.subspan(at + 4, 4)) == "IEND")
            return true;
        at += 12 + length;
    }
    return false;
}

bool riffEnds(ByteView file) // RFC 9649, section 2.4: the file's size stands in its head, little-endian
{
    if (file.size() < 12)
        return false;
    const std::size_t claimed = file[4] | static_cast<std::size_t>(file[5]) << 8
        | static_cast<std::size_t>(file[6]) << 16 | static_cast<std::size_t>(file[7]) << 24;
    return claimed <= file.size() - 8;
}

} // namespace

bool isWhole(ByteView file)
{
    const auto mime = mimeOf(file);
    if (mime == "image/jpeg")
        return jpegEnds(file);
    if (mime == "image/png")
        return pngEnds(file);
    return mime != "image/webp" || riffEnds(file); // a BMP that is cut short does not decode
}

} // namespace custody::vision
