// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/ledger/lines.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace custody::ledger {

std::optional<std::string_view> takeLine(std::string_view& rest)
{
    const auto end = rest.find('\n');
    if (end == std::string_view::npos)
        return std::nullopt;
    const auto line = rest.substr(0, end);
    rest.remove_prefix(end + 1);
    return line;
}

std::vector<std::string_view> splitAt(std::string_view text, char at)
{
    std::vector<std::string_view> parts;
    for (;;) {
        const auto found = text.find(at);
        parts.push_back(text.substr(0, found));
        if (found == std::string_view::npos)
            return parts;
        text.remove_prefix(found + 1);
    }
}

std::optional<std::uint64_t> parseDecimal(std::string_view text)
{
    std::uint64_t value = 0;
    const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (code != std::errc() || end != text.data() + text.size() || (text.size() > 1 && text[0] == '0'))
        return std::nullopt;
    return value;
}

std::optional<crypto::Hash> parseHash(std::string_view base64Text)
{
    crypto::Hash hash;
    if (base64Text.size() != 44)
        return std::nullopt;
    const auto raw = fromBase64(base64Text);
    if (!raw || raw->size() != hash.size())
        return std::nullopt;
    std::ranges::copy(*raw, hash.begin());
    return hash;
}

bool isNoteText(std::string_view text)
{
    return isUtf8(text) && std::ranges::none_of(text, [](char c) {
        return static_cast<unsigned char>(c) < 0x20 && c != '\n';
    });
}

bool isKeyName(std::string_view name)
{
    constexpr std::array<std::string_view, 21> spaces{" ", "\x7F", "\xC2\x85", "\xC2\xA0", "\xE1\x9A\x80",
        "\xE2\x80\x80", "\xE2\x80\x81", "\xE2\x80\x82", "\xE2\x80\x83", "\xE2\x80\x84", "\xE2\x80\x85",
        "\xE2\x80\x86", "\xE2\x80\x87", "\xE2\x80\x88", "\xE2\x80\x89", "\xE2\x80\x8A", "\xE2\x80\xA8",
        "\xE2\x80\xA9", "\xE2\x80\xAF", "\xE2\x81\x9F", "\xE3\x80\x80"};
    return !name.empty() && name.size() <= 512 && isNoteText(name)
        && name.find_first_of("+\n") == std::string_view::npos
        && std::ranges::none_of(
            spaces, [&](auto space) { return name.find(space) != std::string_view::npos; });
}

} // namespace custody::ledger
