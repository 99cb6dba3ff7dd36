// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "drivers/scales/hid_scale.h"

#include <algorithm>

#include "drivers/usb/transfer_fault.h"

namespace custody::scales {

Result<std::unique_ptr<HidScale>> HidScale::open(
    std::unique_ptr<usb::Transport> transport, hid::Interface interface, std::string name)
{
    auto shape = TRY(ScaleShape::of(TRY(hid::readReportDescriptor(*transport, interface))));
    return std::unique_ptr<HidScale>(
        new HidScale(std::move(transport), interface, std::move(shape), std::move(name)));
}

Result<devices::Weight> HidScale::weigh(std::chrono::milliseconds patience)
{
    const auto ends = std::chrono::steady_clock::now() + patience;
    const auto packet = std::max<std::size_t>(m_interface.packet, 8);
    const auto most = (std::max(m_shape.longestReport(), packet) + packet - 1) / packet * packet;
    auto last = devices::ScaleTrouble::Silent;
    int stalls = 0;
    for (bool first = true;; first = false) {
        const auto left = std::max(std::chrono::milliseconds(0),
            std::chrono::duration_cast<std::chrono::milliseconds>(ends - std::chrono::steady_clock::now()));
        if (left.count() == 0 && !first)
            return tl::unexpected(devices::scaleError(last));
        const auto came = TRY(m_transport->read(m_interface.in, most, left));
        if (came.end == usb::TransferEnd::Stalled && stalls++ == 0)
            TRY(m_transport->clearHalt(m_interface.in));
        else if (!usb::quiet(came.end))
            TRY(usb::done(came.end));
        usb::pauseAfterNothing(came);
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
