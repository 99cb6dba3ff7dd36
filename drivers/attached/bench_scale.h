// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The scale of this bench: opened for each weighing and let go, so that it may come and go meanwhile.

#include "drivers/attached/attached.h"

namespace custody::attached {

class BenchScale final : public devices::Scale {
public:
    BenchScale(const Machine& machine, ScaleSettings settings)
        : m_machine(machine)
        , m_settings(std::move(settings))
    {
    }
    std::string description() const override { return note().name; }
    Result<devices::Weight> weigh(std::chrono::milliseconds patience) override;
    devices::DeviceNote note() const override;
    Result<> ask() override;

private:
    Machine m_machine;
    ScaleSettings m_settings;
    std::optional<usb::Plugged> m_tried; // when it was weighed with last
    std::optional<Error> m_lastFault; // of that one
};

} // namespace custody::attached
