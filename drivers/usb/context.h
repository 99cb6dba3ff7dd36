// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The USB of this machine: what is plugged in, what comes and goes, and the way to open a device. One libusb
// context, one thread that waits for its events, asynchronous transfers only: the synchronous calls of libusb
// 1.0.26 race with an event thread.

#include <chrono>
#include <functional>
#include <memory>

#include "drivers/usb/plugged.h"
#include "drivers/usb/transport.h"

namespace custody::usb {

struct Change {
    enum class Kind { Arrived, Left };
    Kind kind = Kind::Arrived;
    Plugged device; // of one that left: as it was when it came
};

// Called on the event thread: take note and return; open nothing there.
using OnChange = std::function<void(const Change&)>;

struct Claim {
    std::uint8_t interface = 0;
    std::uint8_t alternate = 0;
};

class Context {
public:
    // Device when this machine has no USB.
    static Result<std::unique_ptr<Context>> start(OnChange onChange = {});
    // Transports of it must be gone.
    ~Context();
    Context(const Context&) = delete;
    Context& operator=(const Context&) = delete;

    // What is plugged in now, hubs left out, ordered by port.
    std::vector<Plugged> devices() const;

    // Claims the interfaces, taking them from the kernel's own drivers until the transport ends. One device,
    // one transport: a composite reader names all its interfaces. Unauthorized, Busy, or Device when it was
    // unplugged or replaced (advice.h). A device that has just come is tried again for `settling`, because
    // udev gives access a moment later.
    Result<std::unique_ptr<Transport>> open(const Plugged& device, const std::vector<Claim>& claims,
        std::chrono::milliseconds settling = std::chrono::milliseconds(500));

private:
    class Events;
    explicit Context(std::unique_ptr<Events> events);
    std::unique_ptr<Events> m_events;
};

} // namespace custody::usb
