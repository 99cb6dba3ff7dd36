// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// How a transfer ended, for drivers to whom everything but Done is a fault.

#include <thread>

#include "app/devices/device_note.h"
#include "app/devices/gone.h"
#include "drivers/usb/transport.h"

namespace custody::usb {

inline Result<> done(TransferEnd end)
{
    switch (end) {
    case TransferEnd::Done: return {};
    case TransferEnd::Gone: return devices::gone();
    case TransferEnd::TimedOut: return fail(Fault::Device, devices::fault::silent);
    case TransferEnd::Stalled: return fail(Fault::Device, devices::fault::refuses);
    case TransferEnd::Cancelled: return fail(Fault::Device, devices::fault::stopped);
    case TransferEnd::Overflow: return fail(Fault::Device, devices::fault::tooMuch);
    case TransferEnd::Failed: break;
    }
    return fail(Fault::Device, devices::fault::cable);
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
