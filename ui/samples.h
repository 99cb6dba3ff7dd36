// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Views of a bench that never was, for the self-test and the gallery: each page filled, and each page empty.

#include <vector>

#include "app/station/view.h"

namespace custody::ui {

struct Sample {
    const char* name;
    station::BenchView view;
    bool badgeTapped = false; // show the PIN pad too
    int camera = 0; // a station::CameraState
    int hint = 0; // a vision::Hint
};

std::vector<Sample> filledSamples();
std::vector<Sample> emptySamples();

} // namespace custody::ui
