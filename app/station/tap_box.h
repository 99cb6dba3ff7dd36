// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Cards that were held to this bench's reader and wait for the command that uses them. A command names a tap
// by a ticket of one use instead of the card's number: so the number is in no command, window or log, and
// nothing that somebody types is a badge.

#include <cstdint>
#include <deque>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

#include "app/devices/badge_reader.h"

namespace custody::station {

// Leaves nothing of the card in it.
void wipe(devices::BadgeRead& read);

class TapBox {
public:
    static constexpr std::int64_t lastsMs = 2 * 60 * 1000; // time enough for a PIN
    static constexpr std::size_t room = 8; // a hand-off takes two, its witness a third

    explicit TapBox(std::int64_t lasts = lastsMs)
        : m_lasts(lasts)
    {
    }
    ~TapBox();
    TapBox(const TapBox&) = delete;
    TapBox& operator=(const TapBox&) = delete;

    static bool isTicket(std::string_view badge) { return badge.starts_with("tap:"); }

    // The ticket of this tap. From any thread.
    std::string put(devices::BadgeRead read, std::int64_t nowMs);
    // The tap, once; Unauthorized when there is none of this name, or it was too long ago. From any thread.
    Result<devices::BadgeRead> take(const std::string& ticket, std::int64_t nowMs);

    // Drops and wipes what is too old by now. From any thread.
    void forgetOld(std::int64_t nowMs);
    // When the oldest one will be: whoever keeps this box forgets it then.
    std::optional<std::int64_t> nextEndMs() const;
    std::size_t waiting() const;

private:
    struct Tap {
        std::string ticket;
        devices::BadgeRead read;
        std::int64_t atMs = 0;
    };
    void dropOld(std::int64_t nowMs);

    const std::int64_t m_lasts;
    mutable std::mutex m_mutex;
    std::deque<Tap> m_taps; // oldest first
};

} // namespace custody::station
