// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What the station needs of a badge reader: the bits of the card that was held to it, as they came.

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>

#include "app/base/result.h"

namespace custody::devices {

// Wiegand bits, unparsed: the first bit sent is the highest of the `bitCount` low bits. What they mean
// (facility, card, parity) is configured per site, because one length can carry several formats.
struct BadgeRead {
    int bitCount = 0; // 1 to 64
    std::uint64_t bits = 0;

    bool operator==(const BadgeRead&) const = default;
};

class BadgeReader {
public:
    virtual ~BadgeReader() = default;

    // What a person calls this reader, for the device page.
    virtual std::string description() const = 0;

    // Blocks for at most `patience`; nothing when no card was held to it. Call it on the device thread only.
    virtual Result<std::optional<BadgeRead>> read(std::chrono::milliseconds patience) = 0;
};

} // namespace custody::devices
