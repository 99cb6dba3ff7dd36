// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "drivers/usb/tape.h"

namespace custody::usb {

using std::chrono::milliseconds;

bool Exchange::operator==(const Exchange& other) const
{
    return kind == other.kind && request.requestType == other.request.requestType
        && request.request == other.request.request && request.value == other.request.value
        && request.index == other.request.index && endpoint == other.endpoint && most == other.most
        && sent == other.sent && end == other.end && count == other.count && came == other.came
        && atMs == other.atMs;
}

RecordingTransport::RecordingTransport(std::unique_ptr<Transport> wire, const Clock& clock, Keep keep)
    : m_wire(std::move(wire))
    , m_clock(clock)
    , m_begin(clock.monotonicMs())
    , m_keep(std::move(keep))
{
}

Exchange RecordingTransport::begin(Exchange::Kind kind) const
{
    Exchange exchange;
    exchange.kind = kind;
    exchange.atMs = m_clock.monotonicMs() - m_begin;
    return exchange;
}

// What could not even be started went over no wire.
Result<Received> RecordingTransport::keep(Exchange exchange, Result<Received> received)
{
    if (received) {
        exchange.end = received->end;
        exchange.came = received->bytes;
        m_keep(exchange);
    }
    return received;
}

Result<Written> RecordingTransport::keep(Exchange exchange, Result<Written> written)
{
    if (written) {
        exchange.end = written->end;
        exchange.count = written->count;
        m_keep(exchange);
    }
    return written;
}

Result<Received> RecordingTransport::controlIn(
    const ControlRequest& request, std::size_t most, milliseconds patience)
{
    auto exchange = begin(Exchange::Kind::ControlIn);
    exchange.request = request;
    exchange.most = most;
    return keep(std::move(exchange), m_wire->controlIn(request, most, patience));
}

Result<Written> RecordingTransport::controlOut(
    const ControlRequest& request, ByteView data, milliseconds patience)
{
    auto exchange = begin(Exchange::Kind::ControlOut);
    exchange.request = request;
    exchange.sent.assign(data.begin(), data.end());
    return keep(std::move(exchange), m_wire->controlOut(request, data, patience));
}

Result<Written> RecordingTransport::write(std::uint8_t endpoint, ByteView data, milliseconds patience)
{
    auto exchange = begin(Exchange::Kind::Write);
    exchange.endpoint = endpoint;
    exchange.sent.assign(data.begin(), data.end());
    return keep(std::move(exchange), m_wire->write(endpoint, data, patience));
}

Result<Received> RecordingTransport::read(std::uint8_t endpoint, std::size_t most, milliseconds patience)
{
    auto exchange = begin(Exchange::Kind::Read);
    exchange.endpoint = endpoint;
    exchange.most = most;
    return keep(std::move(exchange), m_wire->read(endpoint, most, patience));
}

Result<> RecordingTransport::clearHalt(std::uint8_t endpoint)
{
    auto exchange = begin(Exchange::Kind::ClearHalt);
    exchange.endpoint = endpoint;
    const auto cleared = m_wire->clearHalt(endpoint);
    exchange.end = cleared ? TransferEnd::Done : TransferEnd::Failed;
    m_keep(exchange);
    return cleared;
}

Result<const Exchange*> ReplayTransport::next(const Exchange& asked)
{
    if (atEnd())
        return fail(Fault::Device, "The tape has ended, and was asked: " + tapeLine(asked));
    const auto& written = m_exchanges[m_next];
    auto question = written;
    question.kind = asked.kind;
    question.request = asked.request;
    question.endpoint = asked.endpoint;
    question.most = asked.most;
    question.sent = asked.sent;
    if (!(question == written))
        return fail(Fault::Device,
            "Exchange " + std::to_string(m_next + 1) + " of the tape is " + tapeLine(written)
                + " and was asked: " + tapeLine(asked));
    ++m_next;
    return &written;
}

Result<Received> ReplayTransport::controlIn(const ControlRequest& request, std::size_t most, milliseconds)
{
    Exchange asked;
    asked.kind = Exchange::Kind::ControlIn;
    asked.request = request;
    asked.most = most;
    const auto* const found = TRY(next(asked));
    return Received{found->end, found->came};
}

Result<Written> ReplayTransport::controlOut(const ControlRequest& request, ByteView data, milliseconds)
{
    Exchange asked;
    asked.kind = Exchange::Kind::ControlOut;
    asked.request = request;
    asked.sent.assign(data.begin(), data.end());
    const auto* const found = TRY(next(asked));
    return Written{found->end, found->count};
}

Result<Written> ReplayTransport::write(std::uint8_t endpoint, ByteView data, milliseconds)
{
    Exchange asked;
    asked.kind = Exchange::Kind::Write;
    asked.endpoint = endpoint;
    asked.sent.assign(data.begin(), data.end());
    const auto* const found = TRY(next(asked));
    return Written{found->end, found->count};
}

Result<Received> ReplayTransport::read(std::uint8_t endpoint, std::size_t most, milliseconds)
{
    Exchange asked;
    asked.kind = Exchange::Kind::Read;
    asked.endpoint = endpoint;
    asked.most = most;
    const auto* const found = TRY(next(asked));
    return Received{found->end, found->came};
}

Result<> ReplayTransport::clearHalt(std::uint8_t endpoint)
{
    Exchange asked;
    asked.kind = Exchange::Kind::ClearHalt;
    asked.endpoint = endpoint;
    const auto* const found = TRY(next(asked));
    if (found->end != TransferEnd::Done)
        return fail(Fault::Device, "The halt could not be cleared.");
    return {};
}

} // namespace custody::usb
