// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The few requests of the HID class that a driver makes (HID 1.11, 7.1 and 7.2).

#include "drivers/hid/report_descriptor.h"
#include "drivers/usb/transport.h"

namespace custody::hid {

// One claimed HID interface, and where its reports come from and go to.
struct Interface {
    std::uint8_t number = 0;
    std::uint8_t in = 0; // interrupt IN
    std::uint8_t out = 0; // interrupt OUT; 0: output reports go over the control pipe
    std::size_t packet = 64; // wMaxPacketSize of `in`
};

Result<ReportDescriptor> readReportDescriptor(usb::Transport& transport, const Interface& interface);

// `data` begins with the id where reports are numbered.
Result<> setReport(usb::Transport& transport, const Interface& interface, ReportKind kind,
    std::uint8_t report, ByteView data);
Result<Bytes> getReport(usb::Transport& transport, const Interface& interface, ReportKind kind,
    std::uint8_t report, std::size_t size);

// A keyboard's reports in the boot protocol, and none while nothing changes. Not every device knows both
// requests; one that refuses them does so anyway.
Result<> bootKeyboard(usb::Transport& transport, const Interface& interface);

} // namespace custody::hid
