// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Searches the camera's newest frame for codes, on the scan thread: however long that takes, the screen and
// the store do not wait for it. Connect to it, never call it.

#include <QObject>
#include <QString>

#include "app/base/clock.h"
#include "app/decoder/decoder.h"
#include "app/station/camera_feed.h"
#include "app/station/live_scan.h"
#include "app/vision/frame_quality.h"

namespace custody::station {

// What a frame showed, for the screen.
struct Sight {
    // Outlines of the codes found: x and y of four corners each, as shares of the frame's width and height.
    std::vector<std::array<std::pair<double, double>, 4>> outlines;
    int hint = 0; // a vision::Hint, while nothing is found
};

class ScanWorker : public QObject {
    Q_OBJECT
public:
    struct Settings {
        decoder::Settings decoder;
        std::int64_t repeatWindow = 4000; // ms
        std::chrono::milliseconds budget{50}; // for one frame, which may overrun it by 40
    };
    ScanWorker(CameraFeed& feed, Settings settings, decoder::Decoder::OnMishap onMishap, const Clock& clock);

public Q_SLOTS:
    void look(); // the newest frame, if there is one
    void end(); // lets the picture reader go, on the thread where it was started

Q_SIGNALS:
    void scanned(const QString& content, const QString& symbology);
    void sighted(const custody::station::Sight& sight);

private:
    int hint(const GreyView& frame, bool found);

    CameraFeed& m_feed;
    Settings m_settings;
    decoder::Decoder::OnMishap m_onMishap;
    const Clock& m_clock;
    std::optional<decoder::Decoder> m_decoder;
    LiveScan m_scan;
    vision::Thumb m_before;
    std::int64_t m_foundAt = 0;
};

} // namespace custody::station

Q_DECLARE_METATYPE(custody::station::Sight)
