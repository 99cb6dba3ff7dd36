// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
// A logistic unit's own number, whoever carries it: GS1 SSCC, 18 digits, on labels with its identifier 00.

#include "app/scan/carrier.h"
#include "app/scan/check_digit.h"
#include "app/scan/shape.h"

namespace custody::scan {

void readSscc(std::string_view code, std::vector<Candidate>& found)
{
    if (!isDigits(code))
        return;
    const bool identified = code.size() == 20 && code.substr(0, 2) == "00";
    if (!identified && code.size() != 18)
        return;
    const auto digits = identified ? code.substr(2) : code;
    auto unit = judged(numberOf("sscc", "sscc", digits, identified ? 14 : 40), mod10(digits.substr(0, 17)));
    unit.extra.put("ai", "00");
    found.push_back(std::move(unit));
}

} // namespace custody::scan
