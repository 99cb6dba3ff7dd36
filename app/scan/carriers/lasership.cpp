// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
// LaserShip (now OnTrac, its numbers live on): L and a letter, or 1LS. No check digit.

#include "app/scan/carrier.h"
#include "app/scan/shape.h"

namespace custody::scan {

void readLaserShip(std::string_view code, std::vector<Candidate>& found)
{
    if (fits(code, "L@########") && std::string_view("AIEHNX").find(code[1]) != std::string_view::npos
        && code[2] >= '1' && code[2] <= '3')
        found.push_back(numberOf("lasership", "lasership_lx", code, 25));
    const bool region = code.size() > 4 && (code[4] == '1' || code[4] == '2');
    if (region && fits(code, "1LS7###########"))
        found.push_back(numberOf("lasership", "lasership_1ls7", code, 10));
    if (region && fits(code, "1LS7############-1"))
        found.push_back(numberOf("lasership", "lasership_1ls7_18", code, 10));
    // Blanks and hyphens were closed up with those of people's groups; this one belongs.
    if (region && fits(code, "1LS7############1"))
        found.push_back(
            numberOf("lasership", "lasership_1ls7_18", std::string(code.substr(0, 16)) + "-1", 10));
    if (fits(code, "1LSCX**********"))
        found.push_back(numberOf("lasership", "lasership_1lscx", code, 10));
}

} // namespace custody::scan
