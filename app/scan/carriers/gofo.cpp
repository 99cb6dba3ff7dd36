// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
// GOFO: GFUS and 14 digits, no check digit.

#include "app/scan/carrier.h"
#include "app/scan/shape.h"

namespace custody::scan {

void readGofo(std::string_view code, std::vector<Candidate>& found)
{
    if (fits(code, "GFUS##############"))
        found.push_back(numberOf("gofo", "gofo_us", code, 10));
}

} // namespace custody::scan
