// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
// Items of the world's posts (UPU S10): two letters of service, eight digits, a check digit, two letters of
// the issuer. A number may be used again after a year.

#include <array>

#include "app/scan/carrier.h"
#include "app/scan/check_digit.h"
#include "app/scan/shape.h"
#include "app/scan/table.h"
#include "scan/carrier_tables.h"

namespace custody::scan {
namespace {

constexpr auto issuers = tableOf<rowCount(embedded::s10_issuers)>(embedded::s10_issuers, codeAndName);
static_assert(isOrdered(issuers));
constexpr auto services = tableOf<rowCount(embedded::s10_services)>(embedded::s10_services, codeAndName);
static_assert(isOrdered(services));

} // namespace

void readS10(std::string_view code, std::vector<Candidate>& found)
{
    if (!fits(code, "@@#########@@"))
        return;
    auto candidate = numberOf("s10", "s10", code, 20);
    const auto* const issuer = find(issuers, code.substr(11));
    const char expected = s10Digit(code.substr(2, 8));
    candidate.checkExpected = expected;
    candidate.check = code[10] == expected ? Check::Pass : Check::Fail;
    candidate.extra.put("service_indicator", code.substr(0, 2));
    if (const auto* const service = find(services, code.substr(0, 1)))
        candidate.extra.put("service", service->name);
    if (issuer != nullptr)
        candidate.extra.put("issuer_country", issuer->code);
    if (issuer == nullptr) {
        candidate.whole = false;
        candidate.why = "It has the shape of a postal item number, but no post signs with "
            + std::string(code.substr(11)) + ".";
    }
    found.push_back(std::move(candidate));
}

} // namespace custody::scan
