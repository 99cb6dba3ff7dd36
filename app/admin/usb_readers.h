// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The bench's real badge reader and scanner, each on its own thread while the settings want it.

#include "app/admin/usb_bench.h"
#include "app/station/desk.h"
#include "app/station/reader_feed.h"
#include "app/station/recorder.h"

namespace custody::admin {

class UsbReaders {
public:
    // `plugged` may be null: this machine has no USB.
    UsbReaders(UsbBench* plugged, const attached::BadgeSettings& badges,
        const attached::ScannerSettings& scanner, const Clock& clock);

    // Commands name a badge by the ticket of its tap. Where a simulated reader is lent already (the demo),
    // its words go on being read by it.
    void lend(station::Devices& devices);

    station::BadgeFeed& badges() { return m_badges; }
    station::CodeFeed& codes() { return m_codes; }

    // Their rows of the devices page are told anew when they come, go or fail.
    void refreshAtChange(const station::Recorder& recorder) const;

    void start();
    void stop();
    void lookAgain(); // something was plugged in or out; from any thread

private:
    // Who serves this bench now: of readers, the one that is open.
    std::vector<station::SeenDevice> seen() const;

    const Clock& m_clock;
    UsbBench* m_plugged;
    std::shared_ptr<attached::OpenedLast> m_badgeReader = std::make_shared<attached::OpenedLast>();
    std::shared_ptr<attached::OpenedLast> m_scanner = std::make_shared<attached::OpenedLast>();
    station::TapBox m_taps;
    station::BadgeFeed m_badges;
    station::CodeFeed m_codes;
    bool m_wantBadges;
    bool m_wantCodes;
};

} // namespace custody::admin
