// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/access/badge.h"

#include <algorithm>

#include "app/crypto/wipe.h"

namespace custody::access {
namespace {

constexpr std::size_t longestNumber = 76; // track 1 of ISO/IEC 7811-6, without its sentinels
constexpr std::size_t shortestNumber = 4;

bool isDigit(char c) { return c >= '0' && c <= '9'; }

bool isPlain(std::string_view text)
{
    return text.size() >= shortestNumber && text.size() <= longestNumber
        && std::all_of(text.begin(), text.end(), [](unsigned char c) { return c > 0x20 && c < 0x7F; });
}

// Track 1 has a blank among its letters (ISO/IEC 7811-6), and encoders fill fields with it.
bool isTrack(std::string_view text)
{
    std::string letters(text);
    std::erase(letters, ' ');
    return text.size() <= longestNumber && isPlain(letters);
}

bool passesLuhn(std::string_view digits)
{
    int sum = 0;
    bool twice = false;
    for (auto at = digits.rbegin(); at != digits.rend(); ++at, twice = !twice) {
        const int digit = (*at - '0') * (twice ? 2 : 1);
        sum += digit > 9 ? digit - 9 : digit;
    }
    return sum % 10 == 0;
}

// ISO/IEC 7813: track 1 begins with B, the account number ends at ^; on track 2 it ends at =, and a bank has
// written at least expiry and service code behind it.
bool isPaymentCard(std::string_view track)
{
    const bool trackOne = track.starts_with('B');
    const auto account = trackOne ? track.substr(1) : track;
    const auto end = account.find(trackOne ? '^' : '=');
    const auto digits = account.substr(0, end);
    const bool accountLike = digits.size() >= 12 && digits.size() <= 19
        && std::all_of(digits.begin(), digits.end(), isDigit) && passesLuhn(digits);
    // Digits alone that pass as an account number may be one whose other fields were cut off.
    return accountLike && (end != std::string_view::npos || digits.size() >= 15);
}

} // namespace

Badge& Badge::operator=(const Badge& other)
{
    if (this == &other)
        return *this;
    crypto::wipe(m_number);
    m_kind = other.m_kind;
    m_number = other.m_number;
    return *this;
}

Badge::~Badge() { crypto::wipe(m_number); }

Badge wiegandBadge(const WiegandNumber& number)
{
    const auto card = std::to_string(number.card);
    return {name(number.format),
        hasFacility(number.format) ? std::to_string(number.facility) + "/" + card : card};
}

Result<Badge> uidBadge(ByteView uid)
{
    const auto size = uid.size();
    if (size != 4 && size != 7 && size != 8 && size != 10)
        return fail(Fault::Device, "this card has no serial number that could be a badge");
    if (std::all_of(uid.begin(), uid.end(), [&](std::uint8_t byte) { return byte == uid[0]; }))
        return fail(Fault::Device, "the badge was read with an error; tap it again");
    if (size == 4 && uid[0] == 0x08) // ISO/IEC 14443-3: a random one
        return fail(Fault::Device,
            "this card shows another number each time, so it cannot be a badge; have it exchanged");
    auto number = hex(uid);
    std::transform(number.begin(), number.end(), number.begin(),
        [](char c) { return c >= 'a' && c <= 'f' ? static_cast<char>(c - 'a' + 'A') : c; });
    return Badge("UID", std::move(number));
}

Result<Badge> stripeBadge(std::string_view track)
{
    if (isPaymentCard(track))
        return fail(Fault::Device, "this is a payment card, not a badge; swipe the badge");
    if (!isTrack(track))
        return fail(Fault::Device, "the stripe was read with an error; swipe the badge again");
    return Badge("STRIPE", std::string(track));
}

Result<Badge> keyedBadge(std::string_view typed)
{
    if (isPaymentCard(typed))
        return fail(Fault::Device, "this is a payment card, not a badge; tap the badge");
    if (!isPlain(typed))
        return fail(Fault::Device, "the badge was read with an error; tap it again");
    return Badge("KEYED", std::string(typed));
}

Result<Bytes> parseHexUid(std::string_view hex)
{
    std::string digits(hex);
    std::transform(digits.begin(), digits.end(), digits.begin(),
        [](char c) { return c >= 'A' && c <= 'F' ? static_cast<char>(c - 'A' + 'a') : c; });
    return fromHex(digits);
}

Result<Badge> parseBadge(std::string_view text)
{
    const auto colon = text.find(':');
    if (colon == std::string_view::npos)
        return wiegandBadge(TRY(parseWiegandNumber(WiegandFormat::H10301, text)));
    const auto kind = text.substr(0, colon);
    const auto number = text.substr(colon + 1);
    const auto asInput = [](Result<Badge> badge) {
        if (!badge)
            badge.error().fault = Fault::Invalid;
        return badge;
    };
    if (kind == "UID")
        return asInput(uidBadge(TRY(parseHexUid(number))));
    if (kind == "STRIPE")
        return asInput(stripeBadge(number));
    if (kind == "KEYED")
        return asInput(keyedBadge(number));
    return wiegandBadge(TRY(parseWiegandNumber(TRY(parseWiegandFormat(kind)), number)));
}

BadgeToken badgeToken(const crypto::Secret& key, const Badge& badge)
{
    auto words = "wcs/badge/v1\n" + badge.kind() + "\n" + badge.number();
    const auto token = crypto::hmacSha256(key.bytes(), view(words));
    crypto::wipe(words);
    return token;
}

} // namespace custody::access
