// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The PIN behind a badge, and how many guesses it takes to lock it.

#include <optional>
#include <string_view>

#include "app/base/clock.h"

namespace custody::access {

// Four to eight digits, not all the same, not a plain run such as 1234.
Result<> checkNewPin(std::string_view pin);

// What could be a PIN at all. A keyed hash pads its key with zero bytes, so "1234" and "1234\0" look alike to
// it.
bool couldBePin(std::string_view typed);

struct PinGuard {
    int failures = 0; // since the last right PIN or the last lock
    UtcMs lockedUntil = 0;
    bool operator==(const PinGuard&) const = default;
};

constexpr int failuresThatLock = 5;
constexpr std::int64_t lockMs = 15 * 60 * 1000;

// How long the badge stays locked, in ms; absent when it is not.
std::optional<std::int64_t> lockedFor(const PinGuard& guard, UtcMs now);
PinGuard afterWrongPin(PinGuard guard, UtcMs now);
PinGuard afterRightPin();
// A lock counts anew, once, when the clock was set back while it lasted; it would else last as long as that
// step.
PinGuard afterClockSetBack(PinGuard guard, UtcMs now);

} // namespace custody::access
