// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A scale without hardware: the demo or a test lays something on it.

#include <mutex>

#include "app/devices/scale.h"

namespace custody::simulated {

class Scale final : public devices::Scale {
public:
    void lay(std::int64_t milligrams) // from any thread, as the next
    {
        const std::scoped_lock lock(m_mutex);
        m_trouble.reset();
        m_milligrams = milligrams;
    }
    void suffer(devices::ScaleTrouble trouble)
    {
        const std::scoped_lock lock(m_mutex);
        m_trouble = trouble;
    }

    std::string description() const override { return "Simulated scale"; }
    // Never waits: what lies on it has settled.
    Result<devices::Weight> weigh(std::chrono::milliseconds patience) override;

private:
    std::mutex m_mutex;
    std::int64_t m_milligrams = 0;
    std::optional<devices::ScaleTrouble> m_trouble;
};

} // namespace custody::simulated
