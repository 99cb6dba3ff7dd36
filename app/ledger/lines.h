// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What the text formats of this room share: lines, decimal numbers, base64 hashes, key names.

#include <optional>
#include <string_view>
#include <vector>

#include "app/crypto/hash.h"

namespace custody::ledger {

// Takes the next line off `rest`, without its line break; absent when no whole line is left.
std::optional<std::string_view> takeLine(std::string_view& rest);
std::vector<std::string_view> splitAt(std::string_view text, char at);

// Decimal without sign or leading zero.
std::optional<std::uint64_t> parseDecimal(std::string_view text);
std::optional<crypto::Hash> parseHash(std::string_view base64Text);

// UTF-8 without control characters other than the line break.
bool isNoteText(std::string_view text);
// Not empty, no plus and no Unicode space: C2SP signed-note.md.
bool isKeyName(std::string_view name);

} // namespace custody::ledger
