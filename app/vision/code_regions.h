// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Where in a picture something looks like bars or like the dots of a two-dimensional code. Cheap, and often
// wrong: a place to try, not a finding.

#include <vector>

#include "app/base/grey_view.h"

namespace custody::vision {

// A turned rectangle. Bars change from dark to light along `angle`.
struct CodeRegion {
    double x = 0; // middle
    double y = 0;
    double along = 0; // whole length in the direction of `angle`
    double across = 0;
    double angle = 0; // radians, from the x axis towards the y axis
    double strength = 0; // more is likelier
};

struct CodeRegions {
    std::vector<CodeRegion> bars; // the likeliest first
    std::vector<CodeRegion> dots;
};

// In a picture made `smaller` times smaller: bars of a label held close lie too far apart to be seen as one
// place.
CodeRegions codeRegions(GreyView picture, double smaller = 1);

} // namespace custody::vision
