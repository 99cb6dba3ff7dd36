// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// FedEx's and others' PDF417 in poor pictures (ISO/IEC 15438): found by the bars at both its ends, flattened,
// and each codeword taken for the likeliest one there is. Down to little more than a pixel a module.

#include "app/vision/pure_symbol.h"

namespace custody::vision {

// What looks like PDF417s. Never throws.
std::vector<PureSymbol> findPdf417s(GreyView frame, Deadline until);

} // namespace custody::vision
