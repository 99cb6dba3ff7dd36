// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/scan/repeat_filter.h"

namespace custody::scan {

bool RepeatFilter::isRepeat(std::string_view code, std::int64_t nowMs)
{
    const bool repeat = m_last && m_last->code == code && nowMs - m_last->atMs < m_windowMs;
    // A held trigger keeps repeating, so each repeat starts the window anew.
    m_last = Last{std::string(code), nowMs};
    return repeat;
}

} // namespace custody::scan
