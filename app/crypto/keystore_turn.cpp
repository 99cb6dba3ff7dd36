// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
// A new root, and everything that outlives the old one wrapped again.

#include "app/base/file.h"
#include "app/crypto/aead.h"
#include "app/crypto/keystore_state.h"

namespace custody::crypto {
namespace {

// The key list while it is being turned: bytes, name and place of each key, no wraps yet.
struct Standing {
    Secret secret;
    KeyId id;
    std::optional<KeyName> parent; // absent: the root
};
using Tree = std::map<KeyName, Standing>;

void drop(Tree& tree, const KeyName& name)
{
    tree.erase(name);
    std::vector<KeyName> children;
    for (const auto& [child, standing] : tree)
        if (standing.parent == name)
            children.push_back(child);
    for (const auto& child : children)
        drop(tree, child);
}

void rename(Tree& tree, const KeyName& from, const KeyName& to)
{
    auto moved = tree.extract(from);
    if (moved.empty())
        return;
    drop(tree, to);
    moved.key() = to;
    tree.insert(std::move(moved));
    for (auto& [child, standing] : tree)
        if (standing.parent == from)
            standing.parent = to;
}

} // namespace

Result<> Keystore::turn(const KeyTurn& change, KeySealing& sealing)
{
    if (sealing.kind() != m_state->file.sealing)
        return fail(Fault::Invalid, "a new root is sealed the way the old one was");
    Tree tree;
    for (const auto& [name, key] : m_state->file.keys) {
        const auto above = m_state->names.find(TRY(recordKeyId(key.wrap)));
        tree.emplace(name,
            Standing{m_state->secrets.at(name).clone(), key.id,
                above == m_state->names.end() ? std::nullopt : std::optional(above->second)});
    }
    for (const auto& name : change.drop)
        if (name != signingName)
            drop(tree, name);
    for (const auto& [from, to] : change.rename)
        rename(tree, from, to);
    for (const auto& name : change.renew)
        if (const auto found = tree.find(name); found != tree.end() && name != signingName) {
            found->second.secret = Secret::random();
            found->second.id = {randomArray<16>()};
        }

    Secret root = Secret::random();
    KeystoreFile next{.version = 2,
        .sealing = m_state->file.sealing,
        .rootId = change.newRoot,
        .sealedRoot = TRY(sealing.seal(root)),
        .escrow = {},
        .keys = {}};
    if (const auto& old = m_state->file.escrow)
        next.escrow = EscrowLine{old->publicKey, TRY(TRY(EscrowKey::fromDer(old->publicKey)).wrap(root))};
    for (const auto& [name, key] : tree) {
        const auto* above = key.parent ? &tree.at(*key.parent) : nullptr;
        next.keys.emplace(name,
            WrappedKey{key.id,
                wrapKey(above ? above->secret : root, above ? above->id : next.rootId, key.secret, name.first,
                    name.second)});
    }
    next.mac = macOf(root, next);

    // Proved before the old file goes: what cannot be read back must not replace what can.
    auto read = TRY(KeystoreFile::parse(next.text()));
    auto again = TRY(sealing.unseal(read.sealedRoot));
    auto fresh = TRY(unlock(m_state->path, std::move(again), std::move(read)));
    for (const auto& [name, key] : tree)
        if (!fresh->secrets.contains(name)
            || !equalInConstantTime(fresh->secrets.at(name).bytes(), key.secret.bytes()))
            return fail(
                Fault::Tampered, "the turned keystore does not hold what it should; nothing was changed");
    TRY(replaceFile(m_state->path, view(next.text()), Access::OwnerOnly));
    m_state = std::move(fresh);
    return {};
}

} // namespace custody::crypto
