// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// SHA-256 and what is built on it. OpenSSL does the work.

#include <array>
#include <memory>

#include "app/base/bytes.h"

namespace custody::crypto {

using Hash = std::array<std::uint8_t, 32>;

Hash sha256(ByteView message);
Hash sha256(ByteView first, ByteView then); // of both, one after the other
Hash hmacSha256(ByteView key, ByteView message);

// RFC 5869 section 2.3, the expand step alone: the keys it is given are already uniform.
// `info` at most 1024 bytes, `key` not empty: OpenSSL 3.0 takes no other.
Bytes hkdfExpandSha256(ByteView key, ByteView info, std::size_t size);
Bytes hkdfExpandSha512(ByteView key, ByteView info, std::size_t size);

// The expand step of one key for many infos, 32 bytes each: the key is set up once.
class Expander {
public:
    explicit Expander(ByteView key); // not empty
    ~Expander();
    Expander(const Expander&) = delete;
    Expander& operator=(const Expander&) = delete;
    Hash of(ByteView info);

private:
    struct State;
    std::unique_ptr<State> m_state;
};

// SHA-256 of a message that comes in pieces.
class Sha256 {
public:
    Sha256();
    ~Sha256();
    Sha256(Sha256&&) noexcept;
    Sha256& operator=(Sha256&&) noexcept;
    void add(ByteView piece);
    Hash finish(); // once

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace custody::crypto
