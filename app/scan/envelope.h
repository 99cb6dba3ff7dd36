// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The two-dimensional codes of a label: ISO/IEC 15434 envelopes, as UPS (MaxiCode) and FedEx (PDF417) fill
// them. Names and streets in them are not taken over.

#include <optional>
#include <string_view>

#include "app/scan/carrier.h"

namespace custody::scan {

inline bool isEnvelope(std::string_view content) { return content.substr(0, 3) == "[)>"; }

// Nothing when the envelope holds no carrier number we can read.
std::optional<Candidate> readEnvelope(std::string_view content);

// A MaxiCode without envelope: postcode, country, class, then the fields of UPS.
std::optional<Candidate> readBareMaxiCode(std::string_view content);

} // namespace custody::scan
