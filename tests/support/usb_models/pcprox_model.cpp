// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/usb_models/pcprox_model.h"

#include <algorithm>

namespace custody::test {

PcProxModel::PcProxModel()
    : KeyboardModel(0x0c27, 0x3bfa, "RFIDeas USB Keyboard")
{
}

void PcProxModel::hold(int count, std::uint64_t bits)
{
    m_count = count;
    m_bits = bits;
    constexpr std::uint8_t halted = 0x80;
    if (count != 0 && (page0[7] & halted) == 0)
        type(std::to_string(bits));
}

Answer PcProxModel::setReport(std::uint16_t value, ByteView data)
{
    if (value != 0x0300 || data.size() != 8)
        return Answer::stalls();
    if (m_pageFollows && data[0] != 0x90 && data[0] < 0x80) {
        if (!stubborn)
            std::copy(data.begin(), data.end(), page0.begin());
        m_pageFollows = false;
        return Answer::takes(8);
    }
    m_pageFollows = data[0] == 0x80;
    m_answer = {};
    const unsigned leading = page0[2] & 0x0F, trailing = page0[2] >> 4;
    const auto left = m_count - static_cast<int>(leading + trailing);
    switch (data[0]) {
    case 0x80: m_answer = page0; break;
    case 0x8F: {
        auto bits = left > 0 ? m_bits >> trailing & ~(left >= 64 ? 0 : ~std::uint64_t{0} << left) : 0;
        for (auto& byte : m_answer) {
            byte = static_cast<std::uint8_t>(bits);
            bits >>= 8;
        }
        break;
    }
    case 0x8E:
        m_answer[0] = m_answer[1] = static_cast<std::uint8_t>(lie != 0 ? lie : std::max(left, 0));
        break;
    case 0x90: kept += data[1] != 0 ? 1 : 0; break;
    default: break;
    }
    return Answer::takes(8);
}

Answer PcProxModel::getReport(std::uint16_t value, std::uint16_t)
{
    if (value != 0x0300)
        return Answer::stalls();
    return Answer::gives(Bytes(m_answer.begin(), m_answer.end()));
}

} // namespace custody::test
