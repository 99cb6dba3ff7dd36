// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What the station needs of a running camera: the newest frame, as pixels. They are for reading codes and for
// the screen; evidence is taken by devices::Camera.

#include <chrono>
#include <memory>
#include <string>

#include "app/base/bytes.h"
#include "app/devices/device_note.h"

namespace custody::devices {

struct LiveFrame {
    int width = 0;
    int height = 0;
    Bytes colour; // width × height × 3, blue green red
};

class LiveCamera {
public:
    virtual ~LiveCamera() = default;

    virtual std::string description() const = 0;
    virtual DeviceNote note() const { return {.name = description()}; }

    // Blocks for about `patience`; null when no frame came. Device when the camera is gone: drop it and open
    // it again. Call it on the camera thread only.
    virtual Result<std::shared_ptr<const LiveFrame>> next(std::chrono::milliseconds patience) = 0;
};

} // namespace custody::devices
