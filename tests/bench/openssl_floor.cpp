// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/openssl_floor.h"

#include <array>
#include <cstdlib>
#include <memory>

#include <openssl/evp.h>

namespace custody::bench {
namespace {

using Cipher = std::unique_ptr<EVP_CIPHER_CTX, decltype(&EVP_CIPHER_CTX_free)>;
constexpr std::size_t tagSize = 16;
constexpr std::size_t leafPrefix = 1;
constexpr std::size_t node = 65;
constexpr std::size_t disclosurePrefix = 18; // "wcs/disclosure/v1\n"

void must(bool worked)
{
    if (!worked)
        std::abort();
}

struct Sealed {
    std::array<std::uint8_t, 32> blocks{}; // what the record's key is derived from
    std::array<std::uint8_t, 12> nonce{};
    Bytes body; // and its tag
};

class Floor {
public:
    Floor()
    {
        const Bytes key(32, 7);
        must(m_derive && m_gcm && m_hash
            && EVP_EncryptInit_ex(m_derive.get(), m_ecb, nullptr, key.data(), nullptr) == 1
            && EVP_CIPHER_CTX_set_padding(m_derive.get(), 0) == 1);
    }
    ~Floor()
    {
        EVP_MD_CTX_free(m_hash);
        EVP_MD_free(m_sha256);
        EVP_CIPHER_free(m_aes);
        EVP_CIPHER_free(m_ecb);
    }
    Floor(const Floor&) = delete;
    Floor& operator=(const Floor&) = delete;

    Sealed seal(std::size_t size, std::uint32_t number)
    {
        Sealed out;
        for (std::size_t i = 0; i < 4; ++i)
            out.blocks[i] = out.nonce[i] = static_cast<std::uint8_t>(number >> (8 * i));
        out.body.assign(size + tagSize, 'x');
        const auto key = derive(out);
        int done = 0;
        must(EVP_EncryptInit_ex(m_gcm.get(), m_aes, nullptr, key.data(), out.nonce.data()) == 1
            && EVP_EncryptUpdate(m_gcm.get(), out.body.data(), &done, out.body.data(), static_cast<int>(size))
                == 1
            && EVP_EncryptFinal_ex(m_gcm.get(), out.body.data() + size, &done) == 1
            && EVP_CIPHER_CTX_ctrl(m_gcm.get(), EVP_CTRL_AEAD_GET_TAG, tagSize, out.body.data() + size) == 1);
        return out;
    }

    void open(Sealed& sealed)
    {
        const auto key = derive(sealed);
        const std::size_t size = sealed.body.size() - tagSize;
        int done = 0;
        must(EVP_DecryptInit_ex(m_gcm.get(), m_aes, nullptr, key.data(), sealed.nonce.data()) == 1
            && EVP_CIPHER_CTX_ctrl(m_gcm.get(), EVP_CTRL_AEAD_SET_TAG, tagSize, sealed.body.data() + size)
                == 1
            && EVP_DecryptUpdate(
                   m_gcm.get(), m_plain.data(), &done, sealed.body.data(), static_cast<int>(size))
                == 1
            && EVP_DecryptFinal_ex(m_gcm.get(), m_plain.data() + size, &done) == 1);
    }

    void hash(std::size_t size)
    {
        std::array<std::uint8_t, 32> out;
        must(EVP_DigestInit_ex(m_hash, m_sha256, nullptr) == 1
            && EVP_DigestUpdate(m_hash, m_plain.data(), size) == 1
            && EVP_DigestFinal_ex(m_hash, out.data(), nullptr) == 1);
    }

private:
    std::array<std::uint8_t, 32> derive(const Sealed& sealed)
    {
        std::array<std::uint8_t, 32> key;
        int done = 0;
        must(EVP_EncryptUpdate(m_derive.get(), key.data(), &done, sealed.blocks.data(), 32) == 1);
        return key;
    }

    EVP_CIPHER* m_ecb = EVP_CIPHER_fetch(nullptr, "AES-256-ECB", nullptr);
    EVP_CIPHER* m_aes = EVP_CIPHER_fetch(nullptr, "AES-256-GCM", nullptr);
    EVP_MD* m_sha256 = EVP_MD_fetch(nullptr, "SHA256", nullptr);
    Cipher m_derive{EVP_CIPHER_CTX_new(), EVP_CIPHER_CTX_free};
    Cipher m_gcm{EVP_CIPHER_CTX_new(), EVP_CIPHER_CTX_free};
    EVP_MD_CTX* m_hash = EVP_MD_CTX_new();
    Bytes m_plain = Bytes(1 << 17);
};

} // namespace

std::chrono::duration<double> opensslFloor(const std::vector<EventSizes>& events, int rounds)
{
    Floor floor;
    std::vector<std::pair<Sealed, Sealed>> sealed;
    for (const auto& event : events) {
        const auto number = static_cast<std::uint32_t>(2 * sealed.size());
        sealed.emplace_back(floor.seal(event.entry, number), floor.seal(event.fields, number + 1));
    }
    const auto start = std::chrono::steady_clock::now();
    for (int round = 0; round < rounds; ++round)
        for (std::size_t i = 0; i < events.size(); ++i) {
            floor.open(sealed[i].first);
            floor.hash(leafPrefix + events[i].entry);
            floor.hash(node);
            floor.open(sealed[i].second);
            for (const auto size : events[i].disclosures)
                floor.hash(disclosurePrefix + size);
        }
    return std::chrono::steady_clock::now() - start;
}

} // namespace custody::bench
