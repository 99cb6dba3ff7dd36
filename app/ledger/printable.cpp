// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/ledger/printable.h"

#include <array>

namespace custody::ledger {
namespace {

// How many bytes at the front would act on the terminal rather than be read.
std::size_t acting(std::string_view text)
{
    const auto at = [&](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U; };
    if (at(0) < 0x20 || at(0) == 0x7F || text[0] == '\\')
        return 1;
    if (at(0) == 0xC2 && at(1) >= 0x80 && at(1) <= 0x9F)
        return 2;
    const bool turns = at(0) == 0xE2
        && ((at(1) == 0x80 && (at(2) == 0x8E || at(2) == 0x8F || (at(2) >= 0xA8 && at(2) <= 0xAE)))
            || (at(1) == 0x81 && at(2) >= 0xA6 && at(2) <= 0xA9));
    return turns ? 3 : 0;
}

} // namespace

std::string printable(std::string_view text)
{
    if (!isUtf8(text))
        return escape(text);
    std::string out;
    while (!text.empty()) {
        const auto hidden = acting(text);
        if (hidden == 0)
            out += text[0];
        else
            out += escape(text.substr(0, hidden));
        text.remove_prefix(std::max<std::size_t>(hidden, 1));
    }
    return out;
}

std::string printableValue(const cbor::Value& value)
{
    if (const auto* text = value.as<std::string>())
        return printable(*text);
    if (const auto* raw = value.as<Bytes>())
        return hex(*raw);
    return printable(cbor::diagnostic(value));
}

} // namespace custody::ledger
