// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
// USPS: Intelligent Mail package barcodes (with or without the 420 + ZIP in front) and the older 20 digits.

#include <optional>

#include "app/scan/carrier.h"
#include "app/scan/gs1.h"
#include "app/scan/normalise.h"

namespace custody::scan {
namespace {

void judge(Candidate& candidate)
{
    const std::string_view digits = candidate.tracking;
    const char expected = mod10(digits.substr(0, digits.size() - 1));
    const bool pass = digits.back() == expected;
    candidate.carrier = "usps";
    candidate.check = pass ? Check::Pass : Check::Fail;
    candidate.checkExpected = std::string(1, expected);
    if (!pass)
        candidate.why = "It has the shape of a USPS number, but its check digit should be "
            + candidate.checkExpected + ". Scan again, or type it from the label.";
}

// The package identification code: channel 91 to 95, service, then whose it is. 22 digits, 26 in longer
// constructs.
std::optional<Candidate> packageCode(std::string_view pic)
{
    if ((pic.size() != 22 && pic.size() != 26) || !isDigits(pic) || pic[0] != '9' || pic[1] < '1'
        || pic[1] > '5')
        return std::nullopt;
    Candidate candidate;
    candidate.tracking = pic;
    candidate.rank = 20;
    const auto channel = pic.substr(0, 2);
    if (channel == "91") {
        if (pic.size() != 22)
            return std::nullopt;
        candidate.format = "usps_legacy";
        candidate.extra["construct"] = "legacy91";
        candidate.extra["service_code"] = pic.substr(2, 2);
    } else {
        candidate.format = channel == "94" ? "usps_impb_n" : "usps_impb_c";
        candidate.extra["construct"] = "impb";
        candidate.extra["channel"] = channel;
        candidate.extra["service_code"] = pic.substr(2, 3);
        // A nine-digit mailer id begins with 9, a six-digit one with 0 to 8.
        if (channel == "92" || channel == "93")
            candidate.extra["mailer_id"] = pic.substr(5, pic[5] == '9' ? 9 : 6);
    }
    judge(candidate);
    return candidate;
}

// 92 goes with nine-digit mailers and 93 with six-digit ones; elsewhere nothing contradicts.
bool mailerFitsChannel(std::string_view pic)
{
    const auto channel = pic.substr(0, 2);
    return (channel != "92" || pic[5] == '9') && (channel != "93" || pic[5] != '9');
}

std::optional<Candidate> routed(std::string_view code, std::size_t zipLength)
{
    auto candidate = packageCode(code.substr(3 + zipLength));
    if (!candidate)
        return std::nullopt;
    candidate->extra["ship_to_postal"] = code.substr(3, zipLength);
    candidate->extra["ship_to_country"] = "US";
    candidate->rank = mailerFitsChannel(candidate->tracking) ? 15 : 18;
    return candidate;
}

// Two rules live: the check digit over the 19 as printed, or with the channel 91 put in front.
Candidate twentyDigits(std::string_view code)
{
    Candidate candidate;
    candidate.tracking = code;
    candidate.format = "usps_20";
    candidate.rank = 45;
    candidate.extra["construct"] = "legacy20";
    candidate.extra["service_code"] = code.substr(0, 2);
    judge(candidate);
    if (candidate.check == Check::Fail && passesMod10("91" + std::string(code))) {
        candidate.check = Check::Pass;
        candidate.checkExpected = std::string(1, code.back());
        candidate.extra["check_rule"] = "with_91";
        candidate.why.clear();
    }
    return candidate;
}

} // namespace

std::vector<Candidate> readUsps(std::string_view code)
{
    if (!isDigits(code))
        return {};
    std::vector<Candidate> found;
    const auto keep = [&](std::optional<Candidate> candidate) {
        if (candidate)
            found.push_back(std::move(*candidate));
    };
    if (code.substr(0, 3) == "420") {
        for (const std::size_t zipLength : {std::size_t{5}, std::size_t{9}})
            if (code.size() > 3 + zipLength)
                keep(routed(code, zipLength));
    }
    keep(packageCode(code));
    if (code.size() == 20) {
        found.push_back(twentyDigits(code));
        const auto with92 = "92" + std::string(code);
        if (code.substr(0, 2) == "61" && passesMod10(with92)) // SmartPost labels print it without its channel
            keep(packageCode(with92));
    }
    return found;
}

} // namespace custody::scan
