// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/access/badge.h"

#include <bit>
#include <string>

namespace custody::access {
namespace {

constexpr unsigned bitCount = 26;

bool oddOnes(std::uint64_t bits) { return std::popcount(bits) % 2 == 1; }

} // namespace

Result<H10301> parseH10301(std::uint64_t bits, unsigned count)
{
    if (count != bitCount)
        return fail(Fault::Device,
            "the badge sent " + std::to_string(count)
                + " bits instead of 26; tap it again, or have it exchanged");
    if (bits >> bitCount != 0)
        return fail(Fault::Device, "the badge reader sent more bits than it said; tap the badge again");
    const std::uint64_t firstHalf = bits >> 13; // bit 1 (parity) and bits 2-13
    const std::uint64_t secondHalf = bits & 0x1FFF; // bits 14-25 and bit 26 (parity)
    if (oddOnes(firstHalf) || !oddOnes(secondHalf))
        return fail(Fault::Device, "the badge was read with an error; tap it again");
    return H10301{static_cast<std::uint8_t>(bits >> 17), static_cast<std::uint16_t>(bits >> 1)};
}

std::uint64_t wiegandBits(const H10301& badge)
{
    std::uint64_t bits = (std::uint64_t{badge.facility} << 17) | (std::uint64_t{badge.card} << 1);
    if (oddOnes(bits >> 13))
        bits |= std::uint64_t{1} << 25;
    if (!oddOnes(bits & 0x1FFE))
        bits |= 1;
    return bits;
}

BadgeToken badgeToken(const crypto::Secret& key, const H10301& badge)
{
    const std::string number =
        "wcs/badge/v1\nH10301\n" + std::to_string(badge.facility) + "/" + std::to_string(badge.card);
    return crypto::hmacSha256(key.bytes(), view(number));
}

} // namespace custody::access
