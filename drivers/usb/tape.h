// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What went over a wire, written down line by line, and played again without the device
// (resources/formats/tape.md). A tape made at a customer's bench is a test here the same day.

#include <functional>
#include <memory>
#include <optional>

#include "app/base/clock.h"
#include "drivers/usb/plugged.h"
#include "drivers/usb/transport.h"

namespace custody::usb {

struct Exchange {
    enum class Kind { ControlIn, ControlOut, Write, Read, ClearHalt };
    Kind kind = Kind::Read;
    ControlRequest request; // of a control transfer
    std::uint8_t endpoint = 0; // of the others
    std::size_t most = 0; // asked for, of those that read
    Bytes sent; // of those that write
    TransferEnd end = TransferEnd::Done;
    std::size_t count = 0; // taken, of those that write
    Bytes came; // of those that read
    std::int64_t atMs = 0; // since the tape began

    bool operator==(const Exchange& other) const;
};

struct Tape {
    Plugged device;
    std::vector<Exchange> exchanges;
};

std::string tapeHead(const Plugged& device);
std::string tapeLine(const Exchange& exchange);
// Invalid names the line.
Result<Tape> parseTape(std::string_view text);

// Passes everything on, and hands each exchange to `keep` when it has ended.
class RecordingTransport final : public Transport {
public:
    using Keep = std::function<void(const Exchange&)>;
    RecordingTransport(std::unique_ptr<Transport> wire, const Clock& clock, Keep keep);

    Result<Received> controlIn(
        const ControlRequest& request, std::size_t most, std::chrono::milliseconds patience) override;
    Result<Written> controlOut(
        const ControlRequest& request, ByteView data, std::chrono::milliseconds patience) override;
    Result<Written> write(std::uint8_t endpoint, ByteView data, std::chrono::milliseconds patience) override;
    Result<Received> read(
        std::uint8_t endpoint, std::size_t most, std::chrono::milliseconds patience) override;
    Result<> clearHalt(std::uint8_t endpoint) override;
    void cancel() override { m_wire->cancel(); }

private:
    Exchange begin(Exchange::Kind kind) const;
    Result<Received> keep(Exchange exchange, Result<Received> received);
    Result<Written> keep(Exchange exchange, Result<Written> written);

    std::unique_ptr<Transport> m_wire;
    const Clock& m_clock;
    std::int64_t m_begin;
    Keep m_keep;
};

// Answers as the tape does, at once. A question that the tape does not have at this place is a fault that
// names both.
class ReplayTransport final : public Transport {
public:
    explicit ReplayTransport(std::vector<Exchange> exchanges)
        : m_exchanges(std::move(exchanges))
    {
    }
    bool atEnd() const { return m_next == m_exchanges.size(); }

    Result<Received> controlIn(
        const ControlRequest& request, std::size_t most, std::chrono::milliseconds patience) override;
    Result<Written> controlOut(
        const ControlRequest& request, ByteView data, std::chrono::milliseconds patience) override;
    Result<Written> write(std::uint8_t endpoint, ByteView data, std::chrono::milliseconds patience) override;
    Result<Received> read(
        std::uint8_t endpoint, std::size_t most, std::chrono::milliseconds patience) override;
    Result<> clearHalt(std::uint8_t endpoint) override;
    void cancel() override { }

private:
    Result<const Exchange*> next(const Exchange& asked);

    std::vector<Exchange> m_exchanges;
    std::size_t m_next = 0;
};

} // namespace custody::usb
