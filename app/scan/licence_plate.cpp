// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/scan/licence_plate.h"

#include "app/scan/shape.h"
#include "app/scan/table.h"
#include "scan/carrier_tables.h"

namespace custody::scan {
namespace {

constexpr auto agencies =
    tableOf<rowCount(embedded::issuing_agencies)>(embedded::issuing_agencies, codeAndName);
static_assert(isOrdered(agencies));
constexpr auto identifiers =
    tableOf<rowCount(embedded::data_identifiers)>(embedded::data_identifiers, codeMarkName);
static_assert(isOrdered(identifiers));

constexpr std::size_t longest = 35 + 2; // with its data identifier

std::string_view withoutIdentifier(std::string_view plate) { return plate.substr(isDigit(plate[0]) ? 2 : 1); }

} // namespace

bool isPlate(std::string_view code)
{
    if (code.size() < 10 || code.size() > longest || !isCode(code))
        return false;
    const bool numbered = code[0] >= '1' && code[0] <= '6' && code[1] == 'J';
    return (numbered || code[0] == 'J') && isLetter(withoutIdentifier(code)[0]);
}

void describePlate(std::string_view plate, Facts& extra)
{
    const auto id = withoutIdentifier(plate);
    extra.put("form", "iso15459_licence_plate");
    extra.put("data_identifier", plate.substr(0, plate.size() - id.size()));
    extra.put("issuer", id.substr(0, 2));
    extra.put("id_without_di", id);
}

std::string_view plateIssuer(std::string_view plate)
{
    const auto* const agency = find(agencies, withoutIdentifier(plate).substr(0, 2));
    return agency == nullptr ? std::string_view() : agency->name;
}

Identified identified(std::string_view field)
{
    std::size_t length = 0;
    while (length < field.size() && length < 3 && isDigit(field[length]))
        ++length;
    const auto identifier = field.substr(0, length + 1);
    const auto* const known = find(identifiers, identifier);
    if (known == nullptr)
        return {};
    return {identifier, known->mark, field.substr(identifier.size())};
}

} // namespace custody::scan
