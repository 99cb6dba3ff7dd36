// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
// What a label's element strings mean: the post and FedEx have borrowed AIs of GS1's own.

#include <algorithm>
#include <array>

#include "app/scan/beside.h"
#include "app/scan/decide.h"
#include "app/scan/shape.h"

namespace custody::scan {
namespace {

struct Meaning {
    std::string_view ai; // or how it begins
    const char* why;
};

// Codes that are no parcel's, the telling ones first.
constexpr std::array meanings{
    Meaning{"01", "gs1_item_not_shipment: This code names goods, not a parcel."},
    Meaning{"02", "gs1_item_not_shipment: This code names goods, not a parcel."},
    Meaning{"8006", "gs1_item_not_shipment: This code names a piece of goods, not a parcel."},
    Meaning{"8026", "gs1_item_not_shipment: This code names a piece of goods, not a parcel."},
    Meaning{"420", "routing_only: This is the address barcode of the label. Scan the other one."},
    Meaning{"421", "routing_only: This is the address barcode of the label. Scan the other one."},
    Meaning{"402", "gs1_shipment: This code names a whole shipment. Scan the parcel's own barcode."},
    Meaning{"401", "gs1_shipment: This code names a consignment. Scan the parcel's own barcode."},
    Meaning{"8003", "gs1_asset: This code names a returnable container. Scan the parcel's own barcode."},
    Meaning{"8004", "gs1_asset: This code names a piece of equipment. Scan the parcel's own barcode."},
    Meaning{"403", "routing_only: This is the routing barcode of the label. Scan the other one."},
    Meaning{"400", "reference: This code names an order. Scan the parcel's own barcode."},
    Meaning{"41", "gs1_location: This code names a place. Scan the parcel's own barcode."},
};

// A scanner that drops separators runs the next element into the postcode.
std::string_view postalOf(std::string_view value)
{
    constexpr std::size_t longestPostal = 10;
    if (value.size() <= longestPostal)
        return value;
    for (const std::size_t length : {std::size_t{9}, std::size_t{5}})
        if (isDigits(value.substr(0, length)) && readElementString(value.substr(length)).complete)
            return value.substr(0, length);
    return value;
}

// Six digits and how many of them stand behind the point.
std::string weightOf(std::string_view ai, std::string_view value)
{
    const auto decimals = static_cast<std::size_t>(ai[3] - '0');
    auto whole = value.substr(0, value.size() - std::min(decimals, value.size()));
    while (whole.size() > 1 && whole[0] == '0')
        whole.remove_prefix(1);
    auto weight = std::string(whole);
    if (decimals > 0)
        weight.append(".").append(value.substr(value.size() - std::min(decimals, value.size())));
    return weight + (ai.substr(0, 3) == "330" ? "KG" : "LB");
}

void addShipment(const ElementString& read, Facts& extra)
{
    for (const auto& [ai, value] : read.elements) {
        if (ai == "420") {
            extra.put("ship_to_postal", postalOf(value));
            extra.put("ship_to_country", "US");
        } else if (ai == "421") {
            extra.put("ship_to_country", std::string_view(value).substr(0, 3));
            extra.put("ship_to_postal", std::string_view(value).substr(3));
        } else if (ai == "400") {
            extra.put("order", value);
        } else if (ai.size() == 4 && (ai.starts_with("330") || ai.starts_with("340"))) {
            extra.put("weight", weightOf(ai, value));
        }
    }
}

// Without FNC1 or a separator any digits may parse: what begins as an SSCC is one when nothing follows, or an
// address and no more.
bool isPlainSscc(const ElementString& read)
{
    if (!read.complete || read.elements.empty() || read.elements.front().ai != "00")
        return false;
    return read.elements.size() == 1
        || (read.elements.size() == 2 && (read.elements[1].ai == "420" || read.elements[1].ai == "421"));
}

std::optional<Reading> numberIn(
    const ElementString& read, bool certain, bool separated, const DockSettings& dock)
{
    if (!certain && !separated)
        return isPlainSscc(read) ? std::optional(decide(ask(readSscc, "00" + read.elements[0].value), dock))
                                 : std::nullopt;
    for (const char* const channel : {"92", "93", "94", "95", "91"})
        if (const auto rest = read.at(channel); !rest.empty())
            if (auto found = ask(readUsps, channel + std::string(rest)); !found.empty())
                return decide(std::move(found), dock);
    if (const auto rest = read.at("96"); !rest.empty())
        if (auto found = ask(readFedex, "96" + std::string(rest)); !found.empty())
            return decide(std::move(found), dock);
    if (const auto digits = read.at("00"); !digits.empty() && (certain || read.complete))
        return decide(ask(readSscc, "00" + std::string(digits)), dock);
    return std::nullopt;
}

} // namespace

std::optional<Reading> readGs1(std::string_view content, bool certain, const DockSettings& dock)
{
    auto read = readElementString(content);
    const bool separated = content.find('\x1D') != std::string_view::npos;
    auto reading = numberIn(read, certain, separated, dock);
    if (!reading && (certain || separated))
        reading = cutPackage(read);
    // Goods are goods even with a wrong check digit; anything else might be a number that merely parses.
    const bool goods = !read.at("01").empty() || !read.at("02").empty();
    const bool whole = read.complete && (read.problem.empty() || (certain && goods));
    if (!reading && whole)
        for (const auto& meaning : meanings)
            if (!reading
                && std::any_of(read.elements.begin(), read.elements.end(), [&](const Element& element) {
                       return std::string_view(element.ai).starts_with(meaning.ai);
                   }))
                reading = notANumber(meaning.why);
    if (!reading && whole && certain && !read.elements.empty())
        reading = notANumber("gs1_item_not_shipment: This code describes goods, not a parcel.");
    if (!reading)
        return std::nullopt;
    addShipment(read, reading->extra);
    reading->gs1 = std::move(read.elements);
    return reading;
}

} // namespace custody::scan
