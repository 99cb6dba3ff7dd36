// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "drivers/usb/events.h"

#include <pthread.h>

#include <algorithm>
#include <array>
#include <optional>

#include "app/base/log.h"
#include "drivers/usb/sysfs.h"

namespace custody::usb {
namespace {

// "1-2.3", the kernel's own name of the place.
std::string portOf(libusb_device* device)
{
    constexpr int deepest = 7; // USB 3.2, 10.1
    std::array<std::uint8_t, deepest> ports{};
    const int count = libusb_get_port_numbers(device, ports.data(), deepest);
    std::string port = std::to_string(libusb_get_bus_number(device));
    for (int i = 0; i < count; ++i)
        port += (i == 0 ? "-" : ".") + std::to_string(ports[static_cast<std::size_t>(i)]);
    return port;
}

} // namespace

std::optional<Plugged> pluggedOf(libusb_device* device)
{
    libusb_device_descriptor descriptor{};
    if (libusb_get_device_descriptor(device, &descriptor) != LIBUSB_SUCCESS
        || descriptor.bDeviceClass == LIBUSB_CLASS_HUB)
        return std::nullopt;
    auto read = readSysfs(portOf(device), libusb_get_bus_number(device), libusb_get_device_address(device));
    if (!read || read->identity.vendor != descriptor.idVendor
        || read->identity.product != descriptor.idProduct)
        return std::nullopt; // another one is in its port already
    return std::move(*read);
}

Result<std::unique_ptr<Context::Events>> Context::Events::start(OnChange onChange)
{
    libusb_context* context = nullptr;
    if (const int code = libusb_init(&context); code != LIBUSB_SUCCESS)
        return fail(Fault::Device,
            std::string("This machine shows no USB (") + libusb_error_name(code)
                + "). Is /dev/bus/usb there?");
    std::unique_ptr<Events> events(new Events(context, std::move(onChange)));
    auto* const self = events.get();
    if (libusb_has_capability(LIBUSB_CAP_HAS_HOTPLUG)) {
        const auto callback =
            +[](libusb_context*, libusb_device* device, libusb_hotplug_event event, void* to) {
                static_cast<Events*>(to)->changed(device, event);
                return 0;
            };
        // Those that are there already are told from here, before the thread begins.
        const int code = libusb_hotplug_register_callback(context,
            LIBUSB_HOTPLUG_EVENT_DEVICE_ARRIVED | LIBUSB_HOTPLUG_EVENT_DEVICE_LEFT, LIBUSB_HOTPLUG_ENUMERATE,
            LIBUSB_HOTPLUG_MATCH_ANY, LIBUSB_HOTPLUG_MATCH_ANY, LIBUSB_HOTPLUG_MATCH_ANY, callback, self,
            &self->m_hotplug);
        self->m_watches = code == LIBUSB_SUCCESS;
        if (!self->m_watches)
            log::warn("USB devices that come and go are not noticed here; restart after plugging one in.");
    }
    self->m_thread = std::thread([self] { self->loop(); });
    return events;
}

Context::Events::~Events()
{
    if (m_watches)
        libusb_hotplug_deregister_callback(m_context, m_hotplug);
    m_ends = true;
    libusb_interrupt_event_handler(m_context);
    m_thread.join();
    libusb_exit(m_context);
}

void Context::Events::loop()
{
    ::pthread_setname_np(::pthread_self(), "usb");
    while (!m_ends) {
        const int code = libusb_handle_events(m_context); // sleeps up to a minute when nothing happens
        if (code != LIBUSB_SUCCESS && code != LIBUSB_ERROR_INTERRUPTED) {
            log::error(std::string("USB events: ") + libusb_error_name(code));
            std::this_thread::sleep_for(std::chrono::milliseconds(100)); // a fault that stays must not spin
        }
    }
}

void Context::Events::changed(libusb_device* device, libusb_hotplug_event event)
{
    if (event == LIBUSB_HOTPLUG_EVENT_DEVICE_ARRIVED) {
        const auto plugged = pluggedOf(device);
        if (!plugged || !m_known.emplace(device, *plugged).second)
            return;
        if (m_onChange)
            m_onChange({Change::Kind::Arrived, *plugged});
        return;
    }
    const auto known = m_known.find(device);
    if (known == m_known.end())
        return;
    const auto plugged = std::move(known->second);
    m_known.erase(known);
    if (m_onChange)
        m_onChange({Change::Kind::Left, plugged});
}

std::vector<Plugged> Context::Events::devices() const
{
    std::vector<Plugged> all;
    libusb_device** list = nullptr;
    const auto count = libusb_get_device_list(m_context, &list);
    for (ssize_t i = 0; i < count; ++i)
        if (auto plugged = pluggedOf(list[i]))
            all.push_back(std::move(*plugged));
    if (count >= 0)
        libusb_free_device_list(list, 1);
    std::sort(all.begin(), all.end(),
        [](const Plugged& a, const Plugged& b) { return a.identity.port < b.identity.port; });
    return all;
}

libusb_device* Context::Events::find(const Plugged& device) const
{
    libusb_device* found = nullptr;
    libusb_device** list = nullptr;
    const auto count = libusb_get_device_list(m_context, &list);
    for (ssize_t i = 0; i < count && !found; ++i) {
        if (libusb_get_bus_number(list[i]) != device.bus
            || libusb_get_device_address(list[i]) != device.address)
            continue;
        const auto now = pluggedOf(list[i]); // an address is used again for whatever comes next
        if (now && now->identity == device.identity)
            found = libusb_ref_device(list[i]);
    }
    if (count >= 0)
        libusb_free_device_list(list, 1);
    return found;
}

} // namespace custody::usb
