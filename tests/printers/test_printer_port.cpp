// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
// A printer's wire where time is the point: no bus, and a transfer that takes as long as it was given.
#include <condition_variable>
#include <mutex>

#include <QTest>

#include "drivers/printers/printer_port.h"

using namespace custody;
using namespace custody::printers;
using namespace std::chrono_literals;

namespace {

// Takes one byte of each transfer, and all the time it is given; answers nothing.
class Dripping final : public usb::Transport {
public:
    Result<usb::Received> controlIn(
        const usb::ControlRequest&, std::size_t, std::chrono::milliseconds) override
    {
        return usb::Received{usb::TransferEnd::Stalled, {}};
    }
    Result<usb::Written> controlOut(const usb::ControlRequest&, ByteView, std::chrono::milliseconds) override
    {
        return usb::Written{usb::TransferEnd::Stalled, 0};
    }
    Result<usb::Written> write(std::uint8_t, ByteView, std::chrono::milliseconds patience) override
    {
        std::unique_lock lock(m_mutex);
        m_never.wait_for(lock, patience);
        ++taken;
        return usb::Written{usb::TransferEnd::TimedOut, 1};
    }
    Result<usb::Received> read(std::uint8_t, std::size_t, std::chrono::milliseconds) override
    {
        return usb::Received{usb::TransferEnd::TimedOut, {}};
    }
    Result<> clearHalt(std::uint8_t) override { return {}; }
    void cancel() override { }

    std::size_t taken = 0;

private:
    std::mutex m_mutex;
    std::condition_variable m_never;
};

} // namespace

class PrinterPortTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aPrinterThatTakesAByteNowAndThenDoesNotHoldTheBenchForDays()
    {
        Dripping wire;
        Patience patience;
        patience.progress = 1ms;
        patience.proof = 50ms;
        PrinterPort port(wire, {0, 0, 1, std::uint8_t{0x82}}, patience);

        const auto began = std::chrono::steady_clock::now();
        const auto sent = port.send(Bytes(1'000'000, 'x')); // a quarter of an hour, drop by drop

        QVERIFY(sent);
        QCOMPARE(*sent, wire.taken); // what it took is counted: the rest must be made void
        QVERIFY(*sent < 100);
        QVERIFY(std::chrono::steady_clock::now() - began < 60s);
    }
};

QTEST_APPLESS_MAIN(PrinterPortTest)
#include "test_printer_port.moc"
