// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
// Landmark Global: LTN, eight digits, N1. No check digit.

#include "app/scan/carrier.h"
#include "app/scan/shape.h"

namespace custody::scan {

void readLandmark(std::string_view code, std::vector<Candidate>& found)
{
    if (fits(code, "LTN########N1"))
        found.push_back(numberOf("landmark", "landmark_global", code, 10));
}

} // namespace custody::scan
