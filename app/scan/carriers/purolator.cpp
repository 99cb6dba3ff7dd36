// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
// Purolator: twelve digits from 0 to 5, or three letters and nine digits without a check digit.

#include <algorithm>
#include <array>

#include "app/scan/carrier.h"
#include "app/scan/check_digit.h"
#include "app/scan/shape.h"

namespace custody::scan {

void readPurolator(std::string_view code, std::vector<Candidate>& found)
{
    if (code.size() == 12 && isDigits(code) && code[0] <= '5')
        found.push_back(
            judged(numberOf("purolator", "purolator_numeric", code, 32), luhn(code.substr(0, 11))));
    // Others' numbers cut short: Amazon's and Landmark's.
    static constexpr std::array<std::string_view, 4> othersBeginnings{"TBA", "TBC", "TBM", "LTN"};
    const bool cut = std::any_of(othersBeginnings.begin(), othersBeginnings.end(),
        [&](std::string_view beginning) { return code.starts_with(beginning); });
    if (!cut && fits(code, "@@@#########"))
        found.push_back(numberOf("purolator", "purolator_alpha", code, 40));
}

} // namespace custody::scan
