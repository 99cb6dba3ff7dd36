// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/station/camera_feed.h"

#include <optional>

#include <pthread.h>

#include "app/base/clock.h"
#include "app/base/log.h"
#include "app/station/sayings.h"
#include "app/vision/frame_pixels.h"
#include "app/vision/frame_quality.h"

namespace custody::station {
namespace {

using namespace std::chrono_literals;

constexpr int previewWidth = 640;
constexpr auto patience = 200ms;
constexpr auto betweenTries = 1000ms;
constexpr int silentTurns = 15; // without a frame, before the camera counts as gone
constexpr int watchedEach = 5; // frames; a covered lens is told a sixth of a second later

CameraState stateFor(vision::CameraTrouble trouble)
{
    switch (trouble) {
    case vision::CameraTrouble::Black: return CameraState::Black;
    case vision::CameraTrouble::Frozen: return CameraState::Frozen;
    case vision::CameraTrouble::None: break;
    }
    return CameraState::Live;
}

// Compares a frame now and then with the one before.
class Watch {
public:
    std::optional<CameraState> see(const devices::LiveFrame& frame)
    {
        if (m_count++ % watchedEach != 0)
            return std::nullopt;
        const auto grey = vision::greyOf(frame.colour, frame.width, frame.height);
        auto thumb = vision::thumbOf({grey.data(), frame.width, frame.height, frame.width});
        const auto quality = vision::judge(thumb, m_before);
        m_before = std::move(thumb);
        return stateFor(m_watch.see(quality, SystemClock().monotonicMs()));
    }

private:
    int m_count = 0;
    vision::Thumb m_before;
    vision::CameraWatch m_watch;
};

} // namespace

CameraFeed::CameraFeed(Open open)
    : m_open(std::move(open))
{
}

CameraFeed::~CameraFeed() = default; // the thread is asked to stop, and waited for

void CameraFeed::start()
{
    {
        const std::scoped_lock lock(m_mutex);
        m_wanted = true;
    }
    m_wake.notify_all();
    if (m_thread.joinable())
        return;
    m_thread = std::jthread([this](const std::stop_token& stopped) {
        ::pthread_setname_np(::pthread_self(), "camera");
        run(stopped);
    });
}

void CameraFeed::stop()
{
    {
        const std::scoped_lock lock(m_mutex);
        m_wanted = false;
    }
    m_wake.notify_all();
}

void CameraFeed::become(CameraState state)
{
    if (state == m_state)
        return;
    m_state = state;
    Q_EMIT stateChanged(static_cast<int>(state));
}

devices::DeviceNote CameraFeed::note() const
{
    using devices::DeviceState;
    const std::scoped_lock lock(m_mutex);
    auto note = m_opened;
    note.lastFault.clear();
    switch (const CameraState state = m_state) {
    case CameraState::Absent: note.state = DeviceState::NotSetUp; break;
    case CameraState::Off:
    case CameraState::Starting: note.state = DeviceState::NotOpened; break;
    case CameraState::Live: note.state = DeviceState::Ready; break;
    case CameraState::Black:
    case CameraState::Frozen:
        note.state = DeviceState::Faulty;
        note.lastFault = state == CameraState::Black ? say::cameraBlack : say::cameraFrozen;
        break;
    case CameraState::Lost:
        note.state = DeviceState::NotPlugged;
        note.advice = devices::advice::plugIn;
        if (!m_why || m_why->fault == Fault::NotFound)
            break;
        note.lastFault = m_why->what;
        note.state = m_why->fault == Fault::Unauthorized ? DeviceState::Denied
            : m_why->fault == Fault::Busy                ? DeviceState::Held
                                                         : DeviceState::Faulty;
        note.advice = m_why->fault == Fault::Unauthorized ? devices::advice::videoGroup
            : m_why->fault == Fault::Busy                 ? devices::advice::freeCamera
                                                          : devices::advice::plugAgain;
    }
    return note;
}

void CameraFeed::show(const Frame& frame)
{
    auto small = vision::shrunk(frame->colour, frame->width, frame->height, previewWidth);
    if (m_previews.put({small.width, small.height, std::move(small.bytes)}))
        Q_EMIT previewWaiting();
    if (m_frames.put(frame))
        Q_EMIT frameWaiting();
}

void CameraFeed::watch(const std::stop_token& stopped)
{
    auto camera = m_open();
    {
        const std::scoped_lock lock(m_mutex);
        if (camera)
            m_opened = (*camera)->note();
        else
            m_why = camera.error();
    }
    Watch watch;
    for (int silent = 0; camera && on(stopped) && silent < silentTurns;) {
        auto frame = (*camera)->next(patience);
        if (!frame) {
            const std::scoped_lock lock(m_mutex);
            m_why = frame.error();
            return;
        }
        silent = *frame ? 0 : silent + 1;
        if (!*frame)
            continue;
        {
            const std::scoped_lock lock(m_mutex); // only a picture proves that all is well
            m_why.reset();
        }
        show(*frame);
        if (const auto state = watch.see(**frame))
            become(*state);
    }
    if (camera && on(stopped)) { // it is there, and sends nothing
        const std::scoped_lock lock(m_mutex);
        m_why = Error{Fault::Device, "The camera sends no more frames."};
    }
}

void CameraFeed::run(const std::stop_token& stopped)
{
    while (!stopped.stop_requested()) {
        if (!m_wanted) {
            m_frames.takeAway();
            m_previews.takeAway();
            become(CameraState::Off);
            std::unique_lock lock(m_mutex);
            m_wake.wait(lock, stopped, [this] { return m_wanted.load(); });
            continue;
        }
        if (m_state != CameraState::Lost)
            become(CameraState::Starting);
        watch(stopped);
        if (!on(stopped))
            continue;
        if (m_state != CameraState::Lost)
            log::warn("the camera is gone; it is looked for each second");
        become(CameraState::Lost);
        std::unique_lock lock(m_mutex);
        m_wake.wait_for(lock, stopped, betweenTries, [this] { return !m_wanted; });
    }
}

} // namespace custody::station
