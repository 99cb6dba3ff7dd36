// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
// FedEx: Express 12 digits, Ground 15, the 22 and 34 digits of the linear label codes, the 32 of old ASTRA
// labels, door tags.

#include "app/scan/carrier.h"
#include "app/scan/check_digit.h"
#include "app/scan/shape.h"

namespace custody::scan {
namespace {

Candidate express12(std::string_view number, std::string_view format, int rank)
{
    return judged(numberOf("fedex", format, number, rank), fedexDigit(number.substr(0, 11)));
}

Candidate ground15(std::string_view number, std::string_view format, int rank)
{
    return judged(numberOf("fedex", format, number, rank), mod10(number.substr(0, 14)));
}

// 420, a ZIP of 5 or 9, and a USPS channel: one in ten of these would pass our check by chance.
bool isUspsRouted(std::string_view code)
{
    const auto channelAt = [&](std::size_t at) {
        return code[at] == '9' && code[at + 1] >= '1' && code[at + 1] <= '5';
    };
    return code.substr(0, 3) == "420" && (channelAt(8) || channelAt(12));
}

// 34 digits: the number is the last 14, of which the first two are 00 for twelve-digit numbers.
Candidate linear34(std::string_view code)
{
    const auto slot = code.substr(20);
    const bool ground = code.substr(0, 2) == "96";
    auto candidate = judged(numberOf("fedex", ground ? "fedex_ground_gsn" : "fedex_34",
                                slot.substr(0, 2) == "00" ? slot.substr(2) : slot, ground ? 20 : 25),
        fedexDigit(slot.substr(0, 13)));
    candidate.extra.put("form", "fedex_1d_34");
    candidate.extra.put("linear_34", code);
    if (ground)
        candidate.extra.put("service_code", code.substr(5, 3));
    // A ZIP stands here on labels to the United States, which have 000 before it; other countries' labels
    // have something else in both places.
    else if (code.substr(12, 3) == "000" && code.substr(15, 5) != "00000") {
        candidate.extra.put("ship_to_postal", code.substr(15, 5));
        candidate.extra.put("ship_to_country", "US");
    }
    return candidate;
}

Candidate ground22(std::string_view code)
{
    auto candidate = ground15(code.substr(7), "fedex_ground_96", 20);
    candidate.extra.put("form", "fedex_ground_96");
    candidate.extra.put("service_code", code.substr(4, 3));
    return candidate;
}

// The two-dimensional code glues a four-digit form id to the number. Sixteen digits are also Canada Post's,
// which goes first where both check digits agree.
void withFormId(std::string_view code, std::vector<Candidate>& found)
{
    auto candidate = express12(code.substr(0, 12), "fedex_12", 48);
    candidate.extra.put("form_id", code.substr(12));
    const bool goods = code.starts_with("01") && passesMod10(code.substr(2)); // a GTIN with its AI
    if (candidate.check == Check::Pass && !goods)
        found.push_back(std::move(candidate));
}

} // namespace

void readFedex(std::string_view code, std::vector<Candidate>& found)
{
    if (fits(code, "DT############"))
        found.push_back(numberOf("fedex", "fedex_door_tag", code, 12));
    if (!isDigits(code))
        return;
    switch (code.size()) {
    case 12: found.push_back(express12(code, "fedex_12", 30)); return;
    case 15: found.push_back(ground15(code, "fedex_ground", 30)); return;
    case 16: withFormId(code, found); return;
    case 22:
        if (code.substr(0, 2) == "96")
            found.push_back(ground22(code));
        return;
    case 32:
        if (code[0] == '3') {
            found.push_back(express12(code.substr(16, 12), "fedex_astra_32", 30));
            found.back().extra.put("form", "fedex_astra_32");
        }
        return;
    case 34:
        if (!isUspsRouted(code))
            found.push_back(linear34(code));
        return;
    default: return;
    }
}

} // namespace custody::scan
