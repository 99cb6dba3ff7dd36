// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/devices/identity.h"

#include <charconv>
#include <cstdio>

namespace custody::devices {
namespace {

std::optional<std::uint16_t> fourDigits(std::string_view text)
{
    std::uint16_t value = 0;
    const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), value, 16);
    if (text.size() != 4 || code != std::errc() || end != text.data() + text.size())
        return std::nullopt;
    return value;
}

} // namespace

std::string Identity::text() const
{
    char head[20];
    std::snprintf(head, sizeof head, "%04x:%04x %04x ", vendor, product, release);
    return head + port + (serial.empty() ? "" : " " + serial);
}

std::optional<Identity> Identity::parse(std::string_view text)
{
    constexpr std::size_t headSize = 15; // "0a5f:0141 0100 "
    if (text.size() <= headSize || text[4] != ':' || text[9] != ' ' || text[14] != ' ')
        return std::nullopt;
    const auto vendor = fourDigits(text.substr(0, 4));
    const auto product = fourDigits(text.substr(5, 4));
    const auto release = fourDigits(text.substr(10, 4));
    if (!vendor || !product || !release)
        return std::nullopt;
    const auto place = text.substr(headSize);
    const auto blank = place.find(' ');
    return Identity{*vendor, *product, *release, std::string(place.substr(0, blank)),
        std::string(blank == std::string_view::npos ? std::string_view() : place.substr(blank + 1))};
}

Sameness compare(const Identity& known, const Identity& now)
{
    if (known.vendor != now.vendor || known.product != now.product)
        return Sameness::Other;
    if (known.serial != now.serial)
        return known.port == now.port ? Sameness::Replaced : Sameness::Other;
    if (known.port != now.port)
        return known.serial.empty() ? Sameness::Other : Sameness::Moved;
    return known.release == now.release ? Sameness::Same : Sameness::Updated;
}

std::string_view name(Sameness sameness)
{
    switch (sameness) {
    case Sameness::Same: return "same";
    case Sameness::Updated: return "updated";
    case Sameness::Moved: return "moved";
    case Sameness::Replaced: return "replaced";
    case Sameness::Other: break;
    }
    return "another";
}

} // namespace custody::devices
