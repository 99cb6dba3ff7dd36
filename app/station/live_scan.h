// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Codes that a running camera sees, frame after frame, become scans: each sure, and each once. Pure: it is
// told the time.

#include <deque>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "app/base/clock.h"
#include "app/decoder/protocol.h"
#include "app/scan/parse.h"

namespace custody::station {

struct LiveCode {
    std::string content; // as printed
    std::string symbology; // AIM id, or a name
    std::vector<LiveCode> beside; // what the same frame says of a parcel, too: proof, or a second label
    bool operator==(const LiveCode&) const = default;
};

class LiveScan {
public:
    // The same label is no new scan until it was out of sight for `repeatWindow` milliseconds.
    explicit LiveScan(std::int64_t repeatWindow)
        : m_window(repeatWindow)
    {
    }

    // Where to look in the next frame: around the last hit first, and everywhere each third time.
    decoder::Region next(int width, int height);

    // The scan that this frame completes, if any. A code counts when two of three frames show it or when it
    // is a carrier's number whose check digit agrees; of several the carrier's number is the scan, then what
    // else can be acted on. While one is in view the other codes of its label are none, a second number that
    // the same label bears among them; what else names a parcel or its address in this frame goes with the
    // scan. Of two labels on one box the one that is left, once the other is covered, is a scan again.
    std::optional<LiveCode> saw(const std::vector<scan::Symbol>& symbols, int width, int height, UtcMs now);

private:
    bool sure(const std::string& key) const;
    bool isRepeat(const std::string& key, UtcMs now);
    bool isOfTheLabelInView(const scan::Reading& reading, UtcMs now) const;
    void forgetCovered(UtcMs now);

    std::int64_t m_window;
    std::deque<std::set<std::string>> m_frames; // of the last three, the newest last
    std::map<std::string, UtcMs> m_seenAt; // codes that became scans
    std::optional<UtcMs> m_parcelAt; // a carrier's number was in view
    struct Label {
        std::string key;
        scan::Reading reading;
        UtcMs seenAt = 0;
    };
    std::optional<Label> m_label; // the last parcel's
    std::set<std::string> m_clashing; // the codes of two labels on one box
    decoder::Region m_lastHit;
    int m_looks = 0;
};

} // namespace custody::station
