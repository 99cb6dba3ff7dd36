// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "drivers/badges/keyboard_reader.h"

#include <algorithm>

#include "drivers/badges/misread.h"
#include "drivers/badges/told_card.h"

namespace custody::badges {
namespace {

Result<devices::BadgeRead> fromPacs(std::string_view text)
{
    std::string digits(text);
    const WipedAtEnd wipedDigits(digits);
    std::transform(digits.begin(), digits.end(), digits.begin(),
        [](char c) { return c >= 'A' && c <= 'F' ? static_cast<char>(c - 'A' + 'a') : c; });
    auto bytes = fromHex(digits);
    if (!bytes)
        return misread();
    const WipedAtEnd wipedBytes(*bytes);
    constexpr std::size_t longest = 9; // 64 bits and the byte before them
    if (bytes->size() < 2 || bytes->size() > longest || bytes->front() > 7)
        return misread();
    const auto filler = bytes->front();
    std::uint64_t bits = 0;
    for (std::size_t at = 1; at < bytes->size(); ++at)
        bits = bits << 8 | (*bytes)[at];
    const auto spare = (std::uint64_t{1} << filler) - 1;
    if ((bits & spare) != 0)
        return misread();
    return devices::BadgeRead{static_cast<int>((bytes->size() - 1) * 8) - filler, bits >> filler};
}

} // namespace

Result<Writing> parseWriting(std::string_view name)
{
    if (name == "text")
        return Writing::Text;
    if (name == "pacs")
        return Writing::Pacs;
    return fail(Fault::Invalid, "a badge reader writes text or pacs, not " + std::string(name));
}

Result<devices::BadgeRead> cardWritten(Writing writing, const hid::Typed& typed)
{
    if (!typed.whole || !typed.ended) // cut short it could be somebody else's
        return misread();
    if (writing == Writing::Pacs)
        return fromPacs(typed.text);
    const bool plain = std::all_of(
        typed.text.begin(), typed.text.end(), [](unsigned char c) { return c > 0x20 && c < 0x7F; });
    if (typed.text.empty() || !plain)
        return misread();
    devices::BadgeRead read;
    read.kind = devices::CardKind::Keyed;
    read.content = bytes(typed.text);
    return read;
}

Result<std::optional<devices::BadgeRead>> KeyboardReader::read(std::chrono::milliseconds patience)
{
    auto typed = TRY(m_lines.next(patience));
    if (!typed)
        return std::nullopt;
    const WipedAtEnd wiped(typed->text);
    return std::optional(TRY(cardWritten(m_writing, *typed)));
}

} // namespace custody::badges
