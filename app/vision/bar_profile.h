// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The bars of a straightened patch as one line of darkness, averaged over their height. Averaging takes the
// noise away, and bars that lean show more of their edges than one row of pixels does.

#include <vector>

#include "app/base/grey_view.h"

namespace custody::vision {

struct BarProfile {
    std::vector<float> darkness; // one sample a column of the patch
    double lean = 0; // columns that the bars move for one row down, in the middle
};

// One profile of all rows together, or one for each third of them, top to bottom. Empty when the patch is too
// small.
enum class Rows { Together, Thirds };
std::vector<BarProfile> barProfiles(GreyView patch, Rows rows);

} // namespace custody::vision
