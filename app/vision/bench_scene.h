// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Pictures as a bench camera would take them, painted instead of taken: for the demo, for tests and for
// benchmarks. The same seed gives the same pixels.

#include <cstdint>

#include "app/vision/picture.h"

namespace custody::vision {

// How a label lies under the camera and what the camera does to it.
struct BenchView {
    int width = 1600;
    int height = 1200;
    double labelHeight = 0.84; // of the picture's height
    double turnDegrees = 4;
    double tilt = 0.06; // how much narrower the far edge is
    double blur = 0.9; // standard deviation, pixels
    double lightFall = 0.35; // how much darker the far corner is, 0 to 1
    double noise = 4; // standard deviation, grey levels
    std::uint64_t seed = 1;
};

// The label on a brown carton on the bench. Fault::Invalid when the label has no pixels.
Result<Picture> benchPhoto(const Picture& label, const BenchView& view);

} // namespace custody::vision
