// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// AES-256-GCM, many times with one cipher's memory: the body of records and of sealed files. The nonces are
// theirs to keep apart, so nobody outside this folder uses it.

#include <memory>
#include <span>

#include "app/base/bytes.h"

namespace custody::crypto {

constexpr std::size_t tagSize = 16;

class AesGcm {
public:
    enum class Direction { Seal, Open };
    explicit AesGcm(Direction direction);
    ~AesGcm();
    AesGcm(const AesGcm&) = delete;
    AesGcm& operator=(const AesGcm&) = delete;

    struct Turn {
        ByteView key32, nonce12; // set at once, which costs half as much as one after the other
    };
    // `out` holds the text and its tag.
    void seal(const Turn& turn, ByteView plain, ByteView context, std::span<std::uint8_t> out);
    // False when anything is not what it was; `out` is then wiped.
    [[nodiscard]] bool open(const Turn& turn, ByteView sealed, ByteView context, std::span<std::uint8_t> out);

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace custody::crypto
