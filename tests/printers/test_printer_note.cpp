// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
// What the devices page is told of the bench's printer.

#include "app/devices/device_note.h"
#include "app/labels/languages/zpl.h"
#include "drivers/printers/bench_printer.h"
#include "tests/support/usb_models/mock_bus.h"
#include "tests/support/usb_models/printer_model.h"

using namespace custody;
using namespace custody::printers;
using namespace std::chrono_literals;
using devices::DeviceState;
using test::MockBus;
using test::ZebraModel;

namespace {

Bytes someLabel() { return *labels::toZpl(*labels::layOut({"LPN7K2M9QX4R", {"Northwind"}, 0})); }

struct Dock {
    MockBus bus;
    std::shared_ptr<ZebraModel> model = std::make_shared<ZebraModel>();
    std::unique_ptr<usb::Context> usb = std::move(*usb::Context::start());
    usb::Catalogue catalogue = *usb::Catalogue::builtIn();
    BenchPrinter printer{*usb, catalogue, "auto", {}, {1s, 1s, 2s, 5s, 1ms}};
};

} // namespace

class TestPrinterNote : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aPrinterNobodyHasOpenedIsNotReadyYet()
    {
        Dock dock;
        dock.bus.plug(dock.model);
        QTRY_VERIFY(dock.printer.note().isThere());

        const auto before = dock.printer.note();
        (void)dock.printer.ask();
        const auto after = dock.printer.note();

        QVERIFY(before.state == DeviceState::NotOpened);
        QVERIFY(before.name.find("ZD620") != std::string::npos);
        QVERIFY(after.state == DeviceState::Ready);
        QCOMPARE(after.driver, std::string("ZPL, 203 dpi"));
        QCOMPARE(after.firmware, std::string("V84.20.11Z"));
    }

    void noPrinterSaysSoAndIsNoFaultOnceItIsPluggedIn()
    {
        Dock dock;
        QVERIFY(!dock.printer.ready());
        const auto without = dock.printer.note();

        dock.bus.plug(dock.model);
        QTRY_VERIFY(dock.printer.note().isThere());
        const auto with = dock.printer.note();

        QVERIFY(without.state == DeviceState::NotPlugged);
        QCOMPARE(without.advice, std::string(devices::advice::plugIn));
        QVERIFY(with.state == DeviceState::NotOpened);
        QVERIFY(with.lastFault.empty());
    }

    void aPrinterThatCupsHoldsSaysWhomToEnd()
    {
        Dock dock;
        dock.bus.plug(dock.model);
        dock.bus.holdByAnother(true);
        QVERIFY(!dock.printer.ready());
        const auto held = dock.printer.note();

        dock.bus.holdByAnother(false);
        (void)dock.printer.ask();

        QVERIFY(held.state == DeviceState::Held);
        QCOMPARE(held.advice, std::string(devices::advice::endCups));
        QVERIFY(!held.answers());
        QVERIFY(dock.printer.note().state == DeviceState::Ready);
        QVERIFY(dock.printer.note().advice.empty());
    }

    void aPrinterWithoutLabelsIsReadyAgainWithANewRoll()
    {
        Dock dock;
        dock.bus.plug(dock.model);
        dock.bus.poke([&] { dock.model->outOfLabels = true; });
        (void)dock.printer.ask();
        const auto empty = dock.printer.note();

        dock.bus.poke([&] { dock.model->outOfLabels = false; });
        (void)dock.printer.ask();
        const auto filled = dock.printer.note();

        QVERIFY(empty.state == DeviceState::Faulty);
        QCOMPARE(empty.word, std::string("out of labels"));
        QCOMPARE(empty.lastFault, devices::printerError(devices::PrinterTrouble::OutOfLabels).what);
        QVERIFY(empty.answers());
        QVERIFY(filled.state == DeviceState::Ready);
        QVERIFY(filled.word.empty() && filled.lastFault.empty());
    }

    void aPrinterThatHoldsHalfALabelWasReadyWhenItWasAsked()
    {
        Dock dock;
        dock.bus.plug(dock.model);
        QTRY_VERIFY(dock.printer.note().isThere());
        QVERIFY(dock.printer.ask());
        dock.bus.poke([&] { dock.model->out(1, bytes("^XA^FO10,10")); });

        QVERIFY(!dock.printer.ask());

        QVERIFY(dock.printer.note().state == DeviceState::Faulty);
        QCOMPARE(dock.printer.note().word, std::string("holds half a label"));
        QVERIFY(dock.printer.print(someLabel())); // which forgets the half
        QVERIFY(dock.printer.ask());
        QVERIFY(dock.printer.note().state == DeviceState::Ready);
    }

    void aLabelThatMayBeOutWasForgottenWhenThePrinterWasAsked()
    {
        Dock dock;
        dock.bus.plug(dock.model);
        QTRY_VERIFY(dock.printer.note().isThere());
        QVERIFY(dock.printer.ask());
        dock.bus.poke([&] {
            dock.model->asksPerLabel = 1000000;
            dock.model->emptyOnceItHolds = true;
        });
        QVERIFY(!dock.printer.print(someLabel()));
        dock.bus.poke([&] {
            dock.model->asksPerLabel = 1;
            dock.model->outOfLabels = dock.model->emptyOnceItHolds = false;
        });

        (void)dock.printer.ask();
        const auto asked = dock.printer.note();
        QVERIFY(dock.printer.print(someLabel()));

        QCOMPARE(asked.word, std::string("one label may be out"));
        QVERIFY(dock.printer.note().state == DeviceState::Ready);
    }

    void aPrinterOfTheOfficeWasToBeUnplugged()
    {
        Dock dock;
        dock.model->made.vendor = 0x03f0;
        dock.model->made.maker = "HP";
        dock.model->made.name = "LaserJet";
        dock.model->deviceId = test::deviceIdOf("MFG:HP;MDL:LaserJet;CMD:PCL,PJL;");
        dock.bus.plug(dock.model);
        QTRY_VERIFY(dock.printer.note().isThere());

        QVERIFY(!dock.printer.ask());

        QCOMPARE(
            dock.printer.note().lastFault, std::string("It names no language that this station writes."));
        QCOMPARE(dock.printer.note().advice, std::string(devices::advice::nameLanguage));
    }

    void severalPrintersAreNamedBesideASentenceThatCanBeTranslated()
    {
        Dock dock;
        auto other = std::make_shared<ZebraModel>();
        other->made.serial = "D2J204800999";
        dock.bus.plug(dock.model, "1-1");
        dock.bus.plug(other, "1-2");
        QTRY_COMPARE(dock.usb->devices().size(), std::size_t{2});

        const auto note = dock.printer.note();

        QVERIFY(note.state == DeviceState::Faulty);
        QVERIFY2(note.name.find("; ") != std::string::npos, note.name.c_str());
        QCOMPARE(note.lastFault, std::string("Several label printers are plugged in."));
        QCOMPARE(note.advice, std::string(devices::advice::namePrinter));
    }

    void anotherPrinterInItsPlaceHasNoneOfItsFaults()
    {
        Dock dock;
        dock.bus.plug(dock.model);
        dock.bus.poke([&] { dock.model->headOpen = true; });
        (void)dock.printer.ask();
        QVERIFY(dock.printer.note().state == DeviceState::Faulty);

        dock.bus.unplug();
        auto other = std::make_shared<ZebraModel>();
        other->made.serial = "D2J204800999";
        dock.bus.plug(other);
        QTRY_VERIFY(dock.printer.note().name.find("D2J204800999") != std::string::npos);

        QVERIFY(dock.printer.note().state == DeviceState::NotOpened);
        QVERIFY(dock.printer.note().lastFault.empty());
    }
};

CUSTODY_USB_MAIN(TestPrinterNote)
#include "test_printer_note.moc"
