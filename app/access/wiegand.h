// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What the bits of a proximity card say: facility code, card number, and the parity bits that tell a misread.
// One length can carry several formats, so the site says which of them its cards have; nothing is guessed.

#include <cstdint>
#include <string_view>

#include "app/base/result.h"

namespace custody::access {

enum class WiegandFormat {
    H10301, // 26 bits
    H10302, // 37 bits without a facility code
    H10304, // 37 bits
    Corporate1000_35,
    Corporate1000_48,
};

struct WiegandNumber {
    WiegandFormat format = WiegandFormat::H10301;
    std::uint32_t facility = 0;
    std::uint64_t card = 0;
    bool operator==(const WiegandNumber&) const = default;
};

// As settings and badges name it, such as C1000-35.
std::string_view name(WiegandFormat format);
Result<WiegandFormat> parseWiegandFormat(std::string_view name);

// `bits`: as they came, first sent is the most significant of the lowest `count`.
Result<WiegandNumber> parseWiegand(WiegandFormat format, std::uint64_t bits, unsigned count);

// As printed on the card: 123/45678, or 1234567 where there is no facility code. Invalid when a number is
// larger than its format can hold.
Result<WiegandNumber> parseWiegandNumber(WiegandFormat format, std::string_view printed);

// For issuing and for simulated readers. Invalid when a number is larger than its format can hold.
Result<std::uint64_t> wiegandBits(const WiegandNumber& number);
unsigned bitCount(WiegandFormat format);
bool hasFacility(WiegandFormat format);

} // namespace custody::access
