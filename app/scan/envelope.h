// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The two-dimensional codes of a label: ISO/IEC 15434 envelopes, and what UPS (MaxiCode) and FedEx (PDF417)
// put into them. Names and streets in them are not taken over.

#include <optional>
#include <string_view>
#include <vector>

#include "app/scan/carrier.h"

namespace custody::scan {

using Fields = std::vector<std::string_view>;

Fields split(std::string_view text, char separator);

inline bool isEnvelope(std::string_view content) { return content.substr(0, 3) == "[)>"; }

// The formats of an envelope that we read; views into its content.
struct Envelope {
    std::string_view version; // of format 01, transportation: two digits
    Fields transport; // its fields
    std::string_view elements; // format 05: GS1 element strings
    Fields identified; // format 06: fields with data identifiers
    bool opaque = false; // formats 07 or 09 follow: free text, binary
};

Envelope openEnvelope(std::string_view content);

// Nothing when the envelope holds no carrier number we can read.
std::optional<Candidate> readEnvelope(std::string_view content);

// A MaxiCode without envelope: postcode, country, class, then the fields of UPS.
std::optional<Candidate> readBareMaxiCode(std::string_view content);

// The carriers' messages. `fields` begin with the postcode.
std::optional<Candidate> upsMessage(Fields fields);
std::optional<Candidate> fedexMessage(Fields fields, const Fields& identified);

// The same when the scanner has dropped every separator.
std::optional<Candidate> flatUpsMessage(std::string_view content);
std::optional<Candidate> flatFedexMessage(std::string_view content);

// Fields both messages have: where to, in which country, which piece of how many.
void putDestination(Candidate& candidate, std::string_view postal, std::string_view country);
bool isPieceOfTotal(std::string_view text);

} // namespace custody::scan
