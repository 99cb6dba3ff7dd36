// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
// Old Dominion: freight numbers of eleven digits.

#include "app/scan/carrier.h"
#include "app/scan/check_digit.h"
#include "app/scan/shape.h"

namespace custody::scan {

bool beginsLikeOldDominion(std::string_view code)
{
    const auto three = code.substr(0, 3);
    return three == "777" || three == "778" || three == "072" || three == "780" || code.substr(0, 2) == "80";
}

void readOldDominion(std::string_view code, std::vector<Candidate>& found)
{
    if (code.size() == 11 && isDigits(code) && beginsLikeOldDominion(code))
        found.push_back(judged(numberOf("old_dominion", "old_dominion", code, 30), luhn(code.substr(0, 10))));
}

} // namespace custody::scan
