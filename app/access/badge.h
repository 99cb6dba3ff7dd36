// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A badge is a user name, never an identity: its number can be cloned. What reaches the roster is a keyed
// hash; the number itself is neither stored nor logged.

#include <string>
#include <string_view>

#include "app/access/wiegand.h"
#include "app/base/bytes.h"
#include "app/crypto/hash.h"
#include "app/crypto/secret.h"

namespace custody::access {

// A card's number by its kind, one spelling for each card. Made by the functions below alone.
class Badge {
public:
    Badge(const Badge&) = default;
    Badge& operator=(const Badge& other);
    ~Badge(); // leaves no number in memory
    const std::string& kind() const { return m_kind; } // H10301, UID, STRIPE, KEYED
    const std::string& number() const { return m_number; } // 123/45678, 04A1B2C3D4E5F6, digits
    bool operator==(const Badge&) const = default;

private:
    Badge(std::string_view kind, std::string number)
        : m_kind(kind)
        , m_number(std::move(number))
    {
    }
    friend Badge wiegandBadge(const WiegandNumber&);
    friend Result<Badge> uidBadge(ByteView);
    friend Result<Badge> stripeBadge(std::string_view);
    friend Result<Badge> keyedBadge(std::string_view);

    std::string m_kind;
    std::string m_number;
};

Badge wiegandBadge(const WiegandNumber& number);

// The serial number of a contactless chip: 4, 7, 8 or 10 bytes. A card that shows another one each time can
// be nobody's badge.
Result<Badge> uidBadge(ByteView uid);

// What stands between the sentinels of a track. A payment card is refused: its number is never kept, not even
// hashed.
Result<Badge> stripeBadge(std::string_view track);

// What a reader that types like a keyboard sent, claimed so that nothing else hears it.
Result<Badge> keyedBadge(std::string_view typed);

// As an administrator writes it: 123/45678 (H10301), H10304:1234/56789, H10302:1234567, UID:04A1B2C3,
// STRIPE:1234567, KEYED:1234567.
Result<Badge> parseBadge(std::string_view text);

// Hex as printed on chips and cards, in either case.
Result<Bytes> parseHexUid(std::string_view hex);

using BadgeToken = crypto::Hash;
BadgeToken badgeToken(const crypto::Secret& key, const Badge& badge);

} // namespace custody::access
