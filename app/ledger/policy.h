// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Whom an outsider trusts: logs, witnesses and the quorum among them (C2SP tlog-policy.md).

#include <map>
#include <string>
#include <vector>

#include "app/ledger/note.h"

namespace custody::ledger {

struct Policy {
    std::vector<VerifierKey> logs;
    std::map<std::string, VerifierKey> witnesses; // by the policy's own short names
    struct Group {
        std::size_t threshold;
        std::vector<std::string> members; // witnesses or groups
    };
    std::map<std::string, Group> groups;
    std::string quorum; // "none", a witness or a group

    static Result<Policy> parse(std::string_view text);
    std::string text() const;
};

struct Verdict {
    Checkpoint checkpoint;
    std::vector<std::string> witnesses; // whose cosignatures verify
    std::uint64_t firstCosignedAt = 0; // seconds; 0: never
};

// The note is by a log of the policy and its cosignatures reach the quorum.
Result<Verdict> check(const Policy& policy, const Note& note);

} // namespace custody::ledger
