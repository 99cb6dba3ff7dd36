// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
// DPD: the parcel's 14 digits with a check character, or the whole routing code of 28, of which the scanner
// may send % in front and no check character.

#include "app/scan/carrier.h"
#include "app/scan/check_digit.h"
#include "app/scan/shape.h"

namespace custody::scan {
namespace {

Candidate routed(std::string_view code)
{
    auto candidate = judged(numberOf("dpd", "dpd", code, 35), mod37(code.substr(0, 27)));
    candidate.extra.put("service_code", code.substr(21, 3));
    candidate.extra.put("dest_country_num", code.substr(24, 3));
    return candidate;
}

// Postcode, parcel number, service, country.
bool isRouting(std::string_view code)
{
    return code.size() == 27 && isCode(code.substr(0, 7)) && isDigits(code.substr(7));
}

} // namespace

void readDpd(std::string_view code, std::vector<Candidate>& found)
{
    const bool marked = !code.empty() && code[0] == '%';
    if (marked)
        code.remove_prefix(1);
    if (code.size() == 28 && isRouting(code.substr(0, 27)) && isCode(code.substr(27)))
        found.push_back(routed(code));
    if (marked && isRouting(code)) { // the bars carry no check character, the print beside them does
        auto candidate = routed(std::string(code) + mod37(code));
        candidate.check = Check::None;
        found.push_back(std::move(candidate));
    }
    if (code.size() == 15 && isDigits(code.substr(0, 14)) && isCode(code.substr(14)))
        found.push_back(judged(numberOf("dpd", "dpd_14", code, 40), mod37(code.substr(0, 14))));
}

} // namespace custody::scan
