// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What differs between benches: their camera, and how strict they are. A TOML file, named with --config
// (resources/formats/bench.md).

#include <cstdint>
#include <filesystem>
#include <string>

#include "app/base/result.h"

namespace custody::station {

struct BenchSettings {
    std::string camera = "auto"; // auto: the first one on USB · none · /dev/video0 · rtsp://… · a film
    int cameraWidth = 1920;
    int cameraHeight = 1080;
    std::int64_t repeatWindowMs = 4000; // the same label before the camera is no new scan
    bool filterNeeded = false; // read no picture where the machine refuses the filter of system calls
};

// Every error is a bad setting, and its sentence names it.
Result<BenchSettings> readSettings(const std::filesystem::path& file);
Result<BenchSettings> parseSettings(std::string_view toml);

} // namespace custody::station
