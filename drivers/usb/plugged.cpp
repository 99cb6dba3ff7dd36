// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "drivers/usb/plugged.h"

#include <algorithm>
#include <cctype>
#include <cstdio>

#include "app/base/plain_words.h"

namespace custody::usb {

namespace {

bool isDigit(char c) { return c >= '0' && c <= '9'; }

// 1-2.3: a bus and the ports down to it, of three digits each at most; a longer one is a serial number.
bool isPort(std::string_view name)
{
    const auto hyphen = name.find('-');
    if (hyphen == std::string_view::npos)
        return false;
    constexpr int most = 3;
    int digits = 0;
    for (const char c : name) {
        const bool between = c == '.' || c == '-';
        if (between ? digits == 0 : !isDigit(c))
            return false;
        digits = between ? 0 : digits + 1;
        if (digits > most)
            return false;
    }
    return digits > 0 && name.find('.') > hyphen && name.rfind('-') == hyphen;
}

// 0a5f:0141
bool isKind(std::string_view name)
{
    const auto hex = [](char c) { return std::isxdigit(static_cast<unsigned char>(c)) != 0; };
    return name.size() == 9 && name[4] == ':' && std::ranges::all_of(name.substr(0, 4), hex)
        && std::ranges::all_of(name.substr(5), hex);
}

} // namespace

bool Plugged::isNamed(std::string_view wanted) const
{
    if (isPort(wanted))
        return wanted == identity.port;
    if (isKind(wanted))
        return isOfKind(wanted);
    return !wanted.empty() && wanted == identity.serial;
}

bool Plugged::isOfKind(std::string_view wanted) const
{
    return std::ranges::equal(wanted, kind(), {}, [](char c) { return std::tolower(c); });
}

std::string Plugged::kind() const
{
    char text[12];
    std::snprintf(text, sizeof text, "%04x:%04x", identity.vendor, identity.product);
    return text;
}

std::string Plugged::description() const
{
    constexpr std::size_t aName = 60, aSerial = 40;
    std::string text = name.starts_with(maker) ? name : maker + " " + name;
    if (maker.empty() || name.empty())
        text = maker + name;
    if (text.empty())
        text = "USB device " + kind();
    text = plainWords(text, aName) + " (port " + identity.port;
    if (!identity.serial.empty())
        text += ", serial " + plainWords(identity.serial, aSerial);
    return text + ")";
}

std::string Plugged::node() const
{
    char text[32];
    std::snprintf(text, sizeof text, "/dev/bus/usb/%03u/%03u", unsigned(bus), unsigned(address));
    return text;
}

devices::Identity noted(const Plugged& device)
{
    const auto& who = device.identity;
    constexpr std::size_t longest = 64; // a serial number of honest makers is shorter
    auto serial = who.serial;
    if (serial.size() > longest) {
        auto end = longest;
        while (end > 0 && (static_cast<unsigned char>(serial[end]) & 0xC0) == 0x80)
            --end; // no letter is cut in two
        serial.resize(end);
    }
    return {who.vendor, who.product, device.release, who.port, std::move(serial)};
}

} // namespace custody::usb
