// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The cloud's side of a lane: takes a station's signed heads and the leaves under them, and vouches for a
// head only once every leaf of it lies on disk. Source: C2SP tlog-mirror.md and
// tlog-witness.md; the wire and its outcomes: resources/formats/sync.md. Lives on the archive's thread.

#include <string>

#include "app/base/clock.h"
#include "app/crypto/signing.h"
#include "sync/protocol/reply.h"
#include "sync/server/archive.h"

namespace custody::server {

// Who vouches. The key's type is always 0x04.
struct Cosigner {
    std::string name;
    const crypto::SigningKey& key;
};

class Mirror {
public:
    Mirror(Archive& archive, Cosigner cosigner, const Clock& clock)
        : m_archive(archive)
        , m_cosigner(std::move(cosigner))
        , m_clock(clock)
    {
    }

    // 200 stored · 400 malformed or old > new · 403 no valid signature · 404 station not enrolled · 409 `old`
    // is not the newest announced size (body: that size) · 422 not the same history (kept as evidence).
    protocol::Reply addCheckpoint(std::string_view body);
    // 200 cosignature · 202 and 409 where the mirror stands · 400 no whole package · 404 lane unknown · 422 a
    // package is not of the announced tree, or nothing is announced. `body` may be cut anywhere.
    protocol::Reply addEntries(ByteView body);
    // 200 the newest cosigned note · 404.
    protocol::Reply checkpoint(const std::string& originHash);

    Result<> enrol(const ledger::VerifierKey& station);
    Result<Holdings> holdings() { return m_archive.holdings(); }

private:
    Result<protocol::Reply> tryCheckpoint(std::string_view body);
    Result<protocol::Reply> tryEntries(ByteView body);
    // The key a lane's heads must be signed with, when its station is enrolled.
    Result<std::optional<ledger::VerifierKey>> keyOf(const std::string& origin);

    Archive& m_archive;
    Cosigner m_cosigner;
    const Clock& m_clock;
};

} // namespace custody::server
