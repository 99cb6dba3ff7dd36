// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
// The readers' drivers over the real libusb: each model is plugged into the mock bus, and what it does there
// comes out of the station's interfaces.

#include <unistd.h>

#include <future>

#include "app/devices/gone.h"
#include "drivers/attached/attached.h"
#include "tests/support/usb_models/acm_model.h"
#include "tests/support/usb_models/ccid_model.h"
#include "tests/support/usb_models/mock_bus.h"
#include "tests/support/usb_models/pcprox_model.h"
#include "tests/support/usb_models/reader_models.h"

using namespace custody;
using namespace std::chrono_literals;
using test::MockBus;

namespace {

const Bytes uid{0x04, 0xA1, 0xB2, 0xC3, 0xD4, 0xE5, 0xF6};

template <typename Driver> std::unique_ptr<Driver> must(Result<std::unique_ptr<Driver>> opened)
{
    if (!opened)
        qFatal("%s", opened.error().what.c_str());
    return std::move(*opened);
}

const usb::Catalogue& catalogue()
{
    static const auto known = *usb::Catalogue::builtIn();
    return known;
}

} // namespace

// A scanner that types on its second interface, which is no boot keyboard; the first is something else.
class TypingScannerModel final : public test::KeyboardModel {
public:
    TypingScannerModel()
        : KeyboardModel(0x1eab, 0x0001, "typing scanner")
    {
        made.interfaces[0].subclass = made.interfaces[0].protocol = 0;
        auto other = made.interfaces[0];
        other.endpoints[0].address = 0x83;
        made.interfaces[0].number = 1;
        made.interfaces.insert(made.interfaces.begin(), other);
    }
    test::Answer control(const test::Setup& setup, ByteView data) override
    {
        if (setup.requestType == 0x81 && setup.index == 0)
            return test::Answer::gives(test::scaleDescriptor);
        return KeyboardModel::control(setup, data);
    }
};

// Says that it is something else than its maker's list has, and counts how often it is taken.
class NoScannerModel final : public test::PosScannerModel {
public:
    NoScannerModel() { descriptor = test::scaleDescriptor; }
    int claims = 0;
    void claimed(std::uint8_t, bool yes) override { claims += yes ? 1 : 0; }
};

class OnUsbTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aCcidReaderReadsACardThatComesWhileItWaits()
    {
        MockBus bus;
        const auto model = std::make_shared<test::CcidModel>();
        bus.plug(model);
        auto usb = must(usb::Context::start());
        auto reader = must(attached::openBadgeReader({*usb, catalogue()}, {}));
        QVERIFY(reader->description().find("ACR122U") != std::string::npos);
        QVERIFY(!*reader->read(1ms));

        auto waiting = std::async(std::launch::async, [&] { return reader->read(10'000ms); });
        bus.poke([&] { model->hold(uid); });
        const auto read = waiting.get();

        QVERIFY2(read && *read, read ? "" : read.error().what.c_str());
        QCOMPARE((*read)->content, uid);
    }

    void aPcProxReaderIsQuietAndTheKernelNeverHearsIt()
    {
        MockBus bus;
        const auto model = std::make_shared<test::PcProxModel>();
        bus.plug(model);
        auto usb = must(usb::Context::start());
        auto reader = must(attached::openBadgeReader({*usb, catalogue()}, {}));
        QCOMPARE(bus.kernelDriver(0), std::string("usbfs"));
        bus.poke([&] { model->hold(26, 0x2F764DD); });

        const auto read = reader->read(10'000ms);

        QVERIFY2(read && *read, read ? "" : read.error().what.c_str());
        QCOMPARE((*read)->bits, std::uint64_t{0x2F764DD});
        QVERIFY(model->waiting.empty());
    }

    void aStripeIsReadOverManyPackets()
    {
        MockBus bus;
        const auto model = std::make_shared<test::StripeModel>();
        bus.plug(model);
        auto usb = must(usb::Context::start());
        auto reader = must(attached::openBadgeReader({*usb, catalogue()}, {}));
        bus.poke([&] { model->swipe({"", ";0012345678?", ""}); });

        const auto read = reader->read(10'000ms);

        QVERIFY2(read && *read, read ? "" : read.error().what.c_str());
        QCOMPARE((*read)->content, bytes("0012345678"));
    }

    void aReaderThatTypesIsClaimedWhenItIsNamed()
    {
        MockBus bus;
        const auto model = std::make_shared<test::KeyboardModel>(0x076b, 0x5428, "OMNIKEY 5427 CK");
        bus.plug(model);
        auto usb = must(usb::Context::start());
        QVERIFY(!attached::openBadgeReader({*usb, catalogue()}, {})); // any keyboard could be it
        attached::BadgeSettings settings;
        settings.source = "076b:5428";
        settings.writing = badges::Writing::Pacs;
        auto reader = must(attached::openBadgeReader({*usb, catalogue()}, settings));
        QCOMPARE(bus.kernelDriver(0), std::string("usbfs"));
        bus.poke([&] { model->type("0605025240"); });

        const auto read = reader->read(10'000ms);

        QVERIFY2(read && *read, read ? "" : read.error().what.c_str());
        QCOMPARE((*read)->bitCount, 26);
        reader.reset();
        QCOMPARE(bus.kernelDriver(0), std::string("usbhid")); // a keyboard again
    }

    void aPosScannerReadsAndBeeps()
    {
        MockBus bus;
        const auto model = std::make_shared<test::PosScannerModel>();
        bus.plug(model);
        auto usb = must(usb::Context::start());
        auto scanner = must(attached::openCodeReader({*usb, catalogue()}, {}));
        bus.poke([&] { model->scan(std::string(200, 'A'), "]Q1"); });

        const auto read = scanner->read(10'000ms);

        QVERIFY2(read && *read, read ? "" : read.error().what.c_str());
        QCOMPARE((*read)->raw, bytes(std::string(200, 'A')));
        QCOMPARE((*read)->symbology, std::string("]Q1"));
        QVERIFY(*scanner->beep(devices::CodeReader::Sound::Good));
        bus.poke([&] { QCOMPARE(model->sent, std::vector<Bytes>({Bytes{4, 0x40}})); });
    }

    void aScannerThatTypesWithoutTheBootProtocolCouldNotBeOpened()
    {
        MockBus bus;
        const auto model = std::make_shared<TypingScannerModel>();
        bus.plug(model);
        auto usb = must(usb::Context::start());
        attached::ScannerSettings settings;
        settings.source = "1eab:0001";
        auto scanner = must(attached::openCodeReader({*usb, catalogue()}, settings));
        bus.poke([&] { model->type("ABC123"); });

        const auto read = scanner->read(10'000ms);

        QVERIFY2(read && *read, read ? "" : read.error().what.c_str());
        QCOMPARE((*read)->raw, bytes("ABC123"));
    }

    void aDeviceThatIsNoScannerWasTakenFromTheKernelEachSecond()
    {
        MockBus bus;
        const auto model = std::make_shared<NoScannerModel>();
        bus.plug(model);
        auto usb = must(usb::Context::start());
        attached::CodeReaderOpener open({*usb, catalogue()}, {});
        const auto claims = [&] {
            int count = 0;
            bus.poke([&] { count = model->claims; });
            return count;
        };

        const auto first = open();
        const auto second = open();

        QVERIFY(!first && !second);
        QVERIFY2(
            first.error().what.find("there is no driver") != std::string::npos, first.error().what.c_str());
        QCOMPARE(second.error().what, first.error().what);
        QCOMPARE(claims(), 1);
        model->descriptor = test::scannerDescriptor; // as after its set-up code was scanned
        bus.unplug();
        QTRY_VERIFY(!attached::codeReaderOf({*usb, catalogue()}, {}));
        QVERIFY(!open());
        bus.plug(model);
        QTRY_VERIFY(attached::codeReaderOf({*usb, catalogue()}, {}));
        const auto again = open();
        QVERIFY2(again, again ? "" : again.error().what.c_str());
        QCOMPARE(claims(), 2);
    }

    void aDeviceThatIsNoBadgeReaderWasTakenFromTheKernelEachSecond()
    {
        MockBus bus;
        const auto model = std::make_shared<NoScannerModel>();
        bus.plug(model);
        auto usb = must(usb::Context::start());
        attached::BadgeSettings settings;
        settings.source = usb->devices().at(0).kind();
        attached::BadgeReaderOpener open({*usb, catalogue()}, settings);

        const auto first = open();
        const auto second = open();

        QVERIFY(!first && !second);
        QCOMPARE(second.error().what, first.error().what);
        bus.poke([&] { QCOMPARE(model->claims, 1); });
    }

    void aSerialScannerReads()
    {
        MockBus bus;
        const auto model = std::make_shared<test::AcmModel>(0x05e0, 0x1701, "CDC scanner");
        bus.plug(model);
        auto usb = must(usb::Context::start());
        attached::ScannerSettings settings;
        settings.source = "05e0:1701";
        auto scanner = must(attached::openCodeReader({*usb, catalogue()}, settings));
        bus.poke([&] { model->say("]C0ABC\r\n", 3); });

        const auto read = scanner->read(10'000ms);

        QVERIFY2(read && *read, read ? "" : read.error().what.c_str());
        QCOMPARE((*read)->raw, bytes("]C0ABC"));
    }

    void scalesWeigh()
    {
        MockBus bus;
        const auto hid = std::make_shared<test::HidScaleModel>();
        const auto serial = std::make_shared<test::AcmModel>(0x0403, 0x6001, "serial scale");
        serial->answers["SI\r\n"] = {"S S    125.0 g\r\n"};
        hid->lying = test::HidScaleModel::shown(4, 2, 0, 1250);
        bus.plug(hid, "1-1");
        bus.plug(serial, "1-2");
        auto usb = must(usb::Context::start());
        auto first = must(attached::openScale({*usb, catalogue()}, {}));
        attached::ScaleSettings settings;
        settings.source = "1-2";
        settings.dialect = scales::Dialect::Sics;
        auto second = must(attached::openScale({*usb, catalogue()}, settings));

        const auto byHid = first->weigh(10'000ms);
        const auto bySerial = second->weigh(10'000ms);

        QVERIFY2(byHid, byHid ? "" : byHid.error().what.c_str());
        QCOMPARE(byHid->milligrams, std::int64_t{1'250'000});
        QVERIFY2(bySerial, bySerial ? "" : bySerial.error().what.c_str());
        QCOMPARE(bySerial->milligrams, std::int64_t{125'000});
    }

    void unpluggedAtEachTransferOfACardItSaysSo()
    {
        for (int at = 1;; ++at) {
            MockBus bus;
            const auto model = std::make_shared<test::CcidModel>();
            model->hold(uid);
            bus.plug(model);
            auto usb = must(usb::Context::start());
            auto reader = must(attached::openBadgeReader({*usb, catalogue()}, {}));
            bus.unplugAtTransfer(at);
            const auto read = reader->read(5'000ms);
            if (read && *read) {
                QVERIFY(at > 6); // status, power, number: two transfers each
                return;
            }
            QVERIFY2(!read && devices::isGone(read.error()), read ? "nothing" : read.error().what.c_str());
            QVERIFY(at < 20);
        }
    }

    void unpluggedWhileItWaitsItSaysSoAtOnce()
    {
        MockBus bus;
        bus.plug(std::make_shared<test::CcidModel>());
        auto usb = must(usb::Context::start());
        auto reader = must(attached::openBadgeReader({*usb, catalogue()}, {}));
        QVERIFY(!*reader->read(1ms));

        auto waiting = std::async(std::launch::async, [&] { return reader->read(60'000ms); });
        bus.unplug();
        const auto read = waiting.get();

        QVERIFY(!read);
        QVERIFY2(devices::isGone(read.error()), read.error().what.c_str());
    }

    void aReaderThatAnotherProgramHoldsIsNamed()
    {
        MockBus bus;
        bus.plug(std::make_shared<test::CcidModel>());
        bus.holdByAnother(true);
        auto usb = must(usb::Context::start());

        const auto reader = attached::openBadgeReader({*usb, catalogue()}, {});

        QVERIFY(!reader);
        QCOMPARE(reader.error().fault, Fault::Busy);
    }

    void aReaderWithoutADriverWasSaidToBeUnplugged()
    {
        MockBus bus;
        bus.plug(std::make_shared<test::AcmModel>(0x05e0, 0x1701, "scanner"), "1-1");
        bus.plug(std::make_shared<test::AcmModel>(0x1a86, 0x7523, "adapter"), "1-2");
        auto usb = must(usb::Context::start());
        attached::BadgeSettings settings;

        settings.source = "05e0:1701";
        const auto known = attached::openBadgeReader({*usb, catalogue()}, settings);
        settings.source = "1-2";
        const auto unknown = attached::openBadgeReader({*usb, catalogue()}, settings);
        settings.source = "1-3";
        const auto nothing = attached::openBadgeReader({*usb, catalogue()}, settings);

        QVERIFY(!known && !unknown && !nothing);
        QCOMPARE(known.error().fault, Fault::Device);
        QVERIFY2(known.error().what.find("is plugged in, but there is no driver") != std::string::npos
                && known.error().what.find("Zebra scanner, serial") != std::string::npos
                && known.error().what.find("ATTR") == std::string::npos,
            known.error().what.c_str());
        QVERIFY2(unknown.error().what.find("not in the catalogue") != std::string::npos
                && unknown.error().what.find(R"(ATTR{idVendor}=="1a86", ATTR{idProduct}=="7523")")
                    != std::string::npos,
            unknown.error().what.c_str());
        QCOMPARE(nothing.error().fault, Fault::NotFound);
    }

    void aDeviceOutsideTheCatalogueWasSentToRulesThatDoNotHaveIt()
    {
        if (::geteuid() != 0)
            QSKIP("only root can stop being root");
        MockBus bus;
        bus.plug(std::make_shared<test::AcmModel>(0x1a86, 0x7523, "serial scanner"), "1-1");
        bus.lock(true, "1-1");
        auto usb = must(usb::Context::start());
        attached::ScannerSettings settings;
        constexpr uid_t nobody = 65534;
        QCOMPARE(::seteuid(nobody), 0);

        settings.source = "1-1";
        const auto outside = attached::openCodeReader({*usb, catalogue()}, settings);

        QCOMPARE(::seteuid(0), 0);
        QVERIFY(!outside);
        QCOMPARE(outside.error().fault, Fault::Unauthorized);
        QVERIFY2(outside.error().what.find(R"(ATTR{idVendor}=="1a86", ATTR{idProduct}=="7523", MODE=)")
                != std::string::npos,
            outside.error().what.c_str());
    }

    void aScaleIsFoundByItselfOrByItsName()
    {
        MockBus bus;
        bus.plug(std::make_shared<test::HidScaleModel>(), "1-1");
        bus.plug(std::make_shared<test::AcmModel>(0x0403, 0x6001, "serial scale"), "1-2");
        auto usb = must(usb::Context::start());
        const attached::Machine machine{*usb, catalogue()};

        const auto byItself = attached::scaleOf(machine, {});
        const auto byName = attached::scaleOf(machine, {"1-2", {}, {}});
        const auto none = attached::scaleOf(machine, {"1-3", {}, {}});

        QVERIFY(byItself && byName && !none);
        QCOMPARE(byItself->identity.port, std::string("1-1"));
        QCOMPARE(byName->identity.port, std::string("1-2"));
    }

    void nothingPluggedIsNotFound()
    {
        MockBus bus;
        auto usb = must(usb::Context::start());

        QCOMPARE(attached::openBadgeReader({*usb, catalogue()}, {}).error().fault, Fault::NotFound);
        QCOMPARE(attached::openCodeReader({*usb, catalogue()}, {}).error().fault, Fault::NotFound);
        QCOMPARE(attached::openScale({*usb, catalogue()}, {}).error().fault, Fault::NotFound);
    }
};

CUSTODY_USB_MAIN(OnUsbTest)
#include "test_on_usb.moc"
