// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A trigger pulled twice is one scan: the same code within the window is a repeat, to be shown but not
// counted.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace custody::scan {

class RepeatFilter {
public:
    explicit RepeatFilter(std::int64_t windowMs = 1000)
        : m_windowMs(windowMs)
    {
    }

    // True when `code` was also the last one and came less than the window ago. `nowMs` is monotonic.
    bool isRepeat(std::string_view code, std::int64_t nowMs);

private:
    struct Last {
        std::string code;
        std::int64_t atMs;
    };
    std::int64_t m_windowMs;
    std::optional<Last> m_last;
};

} // namespace custody::scan
