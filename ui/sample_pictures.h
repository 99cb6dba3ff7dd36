// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Drawn stand-ins for photos and a printed label, so that samples need no files.

#include <cstdint>
#include <string>
#include <vector>

namespace custody::ui {

std::vector<std::uint8_t> samplePhoto(const char* pictogram, int shade); // JPEG
std::vector<std::uint8_t> sampleLabel(const std::string& lpn); // PNG

} // namespace custody::ui
