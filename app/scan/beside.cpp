// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/scan/beside.h"

#include <algorithm>
#include <array>

#include "app/scan/check_digit.h"
#include "app/scan/decide.h"
#include "app/scan/licence_plate.h"
#include "app/scan/shape.h"

namespace custody::scan {
namespace {

constexpr auto routingOnly = "routing_only: This is the address barcode of the label. Scan the other one.";

bool isZip(std::string_view text) { return (text.size() == 5 || text.size() == 9) && isDigits(text); }

// UPC-E leaves out zeros; the check digit is that of the twelve digits.
std::string wholeUpc(std::string_view upcE)
{
    if (upcE.size() != 8 || !isDigits(upcE))
        return std::string(upcE);
    const auto six = upcE.substr(1, 6);
    std::string whole(1, upcE[0]);
    if (six[5] <= '2')
        whole.append(six.substr(0, 2)).append(1, six[5]).append("0000").append(six.substr(2, 3));
    else if (six[5] == '3')
        whole.append(six.substr(0, 3)).append("00000").append(six.substr(3, 2));
    else if (six[5] == '4')
        whole.append(six.substr(0, 4)).append("00000").append(six.substr(4, 1));
    else
        whole.append(six.substr(0, 5)).append("0000").append(six.substr(5, 1));
    return whole + upcE.back();
}

Reading routing(std::string_view postal, std::string_view country)
{
    auto reading = notANumber(routingOnly);
    reading.extra.put("ship_to_postal", postal);
    reading.extra.put("ship_to_country", country);
    return reading;
}

Reading cutShort(const std::string& what, std::size_t size, std::size_t whole)
{
    return unknownCode("shape: It comes nearest to USPS, " + what + ", but it has " + std::to_string(size)
        + " characters instead of " + std::to_string(whole) + ". It seems cut short: scan the whole code.");
}

// 2L, country, postcode or account, + and the product: DHL's second barcode.
std::optional<Reading> dhlRouting(std::string_view text)
{
    const auto plus = text.find('+');
    if (text.size() < 6 || text.substr(0, 2) != "2L" || !isLetter(text[2]) || !isLetter(text[3])
        || (plus == std::string_view::npos && text[4] != ':'))
        return std::nullopt;
    const auto place = text.substr(4, plus == std::string_view::npos ? plus : plus - 4);
    auto reading = routing(place.substr(0, 1) == ":" ? std::string_view() : place, text.substr(2, 2));
    reading.extra.put("data_identifier", "2L");
    reading.extra.put("carrier_hint", "dhl_express");
    return reading;
}

std::optional<Reading> returnReference(std::string_view text)
{
    const bool bag = text.size() == 12;
    if ((!bag && text.size() != 8) || text.substr(0, 2) != "HR" || !isCode(text))
        return std::nullopt;
    auto reading = notANumber("return_reference: This is a bag or return reference. Scan the carrier's "
                              "barcode for the parcel.");
    reading.extra.put("ref", text);
    reading.extra.put("ref_kind", bag ? "happy_returns_bag" : "happy_returns_rma");
    return reading;
}

} // namespace

Reading product(std::string_view content, Symbology symbology)
{
    auto reading = notANumber("product_symbology: This is the barcode of goods, not of a parcel.");
    const auto digits = symbology == Symbology::UpcE ? wholeUpc(content) : std::string(content);
    if (isDigits(digits) && digits.size() <= 14 && digits.size() >= 8) {
        const char expected = mod10(std::string_view(digits).substr(0, digits.size() - 1));
        reading.check = digits.back() == expected ? Check::Pass : Check::Fail;
        reading.checkExpected = expected;
        if (reading.check == Check::Pass)
            reading.gs1.push_back({"01", std::string(14 - digits.size(), '0') + digits});
    } else if (symbology == Symbology::DataBarExpanded || symbology == Symbology::DataBar) {
        reading.gs1 = readElementString(content).elements;
    }
    return reading;
}

std::optional<Reading> cutPackage(std::string_view code)
{
    if (code.substr(0, 3) != "420" || !isDigits(code))
        return std::nullopt;
    for (const std::size_t zipLength : {std::size_t{5}, std::size_t{9}}) {
        const auto at = 3 + zipLength;
        // Nine digits behind 420 are a ZIP, also where the last four begin as the post's numbers do.
        if (code.size() < at + 2 || code.size() == 12 || code[at] != '9' || code[at + 1] < '1'
            || code[at + 1] > '5')
            continue;
        for (const std::size_t whole : {std::size_t{22}, std::size_t{26}})
            if (code.size() < at + whole)
                return cutShort("an address (420) and the parcel's number", code.size(), at + whole);
    }
    return std::nullopt;
}

std::optional<Reading> cutPackage(const ElementString& read)
{
    auto code = std::string(read.at("420"));
    if (!code.empty())
        code.insert(0, "420");
    for (const char* const channel : {"92", "93", "94", "95", "91"})
        if (const auto rest = read.at(channel); !rest.empty()) {
            if (code.empty() && isDigits(rest) && rest.size() < 20)
                return cutShort("the parcel's number", 2 + rest.size(), 22);
            code.append(channel).append(rest);
        }
    return cutPackage(code);
}

std::optional<Reading> besideTheNumber(const std::string& code, Symbology symbology)
{
    const std::string_view text = code;
    if (text.substr(0, 3) == "420" && isZip(text.substr(3)))
        return routing(text.substr(3), "US");
    if (symbology == Symbology::Code39 && isZip(text))
        return routing(text, "US");
    if (auto found = dhlRouting(text))
        return found;
    if (text.size() == 22 && text.substr(0, 3) == "99M" && isDigits(text.substr(3)))
        return notANumber("container: This is a USPS container, not a parcel.");
    if (auto found = returnReference(text))
        return found;
    if (text.size() > 12 && text.substr(0, 3) == "FBA" && text[text.size() - 7] == 'U'
        && isDigits(text.substr(text.size() - 6))) {
        auto reading = notANumber("reference: This is a box of a shipment to Amazon. Scan the carrier's "
                                  "barcode for the parcel.");
        reading.extra.put("ref", text);
        reading.extra.put("ref_kind", "amazon_fba_box");
        return reading;
    }
    if (symbology == Symbology::Unknown && text.size() == 13 && passesMod10(text) // nobody's number has 13
        && !cutPackage(text))
        return product(text, symbology);
    return std::nullopt;
}

std::optional<Reading> foreignPlate(std::string_view code)
{
    if (!isPlate(code))
        return std::nullopt;
    const auto issuer = plateIssuer(code);
    const bool likely = std::count_if(code.begin(), code.end(), isDigit) >= 8 && nearestShape(code).empty();
    if (issuer.empty() && !likely) // any word with a J, any misread number
        return std::nullopt;
    auto reading = unknownCode("licence_plate: This is a licence plate"
        + (issuer.empty() ? std::string() : " under " + std::string(issuer))
        + ", of no carrier we know. It is kept as a reference.");
    describePlate(code, reading.extra);
    return reading;
}

namespace {

// Three letters and nine digits look like Purolator's; said to be a plate, they are their issuer's.
std::vector<Candidate> carriersOf(const std::string& code, bool isPlate)
{
    auto found = askCarriers(code);
    if (isPlate)
        std::erase_if(found, [](const Candidate& candidate) {
            return candidate.check == Check::None && candidate.carrier == "purolator";
        });
    return found;
}

} // namespace

std::optional<Reading> readIdentified(const std::vector<std::string_view>& fields, const DockSettings& dock)
{
    std::optional<Reading> plate;
    for (const auto field : fields) {
        const auto known = identified(field);
        if (known.kind != "plate" && known.kind != "package")
            continue;
        const auto code = known.kind == "plate" ? "J" + std::string(known.value) : std::string(known.value);
        for (const auto& asked : {code, std::string(known.value)})
            if (auto found = carriersOf(asked, known.kind == "plate"); !found.empty())
                return decide(std::move(found), dock);
        if (!plate)
            plate = foreignPlate(field);
    }
    return plate;
}

} // namespace custody::scan
