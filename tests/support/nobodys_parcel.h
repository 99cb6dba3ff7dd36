// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A parcel of no brand on a floor, and the supervisor's word whose it is.

#include "tests/support/floor.h"

namespace custody::test {

inline Json unknown(Floor& floor) { return floor.tell(R"({"do":"show","unknown":true})"); }

inline Json assign(Floor& floor, const char* parcel = "@parcel")
{
    return floor.tell(Json{{"do", "parcel.assign"}, {"parcel", parcel}, {"tenant", floor.demo.northwindName},
        {"reason", "packing slip in the box"}});
}

// A box that nobody announced, accepted by Ben.
inline std::string nobodysParcel(Floor& floor)
{
    floor.signIn(floor.demo.ben);
    const auto seen = floor.say({{"do", "parcel.scan"}, {"raw", floor.tracking}});
    floor.say({{"do", "parcel.accept"}, {"parcel", "@parcel"}, {"weight_g", 900}});
    return seen.at("parcel").get<std::string>();
}

} // namespace custody::test
