// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "drivers/cdc/port.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "drivers/usb/transfer_fault.h"

namespace custody::cdc {
namespace {

constexpr std::chrono::milliseconds patience{1000};
constexpr std::array parityLetters{'N', 'O', 'E', 'M', 'S'};

} // namespace

Bytes LineCoding::bytes() const
{
    return {static_cast<std::uint8_t>(baud), static_cast<std::uint8_t>(baud >> 8),
        static_cast<std::uint8_t>(baud >> 16), static_cast<std::uint8_t>(baud >> 24),
        static_cast<std::uint8_t>(stopBits), static_cast<std::uint8_t>(parity), dataBits};
}

Result<LineCoding> LineCoding::parse(ByteView bytes)
{
    constexpr std::size_t size = 7;
    if (bytes.size() != size || bytes[4] > 2 || bytes[5] > 4
        || ((bytes[6] < 5 || bytes[6] > 8) && bytes[6] != 16))
        return fail(Fault::Device, "The serial device answered in a way it should not.");
    return LineCoding{bytes[0] | std::uint32_t{bytes[1]} << 8 | std::uint32_t{bytes[2]} << 16
            | std::uint32_t{bytes[3]} << 24,
        static_cast<StopBits>(bytes[4]), static_cast<Parity>(bytes[5]), bytes[6]};
}

Result<LineCoding> LineCoding::parseWords(std::string_view words)
{
    LineCoding line;
    const auto* const end = words.data() + words.size();
    const auto [rest, code] = std::from_chars(words.data(), end, line.baud);
    const std::string_view shape(rest, static_cast<std::size_t>(end - rest));
    const auto letter = shape.size() == 4 ? std::find(parityLetters.begin(), parityLetters.end(), shape[2])
                                          : parityLetters.end();
    if (code != std::errc() || line.baud < 300 || line.baud > 4'000'000 || letter == parityLetters.end()
        || shape[0] != ' ' || shape[1] < '5' || shape[1] > '8' || (shape[3] != '1' && shape[3] != '2'))
        return fail(Fault::Invalid, "a serial line is written such as 9600 8N1");
    line.dataBits = static_cast<std::uint8_t>(shape[1] - '0');
    line.parity = static_cast<Parity>(letter - parityLetters.begin());
    line.stopBits = shape[3] == '2' ? StopBits::Two : StopBits::One;
    return line;
}

Result<Port> Port::open(
    std::unique_ptr<usb::Transport> transport, Endpoints endpoints, const LineCoding& line)
{
    const auto coded = TRY(transport->controlOut({0x21, 0x20, 0, endpoints.control}, line.bytes(), patience));
    if (coded.end != usb::TransferEnd::Stalled) // a device without a real line may know no settings
        TRY(usb::done(coded.end));
    constexpr std::uint16_t readyToTalk = 0x03; // DTR and RTS
    const auto raised =
        TRY(transport->controlOut({0x21, 0x22, readyToTalk, endpoints.control}, {}, patience));
    if (raised.end != usb::TransferEnd::Stalled)
        TRY(usb::done(raised.end));
    return Port(std::move(transport), endpoints);
}

Result<Incoming> Port::read(std::chrono::milliseconds patience)
{
    auto came = TRY(m_transport->read(m_endpoints.in, m_endpoints.packet * 16, patience));
    if (came.end == usb::TransferEnd::Stalled && !std::exchange(m_stalled, true))
        TRY(m_transport->clearHalt(m_endpoints.in));
    else if (!usb::quiet(came.end))
        TRY(usb::done(came.end));
    m_stalled = came.end == usb::TransferEnd::Stalled;
    usb::pauseAfterNothing(came);
    return Incoming{std::move(came.bytes), m_stalled};
}

Result<> Port::write(ByteView bytes)
{
    auto sent = TRY(m_transport->write(m_endpoints.out, bytes, patience));
    if (sent.end == usb::TransferEnd::Stalled && sent.count == 0) {
        TRY(m_transport->clearHalt(m_endpoints.out));
        sent = TRY(m_transport->write(m_endpoints.out, bytes, patience));
    }
    return usb::done(sent.end);
}

} // namespace custody::cdc
