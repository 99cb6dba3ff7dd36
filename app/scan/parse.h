// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What a scanned code is: a carrier's number, a product, a routing code, or nothing we know; and why.

#include <string>
#include <string_view>
#include <vector>

#include "app/scan/carrier.h"
#include "app/scan/gs1.h"
#include "app/scan/normalise.h"

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
    Facts extra; // names as in the command-line contract
    std::vector<Element> gs1; // for GS1 content
    std::vector<Candidate> candidates; // every reading that passes, the answer first
    std::string why; // one sentence; "routing_only: …" when the cause has a name

    // The value behind an application identifier; empty when there is none.
    std::string_view element(std::string_view ai) const;
    // The name of the cause in `why`, for programs; empty when it has none.
    std::string_view cause() const;
};

// What a site knows of its own dock.
struct DockSettings {
    ScannerSettings scanner;
    std::vector<std::string> carriers; // that call here; they go before others with which they share a shape
};

// `symbology`: an AIM id, a name ("Code128"), or empty. Any bytes of any length are answered; nothing throws.
Reading parseScan(std::string_view raw, std::string_view symbology = {}, const DockSettings& dock = {});

std::string_view name(Verdict verdict); // "valid" "invalid" "unknown"
std::string_view name(Check check); // "pass" "fail" "none"

} // namespace custody::scan
