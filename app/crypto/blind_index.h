// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Finds an exact value among encrypted rows: HMAC-SHA-256 under its own key, cut to 16 bytes.

#include <array>

#include "app/crypto/secret.h"

namespace custody::crypto {

using BlindIndex = std::array<std::uint8_t, 16>;

// HMAC(key, "wcs/bi/v1\n" || field || "\n" || normalised)[0:16]
BlindIndex blindIndex(const Secret& key, std::string_view field, std::string_view normalised);

} // namespace custody::crypto
