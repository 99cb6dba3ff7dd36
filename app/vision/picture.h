// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A photo's pixels. Image files come from outside: their size is judged from the header before anything is
// decoded.

#include <cstdint>
#include <vector>

#include "app/base/bytes.h"
#include "app/base/grey_view.h"

namespace custody::vision {

inline constexpr std::size_t largestFile = 64 * 1024 * 1024;
inline constexpr std::int64_t mostPixels = 50'000'000;

// Width and height as the file's header claims; PNG, JPEG, WebP and BMP. Reads no pixel.
struct Dimensions {
    int width = 0;
    int height = 0;
    bool operator==(const Dimensions&) const = default;
};
Result<Dimensions> dimensionsOf(ByteView file);

// The same, and Fault::Invalid for more than 64 MB or than 50 megapixels: whether it may be decoded at all.
Result<Dimensions> admissible(ByteView file);

// Whether the file goes on to its own end. Decoders paint what is missing grey and say nothing.
bool isWhole(ByteView file);

// Whether its data decode without a fault. Only a JPEG can hide one: other formats do not decode then. Costs
// a part of decoding it; for a file that is admissible.
bool isIntact(ByteView file);

// "image/png", "image/jpeg", "image/webp", "image/bmp", or empty.
std::string_view mimeOf(ByteView file);

struct Picture {
    int width = 0;
    int height = 0;
    std::vector<std::uint8_t> grey; // width × height
    std::vector<std::uint8_t>
        colour; // width × height × 3, blue green red; empty when only grey was asked for

    GreyView view() const { return {grey.data(), width, height, width}; }
};

enum class Want { Grey, GreyAndColour };

// Fault::Invalid with a sentence for what is no image, damaged, larger than 64 MB or than 50 megapixels.
// 16-bit pictures are scaled to 8, transparency is laid on white, a camera's orientation tag is obeyed.
Result<Picture> decode(ByteView file, Want want = Want::Grey);

Result<Bytes> encodePng(const Picture& picture);
Result<Bytes> encodeJpeg(const Picture& picture, int quality = 90); // quality 1 to 100

// A JPEG no wider or higher than `longest`, for lists on screen. Never enlarges.
Result<Bytes> thumbnail(ByteView file, int longest);

} // namespace custody::vision
