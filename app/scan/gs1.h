// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// GS1 element strings: application identifiers and their values, as far as a dock meets them.
// GS1 General Specifications, sections 3 and 7.8; 0x1D separates.

#include <string>
#include <string_view>
#include <vector>

#include "app/base/result.h"

namespace custody::scan {

// The check digit ('0' to '9') for digits without one: weights 3, 1, 3 … from the right. GS1, USPS, FedEx
// Ground.
char mod10(std::string_view digits);

// True when the last digit checks the others. False for anything but digits, or fewer than two.
bool passesMod10(std::string_view digitsWithCheck);

struct Element {
    std::string ai; // "00", "420", "3103"
    std::string value;
};

// Fault::Invalid, with the reason, for an unknown AI, a wrong length, a wrong character or a wrong check
// digit.
Result<std::vector<Element>> parseElementString(std::string_view content);

} // namespace custody::scan
