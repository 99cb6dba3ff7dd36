// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/scan/carrier.h"

#include <array>

#include "app/scan/table.h"
#include "scan/carrier_tables.h"

namespace custody::scan {
namespace {

constexpr auto names = tableOf<rowCount(embedded::carriers)>(embedded::carriers, codeAndName);
static_assert(isOrdered(names));
constexpr auto countries = tableOf<rowCount(embedded::countries)>(embedded::countries, codeAndName);
static_assert(isOrdered(countries));

constexpr std::array<CarrierReader, 21> carriers{readUps, readUsps, readFedex, readUpsMailInnovations,
    readDhlExpress, readDhlEcommerce, readAmazon, readOnTrac, readLaserShip, readCanadaPost, readCanpar,
    readPurolator, readS10, readLandmark, readDpd, readYodel, readGofo, readYunExpress, readSpeeDee,
    readOldDominion, readSscc};

} // namespace

Candidate numberOf(std::string_view carrier, std::string_view format, std::string_view tracking, int rank)
{
    Candidate candidate;
    candidate.carrier = carrier;
    candidate.format = format;
    candidate.tracking = tracking;
    candidate.rank = rank;
    return candidate;
}

Candidate judged(Candidate candidate, char expected)
{
    candidate.check = candidate.tracking.back() == expected ? Check::Pass : Check::Fail;
    candidate.checkExpected = expected;
    return candidate;
}

std::string_view carrierName(std::string_view carrier)
{
    const auto* const known = find(names, carrier);
    return known == nullptr ? carrier : known->name;
}

std::string_view countryLetters(std::string_view number)
{
    const auto* const known = find(countries, number);
    return known == nullptr ? number : known->name;
}

std::vector<Candidate> askCarriers(std::string_view code)
{
    std::vector<Candidate> found;
    for (const auto read : carriers)
        read(code, found);
    return found;
}

std::vector<Candidate> ask(CarrierReader reader, std::string_view code)
{
    std::vector<Candidate> found;
    reader(code, found);
    return found;
}

} // namespace custody::scan
