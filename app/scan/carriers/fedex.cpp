// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
// FedEx: Express 12 digits, Ground 15, the 22 and 34 digits of the linear label codes, the 32 of old ASTRA
// labels.

#include "app/scan/carrier.h"
#include "app/scan/gs1.h"
#include "app/scan/normalise.h"

namespace custody::scan {
namespace {

// Weights 1, 3, 7 from the right; the sum modulo 11, and 10 counts as 0.
char expressCheckDigit(std::string_view digits)
{
    constexpr int weights[] = {1, 3, 7};
    int sum = 0;
    std::size_t place = 0;
    for (auto digit = digits.rbegin(); digit != digits.rend(); ++digit)
        sum += (*digit - '0') * weights[place++ % 3];
    return static_cast<char>('0' + sum % 11 % 10);
}

Candidate judged(std::string_view number, char expected, std::string format, int rank)
{
    Candidate candidate;
    candidate.carrier = "fedex";
    candidate.tracking = number;
    candidate.format = std::move(format);
    candidate.rank = rank;
    candidate.checkExpected = std::string(1, expected);
    candidate.check = number.back() == expected ? Check::Pass : Check::Fail;
    if (candidate.check == Check::Fail)
        candidate.why = "It has the length of a FedEx number, but its check digit should be "
            + candidate.checkExpected + ". Scan again, or type it from the label.";
    return candidate;
}

Candidate express12(std::string_view number, std::string format, int rank)
{
    return judged(number, expressCheckDigit(number.substr(0, 11)), std::move(format), rank);
}

Candidate ground15(std::string_view number, std::string format, int rank)
{
    return judged(number, mod10(number.substr(0, 14)), std::move(format), rank);
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
    auto candidate = judged(slot.substr(0, 2) == "00" ? slot.substr(2) : slot,
        expressCheckDigit(slot.substr(0, 13)), ground ? "fedex_ground_gsn" : "fedex_34", ground ? 20 : 25);
    candidate.extra["form"] = "fedex_1d_34";
    candidate.extra["linear_34"] = code;
    // Express labels to US addresses carry the ZIP here; other countries' labels have digits of another
    // meaning.
    if (!ground && code.substr(15, 5) != "00000")
        candidate.extra["ship_to_postal"] = code.substr(15, 5);
    return candidate;
}

} // namespace

std::vector<Candidate> readFedex(std::string_view code)
{
    if (!isDigits(code))
        return {};
    switch (code.size()) {
    case 12: return {express12(code, "fedex_12", 30)};
    case 15: return {ground15(code, "fedex_ground", 30)};
    case 16: {
        // The two-dimensional code glues a four-digit form id to the number.
        auto candidate = express12(code.substr(0, 12), "fedex_12", 48);
        candidate.extra["form_id"] = code.substr(12);
        if (candidate.check == Check::Pass && !passesMod10(code))
            return {candidate};
        return {};
    }
    case 22: {
        if (code.substr(0, 2) != "96")
            return {};
        auto candidate = ground15(code.substr(7), "fedex_ground_96", 20);
        candidate.extra["form"] = "fedex_ground_96";
        candidate.extra["service_code"] = code.substr(4, 3);
        return {candidate};
    }
    case 32: {
        auto candidate = express12(code.substr(16, 12), "fedex_astra_32", 30);
        candidate.extra["form"] = "fedex_astra_32";
        return {candidate};
    }
    case 34: return isUspsRouted(code) ? std::vector<Candidate>{} : std::vector{linear34(code)};
    default: return {};
    }
}

} // namespace custody::scan
