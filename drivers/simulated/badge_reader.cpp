// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "drivers/simulated/badge_reader.h"

namespace custody::simulated {

Result<std::optional<devices::BadgeRead>> BadgeReader::read(std::chrono::milliseconds)
{
    if (m_presented.empty())
        return std::nullopt;
    auto card = std::move(m_presented.front());
    m_presented.pop_front();
    return card;
}

} // namespace custody::simulated
