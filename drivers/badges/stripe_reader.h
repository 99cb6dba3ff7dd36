// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A magnetic stripe reader of MagTek in its HID mode. One that is set to type is a badges::KeyboardReader.

#include <memory>

#include "drivers/badges/stripe.h"
#include "drivers/hid/requests.h"
#include "drivers/usb/one_deadline.h"

namespace custody::badges {

class StripeReader final : public devices::BadgeReader {
public:
    StripeReader(std::unique_ptr<usb::Transport> transport, hid::Interface interface, std::string name,
        usb::Now now = usb::steadyNow)
        : m_transport(std::move(transport))
        , m_interface(interface)
        , m_name(std::move(name))
        , m_now(std::move(now))
    {
    }

    std::string description() const override { return m_name; }
    Result<std::optional<devices::BadgeRead>> read(std::chrono::milliseconds patience) override;

private:
    std::unique_ptr<usb::Transport> m_transport;
    hid::Interface m_interface;
    std::string m_name;
    usb::Now m_now;
};

} // namespace custody::badges
