// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// How a transfer ended, for drivers to whom everything but Done is a fault.

#include <thread>

#include "app/devices/gone.h"
#include "drivers/usb/transport.h"

namespace custody::usb {

inline Result<> done(TransferEnd end)
{
    switch (end) {
    case TransferEnd::Done: return {};
    case TransferEnd::Gone: return devices::gone();
    case TransferEnd::TimedOut: return fail(Fault::Device, "The device does not answer.");
    case TransferEnd::Stalled: return fail(Fault::Device, "The device refuses what it was asked.");
    case TransferEnd::Cancelled: return fail(Fault::Device, "The device was stopped.");
    case TransferEnd::Overflow: return fail(Fault::Device, "The device sent more than it was asked for.");
    case TransferEnd::Failed: break;
    }
    return fail(Fault::Device, "The cable of the device has a fault.");
}

// An IN that may stay empty: nothing came in time, or it was stopped. What came with it counts.
inline bool quiet(TransferEnd end) { return end == TransferEnd::TimedOut || end == TransferEnd::Cancelled; }

// A device that ends transfer after transfer at once and without a byte keeps no core busy.
inline void pauseAfterNothing(const Received& came)
{
    constexpr std::chrono::milliseconds pause(10);
    if (came.end == TransferEnd::Done && came.bytes.empty())
        std::this_thread::sleep_for(pause);
}

} // namespace custody::usb
