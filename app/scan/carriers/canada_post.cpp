// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
// Canada Post: 16 digits. Its thirteen characters that end in CA are S10.

#include "app/scan/carrier.h"
#include "app/scan/check_digit.h"
#include "app/scan/shape.h"

namespace custody::scan {

void readCanadaPost(std::string_view code, std::vector<Candidate>& found)
{
    if (code.size() == 16 && isDigits(code))
        found.push_back(judged(numberOf("canada_post", "canada_post", code, 30), mod10(code.substr(0, 15))));
}

} // namespace custody::scan
