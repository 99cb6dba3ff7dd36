// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/crypto/aead.h"

#include <memory>

#include <openssl/crypto.h>
#include <openssl/evp.h>

#include "app/crypto/aes_gcm.h"
#include "app/crypto/must.h"

namespace custody::crypto {
namespace {

constexpr std::uint8_t recordVersion = 1;
constexpr std::size_t keyIdSize = 16;
constexpr std::size_t nonceSize = std::tuple_size_v<Nonce>;
constexpr std::size_t headSize = 1 + keyIdSize;

using Block = std::array<std::uint8_t, 16>;

// The key of one nonce, wiped with its scope.
struct Subkey {
    std::array<std::uint8_t, 32> bytes;
    ~Subkey() { OPENSSL_cleanse(bytes.data(), bytes.size()); }
};

// Steps and names as in C2SP XAES-256-GCM.md.
Subkey subkey(const Secret& key, const Nonce& nonce)
{
    static const EVP_CIPHER* const cipher = EVP_CIPHER_fetch(nullptr, "AES-256-ECB", nullptr);
    const std::unique_ptr<EVP_CIPHER_CTX, decltype(&EVP_CIPHER_CTX_free)> context(
        EVP_CIPHER_CTX_new(), EVP_CIPHER_CTX_free);
    must(cipher && context
            && EVP_EncryptInit_ex(context.get(), cipher, nullptr, key.bytes().data(), nullptr) == 1
            && EVP_CIPHER_CTX_set_padding(context.get(), 0) == 1,
        "start AES-256");

    int size = 0;
    Block k1{};
    must(EVP_EncryptUpdate(context.get(), k1.data(), &size, k1.data(), k1.size()) == 1, "encrypt a block");
    const bool carry = (k1[0] & 0x80) != 0;
    for (std::size_t i = 0; i < k1.size(); ++i)
        k1[i] = static_cast<std::uint8_t>(k1[i] << 1 | (i + 1 < k1.size() ? k1[i + 1] >> 7 : 0));
    if (carry)
        k1[15] ^= 0x87;

    std::array<std::uint8_t, 32> blocks{0, 1, 'X', 0};
    blocks[17] = 2;
    blocks[18] = 'X';
    std::copy_n(nonce.begin(), 12, blocks.begin() + 4);
    std::copy_n(nonce.begin(), 12, blocks.begin() + 20);
    for (std::size_t i = 0; i < blocks.size(); ++i)
        blocks[i] ^= k1[i % k1.size()];

    Subkey out;
    must(EVP_EncryptUpdate(context.get(), out.bytes.data(), &size, blocks.data(), blocks.size()) == 1,
        "encrypt a block");
    OPENSSL_cleanse(k1.data(), k1.size());
    return out;
}

// The record's head stands in front of the caller's context, so that a changed key id is noticed too.
Bytes boundContext(ByteView head, ByteView context)
{
    Bytes bound(head.begin(), head.end());
    append(bound, context);
    return bound;
}

} // namespace

Bytes xaesSeal(const Secret& key, const Nonce& nonce, ByteView plain, ByteView context)
{
    const Subkey sub = subkey(key, nonce);
    Bytes out(plain.size() + tagSize);
    AesGcm(sub.bytes, AesGcm::Direction::Seal).seal(ByteView(nonce).last(12), plain, context, out);
    return out;
}

Result<Bytes> xaesOpen(const Secret& key, const Nonce& nonce, ByteView sealed, ByteView context)
{
    if (sealed.size() < tagSize)
        return fail(Fault::Tampered, "a sealed record is shorter than its tag");
    const Subkey sub = subkey(key, nonce);
    Bytes out(sealed.size() - tagSize);
    if (!AesGcm(sub.bytes, AesGcm::Direction::Open).open(ByteView(nonce).last(12), sealed, context, out))
        return fail(Fault::Tampered,
            "a sealed record does not open: it was changed, moved, or sealed under another key");
    return out;
}

Bytes sealRecord(const KeyId& keyId, const Secret& key, ByteView plain, ByteView context)
{
    Bytes record{recordVersion};
    append(record, keyId.bytes());
    const auto nonce = randomArray<nonceSize>();
    const Bytes bound = boundContext(record, context);
    append(record, nonce);
    append(record, xaesSeal(key, nonce, plain, bound));
    return record;
}

Result<Bytes> openRecord(const Secret& key, ByteView record, ByteView context)
{
    TRY(recordKeyId(record));
    Nonce nonce;
    std::copy_n(record.begin() + headSize, nonceSize, nonce.begin());
    return xaesOpen(
        key, nonce, record.subspan(headSize + nonceSize), boundContext(record.first(headSize), context));
}

Result<KeyId> recordKeyId(ByteView record)
{
    if (record.size() < headSize + nonceSize + tagSize)
        return fail(Fault::Tampered, "a sealed record is cut short");
    if (record[0] != recordVersion)
        return fail(Fault::Tampered, "a sealed record has an unknown version");
    return KeyId::fromBytes(record.subspan(1, keyIdSize));
}

} // namespace custody::crypto
