// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
// Yodel: JD and 16 digits, with or without the data identifier J. No check digit.

#include "app/scan/carrier.h"
#include "app/scan/shape.h"

namespace custody::scan {

void readYodel(std::string_view code, std::vector<Candidate>& found)
{
    if (fits(code, "JD################") || fits(code, "JJD################"))
        found.push_back(numberOf("yodel", "yodel", code, 15));
}

} // namespace custody::scan
