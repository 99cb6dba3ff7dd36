// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// One deadline for all that is asked of a device while it is opened. Each transfer has its own, but a device
// that is slow at each, or never comes to an end, would hold up whoever waits for the opening.

#include <functional>
#include <memory>

#include "drivers/usb/transport.h"

namespace custody::usb {

using Now = std::function<std::chrono::steady_clock::time_point()>;
inline std::chrono::steady_clock::time_point steadyNow() { return std::chrono::steady_clock::now(); }

class OneDeadline {
public:
    explicit OneDeadline(
        std::chrono::milliseconds whole = std::chrono::milliseconds(3000), Now now = steadyNow);
    // Lifts it: what was opened is used without.
    ~OneDeadline();
    OneDeadline(const OneDeadline&) = delete;
    OneDeadline& operator=(const OneDeadline&) = delete;

    // A transport that begins no transfer once it is over, and fails with Device instead. One that was begun
    // in time keeps the patience it was given: cut short, its end would look like a silence of the device.
    std::unique_ptr<Transport> around(std::unique_ptr<Transport> wire) const;

private:
    struct Until;
    std::shared_ptr<Until> m_until;
};

} // namespace custody::usb
