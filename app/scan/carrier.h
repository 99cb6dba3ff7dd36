// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A scan read as somebody's number: whose, which digits are the number itself, and whether its check digit
// agrees.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/scan/facts.h"

namespace custody::scan {

enum class Check {
    Pass,
    Fail,
    None, // the format has no check digit
};

// One way of reading the scan. A scan may allow several; people decide between equals.
struct Candidate {
    std::string_view carrier; // ups usps fedex sscc …
    std::string_view format; // ups, usps_impb_c, fedex_34 …
    std::string tracking; // canonical: upper case, no blanks, routing stripped
    int rank = 50; // lower is tried first among those that pass
    Check check = Check::None;
    char checkExpected = 0; // the check digit that would agree; 0 when there is none
    bool whole = true; // false: the carrier's, but cut short or only a part of its number; `why` says so
    Facts extra; // service_code, shipper, ship_to_postal …
    std::string why;
};

Candidate numberOf(std::string_view carrier, std::string_view format, std::string_view tracking, int rank);

// The same with its check digit judged: the last character against the one that belongs there.
Candidate judged(Candidate candidate, char expected);

// UPS for "ups"; what is not in resources/carriers/carriers.tsv is named as it is.
std::string_view carrierName(std::string_view carrier);

// ISO 3166 letters for a number that a label prints; a number nobody has stays as it is.
std::string_view countryLetters(std::string_view number);

// One carrier's formats. `code` is normalised: upper case, no blanks, no prefixes or suffixes.
using CarrierReader = void (*)(std::string_view code, std::vector<Candidate>& found);

// One file a carrier in app/scan/carriers/; a new carrier is a new line here and in carrier.cpp.
void readAmazon(std::string_view code, std::vector<Candidate>& found);
void readCanadaPost(std::string_view code, std::vector<Candidate>& found);
void readCanpar(std::string_view code, std::vector<Candidate>& found);
void readDhlEcommerce(std::string_view code, std::vector<Candidate>& found);
void readDhlExpress(std::string_view code, std::vector<Candidate>& found);
void readDpd(std::string_view code, std::vector<Candidate>& found);
void readFedex(std::string_view code, std::vector<Candidate>& found);
void readGofo(std::string_view code, std::vector<Candidate>& found);
void readLandmark(std::string_view code, std::vector<Candidate>& found);
void readLaserShip(std::string_view code, std::vector<Candidate>& found);
void readOldDominion(std::string_view code, std::vector<Candidate>& found);
void readOnTrac(std::string_view code, std::vector<Candidate>& found);
void readPurolator(std::string_view code, std::vector<Candidate>& found);
void readS10(std::string_view code, std::vector<Candidate>& found);
void readSpeeDee(std::string_view code, std::vector<Candidate>& found);
void readSscc(std::string_view code, std::vector<Candidate>& found);
void readUps(std::string_view code, std::vector<Candidate>& found);
void readUpsMailInnovations(std::string_view code, std::vector<Candidate>& found);
void readUsps(std::string_view code, std::vector<Candidate>& found);
void readYodel(std::string_view code, std::vector<Candidate>& found);
void readYunExpress(std::string_view code, std::vector<Candidate>& found);

// Old Dominion's numbers begin with one of a few figures; who shares their length asks.
bool beginsLikeOldDominion(std::string_view code);

// Everything any carrier makes of it.
std::vector<Candidate> askCarriers(std::string_view code);

// What one code gives, when only one carrier is asked.
std::vector<Candidate> ask(CarrierReader reader, std::string_view code);

} // namespace custody::scan
