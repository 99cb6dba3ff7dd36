// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// c2sp.org/tlog-proof@v1: one leaf's place in a lane, checkable offline.

#include <optional>
#include <string>

#include "app/ledger/merkle.h"
#include "app/ledger/note.h"

namespace custody::ledger {

struct TlogProof {
    std::optional<Bytes> extra; // ours: CBOR [entry, [disclosure…]]; not authenticated by the proof itself
    std::uint64_t index = 0;
    Proof hashes;
    std::string note;

    std::string text() const;
    static Result<TlogProof> parse(std::string_view text);
};

// Our `extra`: the entry's bytes and the disclosures shown with it.
struct Evidence {
    Bytes entry;
    std::vector<Bytes> disclosures;

    Bytes encode() const;
    static Result<Evidence> decode(ByteView bytes);
};

} // namespace custody::ledger
