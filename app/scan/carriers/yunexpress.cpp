// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
// YunExpress: YT and 16 digits, no check digit.

#include "app/scan/carrier.h"
#include "app/scan/shape.h"

namespace custody::scan {

void readYunExpress(std::string_view code, std::vector<Candidate>& found)
{
    if (fits(code, "YT################"))
        found.push_back(numberOf("yunexpress", "yunexpress", code, 10));
}

} // namespace custody::scan
