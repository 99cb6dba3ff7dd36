// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A copy of the root key that only the operator's offline key can open: RSA-OAEP with SHA-256 (RFC 8017).
// The private half never comes near a station; `openssl pkeyutl` opens the wrap where it lies.

#include <string_view>

#include "app/crypto/secret.h"

namespace custody::crypto {

class EscrowKey {
public:
    // A PEM public key, RSA of at least 3072 bits.
    static Result<EscrowKey> fromPem(ByteView pem);
    // SubjectPublicKeyInfo, DER: as it lies in the keystore.
    static Result<EscrowKey> fromDer(ByteView der);

    const Bytes& der() const { return m_der; }
    std::string fingerprint() const; // SHA-256 of the DER, hex
    Result<Bytes> wrap(const Secret& key) const;

private:
    explicit EscrowKey(Bytes der)
        : m_der(std::move(der))
    {
    }
    Bytes m_der;
};

} // namespace custody::crypto
