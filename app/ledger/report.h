// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What a verification says, to people and to programs.

#include <string>

#include "app/ledger/certificate.h"
#include "app/ledger/tiles.h"

namespace custody::ledger {

// First line VERIFIES, VERIFIES, BUT: and its reservations, or DOES NOT VERIFY; then why, what is shown,
// hidden and erased, and what it cannot prove.
std::string describe(const Report& report);
std::string toJson(const Report& report); // one object on one line

// What a reader of the first line alone must not miss: a key nobody vouches for, a subject only stated, a
// story told from its middle. Empty when the evidence says all it seems to say.
std::vector<std::string> reservations(const Report& report);

std::string timeOfSeconds(std::uint64_t unixSeconds); // RFC 3339

// A single tlog-proof of ours, reported as a certificate of one event is. Without a policy nothing vouches
// for the log, since a proof carries no key: that is a fault.
Report verifyProof(std::string_view text, const Policy* policy);

// A checkpoint with its signatures. Without a policy only its form is checked, and the report has no event.
Report verifyCheckpoint(std::string_view text, const Policy* policy);

// A whole lane as tiles: every entry, every tile and the root under the folder's checkpoint. Without a policy
// the signatures under that root are not checked.
Report verifyTiles(const TileSource& files, const Policy* policy);

} // namespace custody::ledger
