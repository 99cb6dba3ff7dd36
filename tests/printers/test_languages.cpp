// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
// Each language's own evidence that a label came out, and what happens to half of one.
#include "drivers/printers/usb_label_printer.h"
#include "drivers/usb/context.h"
#include "tests/support/usb_models/language_models.h"
#include "tests/support/usb_models/mock_bus.h"

using namespace custody;
using namespace custody::printers;
using namespace std::chrono_literals;
using devices::LabelLanguage;
using devices::PrinterTrouble;
using devices::PrintOutcome;
using test::MockBus;

namespace {

template <typename Model> struct Dock {
    std::unique_ptr<UsbLabelPrinter> printer()
    {
        bus.plug(model);
        context = std::move(*usb::Context::start());
        const auto device = context->devices().at(0);
        auto opened = UsbLabelPrinter::open(
            *context->open(device, {{0, 0}}), device, {}, {}, {2s, 300ms, 2s, proof, 1ms});
        if (!opened)
            qFatal("%s", opened.error().what.c_str());
        return std::move(*opened);
    }
    int printed()
    {
        int count = 0;
        bus.poke([&] { count = model->printed; });
        return count;
    }
    std::chrono::milliseconds proof = 5s;
    MockBus bus;
    std::shared_ptr<Model> model = std::make_shared<Model>();
    std::unique_ptr<usb::Context> context;
};

std::string tspl()
{
    return "SIZE 100 mm,50 mm\r\nCLS\r\nBITMAP 0,0,20,50,0," + std::string(1000, '\xff')
        + "\r\nPRINT 1,1\r\n";
}
std::string epl() { return "\nN\nGW0,0,20,50," + std::string(1000, '\n') + "\nP1\n"; }
std::string brother()
{
    std::string job(200, '\0');
    job += "\x1b@\x1bia\x01";
    for (int i = 0; i < 12; ++i)
        job += std::string("g\0\x5a", 3) + std::string(90, '\x1b');
    return job + "\x1a";
}
std::string dymo()
{
    std::string job(85, '\x1b');
    job += "\x1b@\x1b"
           "D"
           "\x54";
    for (int i = 0; i < 12; ++i)
        job += "\x16" + std::string(84, '\x1b');
    return job
        + "\x1b"
          "E";
}

template <typename Model>
void halfIsForgotten(const std::string& job, PrintOutcome then, bool refusesReset = false)
{
    Dock<Model> dock;
    dock.model->refusesReset = refusesReset;
    const auto printer = dock.printer();
    QVERIFY(printer->print(view(job))); // the first job settles what was there before
    const auto whole = dock.printed();
    dock.bus.poke([&] { dock.model->room = job.size() / 2; });

    const auto stuck = printer->print(view(job));

    QVERIFY(!stuck);
    dock.bus.poke([&] { dock.model->room = 1 << 20; });
    const auto again = printer->print(view(job));
    QVERIFY2(again, again ? "" : again.error().what.c_str());
    QVERIFY(*again == then);
    QCOMPARE(dock.printed(), whole + 1); // nothing of the half one, and the next one whole
    dock.bus.poke([&] { QVERIFY(!dock.model->inCountedBytes()); });
}

} // namespace

class TestLanguages : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aTscThatWasSeenPrintingHasPrinted()
    {
        Dock<test::TsplModel> dock;
        const auto printer = dock.printer();
        QVERIFY(printer->language() == LabelLanguage::Tspl);

        const auto outcome = printer->print(view(tspl()));

        QVERIFY(outcome);
        QVERIFY(*outcome == PrintOutcome::Printed);
        QCOMPARE(dock.printed(), 1);
    }

    void aTscThatWasNeverSeenPrintingHasBeenSent()
    {
        Dock<test::TsplModel> dock;
        dock.model->busyAnswers = 0;
        const auto printer = dock.printer();

        const auto outcome = printer->print(view(tspl()));

        QVERIFY(*outcome == PrintOutcome::Sent);
    }

    void aTscNamesItsTroubleBeforeALabelLeaves()
    {
        Dock<test::TsplModel> dock;
        const auto printer = dock.printer();
        dock.model->trouble = 0x04;

        const auto outcome = printer->print(view(tspl()));

        QVERIFY(devices::troubleOf(outcome.error()) == PrinterTrouble::OutOfLabels);
        QCOMPARE(dock.printed(), 0);
    }

    void anEltronNeverProvesALabel()
    {
        Dock<test::EplModel> dock;
        const auto printer = dock.printer();
        QVERIFY(printer->language() == LabelLanguage::Epl);

        const auto outcome = printer->print(view(epl()));

        QVERIFY(*outcome == PrintOutcome::Sent);
        QCOMPARE(dock.printed(), 1);
        dock.model->status = "07";
        const auto empty = printer->print(view(epl()));
        QVERIFY(devices::troubleOf(empty.error()) == PrinterTrouble::OutOfLabels);
    }

    void aBrotherSaysItselfThatALabelCameOut()
    {
        Dock<test::BrotherModel> dock;
        const auto printer = dock.printer();
        QVERIFY(printer->language() == LabelLanguage::Brother);
        QCOMPARE(printer->dpi(), 300);

        const auto outcome = printer->print(view(brother()));

        QVERIFY2(outcome, outcome ? "" : outcome.error().what.c_str());
        QVERIFY(*outcome == PrintOutcome::Printed);
        QCOMPARE(dock.printed(), 1);
    }

    void aBrotherWhoseCoverIsOpenedWhileItPrintsSaysSo()
    {
        Dock<test::BrotherModel> dock;
        const auto printer = dock.printer();
        dock.model->errorWhilePrinting = 0x10;

        const auto outcome = printer->print(view(brother()));

        QVERIFY(!outcome);
        QVERIFY(devices::troubleOf(outcome.error()) == PrinterTrouble::MayBeOut);
    }

    void aBrotherProvedNoLabelAnyMoreAfterOneTrouble()
    {
        Dock<test::BrotherModel> dock;
        const auto printer = dock.printer();
        dock.model->errorWhilePrinting = 0x10;
        QVERIFY(!printer->print(view(brother())));
        dock.bus.poke([&] { dock.model->errorWhilePrinting = 0; });

        const auto outcome = printer->print(view(brother()));

        QVERIFY2(outcome, outcome ? "" : outcome.error().what.c_str());
        QVERIFY(*outcome == PrintOutcome::Printed);
    }

    void aBrotherThatToldOnceTooLateProvedNoLabelAnyMore()
    {
        Dock<test::BrotherModel> dock;
        dock.proof = 200ms;
        const auto printer = dock.printer();
        dock.model->tellsLate = true;
        QVERIFY(*printer->print(view(brother())) == PrintOutcome::Sent);
        dock.bus.poke([&] {
            dock.model->tellsLate = false;
            dock.model->tellCompleted();
        });

        const auto outcome = printer->print(view(brother()));

        QVERIFY2(outcome, outcome ? "" : outcome.error().what.c_str());
        QVERIFY(*outcome == PrintOutcome::Printed);
    }

    void aLabelWriterNeverProvesALabel()
    {
        Dock<test::DymoModel> dock;
        const auto printer = dock.printer();
        QVERIFY(printer->language() == LabelLanguage::Dymo);

        const auto outcome = printer->print(view(dymo()));

        QVERIFY(*outcome == PrintOutcome::Sent);
        QCOMPARE(dock.printed(), 1);
        dock.model->status = 0x20;
        const auto empty = printer->print(view(dymo()));
        QVERIFY(devices::troubleOf(empty.error()) == PrinterTrouble::OutOfLabels);
    }

    void halfALabelIsForgottenByATsc() { halfIsForgotten<test::TsplModel>(tspl(), PrintOutcome::Printed); }
    void halfALabelIsForgottenByAnEltron() { halfIsForgotten<test::EplModel>(epl(), PrintOutcome::Sent); }
    void halfAPictureIsForgottenByAPrinterThatKnowsNoReset()
    {
        halfIsForgotten<test::TsplModel>(tspl(), PrintOutcome::Printed, true);
        halfIsForgotten<test::EplModel>(epl(), PrintOutcome::Sent, true);
    }
    void halfALabelIsForgottenByABrother()
    {
        halfIsForgotten<test::BrotherModel>(brother(), PrintOutcome::Printed);
    }
    void halfALabelIsForgottenByALabelWriter()
    {
        halfIsForgotten<test::DymoModel>(dymo(), PrintOutcome::Sent);
    }

    void aPrinterThatOnlyListensGetsItsLabelAndIsNotBelieved()
    {
        Dock<test::TsplModel> dock;
        dock.model->made.interfaces = {{0, 0, 7, 1, 1, {{1}}, {}, "usblp"}};
        const auto printer = dock.printer();

        const auto outcome = printer->print(view(tspl()));

        QVERIFY2(outcome, outcome ? "" : outcome.error().what.c_str());
        QVERIFY(*outcome == PrintOutcome::Sent);
        dock.model->portStatus = 0x20;
        const auto empty = printer->print(view(tspl()));
        QVERIFY(devices::troubleOf(empty.error()) == PrinterTrouble::OutOfLabels);
    }
};

CUSTODY_USB_MAIN(TestLanguages)
#include "test_languages.moc"
