// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
// The message in the PDF417 of a FedEx label: transport fields, then fields with identifiers of FedEx's own.

#include <algorithm>

#include "app/scan/check_digit.h"
#include "app/scan/envelope.h"
#include "app/scan/shape.h"

namespace custody::scan {
namespace {

std::string_view byIdentifier(const Fields& fields, std::string_view identifier)
{
    for (const auto field : fields)
        if (field.substr(0, identifier.size()) == identifier)
            return field.substr(identifier.size());
    return {};
}

// "00273198627451", "794981930811" or "7949819308110201" (with its form id): the twelve digits.
std::string_view twelveDigits(std::string_view field)
{
    if (!isDigits(field))
        return {};
    if (field.size() == 14 && field.substr(0, 2) == "00")
        return field.substr(2);
    return field.size() == 12 || field.size() == 16 ? field.substr(0, 12) : std::string_view();
}

} // namespace

// Fields: postcode, country, service, tracking, FDE or FDEG, account, day, id, n/x, weight …
std::optional<Candidate> fedexMessage(Fields fields, const Fields& identified)
{
    if (fields.size() < 5 || fields[4].substr(0, 3) != "FDE")
        return std::nullopt;
    fields.resize(std::max<std::size_t>(fields.size(), 10));
    const auto twelve = twelveDigits(fields[3]);
    auto read = ask(readFedex, twelve.empty() ? fields[3] : twelve);
    if (read.empty())
        return std::nullopt;
    auto candidate = std::move(read.front());
    candidate.extra.put("form", "fedex_pdf417");
    if (fields[3].size() == 16)
        candidate.extra.put("form_id", fields[3].substr(12));
    candidate.extra.put("scac", fields[4]);
    candidate.extra.put("service_code", fields[2]);
    putDestination(candidate, fields[0], fields[1]);
    candidate.extra.put("weight", fields[9]);
    if (const auto linear = byIdentifier(identified, "31Z"); linear.size() == 34 && isDigits(linear))
        candidate.extra.put("linear_34", linear);
    if (isPieceOfTotal(fields[8])) {
        candidate.extra.put("package", fields[8]);
        if (fields[8].substr(fields[8].find('/')) != "/1")
            candidate.extra.put("master", twelveDigits(byIdentifier(identified, "28Z")));
    }
    return candidate;
}

// Without separators only the linear code in the message has a length of its own, and a check digit that says
// it was found.
std::optional<Candidate> flatFedexMessage(std::string_view content)
{
    if (content.substr(0, 7) != "[)>0102" || content.find("FDE") == std::string_view::npos)
        return std::nullopt;
    for (auto at = content.find("31Z"); at != std::string_view::npos; at = content.find("31Z", at + 1)) {
        const auto linear = content.substr(at + 3, 34);
        if (linear.size() != 34 || !isDigits(linear))
            continue;
        auto read = ask(readFedex, linear);
        if (!read.empty() && read.front().check == Check::Pass)
            return std::move(read.front());
    }
    return std::nullopt;
}

} // namespace custody::scan
