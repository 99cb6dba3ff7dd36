// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What a verification says, to people and to programs.

#include <string>

#include "app/ledger/certificate.h"

namespace custody::ledger {

// First line VERIFIES or DOES NOT VERIFY; then why, what is shown, hidden and erased, and what it cannot
// prove.
std::string describe(const Report& report);
std::string toJson(const Report& report); // one object on one line

std::string jsonText(std::string_view text); // a quoted JSON string

// A single tlog-proof of ours, reported as a certificate of one event is. Without a policy nothing vouches
// for the log, since a proof carries no key: that is a fault.
Report verifyProof(std::string_view text, const Policy* policy);

// A checkpoint with its signatures. Without a policy only its form is checked, and the report has no event.
Report verifyCheckpoint(std::string_view text, const Policy* policy);

} // namespace custody::ledger
