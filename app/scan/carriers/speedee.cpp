// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
// Spee-Dee: SP and 18 digits, no check digit.

#include "app/scan/carrier.h"
#include "app/scan/shape.h"

namespace custody::scan {

void readSpeeDee(std::string_view code, std::vector<Candidate>& found)
{
    if (fits(code, "SP##################"))
        found.push_back(numberOf("speedee", "speedee", code, 10));
}

} // namespace custody::scan
