// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/base/clock.h"

#include <charconv>
#include <chrono>
#include <cstdio>

#include <time.h>

namespace custody {

using namespace std::chrono;

UtcMs SystemClock::now() const
{
    return duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count();
}

std::int64_t SystemClock::monotonicMs() const
{
    timespec now{}; // of the boot, sleep included: std's steady clock stands still while the machine sleeps
    ::clock_gettime(CLOCK_BOOTTIME, &now);
    return std::int64_t{now.tv_sec} * 1000 + now.tv_nsec / 1'000'000;
}

std::string rfc3339(UtcMs time)
{
    const sys_time<milliseconds> point{milliseconds(time)};
    const auto day = floor<days>(point);
    const year_month_day date(day);
    const hh_mm_ss clock(point - day);
    char out[40];
    std::snprintf(out, sizeof out, "%04d-%02u-%02uT%02ld:%02ld:%02ld.%03ldZ", static_cast<int>(date.year()),
        static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
        static_cast<long>(clock.hours().count()), static_cast<long>(clock.minutes().count()),
        static_cast<long>(clock.seconds().count()), static_cast<long>(clock.subseconds().count()));
    return out;
}

Result<UtcMs> parseRfc3339(std::string_view text)
{
    constexpr std::string_view shape = "dddd-dd-ddTdd:dd:dd.dddZ";
    const auto malformed = [] {
        return fail(Fault::Invalid, "a time must look like 2026-11-22T14:02:05.123Z");
    };
    if (text.size() != shape.size())
        return malformed();
    for (std::size_t i = 0; i < shape.size(); ++i)
        if (shape[i] == 'd' ? text[i] < '0' || text[i] > '9' : text[i] != shape[i])
            return malformed();
    const auto number = [&](std::size_t at, std::size_t size) {
        int value = 0;
        std::from_chars(text.data() + at, text.data() + at + size, value);
        return value;
    };
    const year_month_day date{year(number(0, 4)), month(static_cast<unsigned>(number(5, 2))),
        day(static_cast<unsigned>(number(8, 2)))};
    if (!date.ok() || number(11, 2) > 23 || number(14, 2) > 59 || number(17, 2) > 59)
        return malformed();
    const auto time = sys_days(date) + hours(number(11, 2)) + minutes(number(14, 2)) + seconds(number(17, 2))
        + milliseconds(number(20, 3));
    return duration_cast<milliseconds>(time.time_since_epoch()).count();
}

} // namespace custody
