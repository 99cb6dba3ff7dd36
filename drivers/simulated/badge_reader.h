// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A badge reader without hardware: cards are presented by the demo or a test and read in that order.

#include <deque>

#include "app/devices/badge_reader.h"

namespace custody::simulated {

// The 26 bits an H10301 card sends: even parity, facility (0–255), card (0–65535), odd parity.
devices::BadgeRead h10301(int facility, int card);

class BadgeReader final : public devices::BadgeReader {
public:
    void present(int facility, int card) { present(h10301(facility, card)); }
    void present(devices::BadgeRead card) { m_presented.push_back(card); }

    std::string description() const override { return "Simulated badge reader"; }
    // Never waits: what is not presented yet does not come.
    Result<std::optional<devices::BadgeRead>> read(std::chrono::milliseconds patience) override;

private:
    std::deque<devices::BadgeRead> m_presented;
};

} // namespace custody::simulated
