// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Which cards are badges at this site. One number of bits can be several formats, so the site names its own;
// a card of any other kind is no badge here.

#include <string>
#include <vector>

#include "app/access/badge.h"
#include "app/devices/badge_reader.h"

namespace custody::station {

class BadgeFormats {
public:
    BadgeFormats() = default; // H10301 alone

    // Names such as H10301, C1000-35, UID, STRIPE, KEYED. Two that cannot be told apart are refused.
    static Result<BadgeFormats> parse(const std::vector<std::string>& names);

    // Whose badge it may be; Device when it was misread or is none of this site's.
    Result<access::Badge> badgeOf(const devices::BadgeRead& read) const;

private:
    std::vector<access::WiegandFormat> m_wiegand = {access::WiegandFormat::H10301};
    std::vector<devices::CardKind> m_others;
};

} // namespace custody::station
