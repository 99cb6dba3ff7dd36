// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The keystore file's text, read and written (resources/formats/keystore.md). Knows no key, only their wraps.

#include <map>
#include <optional>
#include <string>

#include "app/crypto/hash.h"
#include "app/crypto/keystore.h"

namespace custody::crypto {

// The root wrapped for somebody's offline key, renewed with every root.
struct EscrowLine {
    Bytes publicKey; // DER
    Bytes wrap;
};

struct KeystoreFile {
    int version = 2; // as read; what is written is of the newest
    Sealing sealing = Sealing::Plain;
    KeyId rootId;
    Bytes sealedRoot;
    std::optional<EscrowLine> escrow;
    std::map<KeyName, WrappedKey> keys;
    Hash mac{}; // HMAC under a key derived from the root, over everything before it

    std::string body() const; // what the mac covers
    std::string text() const; // body, mac, and a plain sum that catches damage before any passphrase is asked
    // Reads version 1 too, which knew neither escrow nor keys under keys.
    // Tampered when the sum is wrong, with a sentence that says what to do.
    static Result<KeystoreFile> parse(std::string_view text);
};

// One printable word without spaces: a kind or an owner stands in a line of its own and in a wrap's context.
bool isKeyWord(std::string_view text);

} // namespace custody::crypto
