// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// An unlocked keystore, for the files of this folder that work on it.

#include "app/crypto/keystore_file.h"

namespace custody::crypto {

inline const KeyName signingName{"signing", "station"};
constexpr std::size_t largestKeystore = 64 << 20;

struct Keystore::State {
    std::filesystem::path path;
    Secret root;
    KeystoreFile file;
    std::map<KeyName, Secret> secrets; // the signing seed too
    std::map<KeyId, KeyName> names;
    SigningKey signing;
};

WrappedKey wrapFresh(const Secret& parent, const KeyId& parentId, const Secret& key, const KeyName& name);
Hash macOf(const Secret& root, const KeystoreFile& file);
// Sets the mac and replaces the file.
Result<> writeKeystore(const std::filesystem::path& path, const Secret& root, KeystoreFile& file);

} // namespace custody::crypto
