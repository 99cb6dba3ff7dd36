// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The station's keys: one root, sealed by key_sealing; under it, wrapped by XAES-256-GCM and bound to their
// names, the tenants' keys, the station's signing seed and the side keys. Kept in one small file, rewritten
// whole (resources/formats/keystore.md). Subject keys are wrapped by their tenant's key and lie in the
// store's database.

#include <filesystem>
#include <map>
#include <memory>
#include <string>

#include "app/base/ids.h"
#include "app/crypto/key_sealing.h"
#include "app/crypto/signing.h"

namespace custody::crypto {

struct WrappedKey {
    KeyId id;
    Bytes wrap; // sealRecord under the parent, context "wcs/wrap/v1\n" || kind || "\n" || owner
};

Bytes wrapKey(const Secret& parent, const KeyId& parentId, const Secret& key, std::string_view kind,
    std::string_view owner);
Result<Secret> unwrapKey(const Secret& parent, ByteView wrap, std::string_view kind, std::string_view owner);

class Keystore {
public:
    // A new root under `sealing`, and a signing seed; refuses to replace an existing file.
    static Result<Keystore> create(const std::filesystem::path& file, KeySealing& sealing);
    static Result<Keystore> open(const std::filesystem::path& file, KeySealing& sealing);
    // How the file was sealed, without opening it.
    static Result<Sealing> sealingOf(const std::filesystem::path& file);

    Keystore(Keystore&&) noexcept;
    Keystore& operator=(Keystore&&) noexcept;
    ~Keystore();

    const SigningKey& signing() const;

    // A named key under the root, such as ("tenant", "<tenant id>"), ("lane", origin), ("index", "<tenant
    // id>"),
    // ("badge", "station"). `obtain` makes it durably when it is not there yet.
    Result<const Secret*> obtain(std::string_view kind, std::string_view owner);
    Result<const Secret*> find(std::string_view kind, std::string_view owner) const; // NotFound when absent
    Result<KeyId> idOf(std::string_view kind, std::string_view owner) const;

private:
    struct State;
    explicit Keystore(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

} // namespace custody::crypto
