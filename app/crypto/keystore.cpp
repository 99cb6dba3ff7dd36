// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/crypto/keystore.h"

#include "app/base/file.h"
#include "app/crypto/aead.h"
#include "app/crypto/keystore_state.h"

namespace custody::crypto {
namespace {

std::string wrapContext(std::string_view kind, std::string_view owner)
{
    return std::string("wcs/wrap/v1\n").append(kind).append("\n").append(owner);
}

tl::unexpected<Error> forged(const std::string& what)
{
    return fail(Fault::Tampered,
        "the keystore opens, but " + what
            + "; somebody changed it: restore keystore from the newest backup and report this");
}

tl::unexpected<Error> absent(std::string_view kind, std::string_view owner)
{
    return fail(Fault::NotFound, "the keystore holds no key " + std::string(kind) + " " + std::string(owner));
}

Result<KeystoreFile> readKeystore(const std::filesystem::path& path)
{
    const Bytes content = TRY(readFile(path, largestKeystore));
    return KeystoreFile::parse(text(content));
}

} // namespace

Hash macOf(const Secret& root, const KeystoreFile& file)
{
    Bytes key = hkdfExpandSha256(root.bytes(), view("wcs/keystore/v1\n"), 32);
    const Hash mac = hmacSha256(key, view(file.body()));
    wipe(key);
    return mac;
}

Result<> writeKeystore(const std::filesystem::path& path, const Secret& root, KeystoreFile& file)
{
    file.version = KeystoreFile().version;
    file.mac = macOf(root, file);
    return replaceFile(path, view(file.text()), Access::OwnerOnly);
}

WrappedKey wrapFresh(const Secret& parent, const KeyId& parentId, const Secret& key, const KeyName& name)
{
    return {{randomArray<16>()}, wrapKey(parent, parentId, key, name.first, name.second)};
}

Bytes wrapKey(const Secret& parent, const KeyId& parentId, const Secret& key, std::string_view kind,
    std::string_view owner)
{
    return sealRecord(parentId, parent, key.bytes(), view(wrapContext(kind, owner)));
}

Result<Secret> unwrapKey(const Secret& parent, ByteView wrap, std::string_view kind, std::string_view owner)
{
    RecordKey opener(parent);
    return unwrapKey(opener, wrap, kind, owner);
}

Result<Secret> unwrapKey(RecordKey& parent, ByteView wrap, std::string_view kind, std::string_view owner)
{
    Bytes raw = TRY(parent.open(wrap, view(wrapContext(kind, owner))));
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
    KeystoreFile content{.version = 2,
        .sealing = sealing.kind(),
        .rootId = {randomArray<16>()},
        .sealedRoot = TRY(sealing.seal(root)),
        .escrow = {},
        .keys = {}};
    content.keys.emplace(signingName, wrapFresh(root, content.rootId, Secret::random(), signingName));
    TRY(writeKeystore(file, root, content));
    return Keystore(TRY(unlock(file, std::move(root), std::move(content))));
}

Result<std::unique_ptr<Keystore::State>> Keystore::unlock(
    std::filesystem::path path, Secret root, KeystoreFile content)
{
    if (!equalInConstantTime(macOf(root, content), content.mac))
        return forged("its seal over the key list does not match");
    std::map<KeyName, Secret> secrets;
    std::map<KeyId, KeyName> names;
    // A key is opened after its parent, however deep it lies.
    for (bool deeper = true; deeper && secrets.size() < content.keys.size();) {
        deeper = false;
        for (const auto& [keyName, key] : content.keys) {
            const auto parent = recordKeyId(key.wrap);
            if (!parent || secrets.contains(keyName))
                continue;
            const auto above = names.find(*parent);
            if (*parent != content.rootId && above == names.end())
                continue;
            const auto& opener = *parent == content.rootId ? root : secrets.at(above->second);
            auto secret = unwrapKey(opener, key.wrap, keyName.first, keyName.second);
            if (!secret || !names.emplace(key.id, keyName).second)
                return forged("its key " + keyName.first + " " + keyName.second + " does not");
            secrets.emplace(keyName, std::move(*secret));
            deeper = true;
        }
    }
    for (const auto& [keyName, key] : content.keys)
        if (!secrets.contains(keyName))
            return forged("its key " + keyName.first + " " + keyName.second + " does not");
    const auto seed = secrets.find(signingName);
    if (seed == secrets.end())
        return forged("it holds no signing key");
    SigningKey signing(seed->second.clone());
    return std::make_unique<State>(State{std::move(path), std::move(root), std::move(content),
        std::move(secrets), std::move(names), std::move(signing)});
}

Result<Keystore> Keystore::open(const std::filesystem::path& file, KeySealing& sealing)
{
    KeystoreFile content = TRY(readKeystore(file));
    if (content.sealing != sealing.kind())
        return fail(Fault::Invalid,
            "this keystore is sealed by " + std::string(name(content.sealing)) + ", not by "
                + std::string(name(sealing.kind())) + "; start with the sealing it was made with");
    Secret root = TRY(sealing.unseal(content.sealedRoot));
    return Keystore(TRY(unlock(file, std::move(root), std::move(content))));
}

Result<> Keystore::reseal(const std::filesystem::path& file, const Secret& root, KeySealing& sealing)
{
    auto content = TRY(readKeystore(file));
    if (auto unlocked = unlock(file, root.clone(), content); !unlocked)
        return fail(Fault::Unauthorized,
            "this is not the root key of this keystore; take the escrow made after its last rotation "
            "(nothing "
            "was changed)");
    content.sealing = sealing.kind();
    content.sealedRoot = TRY(sealing.seal(root));
    return writeKeystore(file, root, content);
}

Result<Sealing> Keystore::sealingOf(const std::filesystem::path& file)
{
    return TRY(readKeystore(file)).sealing;
}

const SigningKey& Keystore::signing() const { return m_state->signing; }
const KeyId& Keystore::rootId() const { return m_state->file.rootId; }

Result<const Secret*> Keystore::obtain(std::string_view kind, std::string_view owner)
{
    return obtainUnder({}, kind, owner);
}

Result<const Secret*> Keystore::obtainUnder(
    const KeyName& parent, std::string_view kind, std::string_view owner)
{
    if (auto found = find(kind, owner))
        return found;
    KeyName keyName{kind, owner};
    if (!isKeyWord(kind) || !isKeyWord(owner) || keyName == signingName)
        return fail(
            Fault::Invalid, "a key's kind and owner are words without spaces, and not the signing key");
    const bool underRoot = parent == KeyName{};
    const auto* above = underRoot ? &m_state->root : TRY(find(parent.first, parent.second));
    const auto aboveId = underRoot ? m_state->file.rootId : TRY(idOf(parent.first, parent.second));
    // The file first: a key that is used before it is kept would lose what it sealed.
    Secret key = Secret::random();
    KeystoreFile longer = m_state->file;
    const auto made = longer.keys.emplace(keyName, wrapFresh(*above, aboveId, key, keyName)).first->second;
    TRY(writeKeystore(m_state->path, m_state->root, longer));
    m_state->file = std::move(longer);
    m_state->names.emplace(made.id, keyName);
    return &m_state->secrets.emplace(std::move(keyName), std::move(key)).first->second;
}

Result<const Secret*> Keystore::find(std::string_view kind, std::string_view owner) const
{
    KeyName keyName{kind, owner};
    const auto found = m_state->secrets.find(keyName);
    if (found == m_state->secrets.end() || keyName == signingName)
        return absent(kind, owner);
    return &found->second;
}

Result<const Secret*> Keystore::findById(const KeyId& id) const
{
    const auto found = m_state->names.find(id);
    if (found == m_state->names.end())
        return fail(Fault::NotFound, "the keystore holds no key of the id " + toText(id));
    return find(found->second.first, found->second.second);
}

Result<KeyId> Keystore::idOf(std::string_view kind, std::string_view owner) const
{
    const auto found = m_state->file.keys.find(KeyName{kind, owner});
    if (found == m_state->file.keys.end())
        return absent(kind, owner);
    return found->second.id;
}

std::vector<std::string> Keystore::owners(std::string_view kind) const
{
    std::vector<std::string> out;
    for (auto at = m_state->file.keys.lower_bound(KeyName(kind, std::string()));
         at != m_state->file.keys.end() && at->first.first == kind; ++at)
        out.push_back(at->first.second);
    return out;
}

std::vector<KeyFacts> Keystore::facts() const
{
    std::vector<KeyFacts> out;
    for (const auto& [keyName, key] : m_state->file.keys)
        out.push_back({keyName, key.id, recordKeyId(key.wrap).value_or(KeyId{})});
    return out;
}

Result<Bytes> Keystore::escrow(const EscrowKey& key)
{
    auto wrap = TRY(key.wrap(m_state->root));
    KeystoreFile next = m_state->file;
    next.escrow = EscrowLine{key.der(), wrap};
    TRY(writeKeystore(m_state->path, m_state->root, next));
    m_state->file = std::move(next);
    return wrap;
}

bool Keystore::isEscrowed() const { return m_state->file.escrow.has_value(); }

Result<Bytes> Keystore::escrowedRoot(const std::filesystem::path& file)
{
    const auto content = TRY(readKeystore(file));
    if (!content.escrow)
        return fail(Fault::NotFound, "this keystore was never escrowed");
    return content.escrow->wrap;
}

} // namespace custody::crypto
