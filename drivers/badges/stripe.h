// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A swipe as a MagTek HID reader reports it: three tracks of a magnetic stripe (ISO/IEC 7811-6), with what
// was wrong of each.

#include <array>
#include <string>

#include "app/devices/badge_reader.h"

namespace custody::badges {

// Two layouts of the same report: tracks of 110 bytes, or of 112 in readers that add what they know of the
// card's magnetism (MagnePrint). Its length tells which.
constexpr std::size_t stripeReportSize = 337;
constexpr std::size_t magnePrintReportSize = 344; // and more behind it

struct Stripe {
    struct Track {
        bool damaged = false;
        std::string data; // what stands between its sentinels; empty: nothing was on it
    };
    std::array<Track, 3> tracks;

    // Whatever lies behind a track's length may be the card before and is never looked at.
    static Result<Stripe> parse(ByteView report);
};

// The badge on the stripe: track 2 where it has one, else 1, else 3. Nothing of a track that was misread.
Result<devices::BadgeRead> badgeOn(const Stripe& stripe);

} // namespace custody::badges
