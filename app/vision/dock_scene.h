// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Frames of a dock camera, painted: one printed code on a 4 x 6 inch label, on something cluttered, and what
// the light, the paper and the lens did to it. The same view gives the same pixels.

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "app/vision/picture.h"

namespace custody::vision {

// A code as its encoder drew it, black on white, without its quiet zone.
struct PrintedCode {
    Picture drawn;
    double drawnPerModule = 1; // pixels of `drawn`; for MaxiCode those from one hexagon to the next
    int dotsPerModule = 3; // of a label printer of 203 dots per inch: sets how large the label is beside it
};

enum class Hardship {
    None,
    Defocus,
    Motion,
    Noise,
    Glare,
    Wrinkle,
    LowLight,
    Jpeg,
    Tilt,
    TurnedAndTilted,
    Shadow,
    FadedPrint,
    MotionAndNoise,
    DefocusAndLowLight,
    TiltAndDefocus,
};
inline constexpr std::array hardships{Hardship::None, Hardship::Defocus, Hardship::Motion, Hardship::Noise,
    Hardship::Glare, Hardship::Wrinkle, Hardship::LowLight, Hardship::Jpeg, Hardship::Tilt,
    Hardship::TurnedAndTilted, Hardship::Shadow, Hardship::FadedPrint, Hardship::MotionAndNoise,
    Hardship::DefocusAndLowLight, Hardship::TiltAndDefocus};

std::string_view name(Hardship hardship);

struct DockView {
    double pixelsPerModule = 2; // before perspective
    Hardship hardship = Hardship::None;
    std::uint64_t seed = 1;
    int width = 1920;
    int height = 1080;
    int frame = -1; // of a hand-held stream of 30 frames a second: 0, 1, 2 …; -1 is a still
};

struct DockPoint {
    double x = 0;
    double y = 0;
};

struct DockScene {
    Picture picture;
    std::array<DockPoint, 4> corners; // of the code: top left, top right, bottom right, bottom left
};

// A label without `code` when it has no pixels. Fault::Invalid when the view is absurd.
Result<DockScene> dockScene(const PrintedCode& code, const DockView& view);

} // namespace custody::vision
