// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/crypto/aead.h"

#include <memory>
#include <optional>

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

// The key of many nonces. Steps and names as in C2SP XAES-256-GCM.md.
class Derivation {
public:
    explicit Derivation(const Secret& key)
        : m_context(EVP_CIPHER_CTX_new(), EVP_CIPHER_CTX_free)
    {
        static const EVP_CIPHER* const cipher = EVP_CIPHER_fetch(nullptr, "AES-256-ECB", nullptr);
        must(cipher && m_context
                && EVP_EncryptInit_ex(m_context.get(), cipher, nullptr, key.bytes().data(), nullptr) == 1
                && EVP_CIPHER_CTX_set_padding(m_context.get(), 0) == 1,
            "start AES-256");
        encrypt(m_k1, m_k1.data());
        const bool carry = (m_k1[0] & 0x80) != 0;
        for (std::size_t i = 0; i < m_k1.size(); ++i)
            m_k1[i] = static_cast<std::uint8_t>(m_k1[i] << 1 | (i + 1 < m_k1.size() ? m_k1[i + 1] >> 7 : 0));
        if (carry)
            m_k1[15] ^= 0x87;
    }
    ~Derivation() { OPENSSL_cleanse(m_k1.data(), m_k1.size()); }
    Derivation(const Derivation&) = delete;
    Derivation& operator=(const Derivation&) = delete;

    Subkey of(const Nonce& nonce)
    {
        std::array<std::uint8_t, 32> blocks{0, 1, 'X', 0};
        blocks[17] = 2;
        blocks[18] = 'X';
        std::copy_n(nonce.begin(), 12, blocks.begin() + 4);
        std::copy_n(nonce.begin(), 12, blocks.begin() + 20);
        for (std::size_t i = 0; i < blocks.size(); ++i)
            blocks[i] ^= m_k1[i % m_k1.size()];
        Subkey out;
        encrypt(blocks, out.bytes.data());
        return out;
    }

private:
    void encrypt(ByteView blocks, std::uint8_t* out)
    {
        int size = 0;
        must(EVP_EncryptUpdate(m_context.get(), out, &size, blocks.data(), static_cast<int>(blocks.size()))
                == 1,
            "encrypt a block");
    }

    std::unique_ptr<EVP_CIPHER_CTX, decltype(&EVP_CIPHER_CTX_free)> m_context;
    Block m_k1{};
};

// One direction of XAES under one key; the cipher's memory is taken once.
class Xaes {
public:
    Xaes(const Secret& key, AesGcm::Direction direction)
        : m_derivation(key)
        , m_gcm(direction)
    {
    }
    void seal(const Nonce& nonce, ByteView plain, ByteView context, std::span<std::uint8_t> out)
    {
        const auto key = m_derivation.of(nonce);
        m_gcm.seal({key.bytes, ByteView(nonce).last(12)}, plain, context, out);
    }
    Result<> open(const Nonce& nonce, ByteView sealed, ByteView context, Bytes& plain)
    {
        if (sealed.size() < tagSize)
            return fail(Fault::Tampered, "a sealed record is shorter than its tag");
        const auto key = m_derivation.of(nonce);
        plain.resize(sealed.size() - tagSize);
        if (!m_gcm.open({key.bytes, ByteView(nonce).last(12)}, sealed, context, plain))
            return fail(Fault::Tampered,
                "a sealed record does not open: it was changed, moved, or sealed under another key");
        return {};
    }

private:
    Derivation m_derivation;
    AesGcm m_gcm;
};

} // namespace

Bytes xaesSeal(const Secret& key, const Nonce& nonce, ByteView plain, ByteView context)
{
    Bytes out(plain.size() + tagSize);
    Xaes(key, AesGcm::Direction::Seal).seal(nonce, plain, context, out);
    return out;
}

Result<Bytes> xaesOpen(const Secret& key, const Nonce& nonce, ByteView sealed, ByteView context)
{
    Bytes plain;
    TRY(Xaes(key, AesGcm::Direction::Open).open(nonce, sealed, context, plain));
    return plain;
}

Bytes sealRecord(const KeyId& keyId, const Secret& key, ByteView plain, ByteView context)
{
    return RecordKey(key).seal(keyId, plain, context);
}

Result<Bytes> openRecord(const Secret& key, ByteView record, ByteView context)
{
    return RecordKey(key).open(record, context);
}

struct RecordKey::State {
    Secret key;
    std::optional<Xaes> sealing, opening; // made when first needed
    Bytes bound; // used again for each record

    // The record's head stands in front of the caller's context, so that a changed key id is noticed too.
    ByteView boundContext(ByteView head, ByteView context)
    {
        bound.assign(head.begin(), head.end());
        append(bound, context);
        return bound;
    }
};

RecordKey::RecordKey(const Secret& key)
    : m_state(new State{key.clone(), {}, {}, {}})
{
}
RecordKey::~RecordKey() = default;
RecordKey::RecordKey(RecordKey&&) noexcept = default;
RecordKey& RecordKey::operator=(RecordKey&&) noexcept = default;

Bytes RecordKey::seal(const KeyId& keyId, ByteView plain, ByteView context)
{
    if (!m_state->sealing)
        m_state->sealing.emplace(m_state->key, AesGcm::Direction::Seal);
    Bytes record;
    record.reserve(headSize + nonceSize + plain.size() + tagSize);
    record.push_back(recordVersion);
    append(record, keyId.bytes());
    const auto bound = m_state->boundContext(record, context);
    const auto nonce = randomArray<nonceSize>();
    append(record, nonce);
    record.resize(record.size() + plain.size() + tagSize);
    m_state->sealing->seal(nonce, plain, bound, std::span(record).last(plain.size() + tagSize));
    return record;
}

Result<Bytes> RecordKey::open(ByteView record, ByteView context)
{
    Bytes plain;
    TRY(open(record, context, plain));
    return plain;
}

Result<> RecordKey::open(ByteView record, ByteView context, Bytes& plain)
{
    TRY(recordKeyId(record));
    Nonce nonce;
    std::copy_n(record.begin() + headSize, nonceSize, nonce.begin());
    if (!m_state->opening)
        m_state->opening.emplace(m_state->key, AesGcm::Direction::Open);
    return m_state->opening->open(nonce, record.subspan(headSize + nonceSize),
        m_state->boundContext(record.first(headSize), context), plain);
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
