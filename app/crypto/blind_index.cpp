// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/crypto/blind_index.h"

#include <algorithm>

#include "app/crypto/hash.h"

namespace custody::crypto {

BlindIndex blindIndex(const Secret& key, std::string_view field, std::string_view normalised)
{
    std::string message = "wcs/bi/v1\n";
    message.append(field).append("\n").append(normalised);
    const Hash mac = hmacSha256(key.bytes(), view(message));
    BlindIndex out;
    std::copy_n(mac.begin(), out.size(), out.begin());
    return out;
}

} // namespace custody::crypto
