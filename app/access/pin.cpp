// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/access/pin.h"

#include <algorithm>

namespace custody::access {

bool couldBePin(std::string_view typed)
{
    const bool digits = std::all_of(typed.begin(), typed.end(), [](char c) { return c >= '0' && c <= '9'; });
    return digits && typed.size() >= 4 && typed.size() <= 8;
}

Result<> checkNewPin(std::string_view pin)
{
    if (!couldBePin(pin))
        return fail(Fault::Invalid, "a PIN has four to eight digits");
    const auto steadyStep = [&](int step) {
        return std::adjacent_find(pin.begin(), pin.end(), [&](char a, char b) { return b - a != step; })
            == pin.end();
    };
    if (steadyStep(0) || steadyStep(1) || steadyStep(-1))
        return fail(Fault::Invalid, "choose a PIN that is not one digit repeated or a plain run");
    return {};
}

std::optional<std::int64_t> lockedFor(const PinGuard& guard, UtcMs now)
{
    if (guard.lockedUntil <= now)
        return std::nullopt;
    // However far the clock stepped back, nobody is told to wait longer than a lock lasts.
    return std::min(guard.lockedUntil - now, lockMs);
}

PinGuard afterWrongPin(PinGuard guard, UtcMs now)
{
    ++guard.failures;
    if (guard.failures < failuresThatLock)
        return guard;
    return PinGuard{0, now + lockMs};
}

PinGuard afterRightPin() { return {}; }

PinGuard afterClockSetBack(PinGuard guard, UtcMs now)
{
    guard.lockedUntil = std::min(guard.lockedUntil, now + lockMs);
    return guard;
}

} // namespace custody::access
