// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// XAES-256-GCM (C2SP XAES-256-GCM.md): authenticated encryption of one record under a random 24-byte nonce.

#include <array>
#include <memory>

#include "app/base/ids.h"
#include "app/crypto/secret.h"

namespace custody::crypto {

using Nonce = std::array<std::uint8_t, 24>;

Bytes xaesSeal(const Secret& key, const Nonce& nonce, ByteView plain, ByteView context);
// Tampered when the key, the context or any byte is not what it was.
Result<Bytes> xaesOpen(const Secret& key, const Nonce& nonce, ByteView sealed, ByteView context);

// A record as stored: 01 || key id (16) || nonce (24) || ciphertext || tag (16). The context is not stored:
// it says which row the record belongs to, so that it opens nowhere else.
Bytes sealRecord(const KeyId& keyId, const Secret& key, ByteView plain, ByteView context);
Result<Bytes> openRecord(const Secret& key, ByteView record, ByteView context);
Result<KeyId> recordKeyId(ByteView record);

// Seals and opens many records under one key: what the key alone decides is worked out once.
class RecordKey {
public:
    explicit RecordKey(const Secret& key);
    ~RecordKey();
    RecordKey(RecordKey&&) noexcept;
    RecordKey& operator=(RecordKey&&) noexcept;
    Bytes seal(const KeyId& keyId, ByteView plain, ByteView context);
    Result<Bytes> open(ByteView record, ByteView context);
    // The same into bytes that are used again for the next; `context` may not lie in them.
    Result<> open(ByteView record, ByteView context, Bytes& plain);

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace custody::crypto
