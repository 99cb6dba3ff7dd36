// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// One claimed interface of one plugged device, as the drivers see it: bytes out, bytes in, each with a
// deadline. libusb, a tape or a test stands behind it. USB 2.0, chapter 5.8 (bulk), 5.7 (interrupt), 9.3.

#include <chrono>
#include <cstddef>
#include <cstdint>

#include "app/base/bytes.h"
#include "app/base/result.h"

namespace custody::usb {

// USB 2.0, table 9-2; the direction is bit 7 of requestType.
struct ControlRequest {
    std::uint8_t requestType = 0;
    std::uint8_t request = 0;
    std::uint16_t value = 0;
    std::uint16_t index = 0;
};

enum class TransferEnd {
    Done, // a short answer is Done too
    TimedOut, // the deadline passed; what went over the wire until then counts
    Stalled, // the device refuses; `clearHalt` before the next try
    Gone, // unplugged; the transport is dead
    Cancelled,
    Overflow, // the device sent more than was asked for
    Failed, // a fault on the bus
};

struct Written {
    TransferEnd end = TransferEnd::Done;
    std::size_t count = 0; // bytes the device took, also when the end is not Done
};

struct Received {
    TransferEnd end = TransferEnd::Done;
    Bytes bytes; // what came, also when the end is not Done
};

// A Result fails only when the transfer could not be started; how it ended is in the answer. Call it on the
// device thread only, except `cancel`.
class Transport {
public:
    virtual ~Transport() = default;

    virtual Result<Received> controlIn(
        const ControlRequest& request, std::size_t most, std::chrono::milliseconds patience) = 0;
    virtual Result<Written> controlOut(
        const ControlRequest& request, ByteView data, std::chrono::milliseconds patience) = 0;

    // Bulk or interrupt, whichever the endpoint is; bit 7 of an IN endpoint's address is set.
    virtual Result<Written> write(
        std::uint8_t endpoint, ByteView data, std::chrono::milliseconds patience) = 0;
    virtual Result<Received> read(
        std::uint8_t endpoint, std::size_t most, std::chrono::milliseconds patience) = 0;

    virtual Result<> clearHalt(std::uint8_t endpoint) = 0;

    // Ends what is under way as Cancelled; from any thread.
    virtual void cancel() = 0;
};

} // namespace custody::usb
