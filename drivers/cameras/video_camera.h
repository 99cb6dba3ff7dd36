// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A running camera behind OpenCV: on USB (V4L2, UVC), on the network (RTSP), or a film or a folder of
// pictures that plays again and again as if it were one. A film and a folder are the site's own files.

#include "app/devices/live_camera.h"

namespace custody::cameras {

struct VideoSource {
    std::string place; // /dev/video0 · rtsp://… · the path of a film or of a folder
    int width = 1920; // wished for; a camera gives what it has
    int height = 1080;
    int framesPerSecond = 30;
};

// NotFound when there is no such camera or film. Blocks until the camera is open.
Result<std::unique_ptr<devices::LiveCamera>> openVideo(const VideoSource& source);

// The first camera on USB, or nothing.
std::string firstVideoDevice();

} // namespace custody::cameras
