// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A badge is a user name, never an identity: its number can be cloned. What reaches the roster is a keyed
// hash; the number itself is neither stored nor logged.

#include <string_view>

#include "app/crypto/hash.h"
#include "app/crypto/secret.h"

namespace custody::access {

// H10301: 26 bits, even parity over bits 2-13, facility code 2-9, card number 10-25, odd parity over 14-25.
struct H10301 {
    std::uint8_t facility = 0;
    std::uint16_t card = 0;
    bool operator==(const H10301&) const = default;
};

// `bits`: the bits as they came, first sent is the most significant of the lowest `count`.
Result<H10301> parseH10301(std::uint64_t bits, unsigned count);
std::uint64_t wiegandBits(const H10301& badge); // for issuing and for simulated readers

using BadgeToken = crypto::Hash;
BadgeToken badgeToken(const crypto::Secret& key, const H10301& badge);

} // namespace custody::access
