// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
// OnTrac: C or D and 14 digits; the letter counts towards the check digit as UPS counts letters.

#include "app/scan/carrier.h"
#include "app/scan/check_digit.h"
#include "app/scan/shape.h"

namespace custody::scan {

void readOnTrac(std::string_view code, std::vector<Candidate>& found)
{
    const bool c = fits(code, "C##############");
    if (c || fits(code, "D##############"))
        found.push_back(
            judged(numberOf("ontrac", c ? "ontrac_c" : "ontrac_d", code, 30), upsDigit(code.substr(0, 14))));
}

} // namespace custody::scan
