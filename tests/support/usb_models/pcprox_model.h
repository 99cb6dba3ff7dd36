// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A pcProx reader: types cards until it is told not to, and then keeps them in its buffer.

#include <array>

#include "tests/support/usb_models/hid_model.h"

namespace custody::test {

class PcProxModel : public KeyboardModel {
public:
    using Report = std::array<std::uint8_t, 8>;

    PcProxModel();

    Report page0{5, 8, 0x11, 16, 26, 0x36, 0x28, 0x40}; // typing, parity stripped at both ends
    bool stubborn = false; // takes no settings
    int lie = 0; // the length it tells of a card; 0: the right one
    int kept = 0; // how often settings went to the memory that outlives the plug

    // A card is held to it, bits as sent; 0 bits: taken away.
    void hold(int count, std::uint64_t bits);

private:
    Answer getReport(std::uint16_t value, std::uint16_t length) override;
    Answer setReport(std::uint16_t value, ByteView data) override;

    Report m_answer{};
    bool m_pageFollows = false;
    int m_count = 0;
    std::uint64_t m_bits = 0;
};

} // namespace custody::test
