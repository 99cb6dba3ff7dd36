// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The wire to a USB printer: the requests of the printer class, label bytes out, answers in (USB Device Class
// Definition for Printing Devices 1.1).

#include <functional>
#include <optional>

#include "drivers/printers/device_id.h"
#include "drivers/printers/patience.h"
#include "drivers/usb/plugged.h"
#include "drivers/usb/transport.h"

namespace custody::printers {

// The setting of a device's interface that label languages are spoken on; absent when it has none: no
// printer, or one that speaks IPP alone.
struct PrinterInterface {
    std::uint8_t number = 0;
    std::uint8_t alternate = 0;
    std::uint8_t out = 0;
    std::optional<std::uint8_t> in; // absent: it can only be written to
};
std::optional<PrinterInterface> printerInterfaceOf(const usb::Plugged& device);

// GET_PORT_STATUS. Many label printers always say that all is well.
struct PortStatus {
    bool paperEmpty = false;
    bool selected = true;
    bool error = false;
};

// Every call fails with PrinterTrouble::Unplugged when the printer was pulled out.
class PrinterPort {
public:
    PrinterPort(usb::Transport& wire, const PrinterInterface& at, Patience patience)
        : m_wire(wire)
        , m_at(at)
        , m_patience(patience)
    {
    }

    const Patience& patience() const { return m_patience; }
    bool answers() const { return m_at.in.has_value(); }

    // Empty when it has none.
    Result<DeviceId> deviceId();
    // Absent when it does not say.
    Result<std::optional<PortStatus>> portStatus();
    // Empties its buffers and pipes; some old printers do not know the request, which is no failure.
    // True when it did.
    Result<bool> softReset();

    // Whatever it takes within `progress`; a halted pipe is cleared once. Less than all: it takes no more.
    Result<std::size_t> send(ByteView bytes);

    // A question and its answer, whole when `whole` says so. What came before the question is thrown away.
    // Absent when it stays silent, or takes no question.
    Result<std::optional<Bytes>> ask(ByteView question, const std::function<bool(ByteView)>& whole);
    // What the last question threw away.
    ByteView stale() const { return m_stale; }
    // What it says by itself within this time.
    Result<std::optional<Bytes>> listen(
        const std::function<bool(ByteView)>& whole, std::chrono::milliseconds patience);

    // Waits a moment between two questions.
    void pause() const;

private:
    Result<> drain();

    usb::Transport& m_wire;
    PrinterInterface m_at;
    Patience m_patience;
    Bytes m_stale;
};

} // namespace custody::printers
