// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Signed notes, checkpoints and cosignatures, byte for byte as C2SP signed-note.md, tlog-checkpoint.md and
// tlog-cosignature.md say.

#include <optional>
#include <string>
#include <vector>

#include "app/crypto/hash.h"
#include "app/crypto/signing.h"

namespace custody::ledger {

using crypto::Hash;

enum class KeyType : std::uint8_t { Ed25519 = 1, Cosignature = 4 };

// name "+" hex(id) "+" base64(type || public key)
struct VerifierKey {
    std::string name;
    KeyType type = KeyType::Ed25519;
    crypto::PublicKey key{};

    static Result<VerifierKey> parse(std::string_view vkey);
    std::string text() const;
    std::array<std::uint8_t, 4> id() const;
    bool operator==(const VerifierKey&) const = default;
};

struct Checkpoint {
    std::string origin;
    std::uint64_t size = 0;
    Hash root{};

    std::string text() const; // origin \n size \n base64(root) \n
    static Result<Checkpoint> parse(std::string_view text);
    bool operator==(const Checkpoint&) const = default;
};

// 96 bits of the checkpoint's SHA-256 that two people can compare by eye or over the telephone:
// "c0ff ee01 …", six groups of four.
std::string fingerprint(const Checkpoint& checkpoint);

// One "— name base64" line; `raw` is everything after the four id bytes.
struct NoteSignature {
    std::string name;
    std::array<std::uint8_t, 4> keyId{};
    Bytes raw;

    std::string line() const; // with its line break
    static Result<NoteSignature> parse(std::string_view line);
};

struct Note {
    std::string text; // with its last line break
    std::vector<NoteSignature> signatures;

    std::string whole() const;
    static Result<Note> parse(std::string_view note);
};

// The line of a signature that was made elsewhere over checkpoint.text().
NoteSignature logSignature(const Checkpoint& checkpoint, const crypto::PublicKey& key,
    const crypto::Signature& signature); // name = origin, type 1
NoteSignature signCheckpoint(
    const Checkpoint& checkpoint, const crypto::SigningKey& key); // name = origin, type 1
NoteSignature cosign(const Checkpoint& checkpoint, const std::string& cosigner, const crypto::SigningKey& key,
    std::uint64_t unixSeconds); // type 4

VerifierKey logKey(std::string origin, const crypto::PublicKey& key); // type 1
VerifierKey cosignerKey(std::string name, const crypto::PublicKey& key); // type 4

// The seconds a cosignature states, unproved until its key has been asked. Absent: it is none.
std::optional<std::uint64_t> cosignedAt(const NoteSignature& signature);

// Whether this signature is by that key over this text. Absent: it is by another key. Tampered: its name and
// id are the key's, but it does not verify. For a cosignature the value is its time in seconds, for a log
// signature 0.
Result<std::optional<std::uint64_t>> checkSignature(
    const std::string& text, const NoteSignature& signature, const VerifierKey& key);

// The checkpoint of a note that this log key signed; other keys' lines are ignored.
Result<Checkpoint> openCheckpoint(const Note& note, const VerifierKey& log);

} // namespace custody::ledger
