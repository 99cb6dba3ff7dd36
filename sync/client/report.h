// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What a pass did, lane by lane, and what the shell is told about it.

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "app/base/exit_code.h"

namespace custody::client {

struct LaneReport {
    std::string origin;
    std::uint64_t leaves = 0;
    std::uint64_t receipted = 0; // leaves under the newest receipt
    std::uint64_t released = 0; // leaves that left the outbox in this pass
    std::uint64_t sent = 0; // leaves that were uploaded in this pass, again or for the first time
    std::uint64_t bytes = 0; // of request bodies
    std::uint64_t waiting = 0; // leaves still in the outbox
    std::optional<std::chrono::milliseconds> oldestAge; // of the oldest leaf still in the outbox
    std::optional<Error> fault; // why the lane stopped
    std::string warning; // something a person should hear of although the lane went on
    std::optional<std::chrono::seconds> retryAfter; // the cloud's wish
};

struct PassReport {
    std::vector<LaneReport> lanes;
    std::optional<Error> fault; // why the pass could not look at the lanes at all

    // 0 everything receipted · 75 some left, will retry · 65 a person must look · 77 not permitted · 74 the
    // store failed. The one that most needs a person wins.
    ExitCode exitCode() const;
};

} // namespace custody::client
