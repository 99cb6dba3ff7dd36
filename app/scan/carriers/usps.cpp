// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
// USPS: Intelligent Mail package barcodes (with or without the 420 + ZIP in front) and the older 20 digits.

#include <array>

#include "app/scan/carrier.h"
#include "app/scan/check_digit.h"
#include "app/scan/shape.h"
#include "app/scan/table.h"
#include "scan/carrier_tables.h"

namespace custody::scan {
namespace {

constexpr auto uspsServices =
    tableOf<rowCount(embedded::usps_services)>(embedded::usps_services, codeMarkName);
static_assert(isOrdered(uspsServices));

void serve(Candidate& candidate, std::string_view code)
{
    candidate.extra.put("service_code", code);
    const auto* const service = find(uspsServices, code);
    if (service == nullptr)
        return;
    candidate.extra.put("service", service->name);
    if (service->mark == "return")
        candidate.extra.flag("return_service");
}

bool isChannel(std::string_view text)
{
    return text.size() >= 2 && text[0] == '9' && text[1] >= '1' && text[1] <= '5';
}

// A nine-digit mailer id begins with 9, a six-digit one with 0 to 8. Behind the channel and the service come
// the mailer, or in channel 94 two digits of where the postage was bought, then the mailer.
std::string_view mailerId(std::string_view pic)
{
    const std::size_t at = pic.substr(0, 2) == "94" ? 7 : 5;
    return pic.substr(at, pic[at] == '9' ? 9 : 6);
}

// The package identification code: channel 91 to 95, service, whose it is, serial, check. Mostly 22 digits.
std::optional<Candidate> packageCode(std::string_view pic)
{
    const auto size = pic.size();
    const bool sized = size == 22 || size == 26 || size == 20 || size == 30;
    if (!sized || !isDigits(pic) || !isChannel(pic))
        return std::nullopt;
    const auto channel = pic.substr(0, 2);
    if (channel == "91" && size != 22)
        return std::nullopt;
    auto candidate = numberOf("usps",
        channel == "91"       ? "usps_legacy"
            : channel == "94" ? "usps_impb_n"
                              : "usps_impb_c",
        pic, 20);
    if (channel == "91") {
        candidate.extra.put("construct", "legacy91");
        serve(candidate, pic.substr(2, 2));
    } else {
        candidate.extra.put("construct", "impb");
        candidate.extra.put("channel", channel);
        serve(candidate, pic.substr(2, 3));
        if (channel != "95")
            candidate.extra.put("mailer_id", mailerId(pic));
    }
    return judged(std::move(candidate), mod10(pic.substr(0, size - 1)));
}

// 92 goes with nine-digit mailers and 93 with six-digit ones; elsewhere nothing contradicts.
bool mailerFitsChannel(std::string_view pic)
{
    const auto channel = pic.substr(0, 2);
    return (channel != "92" || pic[5] == '9') && (channel != "93" || pic[5] != '9');
}

std::optional<Candidate> routed(std::string_view code, std::size_t zipLength)
{
    auto pic = code.substr(3 + zipLength);
    // A separator typed as Alt+029 may arrive as the digits of its number.
    if (!isChannel(pic) && pic.substr(0, 3) == "029" && passesMod10(pic.substr(3)))
        pic.remove_prefix(3);
    auto candidate = packageCode(pic);
    if (!candidate)
        return std::nullopt;
    candidate->extra.put("ship_to_postal", code.substr(3, zipLength));
    candidate->extra.put("ship_to_country", "US");
    candidate->rank = mailerFitsChannel(candidate->tracking) ? 15 : 18;
    return candidate;
}

// Two rules live: the check digit over the 19 as printed, or with the channel 91 put in front.
Candidate twentyDigits(std::string_view code)
{
    auto candidate = numberOf("usps", "usps_20", code, 45);
    candidate.extra.put("construct", "legacy20");
    serve(candidate, code.substr(0, 2));
    candidate = judged(std::move(candidate), mod10(code.substr(0, 19)));
    if (candidate.check == Check::Fail && passesMod10("91" + std::string(code))) {
        candidate.check = Check::Pass;
        candidate.checkExpected = code.back();
        candidate.extra.put("check_rule", "with_91");
    }
    return candidate;
}

void readTwenty(std::string_view code, std::vector<Candidate>& found)
{
    // Twenty digits from 00 are an SSCC, which always passes here too, as zeros add nothing.
    auto legacy = twentyDigits(code);
    if (code.substr(0, 2) != "00")
        found.push_back(std::move(legacy));
    else if (legacy.check == Check::Pass && !legacy.extra.has("check_rule"))
        found.push_back(std::move(legacy));
    // SmartPost labels print the number without its channel.
    if (const auto with92 = "92" + std::string(code); code.substr(0, 2) == "61" && passesMod10(with92))
        found.push_back(*packageCode(with92));
}

} // namespace

void readUsps(std::string_view code, std::vector<Candidate>& found)
{
    if (!isDigits(code))
        return;
    if (code.substr(0, 3) == "420")
        for (const std::size_t zipLength : {std::size_t{5}, std::size_t{9}})
            if (code.size() > 3 + zipLength)
                if (auto candidate = routed(code, zipLength))
                    found.push_back(std::move(*candidate));
    if (auto candidate = packageCode(code))
        found.push_back(std::move(*candidate));
    else if (code.size() == 20)
        readTwenty(code, found);
}

} // namespace custody::scan
