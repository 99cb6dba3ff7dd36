// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A scan read as somebody's number: whose, which digits are the number itself, and whether its check digit
// agrees.

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace custody::scan {

enum class Check {
    Pass,
    Fail,
    None, // the format has no check digit
};

// One way of reading the scan. A scan may allow several; people decide between equals.
struct Candidate {
    std::string carrier; // ups usps fedex sscc …
    std::string tracking; // canonical: upper case, no blanks, routing stripped
    std::string format; // ups, usps_impb, fedex_34 …
    Check check = Check::None;
    std::string checkExpected; // the check digit that would agree; empty when there is none
    std::map<std::string, std::string> extra; // service_code, shipper, ship_to_postal …
    std::string why; // a sentence when the check fails or the shape is only nearly right
    int rank = 50; // lower is tried first among those that pass
};

// One carrier's formats. `code` is normalised: upper case, no blanks, no prefixes or suffixes.
using CarrierReader = std::vector<Candidate> (*)(std::string_view code);

// One file a carrier in app/scan/carriers/; a new carrier is a new line here.
std::vector<Candidate> readUps(std::string_view code);
std::vector<Candidate> readUsps(std::string_view code);
std::vector<Candidate> readFedex(std::string_view code);

} // namespace custody::scan
