// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What guards the root key while the station is off. Three ways: a systemd credential, a passphrase, or a
// plain file that only a demo store accepts.

#include <filesystem>
#include <memory>
#include <string>

#include "app/crypto/secret.h"

namespace custody::crypto {

enum class Sealing { Credential, Passphrase, Plain };

Result<Sealing> parseSealing(std::string_view name);
std::string_view name(Sealing sealing);

class KeySealing {
public:
    virtual ~KeySealing() = default;
    virtual Sealing kind() const = 0;
    virtual Result<Bytes> seal(const Secret& root) = 0; // what goes into the keystore file
    virtual Result<Secret> unseal(ByteView sealed) = 0;
};

// The wrapping key is the file `custody-root` (32 bytes, or more which are hashed) in $CREDENTIALS_DIRECTORY.
std::unique_ptr<KeySealing> credentialSealing(std::filesystem::path credentialsDirectory);
std::unique_ptr<KeySealing> passphraseSealing(std::string passphrase);
std::unique_ptr<KeySealing> plainSealing();

} // namespace custody::crypto
