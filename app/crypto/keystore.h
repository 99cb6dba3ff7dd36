// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The station's keys: one root, sealed by key_sealing; under it, wrapped by XAES-256-GCM and bound to their
// names, the tenants' keys, the station's signing seed and the side keys; under a tenant's key those of its
// months. Kept in one small file, rewritten whole (resources/formats/keystore.md). Subject keys are wrapped
// by their month's key and lie in the store's database.

#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "app/base/ids.h"
#include "app/crypto/aead.h"
#include "app/crypto/escrow.h"
#include "app/crypto/key_sealing.h"
#include "app/crypto/signing.h"

namespace custody::crypto {

using KeyName = std::pair<std::string, std::string>; // kind, owner

struct WrappedKey {
    KeyId id;
    Bytes wrap; // sealRecord under the parent, context "wcs/wrap/v1\n" || kind || "\n" || owner
};

Bytes wrapKey(const Secret& parent, const KeyId& parentId, const Secret& key, std::string_view kind,
    std::string_view owner);
Result<Secret> unwrapKey(const Secret& parent, ByteView wrap, std::string_view kind, std::string_view owner);
Result<Secret> unwrapKey(RecordKey& parent, ByteView wrap, std::string_view kind, std::string_view owner);

// What may be told of a key: everything but its bytes.
struct KeyFacts {
    KeyName name;
    KeyId id;
    KeyId parent;
};

// One rewriting of the whole keystore under a new root. What is dropped here is gone.
struct KeyTurn {
    KeyId newRoot; // its name; the key itself is drawn
    std::vector<KeyName> drop; // with everything under them
    std::vector<std::pair<KeyName, KeyName>> rename; // in place of what bears the second name
    std::vector<KeyName> renew; // parents: new bytes, and their children wrapped again
};

class Keystore {
public:
    // A new root under `sealing`, and a signing seed; refuses to replace an existing file.
    static Result<Keystore> create(const std::filesystem::path& file, KeySealing& sealing);
    static Result<Keystore> open(const std::filesystem::path& file, KeySealing& sealing);
    // The same keys, the root guarded another way from now on. `root` comes from escrow.
    static Result<> reseal(const std::filesystem::path& file, const Secret& root, KeySealing& sealing);
    // How the file was sealed, without opening it.
    static Result<Sealing> sealingOf(const std::filesystem::path& file);

    Keystore(Keystore&&) noexcept;
    Keystore& operator=(Keystore&&) noexcept;
    ~Keystore();

    const SigningKey& signing() const;
    const KeyId& rootId() const;

    // A named key under the root, such as ("tenant", "<tenant id>"), ("lane", origin), ("badge", "station").
    // `obtain` makes it durably when it is not there yet.
    Result<const Secret*> obtain(std::string_view kind, std::string_view owner);
    Result<const Secret*> obtainUnder(const KeyName& parent, std::string_view kind, std::string_view owner);
    Result<const Secret*> find(std::string_view kind, std::string_view owner) const; // NotFound when absent
    Result<const Secret*> findById(const KeyId& id) const; // NotFound when absent
    Result<KeyId> idOf(std::string_view kind, std::string_view owner) const;
    std::vector<std::string> owners(std::string_view kind) const; // sorted
    std::vector<KeyFacts> facts() const;

    // Draws a new root, wraps every surviving key again, proves that the new file opens, and puts it in the
    // old one's place. On any failure the old keystore stands, in the file and here.
    Result<> turn(const KeyTurn& change, KeySealing& sealing);

    // From now on the root is also wrapped for `key`, in the file itself. Gives the wrap.
    Result<Bytes> escrow(const EscrowKey& key);
    bool isEscrowed() const;
    // The newest wrap, as the file carries it; needs no key. NotFound when there is none.
    static Result<Bytes> escrowedRoot(const std::filesystem::path& file);

private:
    struct State;
    explicit Keystore(std::unique_ptr<State> state);
    static Result<std::unique_ptr<State>> unlock(
        std::filesystem::path path, Secret root, struct KeystoreFile file);
    std::unique_ptr<State> m_state;
};

} // namespace custody::crypto
