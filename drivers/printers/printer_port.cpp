// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "drivers/printers/printer_port.h"

#include <thread>

#include "app/devices/label_printer.h"

namespace custody::printers {
namespace {

using devices::PrinterTrouble;
using std::chrono::milliseconds;
using std::chrono::steady_clock;
using usb::TransferEnd;

constexpr std::size_t answerRoom = 512;
constexpr std::size_t mostAnswer = 16 * 1024;
constexpr milliseconds requestPatience(1000);

tl::unexpected<Error> unplugged() { return tl::unexpected(devices::printerError(PrinterTrouble::Unplugged)); }

} // namespace

std::optional<PrinterInterface> printerInterfaceOf(const usb::Plugged& device)
{
    constexpr std::uint8_t printerClass = 7;
    constexpr std::uint8_t oneWay = 1;
    constexpr std::uint8_t bothWays = 2;
    std::optional<PrinterInterface> best;
    for (const auto& one : device.interfaces) {
        const auto* const out = one.find(usb::TransferKind::Bulk, false);
        const auto* const in = one.find(usb::TransferKind::Bulk, true);
        if (one.deviceClass != printerClass || one.subclass != 1 || !out)
            continue;
        if (one.protocol == bothWays && in)
            return PrinterInterface{one.number, one.alternate, out->address, in->address};
        if (one.protocol == oneWay && !best)
            best = PrinterInterface{one.number, one.alternate, out->address, std::nullopt};
    }
    return best;
}

Result<DeviceId> PrinterPort::deviceId()
{
    // The interface is in the high byte here, and nowhere else.
    const usb::ControlRequest request{
        0xa1, 0, 0, static_cast<std::uint16_t>(m_at.number << 8 | m_at.alternate)};
    constexpr std::size_t most = 1023;
    const auto answer = TRY(m_wire.controlIn(request, most, requestPatience));
    if (answer.end == TransferEnd::Gone)
        return unplugged();
    return parseDeviceId(answer.bytes);
}

Result<std::optional<PortStatus>> PrinterPort::portStatus()
{
    const auto answer = TRY(m_wire.controlIn({0xa1, 1, 0, m_at.number}, 1, requestPatience));
    if (answer.end == TransferEnd::Gone)
        return unplugged();
    if (answer.end != TransferEnd::Done || answer.bytes.size() != 1)
        return std::nullopt;
    const auto bits = answer.bytes[0];
    return PortStatus{(bits & 0x20) != 0, (bits & 0x10) != 0, (bits & 0x08) == 0};
}

Result<bool> PrinterPort::softReset()
{
    bool did = false;
    for (const std::uint8_t type : {0x21, 0x23}) { // the second is what class 1.0 printed by mistake
        const auto done = TRY(m_wire.controlOut({type, 2, 0, m_at.number}, {}, requestPatience));
        if (done.end == TransferEnd::Gone)
            return unplugged();
        did = done.end == TransferEnd::Done;
        if (did)
            break;
    }
    // Printers that halted a pipe do not always start it again by themselves.
    (void)m_wire.clearHalt(m_at.out);
    if (m_at.in)
        (void)m_wire.clearHalt(*m_at.in);
    return did;
}

Result<std::size_t> PrinterPort::send(ByteView bytes)
{
    // One that takes a byte now and then would else hold the bench for days.
    const auto until = steady_clock::now() + m_patience.proof;
    std::size_t sent = 0;
    bool cleared = false;
    while (sent < bytes.size() && steady_clock::now() < until) {
        const auto written = TRY(m_wire.write(m_at.out, bytes.subspan(sent), m_patience.progress));
        sent += written.count; // what was taken is never sent again: it would come out twice
        if (written.end == TransferEnd::Gone)
            return unplugged();
        if (written.end == TransferEnd::Stalled && (!cleared || written.count > 0)) {
            cleared = true;
            TRY(m_wire.clearHalt(m_at.out));
            continue;
        }
        const bool goesOn = written.end == TransferEnd::Done || written.end == TransferEnd::TimedOut;
        if (!goesOn || written.count == 0)
            break;
    }
    return sent;
}

Result<> PrinterPort::drain()
{
    constexpr int mostStale = 64;
    constexpr milliseconds moment(2);
    m_stale.clear();
    for (int i = 0; m_at.in && i < mostStale; ++i) {
        const auto stale = TRY(m_wire.read(*m_at.in, answerRoom, moment));
        if (stale.end == TransferEnd::Gone)
            return unplugged();
        append(m_stale, stale.bytes);
        if (stale.end == TransferEnd::Stalled)
            TRY(m_wire.clearHalt(*m_at.in));
        else if (stale.bytes.empty())
            break;
    }
    return {};
}

Result<std::optional<Bytes>> PrinterPort::ask(ByteView question, const std::function<bool(ByteView)>& whole)
{
    if (!m_at.in)
        return std::nullopt;
    TRY(drain());
    if (TRY(send(question)) < question.size())
        return std::nullopt;
    return listen(whole, m_patience.answer);
}

Result<std::optional<Bytes>> PrinterPort::listen(
    const std::function<bool(ByteView)>& whole, milliseconds patience)
{
    if (!m_at.in)
        return std::nullopt;
    const auto until = steady_clock::now() + patience;
    Bytes answer;
    while (!whole(answer) && answer.size() < mostAnswer) {
        const auto left = std::chrono::duration_cast<milliseconds>(until - steady_clock::now());
        if (left.count() <= 0)
            return std::nullopt;
        const auto part = TRY(m_wire.read(*m_at.in, answerRoom, left));
        append(answer, part.bytes); // also what came before a deadline
        switch (part.end) {
        case TransferEnd::Gone: return unplugged();
        case TransferEnd::Stalled: TRY(m_wire.clearHalt(*m_at.in)); break;
        case TransferEnd::Done:
            if (part.bytes.empty()) // some say nothing, at once and again and again
                std::this_thread::sleep_for(std::min(left, milliseconds(10)));
            break;
        case TransferEnd::TimedOut: break;
        default: return std::nullopt;
        }
    }
    return answer.size() < mostAnswer ? std::optional(answer) : std::nullopt;
}

void PrinterPort::pause() const { std::this_thread::sleep_for(m_patience.pause); }

} // namespace custody::printers
