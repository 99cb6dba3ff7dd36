// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
// Amazon Logistics: TBA (United States), TBC (Canada), TBM (Mexico); a letter and ten digits elsewhere. No
// check digit.

#include "app/scan/carrier.h"
#include "app/scan/shape.h"

namespace custody::scan {

void readAmazon(std::string_view code, std::vector<Candidate>& found)
{
    if (fits(code, "TBA############") || fits(code, "TBC############") || fits(code, "TBM############"))
        found.push_back(numberOf("amazon", "amazon_logistics", code, 10));
    if (fits(code, "A##########") || fits(code, "C##########") || fits(code, "F##########"))
        found.push_back(numberOf("amazon", "amazon_international", code, 45));
}

} // namespace custody::scan
