// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What the station needs of a badge reader: what the card said that was held to it, as it came.

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>

#include "app/base/bytes.h"

namespace custody::devices {

enum class CardKind {
    Wiegand, // proximity cards: a string of bits
    Uid, // contactless chips: their serial number
    Stripe, // magnetic stripes: what stands between a track's sentinels
    Keyed, // readers that type: their text. Never from a keyboard somebody types on
};

// Its number belongs into no log, error sentence or tape.
struct BadgeRead {
    // Wiegand bits, unparsed: the first bit sent is the highest of the `bitCount` low bits. What they mean
    // (facility, card, parity) is configured per site, because one length can carry several formats.
    int bitCount = 0; // 1 to 64
    std::uint64_t bits = 0;

    CardKind kind = CardKind::Wiegand;
    Bytes content = {}; // of all other kinds

    bool operator==(const BadgeRead&) const = default;
};

class BadgeReader {
public:
    virtual ~BadgeReader() = default;

    // What a person calls this reader, for the device page.
    virtual std::string description() const = 0;

    // Blocks for at most `patience`; nothing when no card was held to it. A card that stays is told once.
    // Device with `readerGone` when the reader is unplugged. Call it on the device thread only.
    virtual Result<std::optional<BadgeRead>> read(std::chrono::milliseconds patience) = 0;

    // So that a person finds out which reader this is. False when it cannot be told to.
    virtual Result<bool> beep() { return false; }
    virtual bool canBeep() const { return false; }
};

} // namespace custody::devices
