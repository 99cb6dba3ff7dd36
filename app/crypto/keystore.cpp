// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/crypto/keystore.h"

#include "app/base/file.h"
#include "app/crypto/aead.h"
#include "app/crypto/keystore_file.h"

namespace custody::crypto {
namespace {

constexpr std::size_t largestKeystore = 16 << 20;
const KeyName signingName{"signing", "station"};

std::string wrapContext(std::string_view kind, std::string_view owner)
{
    return std::string("wcs/wrap/v1\n").append(kind).append("\n").append(owner);
}

Hash macOf(const Secret& root, const KeystoreFile& file)
{
    Bytes key = hkdfExpandSha256(root.bytes(), view("wcs/keystore/v1\n"), 32);
    const Hash mac = hmacSha256(key, view(file.body()));
    wipe(key);
    return mac;
}

Result<> write(const std::filesystem::path& path, const Secret& root, KeystoreFile& file)
{
    file.mac = macOf(root, file);
    return replaceFile(path, view(file.text()), Access::OwnerOnly);
}

WrappedKey freshKey(const Secret& root, const KeyId& rootId, const Secret& key, const KeyName& keyName)
{
    return {{randomArray<16>()}, wrapKey(root, rootId, key, keyName.first, keyName.second)};
}

tl::unexpected<Error> forged(const std::string& what)
{
    return fail(Fault::Tampered,
        "the keystore opens, but " + what
            + "; somebody changed it: restore keystore from the newest backup and report this");
}

Result<KeystoreFile> readKeystore(const std::filesystem::path& path)
{
    const Bytes content = TRY(readFile(path, largestKeystore));
    return KeystoreFile::parse(text(content));
}

} // namespace

struct Keystore::State {
    std::filesystem::path path;
    Secret root;
    KeystoreFile file;
    std::map<KeyName, Secret> secrets;
    SigningKey signing;
};

Bytes wrapKey(const Secret& parent, const KeyId& parentId, const Secret& key, std::string_view kind,
    std::string_view owner)
{
    return sealRecord(parentId, parent, key.bytes(), view(wrapContext(kind, owner)));
}

Result<Secret> unwrapKey(const Secret& parent, ByteView wrap, std::string_view kind, std::string_view owner)
{
    Bytes raw = TRY(openRecord(parent, wrap, view(wrapContext(kind, owner))));
    auto key = Secret::fromBytes(raw);
    wipe(raw);
    return key;
}

Keystore::Keystore(std::unique_ptr<State> state)
    : m_state(std::move(state))
{
}
Keystore::Keystore(Keystore&&) noexcept = default;
Keystore& Keystore::operator=(Keystore&&) noexcept = default;
Keystore::~Keystore() = default;

Result<Keystore> Keystore::create(const std::filesystem::path& file, KeySealing& sealing)
{
    std::error_code unread;
    if (std::filesystem::exists(file, unread) || unread)
        return fail(Fault::Refused,
            "there is already a keystore at " + file.string()
                + "; replacing it would make its store unreadable, so choose another folder");
    Secret root = Secret::random();
    KeystoreFile content{.sealing = sealing.kind(),
        .rootId = {randomArray<16>()},
        .sealedRoot = TRY(sealing.seal(root)),
        .keys = {}};
    const Secret seed = Secret::random();
    content.keys.emplace(signingName, freshKey(root, content.rootId, seed, signingName));
    TRY(write(file, root, content));
    return Keystore(std::make_unique<State>(
        State{file, std::move(root), std::move(content), {}, SigningKey(seed.clone())}));
}

Result<Keystore> Keystore::open(const std::filesystem::path& file, KeySealing& sealing)
{
    KeystoreFile content = TRY(readKeystore(file));
    if (content.sealing != sealing.kind())
        return fail(Fault::Invalid,
            "this keystore is sealed by " + std::string(name(content.sealing)) + ", not by "
                + std::string(name(sealing.kind())) + "; start with the sealing it was made with");
    Secret root = TRY(sealing.unseal(content.sealedRoot));
    if (!equalInConstantTime(macOf(root, content), content.mac))
        return forged("its seal over the key list does not match");

    std::map<KeyName, Secret> secrets;
    std::optional<Secret> seed;
    for (const auto& [keyName, key] : content.keys) {
        const auto parent = recordKeyId(key.wrap);
        auto secret = unwrapKey(root, key.wrap, keyName.first, keyName.second);
        if (!secret || !parent || *parent != content.rootId)
            return forged("its key " + keyName.first + " " + keyName.second + " does not");
        if (keyName == signingName)
            seed = std::move(*secret);
        else
            secrets.emplace(keyName, std::move(*secret));
    }
    if (!seed)
        return forged("it holds no signing key");
    return Keystore(std::make_unique<State>(
        State{file, std::move(root), std::move(content), std::move(secrets), SigningKey(std::move(*seed))}));
}

Result<Sealing> Keystore::sealingOf(const std::filesystem::path& file)
{
    return TRY(readKeystore(file)).sealing;
}

const SigningKey& Keystore::signing() const { return m_state->signing; }

Result<const Secret*> Keystore::obtain(std::string_view kind, std::string_view owner)
{
    if (auto found = find(kind, owner))
        return found;
    KeyName keyName{kind, owner};
    if (!isKeyWord(kind) || !isKeyWord(owner) || keyName == signingName)
        return fail(
            Fault::Invalid, "a key's kind and owner are words without spaces, and not the signing key");
    // The file first: a key that is used before it is kept would lose what it sealed.
    Secret key = Secret::random();
    KeystoreFile longer = m_state->file;
    longer.keys.emplace(keyName, freshKey(m_state->root, longer.rootId, key, keyName));
    TRY(write(m_state->path, m_state->root, longer));
    m_state->file = std::move(longer);
    return &m_state->secrets.emplace(std::move(keyName), std::move(key)).first->second;
}

Result<const Secret*> Keystore::find(std::string_view kind, std::string_view owner) const
{
    const auto found = m_state->secrets.find(KeyName{kind, owner});
    if (found == m_state->secrets.end())
        return fail(
            Fault::NotFound, "the keystore holds no key " + std::string(kind) + " " + std::string(owner));
    return &found->second;
}

Result<KeyId> Keystore::idOf(std::string_view kind, std::string_view owner) const
{
    const auto found = m_state->file.keys.find(KeyName{kind, owner});
    if (found == m_state->file.keys.end())
        return fail(
            Fault::NotFound, "the keystore holds no key " + std::string(kind) + " " + std::string(owner));
    return found->second.id;
}

} // namespace custody::crypto
