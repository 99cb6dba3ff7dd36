// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// From the ways a code can be read to one answer.

#include "app/scan/parse.h"

namespace custody::scan {

// Those that pass come first, in order of rank; the first of them is the answer. If none passes, the nearest
// shape says why. `found` is not empty.
Reading decide(std::vector<Candidate> found, const DockSettings& dock = {});

// Whole, and not refuted by its check digit.
bool passes(const Candidate& candidate);

// Known, but no parcel's number: "name_of_the_cause: sentence".
Reading notANumber(std::string why);

// Nothing we know.
Reading unknownCode(std::string why);

} // namespace custody::scan
