// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// scrypt (RFC 7914) for what a person types: PINs and passphrases.

#include "app/crypto/secret.h"

namespace custody::crypto {

struct ScryptCost {
    std::uint64_t n = 1 << 15; // 32 MB with r = 8: about a tenth of a second at the bench
    std::uint32_t r = 8;
    std::uint32_t p = 1;
};

Result<Secret> scrypt(std::string_view password, ByteView salt, ScryptCost cost = {});

// "scrypt$n$r$p$salt$hash", base64 inside. Carries its own cost, so that the cost can grow.
Result<std::string> hashPassword(std::string_view password, ScryptCost cost = {});
// False for a wrong password; an error only for a text that is no such hash.
Result<bool> checkPassword(std::string_view password, std::string_view hash);

} // namespace custody::crypto
