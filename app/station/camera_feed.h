// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The bench's running camera: opened, watched, opened again when its cable was pulled. Its own thread reads
// the frames; whoever shows or searches them takes the newest one.

#include <atomic>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <optional>
#include <thread>

#include <QObject>

#include "app/base/latest.h"
#include "app/devices/live_camera.h"

namespace custody::station {

enum class CameraState {
    Absent, // this bench has none
    Off, // by the worker's touch
    Starting,
    Live,
    Black, // the lens is covered, or there is no light
    Frozen, // it sends the same picture again and again
    Lost, // it was there; its cable may be out
};

// A frame small enough for the screen.
struct Preview {
    int width = 0;
    int height = 0;
    Bytes colour; // blue green red, rows without gaps
};

class CameraFeed : public QObject {
    Q_OBJECT
public:
    using Frame = std::shared_ptr<const devices::LiveFrame>;
    // Called on the camera thread, again and again until there is a camera.
    using Open = std::function<Result<std::unique_ptr<devices::LiveCamera>>()>;
    explicit CameraFeed(Open open);
    ~CameraFeed() override;

    Latest<Preview>& previews() { return m_previews; }
    Latest<Frame>& frames() { return m_frames; }
    devices::DeviceNote note() const; // from any thread

public Q_SLOTS:
    void start();
    void stop(); // returns at once; the camera is let go after the frame it is at

Q_SIGNALS: // from the camera thread
    void previewWaiting();
    void frameWaiting();
    void stateChanged(int state); // a CameraState

private:
    void run(const std::stop_token& stopped);
    void show(const Frame& frame);
    void become(CameraState state);
    // While the camera is wanted: opens it and shows its frames until it is gone.
    void watch(const std::stop_token& stopped);
    bool on(const std::stop_token& stopped) const { return m_wanted && !stopped.stop_requested(); }

    Open m_open;
    Latest<Preview> m_previews;
    Latest<Frame> m_frames;
    std::atomic<CameraState> m_state{CameraState::Absent}; // the camera thread writes it
    std::atomic<bool> m_wanted{false};
    mutable std::mutex m_mutex;
    devices::DeviceNote m_opened; // the last one that was
    std::optional<Error> m_why; // it was not opened the last time
    std::condition_variable_any m_wake;
    std::jthread m_thread;
};

} // namespace custody::station
