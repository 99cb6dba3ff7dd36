// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The paper of a dock scene and what lies around it. Included only by files of this folder: it speaks OpenCV.

#include <opencv2/core.hpp>

#include "app/vision/dock_scene.h"

namespace custody::vision {

struct DockLabel {
    cv::Mat paper; // grey, `perModule` pixels a module
    cv::Rect code;
    double perModule = 6;
};

// Sender, receiver, service and rules of a shipping label around the code. All words are made up.
DockLabel dockLabel(const PrintedCode& code, cv::RNG& random);

// Boxes, tape, slats and lettering on a mottled ground; grey levels as floating point.
cv::Mat dockGround(cv::Size size, cv::RNG& random);

// Slow waves between -1 and 1.
cv::Mat waves(cv::Size size, double grain, cv::RNG& random);

} // namespace custody::vision
