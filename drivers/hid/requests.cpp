// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "drivers/hid/requests.h"

#include "drivers/usb/transfer_fault.h"

namespace custody::hid {
namespace {

constexpr std::chrono::milliseconds patience{1000};

std::uint16_t reportValue(ReportKind kind, std::uint8_t report)
{
    return static_cast<std::uint16_t>(static_cast<unsigned>(kind) << 8 | report);
}

} // namespace

Result<ReportDescriptor> readReportDescriptor(usb::Transport& transport, const Interface& interface)
{
    const auto answer = TRY(transport.controlIn({0x81, 0x06, 0x2200, interface.number}, 4096, patience));
    TRY(usb::done(answer.end));
    return ReportDescriptor::parse(answer.bytes);
}

Result<> setReport(usb::Transport& transport, const Interface& interface, ReportKind kind,
    std::uint8_t report, ByteView data)
{
    const auto answer =
        TRY(transport.controlOut({0x21, 0x09, reportValue(kind, report), interface.number}, data, patience));
    return usb::done(answer.end);
}

Result<Bytes> getReport(usb::Transport& transport, const Interface& interface, ReportKind kind,
    std::uint8_t report, std::size_t size)
{
    auto answer =
        TRY(transport.controlIn({0xA1, 0x01, reportValue(kind, report), interface.number}, size, patience));
    TRY(usb::done(answer.end));
    return std::move(answer.bytes);
}

Result<> bootKeyboard(usb::Transport& transport, const Interface& interface)
{
    for (const auto request : {std::uint8_t{0x0B}, std::uint8_t{0x0A}}) {
        const auto answer = TRY(transport.controlOut({0x21, request, 0, interface.number}, {}, patience));
        if (answer.end != usb::TransferEnd::Stalled)
            TRY(usb::done(answer.end));
    }
    return {};
}

} // namespace custody::hid
