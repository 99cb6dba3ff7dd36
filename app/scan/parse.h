// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What a scanned code is: a carrier's number, a product, a routing code, or nothing we know; and why.

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "app/scan/carrier.h"
#include "app/scan/symbology.h"

namespace custody::scan {

enum class Verdict {
    Valid, // belongs to the carrier and its check digit agrees, or the format has none
    Invalid, // looks like the carrier's but fails, or is known to be something else than a parcel's number
    Unknown, // nothing we know; keep it as a reference
};

struct Reading {
    std::string carrier = "none";
    std::string tracking; // canonical; also filled when only the check digit fails
    Verdict verdict = Verdict::Unknown;
    Check check = Check::None;
    std::string checkExpected;
    std::string format;
    std::map<std::string, std::string> extra; // keys as in the command-line contract
    std::map<std::string, std::string> gs1; // AI → value, for GS1 content
    std::vector<Candidate> candidates; // every reading that passes, the answer first
    std::string why; // one sentence; "routing_only: …" when the cause has a name
};

// `symbology`: an AIM id, a name ("Code128"), or empty. Any bytes of any length are answered; nothing throws.
Reading parseScan(std::string_view raw, std::string_view symbology = {});

std::string_view name(Verdict verdict); // "valid" "invalid" "unknown"
std::string_view name(Check check); // "pass" "fail" "none"

} // namespace custody::scan
