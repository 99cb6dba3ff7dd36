// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
// Canpar: one of eight letters and 21 digits, no check digit.

#include "app/scan/carrier.h"
#include "app/scan/shape.h"

namespace custody::scan {

void readCanpar(std::string_view code, std::vector<Candidate>& found)
{
    if (fits(code, "@#####################")
        && std::string_view("CDKLSUXZ").find(code[0]) != std::string_view::npos)
        found.push_back(numberOf("canpar", "canpar_22", code, 30));
}

} // namespace custody::scan
