// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A scale with a HID scale interface: it tells its weight again and again by itself.

#include <memory>

#include "drivers/hid/requests.h"
#include "drivers/scales/scale_report.h"

namespace custody::scales {

class HidScale final : public devices::Scale {
public:
    static Result<std::unique_ptr<HidScale>> open(
        std::unique_ptr<usb::Transport> transport, hid::Interface interface, std::string name);

    std::string description() const override { return m_name; }
    Result<devices::Weight> weigh(std::chrono::milliseconds patience) override;

private:
    HidScale(std::unique_ptr<usb::Transport> transport, hid::Interface interface, ScaleShape shape,
        std::string name)
        : m_transport(std::move(transport))
        , m_interface(interface)
        , m_shape(std::move(shape))
        , m_name(std::move(name))
    {
    }

    Result<usb::Received> hear(std::chrono::milliseconds patience);
    Result<> passOld();

    std::unique_ptr<usb::Transport> m_transport;
    hid::Interface m_interface;
    ScaleShape m_shape;
    std::string m_name;
    bool m_stalled = false; // the last read; twice in a row is a fault
};

} // namespace custody::scales
