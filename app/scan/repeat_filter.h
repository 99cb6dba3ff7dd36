// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The same label seen again at once is not a new scan: a trigger pulled twice, a camera that keeps looking.

#include <string>
#include <string_view>

#include "app/base/clock.h"

namespace custody::scan {

class RepeatFilter {
public:
    // `window` in milliseconds; 0 lets everything through.
    explicit RepeatFilter(std::int64_t window = 0)
        : m_window(window)
    {
    }

    // True when this is the label seen last, no longer ago than the window. Each sight of it begins the
    // window anew, so a label that stays in view stays one scan. A clock set back forgets.
    bool isRepeat(std::string_view label, UtcMs now)
    {
        const bool repeat = m_window > 0 && label == m_label && now >= m_seen && now - m_seen <= m_window;
        m_label = label;
        m_seen = now;
        return repeat;
    }

    // What was seen counts no more: the scan came to nothing, or the worker went on.
    void forget() { m_label.clear(); }

private:
    std::int64_t m_window;
    std::string m_label;
    UtcMs m_seen = 0;
};

} // namespace custody::scan
