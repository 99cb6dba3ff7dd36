// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// GS1 element strings: application identifiers and their values (resources/carriers/application_identifiers).
// GS1 General Specifications, sections 3 and 7.8; 0x1D separates.

#include <string>
#include <string_view>
#include <vector>

#include "app/base/result.h"

namespace custody::scan {

struct Element {
    std::string ai; // "00", "420", "3103"
    std::string value;
};

struct ElementString {
    std::vector<Element> elements; // as far as it could be read, also those with a wrong check digit
    std::string problem; // what is wrong, empty when nothing is
    bool complete = false; // read to its end; only a check digit or a date may be wrong

    // Empty when the identifier is not there.
    std::string_view at(std::string_view ai) const;
};

ElementString readElementString(std::string_view content);

// Fault::Invalid, with the reason, for an unknown AI, a wrong length, a wrong character or a wrong check
// digit.
Result<std::vector<Element>> parseElementString(std::string_view content);

// "(420)07936(92)05590…", as people print it, written as scanners send it; any other text as it is.
std::string fromBrackets(std::string_view content);

} // namespace custody::scan
