// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A card that was told, known again while it lies there, without its number being kept: a digest under a key
// that nobody else has and that ends with this reader.

#include <optional>

#include "app/crypto/hash.h"
#include "app/crypto/secret.h"
#include "app/crypto/wipe.h"

namespace custody::badges {

class ToldCard {
public:
    void remember(ByteView number) { m_digest = crypto::hmacSha256(m_key.bytes(), number); }
    bool is(ByteView number) const { return m_digest == crypto::hmacSha256(m_key.bytes(), number); }
    void forget() { m_digest.reset(); }

private:
    crypto::Secret m_key = crypto::Secret::random();
    std::optional<crypto::Hash> m_digest;
};

// What holds a card's number until the end of its block is wiped then; what was moved out of it lives on.
template <typename Holder> class WipedAtEnd {
public:
    explicit WipedAtEnd(Holder& holder)
        : m_holder(holder)
    {
    }
    ~WipedAtEnd() { crypto::wipe(m_holder); }
    WipedAtEnd(const WipedAtEnd&) = delete;
    WipedAtEnd& operator=(const WipedAtEnd&) = delete;

private:
    Holder& m_holder;
};

} // namespace custody::badges
