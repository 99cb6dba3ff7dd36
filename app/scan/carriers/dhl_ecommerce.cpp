// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
// DHL eCommerce: GM and what follows, 14 digits, and letters of its foreign branches. No check digit. Parcels
// handed to the post carry a USPS number instead.

#include <algorithm>
#include <array>

#include "app/scan/carrier.h"
#include "app/scan/shape.h"

namespace custody::scan {

void readDhlEcommerce(std::string_view code, std::vector<Candidate>& found)
{
    if (code.size() == 14 && isDigits(code))
        found.push_back(numberOf("dhl_ecommerce", "dhl_ecommerce_14", code, 50));
    if (code.size() < 12 || code.size() > 41)
        return;
    const auto branch = code.substr(0, 2);
    const auto rest = code.substr(2);
    const bool hexadecimal =
        std::all_of(rest.begin(), rest.end(), [](char c) { return isDigit(c) || (c >= 'A' && c <= 'F'); });
    if (branch == "GM" && hexadecimal)
        found.push_back(numberOf("dhl_ecommerce", "dhl_ecommerce", code, 30));
    constexpr std::array abroad{"LX", "RX", "UV", "CN", "SG", "TH", "IN", "HK", "MY"};
    if (isDigits(rest) && std::find(abroad.begin(), abroad.end(), branch) != abroad.end())
        found.push_back(numberOf("dhl_ecommerce", "dhl_ecommerce", code, 70));
}

} // namespace custody::scan
