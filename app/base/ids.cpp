// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/base/ids.h"

namespace custody {

std::string uuidText(ByteView sixteenBytes)
{
    std::string out = hex(sixteenBytes);
    for (const std::size_t at : {8U, 13U, 18U, 23U})
        if (at <= out.size())
            out.insert(at, "-");
    return out;
}

Result<std::array<std::uint8_t, 16>> parseUuid(std::string_view text)
{
    constexpr std::string_view prefix = "urn:uuid:";
    if (text.starts_with(prefix))
        text.remove_prefix(prefix.size());
    const bool dashed =
        text.size() == 36 && text[8] == '-' && text[13] == '-' && text[18] == '-' && text[23] == '-';
    if (!dashed)
        return fail(Fault::Invalid, "an id must look like 01932c5e-8d1a-7c3f-9b2e-5a6d7e8f9a0b");
    std::string digits;
    for (const char c : text)
        if (c != '-')
            digits += c;
    const auto raw = TRY(fromHex(digits));
    std::array<std::uint8_t, 16> id{};
    if (raw.size() != id.size())
        return fail(Fault::Invalid, "an id has 32 hex digits");
    std::copy(raw.begin(), raw.end(), id.begin());
    return id;
}

} // namespace custody
