// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/crypto/secret.h"

#include <algorithm>

#include <openssl/crypto.h>
#include <openssl/rand.h>

#include "app/crypto/must.h"

namespace custody::crypto {

Secret::Secret(Secret&& other) noexcept
    : m_bytes(other.m_bytes)
{
    other.wipe();
}

Secret& Secret::operator=(Secret&& other) noexcept
{
    if (this != &other) {
        m_bytes = other.m_bytes;
        other.wipe();
    }
    return *this;
}

Secret Secret::random()
{
    Secret secret;
    must(RAND_priv_bytes(secret.m_bytes.data(), static_cast<int>(secret.m_bytes.size())) == 1,
        "draw random bytes");
    return secret;
}

Result<Secret> Secret::fromBytes(ByteView thirtyTwo)
{
    Secret secret;
    if (thirtyTwo.size() != secret.m_bytes.size())
        return fail(Fault::Invalid, "a key is 32 bytes, not " + std::to_string(thirtyTwo.size()));
    std::copy(thirtyTwo.begin(), thirtyTwo.end(), secret.m_bytes.begin());
    return secret;
}

Secret Secret::clone() const
{
    Secret copy;
    copy.m_bytes = m_bytes;
    return copy;
}

void Secret::wipe() { OPENSSL_cleanse(m_bytes.data(), m_bytes.size()); }

void wipe(Bytes& bytes) { OPENSSL_cleanse(bytes.data(), bytes.size()); }

Bytes randomBytes(std::size_t size)
{
    Bytes out(size);
    must(RAND_bytes(out.data(), static_cast<int>(out.size())) == 1, "draw random bytes");
    return out;
}

bool equalInConstantTime(ByteView a, ByteView b)
{
    return a.size() == b.size() && CRYPTO_memcmp(a.data(), b.data(), a.size()) == 0;
}

} // namespace custody::crypto
