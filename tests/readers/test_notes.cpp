// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
// What the devices page is told of the bench's reader, scanner and scale.

#include "drivers/attached/bench_scale.h"
#include "drivers/attached/notes.h"
#include "drivers/usb/advice.h"
#include "tests/support/usb_models/ccid_model.h"
#include "tests/support/usb_models/mock_bus.h"
#include "tests/support/usb_models/pcprox_model.h"
#include "tests/support/usb_models/reader_models.h"

using namespace custody;
using namespace custody::attached;
using namespace std::chrono_literals;
using devices::DeviceState;
using test::MockBus;

namespace {

struct Dock {
    MockBus bus;
    std::unique_ptr<usb::Context> usb = std::move(*usb::Context::start());
    usb::Catalogue catalogue = *usb::Catalogue::builtIn();
    Machine machine{*usb, catalogue};

    void plug(std::shared_ptr<test::DeviceModel> model)
    {
        bus.plug(std::move(model));
        QTRY_COMPARE(usb->devices().size(), std::size_t{1});
    }
};

// A scanner whose first interface types, for set-up codes, and whose second tells codes.
class MixedScanner final : public test::PosScannerModel {
public:
    MixedScanner()
    {
        auto keys = made.interfaces[0];
        keys.subclass = keys.protocol = 1;
        keys.endpoints = {{0x83, test::Pipe::Interrupt, 8, 10}};
        made.interfaces[0].number = 1;
        made.interfaces.insert(made.interfaces.begin(), keys);
    }
};

// Why it cannot be opened now.
template <typename Driver> std::optional<Error> whyNot(const Result<std::unique_ptr<Driver>>& opened)
{
    return opened ? std::nullopt : std::optional(opened.error());
}

} // namespace

class NotesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aReaderThatPcscdHoldsSaysWhomToEnd()
    {
        Dock dock;
        dock.plug(std::make_shared<test::CcidModel>());
        dock.bus.holdByAnother(true);

        const auto note = badgeReaderNote(dock.machine, {}, whyNot(openBadgeReader(dock.machine, {})));

        QVERIFY(note.state == DeviceState::Held);
        QCOMPARE(note.advice, std::string(devices::advice::endPcscd));
        QVERIFY(note.name.find("ACR122U") != std::string::npos);
    }

    void aScannerThatAnotherProgramHoldsSaysSo()
    {
        Dock dock;
        dock.plug(std::make_shared<test::PosScannerModel>());
        dock.bus.holdByAnother(true);

        const auto note = codeReaderNote(dock.machine, {}, whyNot(openCodeReader(dock.machine, {})));

        QVERIFY(note.state == DeviceState::Held);
        QCOMPARE(note.advice, std::string(devices::advice::endOther));
        QVERIFY(note.lastFault.empty());
    }

    void aDeviceThatCannotBeUsedTellsNoWordOfLibusb()
    {
        Dock dock;
        dock.plug(std::make_shared<test::PosScannerModel>());
        const Error why{Fault::Device, "It could not be used (claim: LIBUSB_ERROR_IO).", usb::rule::unusable};

        const auto note = codeReaderNote(dock.machine, {}, why);

        QVERIFY(note.state == DeviceState::Faulty);
        QCOMPARE(note.lastFault, std::string(devices::fault::unusable));
        QCOMPARE(note.advice, std::string(devices::advice::plugAgain));
    }

    void aScannerThatMayNotBeOpenedSaysWhatToInstall()
    {
        Dock dock;
        dock.plug(std::make_shared<test::PosScannerModel>());

        const auto note = codeReaderNote(dock.machine, {}, usb::deniedError(dock.usb->devices().at(0)));

        QVERIFY(note.state == DeviceState::Denied);
        QCOMPARE(note.advice, std::string(devices::advice::installRules));
    }

    void aDeniedDeviceOutsideTheCatalogueBringsItsLineForUdev()
    {
        usb::Plugged device;
        device.identity = {0x1234, 0x5678, "", "1-1"};
        const auto catalogue = usb::Catalogue::builtIn();

        const auto note = usb::noteOf(device, *catalogue, usb::deniedOutsideError(device));

        QVERIFY(note.state == DeviceState::Denied);
        QCOMPARE(note.advice, std::string(devices::advice::ownRule));
        QVERIFY(note.rule.find(R"(ATTR{idVendor}=="1234")") != std::string::npos);
        QVERIFY(note.rule.find('\n') == std::string::npos);
    }

    void aPluggedReaderTellsItsDriverAndRelease()
    {
        Dock dock;
        dock.plug(std::make_shared<test::PcProxModel>());

        const auto note = badgeReaderNote(dock.machine, {});

        QVERIFY(note.state == DeviceState::NotOpened);
        QCOMPARE(note.driver, std::string("pcProx"));
        QVERIFY(!note.firmware.empty());
    }

    void whatIsMissingIsAFaultOnlyWhereItWasAskedFor()
    {
        Dock dock;

        QVERIFY(badgeReaderNote(dock.machine, {}).state == DeviceState::NotPlugged);
        QVERIFY(badgeReaderNote(dock.machine, {"none"}).state == DeviceState::NotSetUp);
        QVERIFY(codeReaderNote(dock.machine, {}).state == DeviceState::NotSetUp);
        QVERIFY(codeReaderNote(dock.machine, {"auto", {}, {}, true}).state == DeviceState::NotPlugged);
        QVERIFY(scaleNote(dock.machine, {}).state == DeviceState::NotSetUp);
        QVERIFY(scaleNote(dock.machine, {"1-4", {}, {}, true}).state == DeviceState::NotPlugged);
        QCOMPARE(scaleNote(dock.machine, {"1-4", {}, {}, true}).name, std::string("1-4"));
    }

    void whatIsNamedAndIsNoScannerSaysThatNoDriverFits()
    {
        Dock dock;
        dock.plug(std::make_shared<test::CcidModel>());

        const auto note = codeReaderNote(dock.machine, {"1-1", {}, {}, true});

        QVERIFY(note.state == DeviceState::NoDriver);
        QVERIFY(!note.answers());
    }

    void theScalesFaultGoesWhenItWeighsAgain()
    {
        Dock dock;
        const auto model = std::make_shared<test::HidScaleModel>();
        BenchScale scale(dock.machine, {});
        QVERIFY(scale.note().state == DeviceState::NotSetUp);
        dock.plug(model);
        QVERIFY(scale.note().state == DeviceState::NotOpened);

        QVERIFY(!scale.weigh(50ms));
        const auto silent = scale.note();
        dock.bus.poke([&] { model->lying = test::HidScaleModel::shown(4, 2, 0, 1500); });
        const auto weighed = scale.weigh(5s);

        QVERIFY(silent.state == DeviceState::Faulty);
        QCOMPARE(silent.lastFault, devices::scaleError(devices::ScaleTrouble::Silent).what);
        QVERIFY2(weighed, weighed ? "" : weighed.error().what.c_str());
        QCOMPARE(devices::gramsOf(*weighed), 1500);
        QVERIFY(scale.note().state == DeviceState::Ready);
        QVERIFY(scale.note().lastFault.empty());
    }

    void aHeldScaleSaysSo()
    {
        Dock dock;
        dock.plug(std::make_shared<test::HidScaleModel>());
        BenchScale scale(dock.machine, {});
        dock.bus.holdByAnother(true);

        QVERIFY(!scale.weigh(50ms));

        QVERIFY(scale.note().state == DeviceState::Held);
        QCOMPARE(scale.note().advice, std::string(devices::advice::endOther));
        QVERIFY(scale.note().mayBeTried());
    }

    void aKeyboardNamedAsScaleHasNoDriverAndKeepsItsKeys()
    {
        Dock dock;
        dock.plug(std::make_shared<test::KeyboardModel>(0x1234, 0x5678, "desk keyboard"));
        BenchScale scale(dock.machine, {"1-1", {}, {}, true});

        QVERIFY(!scale.weigh(50ms));

        QVERIFY(scale.note().state == DeviceState::NoDriver);
        QCOMPARE(scale.note().advice, std::string(devices::advice::nameAnother));
        QVERIFY(!scale.note().mayBeTried());
        QCOMPARE(dock.bus.transfers(), 0);
    }

    void aKeyboardAtThePortOfTheBadgeReaderBecameOne()
    {
        Dock dock;
        dock.plug(std::make_shared<test::KeyboardModel>(0x046d, 0xc31c, "Keyboard K120"));

        const auto opened = openBadgeReader(dock.machine, {"1-1"});
        const auto note = badgeReaderNote(dock.machine, {"1-1"}, whyNot(opened));

        QVERIFY(!opened);
        QVERIFY2(opened.error().what.find("USB ids") != std::string::npos, opened.error().what.c_str());
        QVERIFY(note.state == DeviceState::NoDriver);
        QVERIFY2(note.name.ends_with("046d:c31c"), note.name.c_str());
        QCOMPARE(note.advice, std::string(devices::advice::nameIds));
        QVERIFY(openBadgeReader(dock.machine, {"046d:c31c"}));
    }

    void theDriverWasNamedByTheFrontInterfaceAlone()
    {
        Dock dock;
        dock.plug(std::make_shared<MixedScanner>());

        const auto opened = openCodeReader(dock.machine, {});

        QVERIFY2(opened, opened ? "" : opened.error().what.c_str());
        QCOMPARE((*opened)->driver(), std::string_view("HID POS"));
        QCOMPARE(codeReaderNote(dock.machine, {}).driver, std::string("HID POS"));
    }

    void aHeldScaleStayedHeldForEver()
    {
        Dock dock;
        dock.plug(std::make_shared<test::HidScaleModel>());
        BenchScale scale(dock.machine, {});
        dock.bus.holdByAnother(true);
        QVERIFY(!scale.weigh(50ms));
        (void)scale.ask();
        const auto held = scale.note();

        dock.bus.holdByAnother(false);
        (void)scale.ask();

        QVERIFY(held.state == DeviceState::Held);
        QVERIFY(scale.note().state == DeviceState::NotOpened);
    }
};

CUSTODY_USB_MAIN(NotesTest)
#include "test_notes.moc"
