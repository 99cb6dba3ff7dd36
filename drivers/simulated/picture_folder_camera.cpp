// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "drivers/simulated/picture_folder_camera.h"

#include <algorithm>

#include "app/base/file.h"
#include "app/vision/picture.h"

namespace custody::simulated {
namespace {

bool isPicture(const std::filesystem::path& file)
{
    const auto ending = file.extension();
    return ending == ".png" || ending == ".jpg" || ending == ".jpeg" || ending == ".webp" || ending == ".bmp";
}

} // namespace

Result<PictureFolderCamera> PictureFolderCamera::open(const std::filesystem::path& place)
{
    std::error_code error;
    if (std::filesystem::is_regular_file(place, error))
        return PictureFolderCamera({place});
    std::vector<std::filesystem::path> pictures;
    for (auto entry = std::filesystem::directory_iterator(place, error); !error && entry != end(entry);
         entry.increment(error))
        if (isPicture(entry->path()))
            pictures.push_back(entry->path());
    if (pictures.empty())
        return fail(Fault::NotFound, "There are no pictures in " + place.string() + ".");
    std::sort(pictures.begin(), pictures.end());
    return PictureFolderCamera(std::move(pictures));
}

Result<> PictureFolderCamera::showNext(const std::string& fileName)
{
    const auto found = std::find_if(m_pictures.begin(), m_pictures.end(),
        [&](const auto& picture) { return picture.filename() == fileName; });
    if (found == m_pictures.end())
        return fail(Fault::NotFound, "The simulated camera has no picture " + fileName + ".");
    m_next = static_cast<std::size_t>(found - m_pictures.begin());
    return {};
}

std::string PictureFolderCamera::description() const
{
    return "Simulated camera (" + std::to_string(m_pictures.size()) + " pictures)";
}

Result<std::optional<devices::Frame>> PictureFolderCamera::frame(std::chrono::milliseconds)
{
    const auto& picture = m_pictures[m_next];
    m_next = (m_next + 1) % m_pictures.size();
    devices::Frame frame;
    frame.encoded = TRY(readFile(picture, vision::largestFile));
    frame.mime = vision::mimeOf(frame.encoded);
    frame.source = picture.filename().string();
    return frame;
}

} // namespace custody::simulated
