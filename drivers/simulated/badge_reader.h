// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A badge reader without hardware: cards are presented by the demo or a test and read in that order.

#include <deque>

#include "app/devices/badge_reader.h"

namespace custody::simulated {

class BadgeReader final : public devices::BadgeReader {
public:
    void present(devices::BadgeRead card) { m_presented.push_back(std::move(card)); }

    std::string description() const override { return "Simulated badge reader"; }
    // Never waits: what is not presented yet does not come.
    Result<std::optional<devices::BadgeRead>> read(std::chrono::milliseconds patience) override;

private:
    std::deque<devices::BadgeRead> m_presented;
};

} // namespace custody::simulated
