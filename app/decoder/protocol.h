// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What the station and its decoder say to each other (resources/formats/decoder.md). Pure parsers: the child
// reads questions about pictures it must not trust, and the station reads answers as if an enemy had written
// them.

#include <chrono>

#include "app/base/bytes.h"
#include "app/scan/barcode_reader.h"

namespace custody::decoder {

inline constexpr std::size_t longestQuestion = 64;
inline constexpr std::size_t longestAnswer = 96 * 1024; // fits one packet of a local socket
inline constexpr std::size_t longestContent = 8 * 1024; // the largest QR Code holds 7,089 digits
inline constexpr int mostSymbols = 32;
inline constexpr std::chrono::milliseconds longestBudget{600'000};

enum class Pixels : std::uint8_t {
    EncodedFile = 1, // PNG, JPEG, WebP or BMP; the child decodes it
    Grey = 2, // a byte a pixel
    Colour = 3, // blue, green, red
};

// Part of a picture, in its pixels; no width means: the whole of it.
struct Region {
    int x = 0;
    int y = 0;
    int width = 0;
    int height = 0;
    bool isWhole() const { return width == 0; }
    bool operator==(const Region&) const = default;
};

// One picture lies in shared memory; what shall be done with it.
struct Question {
    std::uint32_t number = 0; // its answer bears the same
    Pixels pixels = Pixels::EncodedFile;
    std::uint32_t stream = 0; // frames of one running camera share a number; 0 stands alone
    scan::ReadEffort effort; // no symbols wanted: it is only decoded, to learn whether that works
    int width = 0; // of raw pixels; a file says so itself
    int height = 0;
    std::uint64_t size = 0; // bytes in the shared memory
    Region region; // where to look; raw pixels only

    Bytes bytes() const;
    static Result<Question> parse(ByteView bytes);
};

// The child's first word: which of its fetters hold on this machine.
struct Hello {
    bool callsFiltered = false; // seccomp
    bool memoryLimited = false;

    Bytes bytes() const;
    static Result<Hello> parse(ByteView bytes);
};

enum class Verdict : std::uint8_t {
    Read = 1,
    Damaged = 2, // the file does not decode
};

struct Answer {
    std::uint32_t number = 0;
    Verdict verdict = Verdict::Damaged;
    int width = 0; // of the picture as decoded; 0 when damaged
    int height = 0;
    std::chrono::milliseconds searched{0}; // without decoding the file
    bool finished = false; // nothing was left to try; otherwise the time was over first
    std::vector<scan::Symbol> symbols; // corners lie within the picture

    // Symbols that do not fit are left out, the last first.
    Bytes bytes() const;
    static Result<Answer> parse(ByteView bytes);
};

} // namespace custody::decoder
