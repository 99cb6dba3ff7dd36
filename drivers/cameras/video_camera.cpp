// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "drivers/cameras/video_camera.h"

#include <fcntl.h>
#include <linux/videodev2.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <thread>

#include <opencv2/core.hpp>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>
#include <opencv2/videoio.hpp>

#include "app/base/log.h"

namespace custody::cameras {
namespace {

using SteadyClock = std::chrono::steady_clock;
using devices::LiveFrame;

constexpr int networkPatienceMs = 3000;
constexpr std::chrono::milliseconds pictureStays{200}; // five a second, each seen once

enum class Kind { Device, Network, Film, Pictures };

Kind kindOf(const std::string& place)
{
    if (place.starts_with("/dev/"))
        return Kind::Device;
    if (place.find("://") != std::string::npos)
        return Kind::Network;
    std::error_code ignored;
    return std::filesystem::is_directory(place, ignored) ? Kind::Pictures : Kind::Film;
}

class VideoCamera final : public devices::LiveCamera {
public:
    VideoCamera(VideoSource source, Kind kind)
        : m_source(std::move(source))
        , m_kind(kind)
    {
    }

    bool open()
    {
        switch (m_kind) {
        case Kind::Device:
            // Compressed frames: a USB 2 cable carries no 30 raw ones of this size.
            return m_video.open(m_source.place, cv::CAP_V4L2,
                {cv::CAP_PROP_FOURCC, cv::VideoWriter::fourcc('M', 'J', 'P', 'G'), cv::CAP_PROP_FRAME_WIDTH,
                    m_source.width, cv::CAP_PROP_FRAME_HEIGHT, m_source.height, cv::CAP_PROP_FPS,
                    m_source.framesPerSecond, cv::CAP_PROP_BUFFERSIZE, 1});
        case Kind::Network:
            return m_video.open(m_source.place, cv::CAP_FFMPEG,
                {cv::CAP_PROP_OPEN_TIMEOUT_MSEC, networkPatienceMs, cv::CAP_PROP_READ_TIMEOUT_MSEC,
                    networkPatienceMs});
        case Kind::Pictures: return openPictures();
        case Kind::Film: break;
        }
        if (!m_video.open(m_source.place, cv::CAP_ANY))
            return false;
        const double told = m_video.get(cv::CAP_PROP_FPS);
        m_pace = std::chrono::microseconds(
            static_cast<std::int64_t>(1e6 / (told > 0 && told < 240 ? told : m_source.framesPerSecond)));
        m_due = SteadyClock::now();
        return true;
    }

    // Without the place: a network address may hold a password.
    std::string description() const override
    {
        switch (m_kind) {
        case Kind::Device: return "camera " + m_source.place;
        case Kind::Network: return "network camera";
        case Kind::Pictures: return "folder of pictures " + m_source.place;
        case Kind::Film: break;
        }
        return "film";
    }

    devices::DeviceNote note() const override
    {
        constexpr std::array drivers{"Video4Linux", "network", "film", "pictures"};
        devices::DeviceNote note;
        note.name = description();
        note.driver = drivers.at(static_cast<std::size_t>(m_kind));
        return note;
    }

    Result<std::shared_ptr<const LiveFrame>> next(std::chrono::milliseconds patience) override
    {
        try {
            switch (m_kind) {
            case Kind::Film: return atItsTime(patience, [this] { return nextOfFilm(); });
            case Kind::Pictures: return atItsTime(patience, [this] { return nextPicture(); });
            default: return read();
            }
        } catch (const cv::Exception& error) {
            log::warn(description() + " failed: " + error.err);
            return fail(Fault::Device, "The camera failed.");
        }
    }

private:
    Result<std::shared_ptr<const LiveFrame>> read()
    {
        cv::Mat image;
        if (!m_video.read(image) || image.empty())
            return fail(Fault::Device, "The camera sends no more frames.");
        return keep(image);
    }

    // A film has its own pace, and begins again at its end; so does a folder.
    template <typename Take>
    Result<std::shared_ptr<const LiveFrame>> atItsTime(std::chrono::milliseconds patience, Take take)
    {
        const auto now = SteadyClock::now();
        if (m_due > now + patience) {
            std::this_thread::sleep_for(patience);
            return std::shared_ptr<const LiveFrame>();
        }
        std::this_thread::sleep_until(m_due);
        m_due = std::max(m_due + m_pace, now);
        return take();
    }

    Result<std::shared_ptr<const LiveFrame>> nextOfFilm()
    {
        cv::Mat image;
        if (!m_video.read(image) || image.empty()) {
            m_video.set(cv::CAP_PROP_POS_FRAMES, 0);
            if (!m_video.read(image) || image.empty())
                return fail(Fault::Device, "The film cannot be played.");
        }
        return keep(image);
    }

    bool openPictures()
    {
        std::error_code error;
        for (auto entry = std::filesystem::directory_iterator(m_source.place, error);
             !error && entry != std::filesystem::directory_iterator(); entry.increment(error))
            if (entry->is_regular_file(error) && cv::haveImageReader(entry->path().string()))
                m_pictures.push_back(entry->path().string());
        std::sort(m_pictures.begin(), m_pictures.end());
        m_pace = pictureStays;
        m_due = SteadyClock::now();
        return !m_pictures.empty();
    }

    // One that cannot be read any more is passed over; a folder without any is a camera that is gone.
    Result<std::shared_ptr<const LiveFrame>> nextPicture()
    {
        for (std::size_t tried = 0; tried < m_pictures.size(); ++tried) {
            const auto image = cv::imread(m_pictures[m_next++ % m_pictures.size()], cv::IMREAD_COLOR);
            if (!image.empty())
                return keep(image);
        }
        return fail(Fault::Device, "The folder holds no picture any more.");
    }

    static Result<std::shared_ptr<const LiveFrame>> keep(const cv::Mat& image)
    {
        cv::Mat colour = image;
        if (image.channels() == 1)
            cv::cvtColor(image, colour, cv::COLOR_GRAY2BGR);
        if (colour.type() != CV_8UC3)
            return fail(Fault::Device, "The camera sends pixels of an unknown kind.");
        if (!colour.isContinuous())
            colour = colour.clone();
        auto frame = std::make_shared<LiveFrame>();
        frame->width = colour.cols;
        frame->height = colour.rows;
        frame->colour.assign(colour.data, colour.data + colour.total() * colour.elemSize());
        return std::shared_ptr<const LiveFrame>(std::move(frame));
    }

    VideoSource m_source;
    Kind m_kind;
    cv::VideoCapture m_video;
    std::vector<std::string> m_pictures;
    std::size_t m_next = 0;
    std::chrono::microseconds m_pace{0};
    SteadyClock::time_point m_due;
};

} // namespace

namespace {

// OpenCV does not say why; the kernel does, when it is asked for a buffer that another program has.
bool isBusy(const std::string& place)
{
    const int device = ::open(place.c_str(), O_RDWR | O_NONBLOCK | O_CLOEXEC);
    if (device < 0)
        return errno == EBUSY;
    v4l2_requestbuffers wanted{};
    wanted.count = 1;
    wanted.type = V4L2_BUF_TYPE_VIDEO_CAPTURE;
    wanted.memory = V4L2_MEMORY_MMAP;
    const bool busy = ::ioctl(device, VIDIOC_REQBUFS, &wanted) != 0 && errno == EBUSY;
    ::close(device);
    return busy;
}

Error unopened(Kind kind, const std::string& place)
{
    if (kind == Kind::Device && isBusy(place))
        return {Fault::Busy, "The camera is in use by another program."};
    return {Fault::Device, "The camera cannot be opened."};
}

} // namespace

Result<std::unique_ptr<devices::LiveCamera>> openVideo(const VideoSource& source)
{
    const auto kind = kindOf(source.place);
    std::error_code ignored;
    if (kind != Kind::Network && !std::filesystem::exists(source.place, ignored))
        return fail(Fault::NotFound, "There is no camera " + source.place + ".");
    auto camera = std::make_unique<VideoCamera>(source, kind);
    if (kind != Kind::Network && ::access(source.place.c_str(), R_OK) != 0)
        return fail(Fault::Unauthorized, "The camera may not be used by this user.");
    try {
        if (!camera->open())
            return tl::unexpected(unopened(kind, source.place));
    } catch (const cv::Exception&) {
        return tl::unexpected(unopened(kind, source.place));
    }
    return std::unique_ptr<devices::LiveCamera>(std::move(camera));
}

std::string firstVideoDevice()
{
    std::vector<std::string> found;
    std::error_code error;
    for (auto entry = std::filesystem::directory_iterator("/dev", error);
         !error && entry != std::filesystem::directory_iterator(); entry.increment(error))
        if (const auto name = entry->path().filename().string(); name.starts_with("video"))
            found.push_back(entry->path().string());
    std::sort(found.begin(), found.end());
    return found.empty() ? std::string() : found.front();
}

} // namespace custody::cameras
