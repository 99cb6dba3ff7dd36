// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/ledger/note.h"

#include <algorithm>

#include "app/ledger/lines.h"

namespace custody::ledger {
namespace {

constexpr std::string_view dash = "\xE2\x80\x94 "; // U+2014 and a space
constexpr std::size_t largestNote = 512 * 1024;
constexpr std::size_t mostSignatures = 64; // the specification asks for at least 16
constexpr std::size_t timeSize = 8;

Bytes cosignedMessage(const std::string& text, std::uint64_t unixSeconds)
{
    return bytes("cosignature/v1\ntime " + std::to_string(unixSeconds) + "\n" + text);
}

std::uint64_t bigEndian(ByteView eight)
{
    std::uint64_t value = 0;
    for (const auto byte : eight)
        value = value << 8 | byte;
    return value;
}

} // namespace

std::array<std::uint8_t, 4> VerifierKey::id() const
{
    Bytes message = bytes(name);
    message.push_back('\n');
    message.push_back(static_cast<std::uint8_t>(type));
    append(message, key);
    const Hash hash = crypto::sha256(message);
    return {hash[0], hash[1], hash[2], hash[3]};
}

std::string VerifierKey::text() const
{
    Bytes typed{static_cast<std::uint8_t>(type)};
    append(typed, key);
    return name + "+" + hex(id()) + "+" + base64(typed);
}

Result<VerifierKey> VerifierKey::parse(std::string_view vkey)
{
    const auto malformed = [](const char* why) {
        return fail(
            Fault::Invalid, std::string("a verifier key must look like name+1234abcd+base64: ") + why);
    };
    const auto first = vkey.find('+');
    const auto second = first == std::string_view::npos ? first : vkey.find('+', first + 1);
    if (second == std::string_view::npos)
        return malformed("it has fewer than three parts");
    VerifierKey parsed;
    parsed.name = vkey.substr(0, first);
    if (!isKeyName(parsed.name))
        return malformed("its name is empty or has a space");
    const auto typed = fromBase64(vkey.substr(second + 1));
    if (!typed || typed->size() != 1 + parsed.key.size())
        return malformed("its key is not 33 bytes in base64");
    if ((*typed)[0] != static_cast<std::uint8_t>(KeyType::Ed25519)
        && (*typed)[0] != static_cast<std::uint8_t>(KeyType::Cosignature))
        return malformed("this program knows key types 1 and 4 only");
    parsed.type = static_cast<KeyType>((*typed)[0]);
    std::copy(typed->begin() + 1, typed->end(), parsed.key.begin());
    if (hex(parsed.id()) != vkey.substr(first + 1, second - first - 1))
        return malformed("its id does not belong to its name and key");
    return parsed;
}

std::string Checkpoint::text() const
{
    return origin + "\n" + std::to_string(size) + "\n" + base64(root) + "\n";
}

std::string fingerprint(const Checkpoint& checkpoint)
{
    constexpr std::size_t digits = 24;
    constexpr std::size_t group = 4;
    const auto whole = hex(crypto::sha256(view(checkpoint.text())));
    std::string out = whole.substr(0, group);
    for (std::size_t at = group; at < digits; at += group)
        out += " " + whole.substr(at, group);
    return out;
}

Result<Checkpoint> Checkpoint::parse(std::string_view text)
{
    if (!isNoteText(text))
        return fail(Fault::Invalid, "a checkpoint has a control character, or is not UTF-8");
    const auto origin = takeLine(text);
    const auto sizeLine = takeLine(text);
    const auto rootLine = takeLine(text);
    if (!rootLine || !text.empty())
        return fail(Fault::Invalid, "a checkpoint has three lines: origin, size and root hash");
    const auto size = parseDecimal(*sizeLine);
    const auto root = parseHash(*rootLine);
    if (origin->empty())
        return fail(Fault::Invalid, "a checkpoint's origin is empty");
    if (!size)
        return fail(Fault::Invalid, "a checkpoint's size is not a decimal number");
    if (!root)
        return fail(Fault::Invalid, "a checkpoint's root hash is not 32 bytes in base64");
    return Checkpoint{std::string(*origin), *size, *root};
}

std::string NoteSignature::line() const
{
    Bytes content(keyId.begin(), keyId.end());
    append(content, raw);
    return std::string(dash) + name + " " + base64(content) + "\n";
}

Result<NoteSignature> NoteSignature::parse(std::string_view line)
{
    if (line.ends_with('\n'))
        line.remove_suffix(1);
    const auto malformed = [] {
        return fail(Fault::Invalid, "a signature line must look like \"\xE2\x80\x94 name base64\"");
    };
    if (!line.starts_with(dash))
        return malformed();
    const auto words = splitAt(line.substr(dash.size()), ' ');
    if (words.size() != 2 || !isKeyName(words[0]))
        return malformed();
    const auto content = fromBase64(words[1]);
    if (!content || content->size() < 5)
        return malformed();
    NoteSignature signature;
    signature.name = words[0];
    std::copy_n(content->begin(), 4, signature.keyId.begin());
    signature.raw.assign(content->begin() + 4, content->end());
    return signature;
}

std::string Note::whole() const
{
    std::string out = text + "\n";
    for (const auto& signature : signatures)
        out += signature.line();
    return out;
}

Result<Note> Note::parse(std::string_view note)
{
    if (note.size() > largestNote)
        return fail(Fault::Invalid, "a note is larger than 512 KiB");
    if (!isNoteText(note))
        return fail(Fault::Invalid, "a note has a control character, or is not UTF-8");
    const auto gap = note.rfind("\n\n");
    if (gap == std::string_view::npos || !note.ends_with('\n'))
        return fail(
            Fault::Invalid, "a note has no empty line before its signatures, or no line break at its end");
    Note parsed;
    parsed.text = note.substr(0, gap + 1);
    auto rest = note.substr(gap + 2);
    while (const auto line = takeLine(rest)) {
        if (parsed.signatures.size() == mostSignatures)
            return fail(Fault::Invalid, "a note has more than 64 signatures");
        parsed.signatures.push_back(TRY(NoteSignature::parse(*line)));
    }
    if (parsed.signatures.empty())
        return fail(Fault::Invalid, "a note has no signature");
    return parsed;
}

NoteSignature logSignature(
    const Checkpoint& checkpoint, const crypto::PublicKey& key, const crypto::Signature& signature)
{
    return {
        checkpoint.origin, logKey(checkpoint.origin, key).id(), Bytes(signature.begin(), signature.end())};
}

NoteSignature signCheckpoint(const Checkpoint& checkpoint, const crypto::SigningKey& key)
{
    return logSignature(checkpoint, key.publicKey(), key.sign(view(checkpoint.text())));
}

NoteSignature cosign(const Checkpoint& checkpoint, const std::string& cosigner, const crypto::SigningKey& key,
    std::uint64_t unixSeconds)
{
    NoteSignature signature{cosigner, cosignerKey(cosigner, key.publicKey()).id(), Bytes(timeSize)};
    for (std::size_t i = 0; i < timeSize; ++i)
        signature.raw[i] = static_cast<std::uint8_t>(unixSeconds >> (8 * (timeSize - 1 - i)));
    append(signature.raw, key.sign(cosignedMessage(checkpoint.text(), unixSeconds)));
    return signature;
}

VerifierKey logKey(std::string origin, const crypto::PublicKey& key)
{
    return {std::move(origin), KeyType::Ed25519, key};
}

VerifierKey cosignerKey(std::string name, const crypto::PublicKey& key)
{
    return {std::move(name), KeyType::Cosignature, key};
}

std::optional<std::uint64_t> cosignedAt(const NoteSignature& signature)
{
    if (signature.raw.size() != timeSize + std::tuple_size_v<crypto::Signature>)
        return std::nullopt;
    return bigEndian(ByteView(signature.raw).first(timeSize));
}

Result<std::optional<std::uint64_t>> checkSignature(
    const std::string& text, const NoteSignature& signature, const VerifierKey& key)
{
    if (signature.name != key.name || signature.keyId != key.id())
        return std::optional<std::uint64_t>();
    const auto forged = [&] {
        return fail(Fault::Tampered, "the signature of " + key.name + " does not verify");
    };
    if (key.type == KeyType::Ed25519) {
        if (!crypto::verify(key.key, view(text), signature.raw))
            return forged();
        return std::optional<std::uint64_t>(0);
    }
    const auto time = cosignedAt(signature);
    if (!time || *time > 0x7FFFFFFFFFFFFFFF
        || !crypto::verify(key.key, cosignedMessage(text, *time), ByteView(signature.raw).subspan(timeSize)))
        return forged();
    return time;
}

Result<Checkpoint> openCheckpoint(const Note& note, const VerifierKey& log)
{
    if (log.type != KeyType::Ed25519)
        return fail(Fault::Invalid, "a log's key has type 1; " + log.name + " has another");
    bool isSigned = false;
    for (const auto& signature : note.signatures)
        isSigned = TRY(checkSignature(note.text, signature, log)).has_value() || isSigned;
    if (!isSigned)
        return fail(Fault::Tampered, "the checkpoint is not signed by the log " + log.name);
    auto checkpoint = TRY(Checkpoint::parse(note.text));
    if (checkpoint.origin != log.name)
        return fail(Fault::Tampered,
            "the checkpoint speaks for " + checkpoint.origin + " but is signed by " + log.name);
    return checkpoint;
}

} // namespace custody::ledger
