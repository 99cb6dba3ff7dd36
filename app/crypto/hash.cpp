// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/crypto/hash.h"

#include <openssl/core_names.h>
#include <openssl/evp.h>
#include <openssl/kdf.h>
#include <openssl/params.h>

#include "app/crypto/must.h"

namespace custody::crypto {
namespace {

struct FreeDigest {
    void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
};
using DigestContext = std::unique_ptr<EVP_MD_CTX, FreeDigest>;

// Fetched once: the lookup costs more than hashing a leaf does.
const EVP_MD* fetchedSha256()
{
    static const EVP_MD* const digest = EVP_MD_fetch(nullptr, "SHA256", nullptr);
    must(digest != nullptr, "find SHA-256");
    return digest;
}

DigestContext begin()
{
    DigestContext context(EVP_MD_CTX_new());
    must(context && EVP_DigestInit_ex(context.get(), fetchedSha256(), nullptr) == 1, "start SHA-256");
    return context;
}

using MacContext = std::unique_ptr<EVP_MAC_CTX, decltype(&EVP_MAC_CTX_free)>;

// Copied for each use: to look the digest up by name costs more than the HMAC of a tracking number.
MacContext keylessHmac()
{
    const std::unique_ptr<EVP_MAC, decltype(&EVP_MAC_free)> mac(
        EVP_MAC_fetch(nullptr, "HMAC", nullptr), EVP_MAC_free);
    MacContext context(mac ? EVP_MAC_CTX_new(mac.get()) : nullptr, EVP_MAC_CTX_free);
    const OSSL_PARAM params[] = {
        OSSL_PARAM_construct_utf8_string(OSSL_MAC_PARAM_DIGEST, const_cast<char*>("SHA256"), 0),
        OSSL_PARAM_construct_end(),
    };
    must(context && EVP_MAC_CTX_set_params(context.get(), params) == 1, "start HMAC");
    return context;
}

MacContext keyedHmac(ByteView key)
{
    static constexpr std::uint8_t nothing = 0; // OpenSSL reads a null key as "the key of last time"
    static const MacContext keyless = keylessHmac();
    MacContext context(EVP_MAC_CTX_dup(keyless.get()), EVP_MAC_CTX_free);
    must(
        context && EVP_MAC_init(context.get(), key.empty() ? &nothing : key.data(), key.size(), nullptr) == 1,
        "start HMAC");
    return context;
}

using KdfContext = std::unique_ptr<EVP_KDF_CTX, decltype(&EVP_KDF_CTX_free)>;

KdfContext expander(const char* digest)
{
    static EVP_KDF* const kdf = EVP_KDF_fetch(nullptr, "HKDF", nullptr);
    must(kdf != nullptr, "find HKDF");
    KdfContext context(EVP_KDF_CTX_new(kdf), EVP_KDF_CTX_free);
    int mode = EVP_KDF_HKDF_MODE_EXPAND_ONLY;
    const OSSL_PARAM params[] = {
        OSSL_PARAM_construct_int(OSSL_KDF_PARAM_MODE, &mode),
        OSSL_PARAM_construct_utf8_string(OSSL_KDF_PARAM_DIGEST, const_cast<char*>(digest), 0),
        OSSL_PARAM_construct_end(),
    };
    must(context && EVP_KDF_CTX_set_params(context.get(), params) == 1, "start HKDF");
    return context;
}

OSSL_PARAM octets(const char* name, ByteView bytes)
{
    return OSSL_PARAM_construct_octet_string(name, const_cast<std::uint8_t*>(bytes.data()), bytes.size());
}

Bytes hkdfExpand(EVP_KDF_CTX* context, ByteView key, ByteView info, std::size_t size)
{
    static constexpr std::array<std::uint8_t, 32> blank{};
    const OSSL_PARAM params[] = {
        octets(OSSL_KDF_PARAM_KEY, key),
        octets(OSSL_KDF_PARAM_INFO, info),
        OSSL_PARAM_construct_end(),
    };
    const OSSL_PARAM forget[] = {octets(OSSL_KDF_PARAM_KEY, blank), OSSL_PARAM_construct_end()};
    Bytes out(size);
    must(EVP_KDF_derive(context, out.data(), out.size(), params) == 1
            && EVP_KDF_CTX_set_params(context, forget) == 1, // the context outlives the key
        "derive a key");
    return out;
}

} // namespace

struct Sha256::State {
    DigestContext context = begin();
};

Hash sha256(ByteView message) { return sha256(message, {}); }

Hash sha256(ByteView first, ByteView then)
{
    // One context a thread: allocating it costs as much as hashing a node.
    thread_local const DigestContext context(EVP_MD_CTX_new());
    Hash out;
    must(context && EVP_DigestInit_ex(context.get(), fetchedSha256(), nullptr) == 1
            && EVP_DigestUpdate(context.get(), first.data(), first.size()) == 1
            && EVP_DigestUpdate(context.get(), then.data(), then.size()) == 1
            && EVP_DigestFinal_ex(context.get(), out.data(), nullptr) == 1,
        "hash");
    return out;
}

Hash hmacSha256(ByteView key, ByteView message)
{
    const MacContext context = keyedHmac(key);
    Hash out;
    std::size_t size = 0;
    must(EVP_MAC_update(context.get(), message.data(), message.size()) == 1
            && EVP_MAC_final(context.get(), out.data(), &size, out.size()) == 1,
        "compute an HMAC");
    return out;
}

Bytes hkdfExpandSha256(ByteView key, ByteView info, std::size_t size)
{
    // One context a thread: to look the digest up by name costs three times the derivation.
    thread_local const KdfContext context = expander("SHA256");
    return hkdfExpand(context.get(), key, info, size);
}

Bytes hkdfExpandSha512(ByteView key, ByteView info, std::size_t size)
{
    thread_local const KdfContext context = expander("SHA512");
    return hkdfExpand(context.get(), key, info, size);
}

struct Expander::State {
    MacContext keyed;
};

Expander::Expander(ByteView key)
    : m_state(new State{keyedHmac(key)})
{
}
Expander::~Expander() = default;

Hash Expander::of(ByteView info)
{
    static constexpr std::uint8_t first = 1; // T(1) = HMAC(key, info || 0x01) is as long as we want
    auto* context = m_state->keyed.get();
    Hash out;
    std::size_t size = 0;
    must(EVP_MAC_init(context, nullptr, 0, nullptr) == 1 // with the key of last time
            && EVP_MAC_update(context, info.data(), info.size()) == 1
            && EVP_MAC_update(context, &first, 1) == 1
            && EVP_MAC_final(context, out.data(), &size, out.size()) == 1,
        "derive a key");
    return out;
}

Sha256::Sha256()
    : m_state(std::make_unique<State>())
{
}
Sha256::~Sha256() = default;
Sha256::Sha256(Sha256&&) noexcept = default;
Sha256& Sha256::operator=(Sha256&&) noexcept = default;

void Sha256::add(ByteView piece)
{
    must(EVP_DigestUpdate(m_state->context.get(), piece.data(), piece.size()) == 1, "hash");
}

Hash Sha256::finish()
{
    Hash out;
    must(EVP_DigestFinal_ex(m_state->context.get(), out.data(), nullptr) == 1, "finish a hash");
    return out;
}

} // namespace custody::crypto
