// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/scan/expectation.h"

#include <algorithm>

#include "app/scan/shape.h"

namespace custody::scan {
namespace {

std::string placeOf(std::string_view postalCode)
{
    auto place = bare(postalCode);
    if (place.size() == 9 && isDigits(place))
        place.resize(5);
    return place;
}

} // namespace

ExpectedMatch matchExpected(const Reading& reading, std::span<const AnnouncedParcel> announced)
{
    for (std::size_t i = 0; i < reading.candidates.size(); ++i) {
        const auto& candidate = reading.candidates[i];
        ExpectedMatch found;
        found.reading = i;
        for (std::size_t parcel = 0; parcel < announced.size(); ++parcel)
            if (announced[parcel].tracking == candidate.tracking
                && (announced[parcel].carrier.empty() || announced[parcel].carrier == candidate.carrier))
                found.parcels.push_back(parcel);
        if (!found.parcels.empty()) {
            found.match = found.parcels.size() == 1 ? Match::Exact : Match::Many;
            return found;
        }
    }
    return {};
}

std::string_view name(Match match)
{
    switch (match) {
    case Match::None: return "none";
    case Match::Exact: return "exact";
    case Match::Many: return "many";
    }
    return "none";
}

Destination destinationOf(const Reading& reading, std::span<const std::string> ownPostalCodes)
{
    const auto told = placeOf(reading.extra.at("ship_to_postal"));
    if (told.empty() || ownPostalCodes.empty())
        return Destination::Unknown;
    const bool here = std::any_of(ownPostalCodes.begin(), ownPostalCodes.end(),
        [&](const std::string& own) { return placeOf(own) == told; });
    return here ? Destination::Here : Destination::Elsewhere;
}

} // namespace custody::scan
