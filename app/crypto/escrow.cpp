// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/crypto/escrow.h"

#include <memory>

#include <openssl/bio.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rsa.h>
#include <openssl/x509.h>

#include "app/crypto/hash.h"
#include "app/crypto/must.h"

namespace custody::crypto {
namespace {

constexpr int fewestBits = 3072;

using KeyHandle = std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)>;

KeyHandle readDer(ByteView der)
{
    const unsigned char* at = der.data();
    KeyHandle key(d2i_PUBKEY(nullptr, &at, static_cast<long>(der.size())), EVP_PKEY_free);
    return key && at == der.data() + der.size() ? std::move(key) : KeyHandle(nullptr, EVP_PKEY_free);
}

Result<> fits(EVP_PKEY* key)
{
    if (!key || EVP_PKEY_is_a(key, "RSA") == 0)
        return fail(Fault::Invalid, "an escrow key is an RSA public key in a PEM file (openssl rsa -pubout)");
    if (EVP_PKEY_get_bits(key) < fewestBits)
        return fail(Fault::Invalid, "an escrow key has at least 3072 bits; make a larger one");
    return {};
}

} // namespace

Result<EscrowKey> EscrowKey::fromPem(ByteView pem)
{
    const std::unique_ptr<BIO, decltype(&BIO_free)> text(
        BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())), BIO_free);
    if (custody::text(pem).find("PRIVATE KEY-----") != std::string_view::npos)
        return fail(Fault::Invalid,
            "this is a private key; it belongs away from every station, and what opens the escrow must not "
            "come "
            "near it. Give its public half: openssl pkey -in PRIVATE.pem -pubout -out PUBLIC.pem");
    const KeyHandle key(PEM_read_bio_PUBKEY(text.get(), nullptr, nullptr, nullptr), EVP_PKEY_free);
    TRY(fits(key.get()));
    unsigned char* der = nullptr;
    const int size = i2d_PUBKEY(key.get(), &der);
    must(size > 0, "write a public key");
    Bytes bytes(der, der + size);
    OPENSSL_free(der);
    return EscrowKey(std::move(bytes));
}

Result<EscrowKey> EscrowKey::fromDer(ByteView der)
{
    TRY(fits(readDer(der).get()));
    return EscrowKey(Bytes(der.begin(), der.end()));
}

std::string EscrowKey::fingerprint() const { return hex(sha256(m_der)); }

Result<Bytes> EscrowKey::wrap(const Secret& key) const
{
    const auto rsa = readDer(m_der);
    const std::unique_ptr<EVP_PKEY_CTX, decltype(&EVP_PKEY_CTX_free)> context(
        EVP_PKEY_CTX_new(rsa.get(), nullptr), EVP_PKEY_CTX_free);
    must(context && EVP_PKEY_encrypt_init(context.get()) == 1
            && EVP_PKEY_CTX_set_rsa_padding(context.get(), RSA_PKCS1_OAEP_PADDING) == 1
            && EVP_PKEY_CTX_set_rsa_oaep_md(context.get(), EVP_sha256()) == 1
            && EVP_PKEY_CTX_set_rsa_mgf1_md(context.get(), EVP_sha256()) == 1,
        "start RSA-OAEP");
    std::size_t size = static_cast<std::size_t>(EVP_PKEY_get_size(rsa.get()));
    Bytes wrapped(size);
    if (EVP_PKEY_encrypt(context.get(), wrapped.data(), &size, key.bytes().data(), key.bytes().size()) != 1)
        return fail(Fault::Invalid, "this RSA key does not wrap; nothing was changed");
    wrapped.resize(size);
    return wrapped;
}

} // namespace custody::crypto
