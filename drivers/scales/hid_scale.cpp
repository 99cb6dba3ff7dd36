// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "drivers/scales/hid_scale.h"

#include <algorithm>
#include <utility>

#include "drivers/usb/transfer_fault.h"

namespace custody::scales {

Result<std::unique_ptr<HidScale>> HidScale::open(
    std::unique_ptr<usb::Transport> transport, hid::Interface interface, std::string name)
{
    auto shape = TRY(ScaleShape::of(TRY(hid::readReportDescriptor(*transport, interface))));
    return std::unique_ptr<HidScale>(
        new HidScale(std::move(transport), interface, std::move(shape), std::move(name)));
}

Result<usb::Received> HidScale::hear(std::chrono::milliseconds patience)
{
    const auto packet = std::max<std::size_t>(m_interface.packet, 8);
    const auto most = (std::max(m_shape.longestReport(), packet) + packet - 1) / packet * packet;
    auto came = TRY(m_transport->read(m_interface.in, most, patience));
    if (came.end == usb::TransferEnd::Stalled && !std::exchange(m_stalled, true))
        TRY(m_transport->clearHalt(m_interface.in));
    else if (!usb::quiet(came.end))
        TRY(usb::done(came.end));
    m_stalled = came.end == usb::TransferEnd::Stalled;
    usb::pauseAfterNothing(came);
    return came;
}

// What waits in it is about what lay on it before. One that tells without a pause has told that by then.
Result<> HidScale::passOld()
{
    constexpr int mostWaiting = 16;
    constexpr std::chrono::milliseconds leftover(20); // longer than from one poll of its pipe to the next
    for (int n = 0; n < mostWaiting; ++n)
        if (const auto old = TRY(hear(leftover)); old.bytes.empty() && usb::quiet(old.end))
            break;
    return {};
}

Result<devices::Weight> HidScale::weigh(std::chrono::milliseconds patience)
{
    TRY(passOld());
    const auto ends = std::chrono::steady_clock::now() + patience;
    auto last = devices::ScaleTrouble::Silent;
    for (bool first = true;; first = false) {
        const auto left = std::max(std::chrono::milliseconds(0),
            std::chrono::duration_cast<std::chrono::milliseconds>(ends - std::chrono::steady_clock::now()));
        if (left.count() == 0 && !first)
            return tl::unexpected(devices::scaleError(last));
        const auto came = TRY(hear(left));
        if (came.bytes.empty()) {
            if (usb::quiet(came.end))
                return tl::unexpected(devices::scaleError(last));
            continue;
        }
        const auto weight = TRY(m_shape.weight(came.bytes));
        if (weight && weight->settled)
            return *weight;
        last = devices::ScaleTrouble::Restless;
    }
}

} // namespace custody::scales
