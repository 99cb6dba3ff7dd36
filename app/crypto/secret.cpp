// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/crypto/secret.h"

#include <algorithm>

#include <openssl/crypto.h>
#include <openssl/rand.h>
#include <unistd.h>

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

namespace {

void drawFresh(std::span<std::uint8_t> out)
{
    must(RAND_bytes(out.data(), static_cast<int>(out.size())) == 1, "draw random bytes");
}

// One draw costs OpenSSL as much as sealing a record, however short it is: so a thread draws for many.
struct Drawn {
    std::array<std::uint8_t, 1024> bytes{};
    std::size_t used = bytes.size();
    pid_t process = 0; // a forked child must not repeat its parent's nonces
    ~Drawn() { OPENSSL_cleanse(bytes.data(), bytes.size()); }
};

} // namespace

void drawRandom(std::span<std::uint8_t> out)
{
    thread_local Drawn drawn;
    if (out.size() > drawn.bytes.size() / 8) {
        drawFresh(out);
        return;
    }
    if (drawn.bytes.size() - drawn.used < out.size() || drawn.process != getpid()) {
        drawFresh(drawn.bytes);
        drawn.used = 0;
        drawn.process = getpid();
    }
    const auto next = std::span(drawn.bytes).subspan(drawn.used, out.size());
    std::ranges::copy(next, out.begin());
    OPENSSL_cleanse(next.data(), next.size()); // given once, to one
    drawn.used += out.size();
}

Bytes randomBytes(std::size_t size)
{
    Bytes out(size);
    drawRandom(out);
    return out;
}

bool equalInConstantTime(ByteView a, ByteView b)
{
    return a.size() == b.size() && CRYPTO_memcmp(a.data(), b.data(), a.size()) == 0;
}

} // namespace custody::crypto
