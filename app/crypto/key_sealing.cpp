// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/crypto/key_sealing.h"

#include <bit>

#include <openssl/crypto.h>

#include "app/base/file.h"
#include "app/crypto/aead.h"
#include "app/crypto/hash.h"
#include "app/crypto/password.h"

namespace custody::crypto {
namespace {

constexpr std::string_view rootContext = "wcs/root/v1\n";

Bytes sealUnder(const Secret& key, const Secret& root, Sealing kind)
{
    return sealRecord(KeyId{}, key, root.bytes(), view(std::string(rootContext).append(name(kind))));
}

Result<Secret> unsealUnder(const Secret& key, ByteView sealed, Sealing kind, const char* wrong)
{
    auto opened = openRecord(key, sealed, view(std::string(rootContext).append(name(kind))));
    if (!opened)
        return fail(Fault::Unauthorized, wrong);
    auto root = Secret::fromBytes(*opened);
    wipe(*opened);
    return root;
}

class CredentialSealing final : public KeySealing {
public:
    explicit CredentialSealing(std::filesystem::path folder)
        : m_folder(std::move(folder))
    {
    }
    Sealing kind() const override { return Sealing::Credential; }
    Result<Bytes> seal(const Secret& root) override
    {
        return sealUnder(TRY(wrappingKey()), root, Sealing::Credential);
    }
    Result<Secret> unseal(ByteView sealed) override
    {
        return unsealUnder(TRY(wrappingKey()), sealed, Sealing::Credential,
            "the credential custody-root is not the one these keys were sealed with; restore the right "
            "credential, or restore the store from its backup");
    }

private:
    Result<Secret> wrappingKey() const
    {
        if (m_folder.empty())
            return fail(Fault::NotFound,
                "there is no credential folder: start this program from its systemd service, which sets "
                "CREDENTIALS_DIRECTORY, or choose another sealing");
        auto content = readFile(m_folder / "custody-root", 65536);
        if (!content)
            return fail(
                "the credential custody-root cannot be read; add LoadCredentialEncrypted=custody-root "
                "to the service",
                content.error());
        if (content->size() < 32)
            return fail(
                Fault::Invalid, "the credential custody-root is shorter than 32 bytes; make a new one");
        auto key = content->size() == 32 ? Secret::fromBytes(*content) : Secret::fromBytes(sha256(*content));
        wipe(*content);
        return key;
    }
    std::filesystem::path m_folder;
};

// Sealed: 01 || log2 n || r || p || salt (16) || record.
class PassphraseSealing final : public KeySealing {
public:
    explicit PassphraseSealing(std::string passphrase)
        : m_passphrase(passphrase.begin(), passphrase.end())
    {
        OPENSSL_cleanse(passphrase.data(), passphrase.size());
    }
    ~PassphraseSealing() override { wipe(m_passphrase); }
    Sealing kind() const override { return Sealing::Passphrase; }
    Result<Bytes> seal(const Secret& root) override
    {
        constexpr ScryptCost cost{1 << 17, 8, 1}; // 128 MB, half a second, once at each start
        Bytes sealed{1, static_cast<std::uint8_t>(std::countr_zero(cost.n)), cost.r, cost.p};
        const Bytes salt = randomBytes(16);
        append(sealed, salt);
        const Secret key = TRY(scrypt(text(m_passphrase), salt, cost));
        append(sealed, sealUnder(key, root, Sealing::Passphrase));
        return sealed;
    }
    Result<Secret> unseal(ByteView sealed) override
    {
        if (sealed.size() < 20 || sealed[0] != 1 || sealed[1] > 24)
            return fail(
                Fault::Tampered, "the sealed root key is damaged; restore the keystore from its backup");
        const ScryptCost cost{1ULL << sealed[1], sealed[2], sealed[3]};
        const Secret key = TRY(scrypt(text(m_passphrase), sealed.subspan(4, 16), cost));
        return unsealUnder(key, sealed.subspan(20), Sealing::Passphrase,
            "the passphrase is wrong; type it again (nothing was changed)");
    }

private:
    Bytes m_passphrase;
};

class PlainSealing final : public KeySealing {
public:
    Sealing kind() const override { return Sealing::Plain; }
    Result<Bytes> seal(const Secret& root) override
    {
        return Bytes(root.bytes().begin(), root.bytes().end());
    }
    Result<Secret> unseal(ByteView sealed) override { return Secret::fromBytes(sealed); }
};

} // namespace

Result<Sealing> parseSealing(std::string_view name)
{
    for (const auto sealing : {Sealing::Credential, Sealing::Passphrase, Sealing::Plain})
        if (crypto::name(sealing) == name)
            return sealing;
    return fail(Fault::Invalid, "a sealing is credential, passphrase or plain");
}

std::string_view name(Sealing sealing)
{
    switch (sealing) {
    case Sealing::Credential: return "credential";
    case Sealing::Passphrase: return "passphrase";
    case Sealing::Plain: return "plain";
    }
    return "plain";
}

std::unique_ptr<KeySealing> credentialSealing(std::filesystem::path credentialsDirectory)
{
    return std::make_unique<CredentialSealing>(std::move(credentialsDirectory));
}

std::unique_ptr<KeySealing> passphraseSealing(std::string passphrase)
{
    return std::make_unique<PassphraseSealing>(std::move(passphrase));
}

std::unique_ptr<KeySealing> plainSealing() { return std::make_unique<PlainSealing>(); }

} // namespace custody::crypto
