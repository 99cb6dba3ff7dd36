// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A station tells the cloud the newest signed head of a lane, and proves that it grew out of the one the
// cloud knows. Source: C2SP tlog-witness.md, add-checkpoint.

#include <string>

#include "app/ledger/merkle.h"
#include "app/ledger/note.h"

namespace custody::protocol {

inline constexpr std::size_t checkpointLimit = 64 * 1024; // bytes of one add-checkpoint body
inline constexpr std::size_t proofLimit = 63; // hashes in any proof

struct AddCheckpoint {
    std::uint64_t oldSize = 0; // leaves in the head the cloud knows
    ledger::Proof proof; // consistency from there
    ledger::Note note; // the new head

    std::string body() const;
    // Invalid: too long, a line that is none of the format's, or a note that is no note. Whether the note's
    // text is a checkpoint and who signed it is for the reader to see.
    static Result<AddCheckpoint> parse(std::string_view body);
};

} // namespace custody::protocol
