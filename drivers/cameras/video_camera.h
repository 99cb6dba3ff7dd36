// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A running camera behind OpenCV: on USB (V4L2, UVC), on the network (RTSP), or a film that plays again and
// again as if it were one.

#include "app/devices/live_camera.h"

namespace custody::cameras {

struct VideoSource {
    std::string place; // /dev/video0 · rtsp://… · a film's path
    int width = 1920; // wished for; a camera gives what it has
    int height = 1080;
    int framesPerSecond = 30;
};

// NotFound when there is no such camera or film. Blocks until the camera is open.
Result<std::unique_ptr<devices::LiveCamera>> openVideo(const VideoSource& source);

// The first camera on USB, or nothing.
std::string firstVideoDevice();

} // namespace custody::cameras
