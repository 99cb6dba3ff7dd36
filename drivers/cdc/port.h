// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A serial port over USB (CDC PSTN 1.2, abstract control model): the line's settings, and bytes both ways.

#include <memory>
#include <string_view>

#include "drivers/usb/transport.h"

namespace custody::cdc {

enum class StopBits : std::uint8_t { One = 0, OneAndHalf = 1, Two = 2 };
enum class Parity : std::uint8_t { None = 0, Odd = 1, Even = 2, Mark = 3, Space = 4 };

struct LineCoding {
    std::uint32_t baud = 9600;
    StopBits stopBits = StopBits::One;
    Parity parity = Parity::None;
    std::uint8_t dataBits = 8;
    bool operator==(const LineCoding&) const = default;

    Bytes bytes() const; // as SET_LINE_CODING has it
    static Result<LineCoding> parse(ByteView bytes); // as GET_LINE_CODING has it
    // "9600 8N1", as manuals and settings write it.
    static Result<LineCoding> parseWords(std::string_view words);
};

struct Endpoints {
    std::uint8_t control = 0; // number of the communications interface
    std::uint8_t in = 0; // bulk, of the data interface
    std::uint8_t out = 0;
    std::size_t packet = 64; // of `in`
};

// What one read gave.
struct Incoming {
    Bytes bytes;
    bool torn =
        false; // the device refused to go on, and was started again: bytes are missing before the next
};

class Port {
public:
    // Sets the line and raises DTR and RTS: many devices send nothing before that.
    static Result<Port> open(
        std::unique_ptr<usb::Transport> transport, Endpoints endpoints, const LineCoding& line);

    // Whatever came; nothing when nothing came in time. After a failure bytes are missing too.
    Result<Incoming> read(std::chrono::milliseconds patience);
    Result<> write(ByteView bytes);

private:
    Port(std::unique_ptr<usb::Transport> transport, Endpoints endpoints)
        : m_transport(std::move(transport))
        , m_endpoints(endpoints)
    {
    }

    std::unique_ptr<usb::Transport> m_transport;
    Endpoints m_endpoints;
    bool m_stalled = false; // the last read; twice in a row is a fault
};

} // namespace custody::cdc
