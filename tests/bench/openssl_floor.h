// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What OpenSSL alone takes to open and hash the records of events: the same number of bytes in pieces of the
// same sizes, held in memory, with contexts that are made once.

#include <chrono>
#include <vector>

#include "app/base/bytes.h"

namespace custody::bench {

// The sizes of one event's parts, in plain bytes.
struct EventSizes {
    std::size_t entry = 0;
    std::size_t fields = 0; // the whole payload
    std::vector<std::size_t> disclosures;
};

// Opens entry and payload (XAES-256-GCM: key of the nonce, then AES-256-GCM), hashes the leaf, one node and
// each disclosure; `rounds` times over all events.
std::chrono::duration<double> opensslFloor(const std::vector<EventSizes>& events, int rounds);

} // namespace custody::bench
