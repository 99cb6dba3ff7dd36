// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/crypto/sealed_file.h"

#include <algorithm>

#include "app/crypto/aes_gcm.h"
#include "app/crypto/hash.h"

namespace custody::crypto {
namespace {

constexpr std::size_t saltSize = std::tuple_size_v<Salt>;
constexpr std::size_t commitmentSize = 32;
constexpr std::size_t chunk = 16384;
constexpr std::size_t sealedChunk = chunk + tagSize;

// key[32] || base nonce[12] || commitment[32], wiped with its scope.
struct Derived {
    Bytes bytes;
    ~Derived() { wipe(bytes); }
    ByteView key() const { return ByteView(bytes).first(32); }
    ByteView commitment() const { return ByteView(bytes).last(commitmentSize); }
    std::array<std::uint8_t, 12> nonce(std::uint64_t number) const
    {
        std::array<std::uint8_t, 12> out;
        std::copy_n(bytes.begin() + 32, out.size(), out.begin());
        for (std::size_t i = 0; i < 8; ++i)
            out[11 - i] ^= static_cast<std::uint8_t>(number >> (8 * i));
        return out;
    }
};

Derived derive(const Secret& key, ByteView salt, ByteView context)
{
    Bytes info = bytes("c2sp.org/chunked-encryption@v1+AEAD_AES_256_GCM");
    info.push_back(0);
    append(info, salt);
    append(info, context);
    return {hkdfExpandSha512(key.bytes(), info, 32 + 12 + commitmentSize)};
}

tl::unexpected<Error> cut() { return fail(Fault::Tampered, "a sealed file is cut short"); }

} // namespace

Bytes sealFile(const Secret& key, ByteView plain, ByteView context)
{
    return sealFileWith(key, randomArray<saltSize>(), plain, context);
}

Bytes sealFileWith(const Secret& key, const Salt& salt, ByteView plain, ByteView context)
{
    const Derived derived = derive(key, salt, context);
    const std::size_t chunks = plain.size() / chunk + 1;
    Bytes out(saltSize + commitmentSize + plain.size() + chunks * tagSize);
    std::copy(salt.begin(), salt.end(), out.begin());
    std::ranges::copy(derived.commitment(), out.begin() + saltSize);

    AesGcm cipher(AesGcm::Direction::Seal);
    auto rest = std::span(out).subspan(saltSize + commitmentSize);
    for (std::size_t i = 0; i < chunks; ++i) {
        const auto piece = plain.subspan(i * chunk, std::min(chunk, plain.size() - i * chunk));
        cipher.seal({derived.key(), derived.nonce(i)}, piece, {}, rest.first(piece.size() + tagSize));
        rest = rest.subspan(piece.size() + tagSize);
    }
    return out;
}

Result<Bytes> openFile(const Secret& key, ByteView sealed, ByteView context)
{
    if (sealed.size() < saltSize + commitmentSize + tagSize)
        return cut();
    const Derived derived = derive(key, sealed.first(saltSize), context);
    if (!equalInConstantTime(derived.commitment(), sealed.subspan(saltSize, commitmentSize)))
        return fail(Fault::Tampered, "a sealed file was changed, moved, or sealed under another key");

    // The last chunk is always shorter, so a file cut at a chunk's edge shows.
    auto rest = sealed.subspan(saltSize + commitmentSize);
    const std::size_t last = rest.size() % sealedChunk;
    if (last < tagSize)
        return cut();
    const std::size_t chunks = rest.size() / sealedChunk + 1;
    Bytes out(rest.size() - chunks * tagSize);
    auto room = std::span(out);
    AesGcm cipher(AesGcm::Direction::Open);
    for (std::size_t i = 0; i < chunks; ++i) {
        const auto piece = rest.first(std::min(sealedChunk, rest.size()));
        if (!cipher.open({derived.key(), derived.nonce(i)}, piece, {}, room.first(piece.size() - tagSize)))
            return fail(Fault::Tampered,
                "a sealed file was changed in its chunk " + std::to_string(i) + " of "
                    + std::to_string(chunks));
        room = room.subspan(piece.size() - tagSize);
        rest = rest.subspan(piece.size());
    }
    return out;
}

} // namespace custody::crypto
