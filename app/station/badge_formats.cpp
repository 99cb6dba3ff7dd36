// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/station/badge_formats.h"

#include <algorithm>
#include <array>
#include <utility>

namespace custody::station {
namespace {

using devices::CardKind;

constexpr std::array kinds{std::pair(std::string_view("UID"), CardKind::Uid),
    std::pair(std::string_view("STRIPE"), CardKind::Stripe),
    std::pair(std::string_view("KEYED"), CardKind::Keyed)};

} // namespace

Result<BadgeFormats> BadgeFormats::parse(const std::vector<std::string>& names)
{
    BadgeFormats formats;
    formats.m_wiegand.clear();
    for (const auto& name : names) {
        const auto kind =
            std::find_if(kinds.begin(), kinds.end(), [&](const auto& one) { return one.first == name; });
        if (kind != kinds.end()) {
            formats.m_others.push_back(kind->second);
            continue;
        }
        const auto format = TRY(access::parseWiegandFormat(name));
        for (const auto other : formats.m_wiegand)
            if (access::bitCount(other) == access::bitCount(format))
                return fail(Fault::Invalid,
                    "badges of " + std::string(access::name(other)) + " and " + name
                        + " have the same number of bits and cannot be told apart; name one of them");
        formats.m_wiegand.push_back(format);
    }
    return formats;
}

Result<access::Badge> BadgeFormats::badgeOf(const devices::BadgeRead& read) const
{
    if (read.kind == CardKind::Wiegand) {
        if (m_wiegand.empty())
            return fail(Fault::Device, "this card is not of this site's kind; tap your badge");
        const auto count = static_cast<unsigned>(read.bitCount);
        auto format = m_wiegand.front();
        for (const auto one : m_wiegand)
            if (access::bitCount(one) == count)
                format = one;
        return access::wiegandBadge(TRY(access::parseWiegand(format, read.bits, count)));
    }
    if (std::find(m_others.begin(), m_others.end(), read.kind) == m_others.end())
        return fail(Fault::Device, "this card is not of this site's kind; tap your badge");
    switch (read.kind) {
    case CardKind::Uid: return access::uidBadge(read.content);
    case CardKind::Stripe: return access::stripeBadge(text(read.content));
    default: return access::keyedBadge(text(read.content));
    }
}

} // namespace custody::station
