// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
// Which of several plugged devices is the badge reader of the bench, and what of it is taken from the kernel.

#include <QElapsedTimer>

#include "drivers/attached/notes.h"
#include "tests/support/usb_models/ccid_model.h"
#include "tests/support/usb_models/mock_bus.h"
#include "tests/support/usb_models/pcprox_model.h"

using namespace custody;
using namespace custody::attached;
using devices::DeviceState;
using test::MockBus;

namespace {

struct Ports {
    MockBus bus;
    std::unique_ptr<usb::Context> usb = std::move(*usb::Context::start());
    usb::Catalogue catalogue = *usb::Catalogue::builtIn();
    Machine machine{*usb, catalogue};
    std::size_t plugged = 0;

    void plug(std::shared_ptr<test::DeviceModel> model, const std::string& port)
    {
        bus.plug(std::move(model), port);
        ++plugged;
        QTRY_COMPARE(usb->devices().size(), plugged);
    }
    // Of the reader that these settings choose; empty: none.
    std::string chosenPort(const BadgeSettings& settings = {})
    {
        const auto chosen = badgeReaderOf(machine, settings);
        return chosen ? chosen->identity.port : std::string();
    }
};

std::shared_ptr<test::CcidModel> cardReader(std::uint16_t vendor, std::uint16_t product, std::string serial)
{
    auto model = std::make_shared<test::CcidModel>();
    model->made.vendor = vendor;
    model->made.product = product;
    model->made.serial = std::move(serial);
    return model;
}

std::shared_ptr<test::CcidModel> yubiKey() { return cardReader(0x1050, 0x0407, ""); }

// With a keyboard on its second interface.
std::shared_ptr<test::CcidModel> typingCardReader(std::uint16_t vendor, std::uint16_t product)
{
    auto model = cardReader(vendor, product, "");
    test::InterfacePlan keys;
    keys.number = 1;
    keys.deviceClass = 3;
    keys.subclass = keys.protocol = 1;
    keys.endpoints = {{0x85, test::Pipe::Interrupt, 8, 10}};
    keys.kernelDriver = "usbhid";
    model->made.interfaces.push_back(keys);
    return model;
}

} // namespace

class ChosenTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aKeyboardWithTheSerialNumberOfTheBadgeReaderBecameIt()
    {
        Ports ports;
        auto keyboard = std::make_shared<test::KeyboardModel>(0x046d, 0xc31c, "USB Keyboard");
        keyboard->made.serial = "RDR-0042";
        ports.plug(keyboard, "1-10");
        const auto alone = openBadgeReader(ports.machine, {"RDR-0042"});

        ports.plug(cardReader(0x072f, 0x2200, "RDR-0042"), "1-2");

        QVERIFY(!alone);
        QVERIFY2(alone.error().what.find("USB ids") != std::string::npos, alone.error().what.c_str());
        QCOMPARE(badgeReaderNote(ports.machine, {"RDR-0042"}).driver, std::string("CCID"));
        QCOMPARE(ports.chosenPort({"RDR-0042"}), std::string("1-2"));
    }

    void aReaderOfTheCatalogueMayTypeUnderItsSerialNumber()
    {
        Ports ports;
        auto stripes = std::make_shared<test::KeyboardModel>(0x0801, 0x0001, "card reader");
        stripes->made.serial = "B1";
        ports.plug(stripes, "1-1");

        QCOMPARE(ports.chosenPort({"B1"}), std::string("1-1"));
        QCOMPARE(ports.chosenPort(), std::string()); // unnamed it could be any keyboard
    }

    void ofSeveralReadersTheFirstWasTakenWithoutAWord_data()
    {
        QTest::addColumn<QString>("source");
        QTest::newRow("whichever there is") << "auto";
        QTest::newRow("of this kind") << "072f:2200";
        QTest::newRow("of this serial number") << "S1";
    }

    void ofSeveralReadersTheFirstWasTakenWithoutAWord()
    {
        QFETCH(QString, source);
        Ports ports;
        ports.plug(cardReader(0x072f, 0x2200, "S1"), "1-2");
        ports.plug(cardReader(0x072f, 0x2200, "S1"), "1-4");
        const BadgeSettings settings{source.toStdString()};

        const auto opened = openBadgeReader(ports.machine, settings);
        const auto note =
            badgeReaderNote(ports.machine, settings, opened ? std::nullopt : std::optional(opened.error()));

        QVERIFY(!opened);
        QCOMPARE(opened.error().fault, Fault::Device);
        QVERIFY2(opened.error().what.starts_with("Several badge readers are plugged in: "),
            opened.error().what.c_str());
        QVERIFY(note.state == DeviceState::Faulty);
        QVERIFY(note.name.find("1-2") != std::string::npos && note.name.find("1-4") != std::string::npos);
        QCOMPARE(note.lastFault, std::string("Several badge readers are plugged in."));
        QCOMPARE(note.advice, std::string(devices::advice::nameReader));
        QCOMPARE(ports.chosenPort({"1-4"}), std::string("1-4"));
    }

    void aReaderOfTheCatalogueGoesBeforeAnySmartCardSlot()
    {
        Ports ports;
        ports.plug(cardReader(0x0bda, 0x0165, ""), "1-1"); // of a laptop
        const auto slotAlone = ports.chosenPort();

        ports.plug(cardReader(0x072f, 0x2200, "S1"), "1-3");

        QCOMPARE(slotAlone, std::string("1-1"));
        QCOMPARE(ports.chosenPort(), std::string("1-3"));
    }

    void aKeyForSigningInElsewhereWasABadgeReader()
    {
        Ports ports;
        ports.plug(yubiKey(), "1-1");

        QCOMPARE(ports.chosenPort(), std::string());
        QCOMPARE(ports.chosenPort({"1-1"}), std::string());
        QVERIFY(!openBadgeReader(ports.machine, {"1050:0407"}));
    }

    void aDeviceWhoseInterfacesAllKeepSilentHeldUpItsOpening()
    {
        struct Silent final : test::KeyboardModel {
            Silent()
                : KeyboardModel(0x05f9, 0x2204, "scanner")
            {
                auto one = made.interfaces[0];
                one.subclass = one.protocol = 0;
                made.interfaces.clear();
                for (std::uint8_t number = 0; number < 6; ++number) {
                    one.number = number;
                    one.endpoints = {{std::uint8_t(0x81 + number), test::Pipe::Interrupt, 8, 10}};
                    made.interfaces.push_back(one);
                }
            }
            test::Answer control(const test::Setup&, ByteView) override { return test::Answer::naks(); }
        };
        Ports ports;
        ports.plug(std::make_shared<Silent>(), "1-1");
        QElapsedTimer took;
        took.start();

        ScannerSettings settings;
        settings.source = "1-1";
        const auto opened = openCodeReader(ports.machine, settings);

        QVERIFY(!opened);
        QVERIFY2(took.elapsed() < 5000, std::to_string(took.elapsed()).c_str()); // it was twelve seconds
    }

    void aCardReaderThatTypesTooWentOnTyping_data()
    {
        QTest::addColumn<int>("vendor");
        QTest::addColumn<int>("product");
        QTest::addColumn<QString>("source");
        QTest::addColumn<QString>("heldBy");
        QTest::newRow("a reader of the catalogue") << 0x076b << 0x5427 << "auto"
                                                   << "usbfs";
        QTest::newRow("a reader that is named") << 0x413c << 0x2101 << "413c:2101"
                                                << "usbfs";
        QTest::newRow("a keyboard with a slot at a named port") << 0x413c << 0x2101 << "1-1"
                                                                << "usbhid";
        QTest::newRow("a keyboard of the desk with a slot") << 0x413c << 0x2101 << "auto"
                                                            << "usbhid";
    }

    void aCardReaderThatTypesTooWentOnTyping()
    {
        QFETCH(int, vendor);
        QFETCH(int, product);
        QFETCH(QString, source);
        QFETCH(QString, heldBy);
        Ports ports;
        ports.plug(typingCardReader(std::uint16_t(vendor), std::uint16_t(product)), "1-1");

        const auto opened = openBadgeReader(ports.machine, {source.toStdString()});

        QVERIFY2(opened, opened ? "" : opened.error().what.c_str());
        QCOMPARE(ports.bus.kernelDriver(0), std::string("usbfs"));
        QCOMPARE(ports.bus.kernelDriver(1), heldBy.toStdString());
    }
};

CUSTODY_USB_MAIN(ChosenTest)
#include "test_chosen.moc"
