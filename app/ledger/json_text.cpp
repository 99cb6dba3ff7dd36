// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/ledger/json_text.h"

#include "app/base/bytes.h"

namespace custody::ledger {

std::string jsonText(std::string_view text)
{
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') {
            out += '\\';
            out += c;
        } else if (static_cast<unsigned char>(c) < 0x20) {
            out += "\\u00" + hex(Bytes{static_cast<std::uint8_t>(c)});
        } else {
            out += c;
        }
    }
    return out + "\"";
}

} // namespace custody::ledger
