// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What the dock knows beforehand, held against a scan: which announced parcel it is, and whether the label is
// addressed here at all.

#include <span>
#include <string>
#include <vector>

#include "app/scan/parse.h"

namespace custody::scan {

struct AnnouncedParcel {
    std::string carrier; // empty when nobody said
    std::string tracking;
};

enum class Match { None, Exact, Many };

struct ExpectedMatch {
    Match match = Match::None;
    std::size_t reading = 0; // which of the reading's candidates it is; the first when nothing was announced
    std::vector<std::size_t> parcels; // which of the announced
};

// A number that two carriers could have printed is that carrier's whose parcel is awaited.
ExpectedMatch matchExpected(const Reading& reading, std::span<const AnnouncedParcel> announced);

std::string_view name(Match match); // "none" "exact" "many"

enum class Destination {
    Unknown, // the code does not say, or the site's own postcodes are not set
    Here,
    Elsewhere, // an outbound label: the box was used before, and another label is hidden or missing
};

// US postcodes are compared by their first five digits.
Destination destinationOf(const Reading& reading, std::span<const std::string> ownPostalCodes);

} // namespace custody::scan
