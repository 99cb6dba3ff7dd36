// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The station's clock on the wall and its stopwatch. Rules never read a clock of their own: they are told the
// time.

#include <cstdint>
#include <string>
#include <string_view>

#include "app/base/result.h"

namespace custody {

// Milliseconds since 1970-01-01T00:00:00Z, as the station claims it.
using UtcMs = std::int64_t;

class Clock {
public:
    virtual ~Clock() = default;
    virtual UtcMs now() const = 0;
    virtual std::int64_t monotonicMs() const = 0; // never steps back; starts anywhere
};

class SystemClock final : public Clock {
public:
    UtcMs now() const override;
    std::int64_t monotonicMs() const override;
};

// A clock that only moves when told to: for the demo bench and for tests.
class SetClock : public Clock {
public:
    explicit SetClock(UtcMs start)
        : m_now(start)
    {
    }
    UtcMs now() const override { return m_now; }
    std::int64_t monotonicMs() const override { return m_monotonic; }
    void advance(std::int64_t ms)
    {
        m_now += ms;
        m_monotonic += ms;
    }
    void step(UtcMs to) { m_now = to; }

private:
    UtcMs m_now;
    std::int64_t m_monotonic = 0;
};

// RFC 3339, UTC, milliseconds: 2026-11-22T14:02:05.123Z
std::string rfc3339(UtcMs time);
Result<UtcMs> parseRfc3339(std::string_view text);

} // namespace custody
