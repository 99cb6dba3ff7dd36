// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "drivers/simulated/badge_reader.h"

#include <bit>

namespace custody::simulated {

devices::BadgeRead h10301(int facility, int card)
{
    const auto body =
        static_cast<std::uint64_t>(facility & 0xFF) << 16 | static_cast<std::uint64_t>(card & 0xFFFF);
    const auto upper = static_cast<unsigned>(body >> 12);
    const auto lower = static_cast<unsigned>(body & 0xFFF);
    const std::uint64_t even = std::popcount(upper) % 2 == 0 ? 0 : 1;
    const std::uint64_t odd = std::popcount(lower) % 2 == 0 ? 1 : 0;
    return {26, even << 25 | body << 1 | odd};
}

Result<std::optional<devices::BadgeRead>> BadgeReader::read(std::chrono::milliseconds)
{
    if (m_presented.empty())
        return std::nullopt;
    const auto card = m_presented.front();
    m_presented.pop_front();
    return card;
}

} // namespace custody::simulated
