// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The libusb context and its thread. Not for drivers: they see Context and Transport.

#include <atomic>
#include <map>
#include <mutex>
#include <optional>
#include <thread>

#include <libusb-1.0/libusb.h>

#include "drivers/usb/context.h"

namespace custody::usb {

class Context::Events {
public:
    static Result<std::unique_ptr<Events>> start(OnChange onChange);
    ~Events();
    Events(const Events&) = delete;
    Events& operator=(const Events&) = delete;

    libusb_context* context() const { return m_context; }
    std::vector<Plugged> devices() const;
    // The device of this value, with a reference of the caller's; null when it is no longer there.
    libusb_device* find(const Plugged& device) const;

private:
    explicit Events(libusb_context* context, OnChange onChange)
        : m_context(context)
        , m_onChange(std::move(onChange))
    {
    }
    void loop();
    void changed(libusb_device* device, libusb_hotplug_event event);

    libusb_context* m_context;
    OnChange m_onChange;
    libusb_hotplug_callback_handle m_hotplug = 0;
    bool m_watches = false;
    std::atomic<bool> m_ends{false};
    std::map<libusb_device*, Plugged> m_known; // on the event thread only
    std::thread m_thread;
};

// What sysfs and libusb know of it together; absent for hubs and for what has just gone.
std::optional<Plugged> pluggedOf(libusb_device* device);

} // namespace custody::usb
