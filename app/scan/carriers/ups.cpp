// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
// UPS: the 1Z number and the older eleven-character waybill.

#include <algorithm>

#include "app/scan/carrier.h"
#include "app/scan/normalise.h"

namespace custody::scan {
namespace {

bool isUpperAlnum(char c) { return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z'); }

// Letters count as (ASCII − 63) mod 10; weights 1, 2, 1, 2 … from the left.
char upsCheckDigit(std::string_view digitsAndLetters)
{
    int sum = 0;
    int weight = 1;
    for (const char c : digitsAndLetters) {
        const int value = c >= 'A' ? (c - 63) % 10 : c - '0';
        sum += value * weight;
        weight = 3 - weight;
    }
    return static_cast<char>('0' + (10 - sum % 10) % 10);
}

Candidate judged(Candidate candidate, char expected)
{
    const bool pass = candidate.tracking.back() == expected;
    candidate.carrier = "ups";
    candidate.check = pass ? Check::Pass : Check::Fail;
    candidate.checkExpected = std::string(1, expected);
    if (!pass)
        candidate.why = "It has the shape of a UPS number, but its check digit should be "
            + candidate.checkExpected + ". Scan again, or type it from the label.";
    return candidate;
}

Candidate oneZ(std::string_view code)
{
    Candidate candidate;
    candidate.format = "ups";
    candidate.rank = 10;
    const bool shaped =
        code.size() == 18 && std::all_of(code.begin(), code.end(), isUpperAlnum) && isDigits(code.substr(10));
    if (!shaped) {
        candidate.carrier = "ups";
        candidate.check = Check::Fail;
        candidate.why = code.size() == 18
            ? "It begins like a UPS number, but has a character where a digit belongs."
            : "It begins like a UPS number, but has " + std::to_string(code.size())
                + " characters instead of 18. Scan the whole code.";
        return candidate;
    }
    candidate.tracking = code;
    candidate.extra["shipper"] = code.substr(2, 6);
    candidate.extra["service_code"] = code.substr(8, 2);
    return judged(std::move(candidate), upsCheckDigit(code.substr(2, 15)));
}

} // namespace

std::vector<Candidate> readUps(std::string_view code)
{
    if (code.substr(0, 2) == "1Z")
        return {oneZ(code)};
    if (code.size() == 11 && std::string_view("AHJKTV").find(code[0]) != std::string_view::npos
        && isDigits(code.substr(1))) {
        Candidate candidate;
        candidate.format = "ups_waybill";
        candidate.tracking = code;
        candidate.rank = 30;
        return {judged(std::move(candidate), upsCheckDigit(code.substr(1, 9)))};
    }
    return {};
}

} // namespace custody::scan
