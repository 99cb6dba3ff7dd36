// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
// What a worker reads when a device fails her: never the driver's own English, and always what to do.

#include <QTest>

#include <algorithm>

#include "app/devices/gone.h"
#include "app/station/sayings.h"
#include "tests/support/demo_bench.h"

using namespace custody;
using namespace custody::station;
using namespace custody::test;
using devices::DeviceNote;
using devices::DeviceState;

namespace {

const Error busy{Fault::Busy,
    "Zebra ZD620 (port 1-2) is in use by another program. CUPS may be printing on it.", "usb.busy"};

// Fails as it is told to, where it is told to.
class FailingPrinter final : public devices::LabelPrinter {
public:
    Result<> ready() override { return opening ? Result<>(tl::unexpected(*opening)) : Result<>(); }
    std::string description() const override { return "printer"; }
    devices::LabelLanguage language() const override { return devices::LabelLanguage::Zpl; }
    int dpi() const override { return 203; }
    DeviceNote note() const override { return standing; }
    devices::LabelMedium medium() const override { return roll; }
    Result<devices::PrintOutcome> print(ByteView) override
    {
        if (printing)
            return tl::unexpected(*printing);
        return devices::PrintOutcome::Printed;
    }

    std::optional<Error> opening, printing;
    DeviceNote standing;
    devices::LabelMedium roll;
};

class HeldScale final : public devices::Scale {
public:
    std::string description() const override { return "scale"; }
    Result<devices::Weight> weigh(std::chrono::milliseconds) override { return tl::unexpected(busy); }
    DeviceNote note() const override
    {
        return {.state = DeviceState::Held, .advice = devices::advice::endOther};
    }
};

// A bench whose devices are these, with somebody at it and an item in her hands.
struct FailingBench {
    explicit FailingBench(const std::function<void(Devices&)>& change = [](Devices&) {})
    {
        auto devices = bench.simulated.devices();
        devices.printer = &printer;
        change(devices);
        bench.open(std::move(devices));
        bench.item();
    }
    Json print() { return bench.tell(R"({"do":"label.print","item":"@item"})"); }
    Json test(const char* device) { return bench.tell(Json{{"do", "device.test"}, {"device", device}}); }
    Outcome outcome() { return bench.view().outcome; }

    DemoBench bench;
    FailingPrinter printer;
};

void isForTheWorker(
    FailingBench& failing, const Json& answer, const std::string& say, const std::string& next)
{
    const auto outcome = failing.outcome();
    const auto all = say::all();
    const auto known = [&](const std::string& sentence) {
        return std::ranges::find(all, sentence) != all.end();
    };
    QCOMPARE(answer.at("fault").get<std::string>(), std::string("device"));
    QCOMPARE(outcome.say, say);
    QCOMPARE(outcome.next, next);
    QVERIFY(outcome.mark == Mark::Attention);
    QVERIFY(known(outcome.say));
    QVERIFY(next.empty() || known(outcome.next));
}

} // namespace

class DeviceTroubleTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aPrinterThatCannotBeOpenedIsSaidSoInTheWorkersWords_data()
    {
        QTest::addColumn<int>("fault");
        QTest::addColumn<QByteArray>("what");
        QTest::addColumn<QByteArray>("rule");
        QTest::addColumn<int>("state");
        QTest::addColumn<QByteArray>("advice");
        QTest::addColumn<QByteArray>("lastFault");
        QTest::addColumn<QByteArray>("say");
        QTest::addColumn<QByteArray>("next");
        const auto row = [](const char* name, Fault fault, const char* rule, DeviceState state,
                             const char* advice, const char* lastFault, const char* say, const char* next) {
            QTest::newRow(name) << int(fault) << QByteArray("Zebra ZD620 (port 1-2): a driver's words.")
                                << QByteArray(rule) << int(state) << QByteArray(advice)
                                << QByteArray(lastFault) << QByteArray(say) << QByteArray(next);
        };
        using namespace devices;
        row("held", Fault::Busy, "usb.busy", DeviceState::Held, advice::endCups, "", say::deviceHeld,
            advice::endCups);
        row("held, and free since", Fault::Busy, "usb.busy", DeviceState::Ready, "", "", say::deviceHeld,
            advice::endOther);
        row("denied", Fault::Unauthorized, "usb.denied", DeviceState::Denied, advice::ownRule, "",
            say::deviceDenied, advice::ownRule);
        row("unplugged", Fault::Device, "", DeviceState::NotPlugged, advice::plugIn, "", say::deviceGone,
            advice::plugIn);
        row("pulled out", Fault::Device, "device.gone", DeviceState::NotPlugged, "", "", say::deviceGone,
            advice::plugIn);
        row("several", Fault::Device, "printer.several", DeviceState::Faulty, advice::namePrinter,
            "The device refuses what it was asked.", "The device refuses what it was asked.",
            advice::namePrinter);
        row("no driver", Fault::Device, "usb.no_driver", DeviceState::NoDriver, advice::nameAnother, "",
            say::noDriver, advice::nameAnother);
        row("unknown", Fault::Device, "", DeviceState::Faulty, advice::plugAgain, "In a driver's English.",
            say::deviceFaulty, advice::plugAgain);
        row("said by nobody", Fault::Device, "", DeviceState::Ready, "", "", say::deviceFaulty,
            advice::plugAgain);
    }

    void aPrinterThatCannotBeOpenedIsSaidSoInTheWorkersWords()
    {
        QFETCH(int, fault);
        QFETCH(QByteArray, what);
        QFETCH(QByteArray, rule);
        QFETCH(int, state);
        QFETCH(QByteArray, advice);
        QFETCH(QByteArray, lastFault);
        QFETCH(QByteArray, say);
        QFETCH(QByteArray, next);
        FailingBench failing;
        failing.printer.opening = Error{Fault(fault), what.toStdString(), rule.toStdString()};
        failing.printer.standing.state = DeviceState(state);
        failing.printer.standing.advice = advice.toStdString();
        failing.printer.standing.lastFault = lastFault.toStdString();

        const auto label = failing.print();

        isForTheWorker(failing, label, say.toStdString(), next.toStdString());
        isForTheWorker(failing, failing.test("printer"), say.toStdString(), next.toStdString());
        QCOMPARE(label.value("rule", ""), rule.toStdString());
    }

    void aPrintThatFailsOnTheWayIsSaidSoInTheWorkersWords()
    {
        FailingBench failing;
        failing.printer.printing =
            Error{Fault::Device, "Zebra could not be used (transfer: LIBUSB_ERROR_IO).", "usb.unusable"};
        failing.printer.standing = {.state = DeviceState::Faulty,
            .lastFault = devices::fault::unusable,
            .advice = devices::advice::plugAgain};

        const auto label = failing.print();

        isForTheWorker(failing, label, devices::fault::unusable, devices::advice::plugAgain);
        failing.printer.printing = Error{Fault::Device, devices::fault::silent, {}};
        isForTheWorker(failing, failing.test("printer"), devices::fault::silent, devices::advice::plugAgain);
    }

    void aTroubleOfThePrinterSaysItselfWhatToDo()
    {
        FailingBench failing;
        const auto open = devices::printerError(devices::PrinterTrouble::HeadOpen);
        failing.printer.printing = open;

        const auto label = failing.print();

        isForTheWorker(failing, label, open.what, "");
        QCOMPARE(label.at("rule").get<std::string>(), std::string("printer.head_open"));
    }

    void aLabelThatDoesNotFitIsSaidSoWithoutAWordOfTheEncoder()
    {
        FailingBench failing;
        failing.printer.roll.widthMm = 21;
        failing.printer.roll.lengthMm = 15;

        const auto label = failing.print();

        isForTheWorker(failing, label, say::labelDoesNotFit, say::nextOtherRoll);
    }

    void whatDoesNotBeepIsSaidSoAndHowToTryIt()
    {
        Result<bool> beeped = false;
        DeviceNote note;
        bool can = true;
        FailingBench failing([&](Devices& devices) {
            devices.scannerNote = [&] { return note; };
            devices.scannerBeeper = {[&] { return can; }, [&] { return beeped; }};
        });

        isForTheWorker(failing, failing.test("scanner"), say::cannotBeep, say::nextTapOrScan);
        beeped = Result<bool>(devices::gone());
        isForTheWorker(failing, failing.test("scanner"), say::deviceGone, devices::advice::plugIn);
        beeped = Result<bool>(fail(Fault::Device, "The scanner said 0x17."));
        isForTheWorker(failing, failing.test("scanner"), say::deviceFaulty, devices::advice::plugAgain);
        can = false;
        note = {.state = DeviceState::Held, .advice = devices::advice::endOther};
        isForTheWorker(failing, failing.test("scanner"), say::deviceHeld, devices::advice::endOther);
        note = {};
        isForTheWorker(failing, failing.test("badge reader"), say::cannotBeep, say::nextTapOrScan);
    }

    void aScaleThatAnotherProgramHoldsIsSaidSo()
    {
        HeldScale scale;
        FailingBench failing([&](Devices& devices) { devices.scale = &scale; });

        isForTheWorker(failing, failing.test("scale"), say::deviceHeld, devices::advice::endOther);
    }
};

QTEST_GUILESS_MAIN(DeviceTroubleTest)
#include "test_device_trouble.moc"
