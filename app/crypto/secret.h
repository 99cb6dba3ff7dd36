// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Thirty-two secret bytes, wiped when they go out of scope. Moves, never copies by accident.

#include <array>
#include <cstdint>
#include <span>

#include "app/base/bytes.h"

namespace custody::crypto {

class Secret {
public:
    Secret() = default;
    ~Secret() { wipe(); }
    Secret(Secret&& other) noexcept;
    Secret& operator=(Secret&& other) noexcept;
    Secret(const Secret&) = delete;
    Secret& operator=(const Secret&) = delete;

    static Secret random();
    static Result<Secret> fromBytes(ByteView thirtyTwo);
    Secret clone() const;
    ByteView bytes() const { return m_bytes; }

private:
    void wipe();
    std::array<std::uint8_t, 32> m_bytes{};
};

// From the operating system's generator, through OpenSSL; for nonces, ids and salts, which nobody must guess
// beforehand and everybody may see afterwards. Aborts the program if there is none.
void drawRandom(std::span<std::uint8_t> out);
Bytes randomBytes(std::size_t size);

template <std::size_t N> std::array<std::uint8_t, N> randomArray()
{
    std::array<std::uint8_t, N> out{};
    drawRandom(out);
    return out;
}

// For key bytes that had to pass through a plain buffer.
void wipe(Bytes& bytes);

// Takes the same time whatever the bytes are.
bool equalInConstantTime(ByteView a, ByteView b);

} // namespace custody::crypto
