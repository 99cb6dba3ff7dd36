// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Ed25519 (RFC 8032). Deterministic: signing the same head twice gives the same bytes.

#include <array>
#include <memory>

#include "app/crypto/secret.h"

namespace custody::crypto {

using PublicKey = std::array<std::uint8_t, 32>;
using Signature = std::array<std::uint8_t, 64>;

class SigningKey {
public:
    explicit SigningKey(const Secret& seed);
    ~SigningKey();
    SigningKey(SigningKey&&) noexcept;
    SigningKey& operator=(SigningKey&&) noexcept;
    SigningKey share() const; // the same key for another thread
    const PublicKey& publicKey() const;
    Signature sign(ByteView message) const;

private:
    struct State; // loaded once: loading costs half as much as signing
    explicit SigningKey(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

bool verify(const PublicKey& key, ByteView message, ByteView signature);

} // namespace custody::crypto
