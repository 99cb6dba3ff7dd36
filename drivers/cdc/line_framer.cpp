// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "drivers/cdc/line_framer.h"

#include <utility>

namespace custody::cdc {

std::vector<std::string> LineFramer::feed(ByteView bytes)
{
    constexpr std::uint8_t stx = 0x02, etx = 0x03, cr = '\r', lf = '\n';
    std::vector<std::string> lines;
    for (const auto byte : bytes) {
        const bool ends = m_framed ? byte == etx : byte == cr || byte == lf;
        if (ends) {
            if (!m_line.empty() && !m_tooLong && !m_spoilt)
                lines.push_back(m_line);
            m_line.clear();
            m_framed = m_tooLong = m_spoilt = false;
        } else if (byte == stx && !m_framed && m_line.empty()) {
            m_framed = true;
        } else if (m_line.size() == m_longest) {
            m_tooLong = true;
        } else {
            m_line.push_back(static_cast<char>(byte));
        }
    }
    return lines;
}

std::string LineFramer::takeRest()
{
    m_framed = false;
    auto rest = std::exchange(m_line, {});
    const bool spoilt = std::exchange(m_spoilt, false);
    return std::exchange(m_tooLong, false) || spoilt ? std::string() : rest;
}

void LineFramer::spoil()
{
    takeRest();
    m_spoilt = true;
}

} // namespace custody::cdc
