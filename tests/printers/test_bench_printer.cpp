// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/labels/languages/zpl.h"
#include "drivers/printers/bench_printer.h"
#include "drivers/usb/tape.h"
#include "tests/support/usb_models/mock_bus.h"
#include "tests/support/usb_models/printer_model.h"

using namespace custody;
using namespace custody::printers;
using namespace std::chrono_literals;
using devices::PrinterTrouble;
using devices::PrintOutcome;
using test::MockBus;
using test::ZebraModel;

namespace {

constexpr Patience hurry{5s, 5s, 5s, 10s, 1ms};

Bytes label() { return *labels::toZpl(*labels::layOut({"LPN7K2M9QX4R", {"Northwind"}, 0})); }

// A whole print, with the printer's answers, as text.
std::string recorded(MockBus& bus)
{
    bus.plug(std::make_shared<ZebraModel>());
    const auto context = usb::Context::start();
    const auto device = (*context)->devices().at(0);
    SetClock clock(0);
    auto text = usb::tapeHead(device);
    auto wire = std::make_unique<usb::RecordingTransport>(*(*context)->open(device, {{0, 0}}), clock,
        [&](const usb::Exchange& one) { text += usb::tapeLine(one) + "\n"; });
    const auto printer = UsbLabelPrinter::open(std::move(wire), device, {}, {}, hurry);
    const auto outcome = (*printer)->print(label());
    if (!outcome)
        qFatal("%s", outcome.error().what.c_str());
    return text;
}

} // namespace

class TestBenchPrinter : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aRecordedPrintPlaysAgainWithoutThePrinter()
    {
        std::string text;
        {
            MockBus bus;
            text = recorded(bus);
        }
        const auto tape = usb::parseTape(text);
        QVERIFY2(tape, tape ? "" : tape.error().what.c_str());
        QVERIFY(tape->exchanges.size() > 8);
        auto wire = std::make_unique<usb::ReplayTransport>(tape->exchanges);
        const auto& player = *wire;

        const auto printer = UsbLabelPrinter::open(std::move(wire), tape->device, {}, {}, hurry);
        QVERIFY2(printer, printer ? "" : printer.error().what.c_str());
        const auto outcome = (*printer)->print(label());

        QVERIFY2(outcome, outcome ? "" : outcome.error().what.c_str());
        QVERIFY(*outcome == PrintOutcome::Printed);
        QVERIFY(player.atEnd());
        QCOMPARE((*printer)->facts().firmware, std::string("V84.20.11Z"));
    }

    void anotherLabelThanTheTapesIsAFaultThatNamesBoth()
    {
        MockBus bus;
        const auto tape = usb::parseTape(recorded(bus));
        auto wire = std::make_unique<usb::ReplayTransport>(tape->exchanges);
        const auto printer = UsbLabelPrinter::open(std::move(wire), tape->device, {}, {}, hurry);

        const auto outcome = (*printer)->print(view("^XA^XZ"));

        QVERIFY(!outcome);
        QVERIFY(outcome.error().what.find("5e58415e585a") != std::string::npos);
    }

    void aTapeHasOneSpelling()
    {
        MockBus bus;
        const auto text = recorded(bus);
        const auto tape = usb::parseTape(text);

        auto again = usb::tapeHead(tape->device);
        for (const auto& one : tape->exchanges)
            again += usb::tapeLine(one) + "\n";

        QCOMPARE(again, text);
    }

    void aNameLeftEmptyWasASecondSpellingOfNone()
    {
        MockBus bus;
        auto text = recorded(bus);
        const auto port = text.find("\nport ") + 6;
        text.erase(port, text.find('\n', port) - port);

        const auto tape = usb::parseTape(text);

        QVERIFY(!tape);
        QVERIFY2(tape.error().what.starts_with("line 2: "), tape.error().what.c_str());
    }

    void aWrongLineIsNamed_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::newRow("kind") << QByteArray("0 shout 01 - -> done 0");
        QTest::newRow("cut short") << QByteArray("0 read 82 512 -> done");
        QTest::newRow("capitals") << QByteArray("0 read 82 512 -> done FF");
        QTest::newRow("leading zero") << QByteArray("00 read 82 512 -> done ff");
        QTest::newRow("more") << QByteArray("0 read 82 512 -> done ff ff");
        QTest::newRow("end") << QByteArray("0 clear-halt 82 -> perhaps");
    }
    void anImpossibleTapeWasTaken_data()
    {
        QTest::addColumn<QByteArray>("lines");
        QTest::addColumn<int>("at");
        QTest::newRow("a longer answer than was asked for") << QByteArray("0 read 82 1 -> done 0102") << 7;
        QTest::newRow("a longer control answer")
            << QByteArray("0 control-in a1 01 0000 0000 1 -> done 1818") << 7;
        QTest::newRow("a longer answer than fits") << QByteArray("0 read 82 1 -> timed-out 0102") << 7;
        QTest::newRow("more taken than sent") << QByteArray("0 write 01 7e -> timed-out 2") << 7;
        QTest::newRow("done, and not all was taken") << QByteArray("0 write 01 7e48 -> done 1") << 7;
        QTest::newRow("too long for a control transfer")
            << QByteArray("0 control-in a1 01 0000 0000 65536 -> done -") << 7;
        QTest::newRow("a writing that overflows") << QByteArray("0 write 01 7e -> overflow 0") << 7;
        QTest::newRow("a halt that times out") << QByteArray("0 clear-halt 82 -> timed-out") << 7;
        QTest::newRow("read from the way out") << QByteArray("0 read 01 64 -> done -") << 7;
        QTest::newRow("written to the way in") << QByteArray("0 write 82 7e -> done 1") << 7;
        QTest::newRow("a control request the other way")
            << QByteArray("0 control-in 21 02 0000 0000 1 -> done -") << 7;
        QTest::newRow("an endpoint it has not") << QByteArray("0 read 85 64 -> done -") << 7;
        QTest::newRow("back in time") << QByteArray("5 clear-halt 82 -> done\n4 clear-halt 82 -> done") << 8;
        QTest::newRow("an answer of one that is gone")
            << QByteArray("0 write 01 7e -> gone 0\n1 write 01 7e -> done 1") << 8;
        QTest::newRow("bytes of one that is gone")
            << QByteArray("0 write 01 7e -> gone 0\n1 read 82 64 -> gone 01") << 8;
    }
    void anImpossibleTapeWasTaken()
    {
        QFETCH(QByteArray, lines);
        QFETCH(int, at);
        MockBus bus;
        bus.plug(std::make_shared<ZebraModel>());
        const auto context = usb::Context::start();
        const auto head = usb::tapeHead((*context)->devices().at(0));

        const auto tape = usb::parseTape(head + lines.toStdString() + "\n");

        QVERIFY(!tape);
        QVERIFY2(
            tape.error().what.starts_with("line " + std::to_string(at) + ": "), tape.error().what.c_str());
    }

    void whatCanHappenOnAWireIsTaken()
    {
        MockBus bus;
        bus.plug(std::make_shared<ZebraModel>());
        const auto context = usb::Context::start();
        const auto head = usb::tapeHead((*context)->devices().at(0));

        const auto tape = usb::parseTape(head
            + "0 read 82 1 -> overflow 0102\n0 write 01 7e48 -> timed-out 1\n2 control-out 21 02 0000 0000 - "
              "-> "
              "stalled 0\n2 clear-halt 01 -> done\n3 read 82 64 -> gone 01\n3 read 82 64 -> gone -\n"
              "3 write 01 7e -> gone 0\n4 clear-halt 82 -> failed\n");

        QVERIFY2(tape, tape ? "" : tape.error().what.c_str());
    }

    void aWrongLineIsNamed()
    {
        QFETCH(QByteArray, line);
        MockBus bus;
        bus.plug(std::make_shared<ZebraModel>());
        const auto context = usb::Context::start();
        const auto head = usb::tapeHead((*context)->devices().at(0));

        const auto tape = usb::parseTape(head + line.toStdString() + "\n");

        QVERIFY(!tape);
        QVERIFY2(tape.error().what.starts_with("line 7: "), tape.error().what.c_str());
    }

    void theOnlyPrinterIsFoundPulledOutAndFoundAgain()
    {
        MockBus bus;
        bus.plug(std::make_shared<ZebraModel>(), "1-1");
        const auto context = usb::Context::start();
        const auto catalogue = usb::Catalogue::builtIn();
        BenchPrinter printer(**context, *catalogue, "auto", {}, hurry);
        QVERIFY(printer.ready());
        QVERIFY(printer.print(label()));

        bus.unplug("1-1");
        const auto pulled = printer.print(label());
        QVERIFY(devices::troubleOf(pulled.error()) == PrinterTrouble::Unplugged);
        QVERIFY(!printer.note().isThere());
        const auto other = std::make_shared<ZebraModel>();
        bus.plug(other, "1-2");
        QTRY_VERIFY(printer.ready());
        const auto again = printer.print(label());

        QVERIFY2(again, again ? "" : again.error().what.c_str());
        QVERIFY(printer.note().isThere());
        QVERIFY(printer.note().lastFault.empty());
        QCOMPARE(printer.note().firmware, std::string("V84.20.11Z"));
        bus.poke([&] { QCOMPARE(other->printed.size(), 1U); });
    }

    void aPrinterPulledOutDuringTheProofWasHeldOnTo()
    {
        int transfers = 0;
        {
            MockBus bus;
            bus.plug(std::make_shared<ZebraModel>(), "1-1");
            const auto context = usb::Context::start();
            const auto catalogue = usb::Catalogue::builtIn();
            BenchPrinter printer(**context, *catalogue, "auto", {}, hurry);
            QVERIFY(printer.ready());
            const auto before = bus.transfers();
            QVERIFY(printer.print(label()));
            transfers = bus.transfers() - before;
        }
        MockBus bus;
        bus.plug(std::make_shared<ZebraModel>(), "1-1");
        const auto context = usb::Context::start();
        const auto catalogue = usb::Catalogue::builtIn();
        BenchPrinter printer(**context, *catalogue, "auto", {}, hurry);
        QVERIFY(printer.ready());
        bus.unplugAtTransfer(transfers); // the last question about the label

        const auto pulled = printer.print(label());

        QVERIFY(!pulled);
        QVERIFY2(
            devices::troubleOf(pulled.error()) == PrinterTrouble::PulledOut, pulled.error().what.c_str());
        QVERIFY(printer.note().lastFault.find("unplugged") != std::string::npos);
        QVERIFY2(printer.note().driver.empty(), "a printer that is gone still has a driver");
        QCOMPARE(printer.description(), std::string("label printer on USB"));
        const auto other = std::make_shared<ZebraModel>();
        bus.plug(other, "1-1");
        QTRY_VERIFY(printer.ready());
        QVERIFY(printer.print(label()));
        bus.poke([&] { QCOMPARE(other->printed.size(), 1U); });
    }

    void ofSeveralPrintersOneHasToBeNamed()
    {
        MockBus bus;
        const auto left = std::make_shared<ZebraModel>();
        const auto right = std::make_shared<ZebraModel>();
        right->made.serial = "D2J204800999";
        bus.plug(left, "1-1");
        bus.plug(right, "1-2");
        const auto context = usb::Context::start();
        const auto catalogue = usb::Catalogue::builtIn();

        const auto any = choosePrinter((*context)->devices(), *catalogue, "auto");
        BenchPrinter bySerial(**context, *catalogue, "D2J204800999", {}, hurry);
        QVERIFY(bySerial.print(label()));
        BenchPrinter byPort(**context, *catalogue, "1-1", {}, hurry);
        QVERIFY(byPort.print(label()));
        const auto nobody = choosePrinter((*context)->devices(), *catalogue, "1-9");

        QVERIFY(!any);
        QVERIFY(any.error().what.find("D2J204800999") != std::string::npos);
        QVERIFY(!nobody);
        bus.poke([&] {
            QCOMPARE(left->printed.size(), 1U);
            QCOMPARE(right->printed.size(), 1U);
        });
    }

    void aPrinterThatPlaysADiskSaysHowToEndIt()
    {
        usb::Plugged disk;
        disk.identity = {0x04f9, 0x2049, "", "1-1"};
        disk.interfaces = {{0, 0, 8, 6, 80, {}, {}}};
        const auto catalogue = usb::Catalogue::builtIn();

        const auto chosen = choosePrinter({disk}, *catalogue, "auto");

        QVERIFY(!chosen);
        QVERIFY(chosen.error().what.find("Editor Lite") != std::string::npos);
    }
};

CUSTODY_USB_MAIN(TestBenchPrinter)
#include "test_bench_printer.moc"
