// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/crypto/signing.h"

#include <openssl/evp.h>

#include "app/crypto/must.h"

namespace custody::crypto {
namespace {

using Key = std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)>;
using Context = std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)>;

Key privateKey(const Secret& seed)
{
    Key key(EVP_PKEY_new_raw_private_key(EVP_PKEY_ED25519, nullptr, seed.bytes().data(), seed.bytes().size()),
        EVP_PKEY_free);
    must(key != nullptr, "load a signing key");
    return key;
}

PublicKey publicKeyOf(const Key& key)
{
    PublicKey out;
    std::size_t size = out.size();
    must(EVP_PKEY_get_raw_public_key(key.get(), out.data(), &size) == 1 && size == out.size(),
        "derive a public key");
    return out;
}

} // namespace

struct SigningKey::State {
    Key key; // OpenSSL wipes it when it is freed
    PublicKey publicKey;
};

SigningKey::SigningKey(const Secret& seed)
{
    Key key = privateKey(seed);
    const auto shown = publicKeyOf(key);
    m_state = std::make_unique<State>(State{std::move(key), shown});
}

SigningKey::SigningKey(std::unique_ptr<State> state)
    : m_state(std::move(state))
{
}

SigningKey SigningKey::share() const
{
    must(EVP_PKEY_up_ref(m_state->key.get()) == 1, "share a signing key");
    return SigningKey(
        std::make_unique<State>(State{Key(m_state->key.get(), EVP_PKEY_free), m_state->publicKey}));
}

SigningKey::~SigningKey() = default;
SigningKey::SigningKey(SigningKey&&) noexcept = default;
SigningKey& SigningKey::operator=(SigningKey&&) noexcept = default;

const PublicKey& SigningKey::publicKey() const { return m_state->publicKey; }

Signature SigningKey::sign(ByteView message) const
{
    const Context context(EVP_MD_CTX_new(), EVP_MD_CTX_free);
    Signature out;
    std::size_t size = out.size();
    must(context && EVP_DigestSignInit(context.get(), nullptr, nullptr, nullptr, m_state->key.get()) == 1
            && EVP_DigestSign(context.get(), out.data(), &size, message.data(), message.size()) == 1
            && size == out.size(),
        "sign");
    return out;
}

bool verify(const PublicKey& key, ByteView message, ByteView signature)
{
    if (signature.size() != std::tuple_size_v<Signature>)
        return false;
    const Key loaded(
        EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, nullptr, key.data(), key.size()), EVP_PKEY_free);
    const Context context(EVP_MD_CTX_new(), EVP_MD_CTX_free);
    return loaded && context
        && EVP_DigestVerifyInit(context.get(), nullptr, nullptr, nullptr, loaded.get()) == 1
        && EVP_DigestVerify(context.get(), signature.data(), signature.size(), message.data(), message.size())
        == 1;
}

} // namespace custody::crypto
