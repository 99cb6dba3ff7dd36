// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Ed25519 (RFC 8032). Deterministic: signing the same head twice gives the same bytes.

#include <array>

#include "app/crypto/secret.h"

namespace custody::crypto {

using PublicKey = std::array<std::uint8_t, 32>;
using Signature = std::array<std::uint8_t, 64>;

class SigningKey {
public:
    explicit SigningKey(Secret seed);
    const PublicKey& publicKey() const { return m_public; }
    Signature sign(ByteView message) const;

private:
    Secret m_seed;
    PublicKey m_public;
};

bool verify(const PublicKey& key, ByteView message, ByteView signature);

} // namespace custody::crypto
