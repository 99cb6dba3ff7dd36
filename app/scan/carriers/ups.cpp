// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
// UPS: the 1Z number and the older eleven-character waybill.

#include "app/scan/carrier.h"
#include "app/scan/check_digit.h"
#include "app/scan/shape.h"
#include "app/scan/table.h"
#include "scan/carrier_tables.h"

namespace custody::scan {
namespace {

constexpr auto upsServices = tableOf<rowCount(embedded::ups_services)>(embedded::ups_services, codeMarkName);
static_assert(isOrdered(upsServices));

Candidate oneZ(std::string_view code)
{
    auto candidate = numberOf("ups", "ups", code, 10);
    if (!fits(code, "1Z***************#")) {
        candidate.tracking.clear();
        candidate.whole = false;
        candidate.why = code.size() == 18
            ? "It begins like a UPS number, but has a character where none belongs."
            : "It begins like a UPS number, but has " + std::to_string(code.size())
                + " characters instead of 18. Scan the whole code.";
        return candidate;
    }
    candidate.extra.put("shipper", code.substr(2, 6));
    candidate.extra.put("service_code", code.substr(8, 2));
    if (const auto* const service = find(upsServices, code.substr(8, 2))) {
        candidate.extra.put("service", service->name);
        if (service->mark == "return")
            candidate.extra.flag("return_service");
    }
    return judged(std::move(candidate), upsDigit(code.substr(2, 15)));
}

} // namespace

void readUps(std::string_view code, std::vector<Candidate>& found)
{
    if (code.substr(0, 2) == "1Z")
        found.push_back(oneZ(code));
    if (fits(code, "@##########") && std::string_view("AHJKTV").find(code[0]) != std::string_view::npos)
        found.push_back(judged(numberOf("ups", "ups_waybill", code, 30), upsDigit(code.substr(1, 9))));
}

} // namespace custody::scan
