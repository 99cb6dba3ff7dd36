// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// How good a camera's frame is for reading, what the worker could do about it, and whether the camera itself
// is to blame.

#include <cstdint>
#include <vector>

#include "app/base/clock.h"
#include "app/base/grey_view.h"

namespace custody::vision {

// A frame made small enough to be judged at once.
struct Thumb {
    int width = 0;
    int height = 0;
    std::vector<std::uint8_t> grey;
};
Thumb thumbOf(GreyView frame);

struct FrameQuality {
    double brightness = 0; // mean grey level
    double contrast = 0; // standard deviation of grey levels
    double sharpness = 0; // how steep edges are for the contrast there is; about 1 in focus, near 0 in a blur
    double glare = 0; // share of pixels without any drawing left in their white
    double motion = 0; // mean change of a pixel since the frame before
};
FrameQuality judge(const Thumb& now, const Thumb& before);

// What to say to the worker while no code is found.
enum class Hint { None, Closer, HoldStill, Glare };
Hint hintFor(const FrameQuality& quality);

// A covered lens sends black, a hung camera the same picture again and again.
enum class CameraTrouble { None, Black, Frozen };
class CameraWatch {
public:
    CameraTrouble see(const FrameQuality& quality, std::int64_t monotonicMs);

private:
    std::int64_t m_litAt = -1;
    std::int64_t m_movedAt = -1;
};

} // namespace custody::vision
