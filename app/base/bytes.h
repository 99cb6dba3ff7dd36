// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Raw bytes and their printable forms. Decoders are strict: one text for each byte string.

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "app/base/result.h"

namespace custody {

using Bytes = std::vector<std::uint8_t>;
using ByteView = std::span<const std::uint8_t>;

inline ByteView view(std::string_view text)
{
    return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}
inline std::string_view text(ByteView bytes)
{
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}
inline Bytes bytes(std::string_view text) { return {text.begin(), text.end()}; }
inline void append(Bytes& to, ByteView more) { to.insert(to.end(), more.begin(), more.end()); }

std::string hex(ByteView bytes);
Result<Bytes> fromHex(std::string_view text);

// RFC 4648 section 4, padded. Decoding refuses line breaks and non-zero padding bits.
std::string base64(ByteView bytes);
Result<Bytes> fromBase64(std::string_view text);

// `\xNN` and `\uNNNN` (as UTF-8) and `\\`; everything else stands for itself.
Result<std::string> unescape(std::string_view text);
// Bytes outside printable ASCII become `\xNN`, a backslash becomes `\\`.
std::string escape(std::string_view bytes);

bool isUtf8(std::string_view text);

} // namespace custody
