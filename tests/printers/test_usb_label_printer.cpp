// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <atomic>
#include <thread>

#include "app/labels/languages/zpl.h"
#include "drivers/printers/usb_label_printer.h"
#include "drivers/usb/context.h"
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

// A bench with one Zebra on a real libusb, and a worker in a hurry.
struct Dock {
    explicit Dock(MockBus::Bulk bulk = MockBus::Bulk::Whole)
        : bus(bulk)
    {
        bus.plug(zebra);
        auto started = usb::Context::start();
        if (!started)
            qFatal("%s", started.error().what.c_str());
        context = std::move(*started);
    }
    Result<std::unique_ptr<UsbLabelPrinter>> open(KnownPrinter known = {})
    {
        const auto device = context->devices().at(0);
        const auto at = printerInterfaceOf(device);
        auto wire = TRY(context->open(device, {{at->number, at->alternate}}));
        return UsbLabelPrinter::open(std::move(wire), device, known, {}, hurry);
    }
    std::unique_ptr<UsbLabelPrinter> printer()
    {
        auto opened = open();
        if (!opened)
            qFatal("%s", opened.error().what.c_str());
        return std::move(*opened);
    }

    // Patient with a busy machine; a test of silence waits less long for it.
    Patience hurry{5s, 5s, 5s, 10s, 1ms};
    MockBus bus;
    std::shared_ptr<ZebraModel> zebra = std::make_shared<ZebraModel>();
    std::unique_ptr<usb::Context> context;
};

Bytes labelOf(const std::string& lpn)
{
    const auto layout = labels::layOut({lpn, {"Northwind Apparel"}, 0});
    return *labels::toZpl(*layout);
}

std::string asPrinted(const Bytes& label)
{
    std::string words(text(label));
    return words.substr(0, words.rfind("^XZ") + 3).substr(words.find("^XA"));
}

PrinterTrouble troubleIn(const Result<PrintOutcome>& outcome)
{
    if (outcome)
        qFatal("a label came out");
    const auto trouble = devices::troubleOf(outcome.error());
    if (!trouble)
        qFatal("%s", outcome.error().what.c_str());
    return *trouble;
}

} // namespace

class TestUsbLabelPrinter : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aZebraTellsWhoItIs()
    {
        Dock dock;

        const auto printer = dock.printer();

        QVERIFY(printer->language() == devices::LabelLanguage::Zpl);
        QCOMPARE(printer->dpi(), 203);
        QCOMPARE(printer->facts().firmware, std::string("V84.20.11Z"));
        QCOMPARE(printer->description(),
            std::string("Zebra Technologies ZTC ZD620-203dpi ZPL (port 1-1, serial D2J204800123)"));
    }

    void aPrinterThatNamesNoErrorButCountsNothingHasNotProvedALabel()
    {
        Dock dock;
        const auto printer = dock.printer();
        dock.zebra->countsNothing = true;

        const auto outcome = printer->print(labelOf("LPN7K2M9Q2TB"));

        QVERIFY(outcome);
        QVERIFY(*outcome == PrintOutcome::Sent);
    }

    void aLabelThatCameOutIsPrinted_data()
    {
        QTest::addColumn<int>("asks");
        QTest::addColumn<int>("piece");
        QTest::newRow("out at once") << 0 << 512;
        QTest::newRow("busy for a while") << 3 << 512;
        QTest::newRow("answers come byte by byte") << 2 << 1;
    }
    void aLabelThatCameOutIsPrinted()
    {
        QFETCH(int, asks);
        QFETCH(int, piece);
        Dock dock;
        dock.zebra->asksPerLabel = asks;
        dock.zebra->answerPiece = static_cast<std::size_t>(piece);
        const auto printer = dock.printer();
        const auto label = labelOf("LPN7K2M9QX4R");

        const auto outcome = printer->print(label);

        QVERIFY(outcome);
        QVERIFY(*outcome == PrintOutcome::Printed);
        dock.bus.poke([&] { QCOMPARE(dock.zebra->printed, std::vector{asPrinted(label)}); });
    }

    void aTroubleIsToldBeforeAByteOfTheLabelLeaves_data()
    {
        QTest::addColumn<int>("trouble");
        QTest::newRow("labels") << int(PrinterTrouble::OutOfLabels);
        QTest::newRow("ribbon") << int(PrinterTrouble::OutOfRibbon);
        QTest::newRow("head") << int(PrinterTrouble::HeadOpen);
        QTest::newRow("pause") << int(PrinterTrouble::Paused);
        QTest::newRow("silent") << int(PrinterTrouble::Silent);
    }
    void aTroubleIsToldBeforeAByteOfTheLabelLeaves()
    {
        QFETCH(int, trouble);
        Dock dock;
        dock.hurry.answer = 300ms;
        const auto printer = dock.printer();
        const auto which = static_cast<PrinterTrouble>(trouble);
        dock.zebra->outOfLabels = which == PrinterTrouble::OutOfLabels;
        dock.zebra->outOfRibbon = which == PrinterTrouble::OutOfRibbon;
        dock.zebra->headOpen = which == PrinterTrouble::HeadOpen;
        dock.zebra->paused = which == PrinterTrouble::Paused;
        dock.zebra->silent = which == PrinterTrouble::Silent;

        const auto outcome = printer->print(labelOf("LPN7K2M9QX4R"));

        QCOMPARE(int(troubleIn(outcome)), trouble);
        dock.bus.poke([&] { QVERIFY(dock.zebra->heard.find("^XA") == std::string::npos); });
    }

    void aPrinterSilentWithoutLabelsIsUnderstoodByItsPortStatus()
    {
        Dock dock;
        dock.hurry.answer = 300ms;
        const auto printer = dock.printer();
        dock.zebra->silentInTrouble = true;
        dock.zebra->outOfLabels = true;
        dock.zebra->portStatus = 0x20;

        const auto outcome = printer->print(labelOf("LPN7K2M9QX4R"));

        QVERIFY(troubleIn(outcome) == PrinterTrouble::OutOfLabels);
    }

    void aLabelThatWasKeptThroughATroubleCameOutBesideItsReprint()
    {
        Dock dock;
        const auto printer = dock.printer();
        dock.zebra->keepsInTrouble = true;
        dock.zebra->asksPerLabel = 1'000'000;
        dock.zebra->emptyOnceItHolds = true;
        QCOMPARE(int(troubleIn(printer->print(labelOf("LPN7K2M9QX4R")))), int(PrinterTrouble::MayBeOut));

        const auto empty = printer->print(labelOf("LPN7K2M9QX4R"));
        dock.bus.poke([&] {
            dock.zebra->emptyOnceItHolds = dock.zebra->outOfLabels = false;
            dock.zebra->asksPerLabel = 1;
        });
        const auto again = printer->print(labelOf("LPN7K2M9QX4R"));

        QCOMPARE(int(troubleIn(empty)), int(PrinterTrouble::OutOfLabels));
        QVERIFY2(again, again ? "" : again.error().what.c_str());
        dock.bus.poke([&] { QCOMPARE(dock.zebra->printed.size(), std::size_t{1}); });
    }

    void aLabelUnderWayWhenTheRollEndsDoesNotComeOutLater()
    {
        Dock dock;
        dock.zebra->asksPerLabel = 1000;
        const auto printer = dock.printer();
        const auto first = labelOf("LPN7K2M9QX4R");
        std::thread roll([&] {
            bool has = false;
            while (!has)
                dock.bus.poke([&] { has = dock.zebra->waiting() > 0; });
            dock.bus.poke([&] { dock.zebra->outOfLabels = true; });
        });

        const auto outcome = printer->print(first);
        roll.join();
        QVERIFY(troubleIn(outcome) == PrinterTrouble::MayBeOut);
        dock.bus.poke([&] { // a new roll; whatever it still held would come out
            dock.zebra->outOfLabels = false;
            dock.zebra->asksPerLabel = 1;
            dock.zebra->goOn();
        });
        const auto second = labelOf("LPN9P4T2WX7B");
        const auto again = printer->print(second);

        QVERIFY(again);
        dock.bus.poke([&] { QCOMPARE(dock.zebra->printed, std::vector{asPrinted(second)}); });
    }

    void aPrinterThatTakesNoMoreHalfWayIsResumedWhereItStopped_data()
    {
        QTest::addColumn<bool>("split");
        QTest::newRow("one transfer") << false;
        QTest::newRow("pieces of 16 KiB") << true;
    }
    void aPrinterThatTakesNoMoreHalfWayIsResumedWhereItStopped()
    {
        QFETCH(bool, split);
        Dock dock(split ? MockBus::Bulk::Split : MockBus::Bulk::Whole);
        dock.hurry.progress = 200ms;
        const auto printer = dock.printer();
        const auto label = labelOf("LPN7K2M9QX4R");
        dock.bus.poke([&] { dock.zebra->room = 100; });
        std::atomic<bool> ends = false;
        std::thread buffer([&] { // it prints what it has and takes a little more
            while (!ends)
                dock.bus.poke([&] { dock.zebra->room = std::max<std::size_t>(dock.zebra->room, 37); });
        });

        const auto outcome = printer->print(label);

        ends = true;
        buffer.join();
        QVERIFY2(outcome, outcome ? "" : outcome.error().what.c_str());
        dock.bus.poke([&] { QCOMPARE(dock.zebra->printed, std::vector{asPrinted(label)}); });
    }

    void halfALabelNeverComesOutBeforeTheNextOne()
    {
        Dock dock;
        dock.hurry.progress = 300ms;
        const auto printer = dock.printer();
        dock.bus.poke([&] { dock.zebra->room = 60; }); // the question, and the beginning of the label

        const auto stuck = printer->print(labelOf("LPN7K2M9QX4R"));

        QVERIFY(troubleIn(stuck) == PrinterTrouble::Silent);
        dock.bus.poke([&] { QVERIFY(dock.zebra->printed.empty()); });
        dock.bus.poke([&] { dock.zebra->room = 1 << 20; });
        const auto second = labelOf("LPN9P4T2WX7B");
        const auto again = printer->print(second);
        QVERIFY2(again, again ? "" : again.error().what.c_str());
        QVERIFY(*again == PrintOutcome::Printed);
        dock.bus.poke([&] { QCOMPARE(dock.zebra->printed, std::vector{asPrinted(second)}); });
    }

    void halfALabelFromBeforeARestartIsThrownAway()
    {
        Dock dock;
        {
            const auto device = dock.context->devices().at(0);
            const auto wire = dock.context->open(device, {{0, 0}});
            QVERIFY((*wire)->write(1, view("^XA^FO10,10^FDhalf"), 1s));
        }
        const auto printer = dock.printer();
        const auto label = labelOf("LPN7K2M9QX4R");

        const auto outcome = printer->print(label);

        QVERIFY2(outcome, outcome ? "" : outcome.error().what.c_str());
        dock.bus.poke([&] { QCOMPARE(dock.zebra->printed, std::vector{asPrinted(label)}); });
    }

    void aHaltedPipeIsClearedAndTheLabelComesOutOnce()
    {
        Dock dock;
        const auto printer = dock.printer();
        dock.bus.poke([&] { dock.zebra->stallsOut = dock.zebra->stallsIn = 1; });
        const auto label = labelOf("LPN7K2M9QX4R");

        const auto outcome = printer->print(label);

        QVERIFY2(outcome, outcome ? "" : outcome.error().what.c_str());
        dock.bus.poke([&] { QCOMPARE(dock.zebra->printed, std::vector{asPrinted(label)}); });
    }

    void anUnplugAtAnyTransferOfAPrintIsToldAndNeverPrinted()
    {
        int transfers = 0;
        {
            Dock dock;
            const auto printer = dock.printer();
            const auto before = dock.bus.transfers();
            QVERIFY(printer->print(labelOf("LPN7K2M9QX4R")));
            transfers = dock.bus.transfers() - before;
        }
        QVERIFY2(transfers >= 8, qPrintable(QString::number(transfers)));
        for (int n = 1; n <= transfers; ++n) {
            Dock dock;
            const auto printer = dock.printer();
            dock.bus.unplugAtTransfer(n);

            const auto outcome = printer->print(labelOf("LPN7K2M9QX4R"));

            // Once it has the whole label, one may be out.
            const auto why = troubleIn(outcome);
            QVERIFY2(why == PrinterTrouble::Unplugged || why == PrinterTrouble::PulledOut,
                qPrintable(QString::number(n)));
            QVERIFY(n > 2 || why == PrinterTrouble::Unplugged);
            QVERIFY(n < transfers || why == PrinterTrouble::PulledOut);
            QVERIFY(troubleIn(printer->print(labelOf("LPN9P4T2WX7B"))) == PrinterTrouble::Unplugged);
        }
    }

    void anUnplugWhileItIsOpenedIsToldToo()
    {
        int transfers = 0;
        {
            Dock dock;
            (void)dock.printer();
            transfers = dock.bus.transfers();
        }
        QVERIFY(transfers >= 2);
        for (int n = 1; n <= transfers; ++n) {
            Dock dock;
            dock.bus.unplugAtTransfer(n);
            const auto opened = dock.open();
            QVERIFY(!opened);
            QVERIFY(devices::troubleOf(opened.error()) == PrinterTrouble::Unplugged);
        }
    }

    void aPrinterOfAnUnknownLanguageIsRefusedByName()
    {
        Dock dock;
        dock.zebra->deviceId = test::deviceIdOf("MFG:ACME;MDL:Inker;CMD:PCL,PJL;");

        const auto opened = dock.open();

        QVERIFY(!opened);
        QVERIFY(opened.error().what.find("PCL, PJL") != std::string::npos);
        QVERIFY(dock.open({devices::LabelLanguage::Zpl, std::nullopt}));
    }

    void aHundredLabelsComeOutInTheirOrder()
    {
        Dock dock;
        dock.hurry = Patience{}; // nothing here is meant to be late
        const auto printer = dock.printer();
        std::vector<std::string> wanted;
        for (int i = 0; i < 100; ++i) {
            const auto label = labelOf("LPN7K2M9Q" + std::to_string(100 + i));
            wanted.push_back(asPrinted(label));
            QVERIFY(printer->print(label));
        }
        dock.bus.poke([&] { QVERIFY(dock.zebra->printed == wanted); });
    }
};

CUSTODY_USB_MAIN(TestUsbLabelPrinter)
#include "test_usb_label_printer.moc"
