// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/crypto/aes_gcm.h"

#include <openssl/crypto.h>
#include <openssl/evp.h>

#include "app/crypto/must.h"

namespace custody::crypto {

struct AesGcm::State {
    std::unique_ptr<EVP_CIPHER_CTX, decltype(&EVP_CIPHER_CTX_free)> context{
        EVP_CIPHER_CTX_new(), EVP_CIPHER_CTX_free};
};

namespace {

bool fits(const AesGcm::Turn& turn) { return turn.key32.size() == 32 && turn.nonce12.size() == 12; }

} // namespace

AesGcm::AesGcm(Direction direction)
    : m_state(std::make_unique<State>())
{
    static const EVP_CIPHER* const cipher = EVP_CIPHER_fetch(nullptr, "AES-256-GCM", nullptr);
    must(cipher && m_state->context
            && EVP_CipherInit_ex(
                   m_state->context.get(), cipher, nullptr, nullptr, nullptr, direction == Direction::Seal)
                == 1,
        "start AES-256-GCM");
}

AesGcm::~AesGcm() = default;

void AesGcm::seal(const Turn& turn, ByteView plain, ByteView context, std::span<std::uint8_t> out)
{
    auto* cipher = m_state->context.get();
    int size = 0;
    must(fits(turn) && out.size() == plain.size() + tagSize
            && EVP_EncryptInit_ex(cipher, nullptr, nullptr, turn.key32.data(), turn.nonce12.data()) == 1
            && (context.empty()
                || EVP_EncryptUpdate(cipher, nullptr, &size, context.data(), static_cast<int>(context.size()))
                    == 1)
            && (plain.empty()
                || EVP_EncryptUpdate(cipher, out.data(), &size, plain.data(), static_cast<int>(plain.size()))
                    == 1)
            && EVP_EncryptFinal_ex(cipher, out.data() + plain.size(), &size) == 1
            && EVP_CIPHER_CTX_ctrl(cipher, EVP_CTRL_AEAD_GET_TAG, tagSize, out.data() + plain.size()) == 1,
        "encrypt");
}

bool AesGcm::open(const Turn& turn, ByteView sealed, ByteView context, std::span<std::uint8_t> out)
{
    auto* cipher = m_state->context.get();
    if (!fits(turn) || sealed.size() < tagSize || out.size() != sealed.size() - tagSize)
        return false;
    const auto body = sealed.first(out.size());
    const auto tag = sealed.last(tagSize);
    int size = 0;
    const bool opened =
        EVP_DecryptInit_ex(cipher, nullptr, nullptr, turn.key32.data(), turn.nonce12.data()) == 1
        && EVP_CIPHER_CTX_ctrl(cipher, EVP_CTRL_AEAD_SET_TAG, tagSize, const_cast<std::uint8_t*>(tag.data()))
            == 1
        && (context.empty()
            || EVP_DecryptUpdate(cipher, nullptr, &size, context.data(), static_cast<int>(context.size()))
                == 1)
        && (body.empty()
            || EVP_DecryptUpdate(cipher, out.data(), &size, body.data(), static_cast<int>(body.size())) == 1)
        && EVP_DecryptFinal_ex(cipher, out.data() + out.size(), &size) == 1;
    if (!opened)
        OPENSSL_cleanse(out.data(), out.size());
    return opened;
}

} // namespace custody::crypto
