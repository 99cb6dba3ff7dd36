// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "drivers/usb/context.h"

#include "drivers/usb/claimed_device.h"
#include "drivers/usb/events.h"

namespace custody::usb {

Context::Context(std::unique_ptr<Events> events)
    : m_events(std::move(events))
{
}

Context::~Context() = default;

Result<std::unique_ptr<Context>> Context::start(OnChange onChange)
{
    auto events = TRY(Events::start(std::move(onChange)));
    return std::unique_ptr<Context>(new Context(std::move(events)));
}

std::vector<Plugged> Context::devices() const { return m_events->devices(); }

Result<std::unique_ptr<Transport>> Context::open(
    const Plugged& device, const std::vector<Claim>& claims, std::chrono::milliseconds settling)
{
    auto* const found = m_events->find(device);
    if (!found)
        return tl::unexpected(goneError(device));
    auto opened = ClaimedDevice::open(found, device, claims, settling);
    libusb_unref_device(found);
    if (!opened)
        return tl::unexpected(opened.error());
    return std::unique_ptr<Transport>(std::move(*opened));
}

} // namespace custody::usb
