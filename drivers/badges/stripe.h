// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A swipe as a MagTek HID reader reports it: three tracks of a magnetic stripe (ISO/IEC 7811-6), with what
// was wrong of each.

#include <array>
#include <string>

#include "app/devices/badge_reader.h"

namespace custody::badges {

constexpr std::size_t stripeReportSize = 337;

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
