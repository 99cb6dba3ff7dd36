// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
// The structured carrier message in a UPS MaxiCode (ANSI MH10.8.3). It holds the 1Z number in three pieces.

#include <algorithm>

#include "app/scan/envelope.h"
#include "app/scan/shape.h"

namespace custody::scan {
namespace {

constexpr std::string_view partOnly =
    "This MaxiCode holds only a part of the UPS number. Scan the 1Z barcode beside it.";

// The number may be put together only where the class is a 0 and two digits: other classes stand for services
// of letters, and nobody says which.
Candidate rebuilt(std::string_view serviceClass, std::string_view fragment, std::string_view shipper)
{
    const bool rebuildable =
        fits(serviceClass, "0##") && fits(shipper, "******") && fits(fragment, "1Z*######*");
    if (rebuildable) {
        auto number = "1Z" + std::string(shipper);
        number += serviceClass.substr(1);
        number += fragment.substr(2);
        auto candidate = ask(readUps, number).front();
        candidate.extra.drop("service_code");
        return candidate;
    }
    if (fits(fragment, "@##########"))
        if (auto waybill = ask(readUps, fragment); !waybill.empty())
            return waybill.front();
    auto candidate = numberOf("ups", "ups", {}, 10);
    candidate.whole = false;
    candidate.why = partOnly;
    candidate.extra.put("tracking_fragment", fragment);
    return candidate;
}

bool isUpsNumber(std::string_view field) { return field.substr(0, 2) == "1Z" || fits(field, "@##########"); }

} // namespace

// Fields: postcode, country, class, tracking, UPSN, shipper, day, shipment id, n/x, weight …
std::optional<Candidate> upsMessage(Fields fields)
{
    if (fields.size() < 5 || !isUpsNumber(fields[3]) || fields[4].substr(0, 4) != "UPSN")
        return std::nullopt;
    if (fields[4].size() > 4) { // some printers leave out the separator behind UPSN
        const auto shipper = fields[4].substr(4);
        fields.insert(fields.begin() + 5, shipper);
    }
    fields.resize(std::max<std::size_t>(fields.size(), 10));
    auto candidate = rebuilt(fields[2], fields[3], fields[5]);
    candidate.extra.put("form", "maxicode_scm");
    candidate.extra.put("service_class", fields[2]);
    candidate.extra.put("shipper", fields[5]);
    putDestination(candidate, fields[0], fields[1]);
    candidate.extra.put("scac", "UPSN");
    if (isPieceOfTotal(fields[8]))
        candidate.extra.put("package", fields[8]);
    candidate.extra.put("weight_lb", fields[9]);
    return candidate;
}

// "[)>0196" postcode country class 1Z… UPSN shipper …: the fixed lengths around UPSN are enough.
std::optional<Candidate> flatUpsMessage(std::string_view content)
{
    constexpr std::size_t header = 7;
    constexpr std::size_t beforeScac = 3 + 3 + 10; // country, class, tracking
    const auto scac = content.find("UPSN");
    if (content.substr(0, header) != "[)>0196" || scac == std::string_view::npos
        || scac < header + beforeScac)
        return std::nullopt;
    const auto at = scac - beforeScac;
    return upsMessage({content.substr(header, at - header), content.substr(at, 3), content.substr(at + 3, 3),
        content.substr(at + 6, 10), "UPSN", content.substr(scac + 4, 6)});
}

} // namespace custody::scan
