// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A camera without hardware: it shows the pictures of a folder in the order of their names, then starts over.

#include <filesystem>
#include <vector>

#include "app/devices/camera.h"

namespace custody::simulated {

class PictureFolderCamera final : public devices::Camera {
public:
    // `place` is a folder (its .png .jpg .jpeg .webp .bmp files) or one picture, shown again and again.
    static Result<PictureFolderCamera> open(const std::filesystem::path& place);

    // The next frame shows this file of the folder. Fault::NotFound when there is none of that name.
    Result<> showNext(const std::string& fileName);

    std::string description() const override;
    Result<std::optional<devices::Frame>> frame(std::chrono::milliseconds patience) override;

private:
    explicit PictureFolderCamera(std::vector<std::filesystem::path> pictures)
        : m_pictures(std::move(pictures))
    {
    }

    std::vector<std::filesystem::path> m_pictures;
    std::size_t m_next = 0;
};

} // namespace custody::simulated
