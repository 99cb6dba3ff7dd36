// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/crypto/aead.h"
#include "app/crypto/hash.h"
#include "app/crypto/keystore_file.h"
#include "app/crypto/sealed_file.h"
#include "tests/fuzz/targets.h"

namespace custody::fuzz {
namespace {

using namespace custody::crypto;

constexpr std::string_view context = "event 1, photo 0";

Secret knownKey() { return std::move(*Secret::fromBytes(Bytes(32, 7))); }

// As found on a disk; then as an original of ours, sealed, and with one byte of it changed.
void sealedFile(ByteView input)
{
    static const Secret key = knownKey();
    (void)openFile(key, input, view(context));

    Bytes sealed = sealFileWith(key, Salt{}, input, view(context));
    const auto opened = openFile(key, sealed, view(context));
    promise(opened && std::ranges::equal(*opened, input), "what was sealed opens to the same bytes");
    const std::size_t at = input.empty() ? 0 : (input[0] * 31 + input.size()) % sealed.size();
    sealed[at] ^= 1;
    promise(!openFile(key, sealed, view(context)), "a changed byte does not open");
}

void record(ByteView input)
{
    static const Secret key = knownKey();
    (void)recordKeyId(input);
    (void)openRecord(key, input, view(context));
}

// Its plain sum turns nearly every change away, so the text is read once more with the sum that it should
// have.
void keystoreFile(ByteView input)
{
    for (const auto& whole :
        {std::string(text(input)), std::string(text(input)) + "sum " + hex(sha256(input)) + "\n"}) {
        const auto file = KeystoreFile::parse(whole);
        promise(!file || file->text() == whole, "what reads writes the same bytes again");
    }
}

constexpr Target targets[] = {
    {"sealed_file", sealedFile}, {"record", record}, {"keystore_file", keystoreFile}};

} // namespace

std::span<const Target> sealedTargets() { return targets; }

} // namespace custody::fuzz
