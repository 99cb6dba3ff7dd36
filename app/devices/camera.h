// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What the station needs of a camera: one picture, in the very bytes the camera made, so that their hash is
// evidence.

#include <chrono>
#include <optional>
#include <string>

#include "app/base/bytes.h"

namespace custody::devices {

struct Frame {
    Bytes encoded; // the original file, never re-encoded
    std::string mime; // image/jpeg, image/png
    std::string source; // which camera, or which file a simulated one took
};

class Camera {
public:
    virtual ~Camera() = default;

    virtual std::string description() const = 0;

    // Blocks for at most `patience`; nothing when no frame came. Call it on the device thread only.
    virtual Result<std::optional<Frame>> frame(std::chrono::milliseconds patience) = 0;
};

} // namespace custody::devices
