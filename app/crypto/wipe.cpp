// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/crypto/wipe.h"

#include <openssl/crypto.h>

namespace custody::crypto {

void wipe(std::span<std::uint8_t> bytes) { OPENSSL_cleanse(bytes.data(), bytes.size()); }

void wipe(std::string& text) { OPENSSL_cleanse(text.data(), text.size()); }

} // namespace custody::crypto
