// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include <thread>

#include <unistd.h>

#include "drivers/usb/advice.h"
#include "drivers/usb/context.h"
#include "tests/support/usb_models/mock_bus.h"
#include "tests/support/usb_models/printer_model.h"

using namespace custody;
using namespace custody::usb;
using namespace std::chrono_literals;
using test::MockBus;
using test::PrinterModel;
using test::ZebraModel;

namespace {

constexpr ControlRequest portStatus{0xa1, 1, 0, 0};

std::unique_ptr<Transport> openPrinter(Context& usb)
{
    auto opened = usb.open(usb.devices().at(0), {{0, 0}});
    if (!opened)
        qFatal("%s", opened.error().what.c_str());
    return std::move(*opened);
}

} // namespace

class TestContext : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aPluggedDeviceIsKnownWithoutOpeningIt()
    {
        MockBus bus;
        bus.plug(std::make_shared<ZebraModel>(), "1-3");
        const auto usb = Context::start();
        QVERIFY(usb);

        const auto devices = (*usb)->devices();

        QCOMPARE(devices.size(), 1U);
        QCOMPARE(devices[0].kind(), std::string("0a5f:0141"));
        QCOMPARE(devices[0].identity.port, std::string("1-3"));
        QCOMPARE(devices[0].identity.serial, std::string("D2J204800123"));
        QCOMPARE(devices[0].interfaces.at(0).deviceClass, std::uint8_t(7));
        QCOMPARE(devices[0].interfaces.at(0).endpoints.size(), 2U);
        QCOMPARE(bus.transfers("1-3"), 0);
    }

    void theKernelsDriverGivesWayAndComesBack()
    {
        MockBus bus;
        bus.plug(std::make_shared<ZebraModel>());
        const auto usb = Context::start();
        QCOMPARE(bus.kernelDriver(0), std::string("usblp"));

        auto printer = openPrinter(**usb);

        QCOMPARE(bus.kernelDriver(0), std::string("usbfs"));
        printer.reset();
        QCOMPARE(bus.kernelDriver(0), std::string("usblp"));
    }

    void classRequestsAreAnswered()
    {
        MockBus bus;
        bus.plug(std::make_shared<ZebraModel>());
        const auto usb = Context::start();
        const auto printer = openPrinter(**usb);

        const auto status = printer->controlIn(portStatus, 1, 1s);

        QVERIFY(status);
        QVERIFY(status->end == TransferEnd::Done);
        QCOMPARE(status->bytes, Bytes{0x18});
    }

    void anUnknownRequestStallsAndTheNextOneIsAnswered()
    {
        MockBus bus;
        bus.plug(std::make_shared<ZebraModel>());
        const auto usb = Context::start();
        const auto printer = openPrinter(**usb);

        const auto refused = printer->controlIn({0xc0, 0x77, 0, 0}, 8, 1s);
        const auto status = printer->controlIn(portStatus, 1, 1s);

        QVERIFY(refused->end == TransferEnd::Stalled);
        QCOMPARE(status->bytes, Bytes{0x18});
    }

    void aMegabyteGoesOutWhole_data()
    {
        QTest::addColumn<bool>("split");
        QTest::newRow("one transfer") << false;
        QTest::newRow("pieces of 16 KiB, as older kernels want it") << true;
    }
    void aMegabyteGoesOutWhole()
    {
        QFETCH(bool, split);
        MockBus bus(split ? MockBus::Bulk::Split : MockBus::Bulk::Whole);
        const auto zebra = std::make_shared<ZebraModel>();
        bus.plug(zebra);
        const auto usb = Context::start();
        const auto printer = openPrinter(**usb);
        Bytes label(1'000'000);
        for (std::size_t i = 0; i < label.size(); ++i)
            label[i] = static_cast<std::uint8_t>('A' + i % 23);

        const auto written = printer->write(PrinterModel::outEndpoint, label, 10s);

        QVERIFY(written);
        QVERIFY(written->end == TransferEnd::Done);
        QCOMPARE(written->count, label.size());
        bus.poke([&] { QVERIFY(zebra->heard == text(label)); });
    }

    void whatADeviceTookBeforeItNakedIsCounted_data() { aMegabyteGoesOutWhole_data(); }
    void whatADeviceTookBeforeItNakedIsCounted()
    {
        QFETCH(bool, split);
        MockBus bus(split ? MockBus::Bulk::Split : MockBus::Bulk::Whole);
        const auto zebra = std::make_shared<ZebraModel>();
        zebra->room = 20'000;
        bus.plug(zebra);
        const auto usb = Context::start();
        const auto printer = openPrinter(**usb);

        const auto written = printer->write(PrinterModel::outEndpoint, Bytes(100'000, 'x'), 50ms);

        QVERIFY(written);
        QVERIFY(written->end == TransferEnd::TimedOut);
        QCOMPARE(written->count, 20'000U);
    }

    void aReadWithoutAnAnswerEndsAtItsDeadlineAndCostsNoBusyLoop()
    {
        MockBus bus;
        bus.plug(std::make_shared<ZebraModel>());
        const auto usb = Context::start();
        const auto printer = openPrinter(**usb);
        const auto before = bus.polls();

        const auto answer = printer->read(PrinterModel::inEndpoint, 512, 100ms);

        QVERIFY(answer->end == TransferEnd::TimedOut);
        QVERIFY(answer->bytes.empty());
        QVERIFY2(bus.polls() - before < 20, qPrintable(QString::number(bus.polls() - before)));
    }

    void aReadIsCancelledFromAnotherThread()
    {
        MockBus bus;
        bus.plug(std::make_shared<ZebraModel>());
        const auto usb = Context::start();
        const auto printer = openPrinter(**usb);
        const auto before = bus.transfers();
        std::thread other([&] {
            while (bus.transfers() == before) // until the read is under way
                std::this_thread::yield();
            printer->cancel();
        });

        const auto answer = printer->read(PrinterModel::inEndpoint, 512, 1min);

        other.join();
        QVERIFY(answer->end == TransferEnd::Cancelled);
    }

    void aHaltedPipeWorksAgainAfterClearHalt()
    {
        MockBus bus;
        const auto zebra = std::make_shared<ZebraModel>();
        zebra->stallsOut = 1;
        bus.plug(zebra);
        const auto usb = Context::start();
        const auto printer = openPrinter(**usb);

        const auto refused = printer->write(PrinterModel::outEndpoint, view("~HS"), 1s);
        const auto still = printer->write(PrinterModel::outEndpoint, view("~HS"), 1s);
        QVERIFY(printer->clearHalt(PrinterModel::outEndpoint));
        const auto taken = printer->write(PrinterModel::outEndpoint, view("~HS"), 1s);

        QVERIFY(refused->end == TransferEnd::Stalled);
        QVERIFY(still->end == TransferEnd::Stalled);
        QCOMPARE(taken->count, 3U);
    }

    void twoOfAKindAreToldApartBySerialAndPort()
    {
        MockBus bus;
        const auto left = std::make_shared<ZebraModel>();
        const auto right = std::make_shared<ZebraModel>();
        right->made.serial = "0000";
        bus.plug(left, "1-1");
        bus.plug(right, "1-2");
        const auto usb = Context::start();

        const auto devices = (*usb)->devices();
        const auto second = (*usb)->open(devices.at(1), {{0, 0}});
        QVERIFY(second);
        const auto written = (*second)->write(PrinterModel::outEndpoint, view("^XA^XZ"), 1s);

        QCOMPARE(devices[0].identity.serial, std::string("D2J204800123"));
        QVERIFY(devices[1].identity.serial.empty()); // zeros are nobody's number
        QVERIFY(devices[0].identity != devices[1].identity);
        QCOMPARE(written->count, 6U);
        QVERIFY(left->heard.empty());
        QCOMPARE(right->heard, std::string("^XA^XZ"));
    }

    void aDeviceInUseSaysWhoseItMayBe()
    {
        MockBus bus;
        bus.plug(std::make_shared<ZebraModel>());
        bus.holdByAnother(true);
        const auto usb = Context::start();

        const auto opened = (*usb)->open((*usb)->devices().at(0), {{0, 0}}, 0ms);

        QVERIFY(!opened);
        QVERIFY(opened.error().fault == Fault::Busy);
        QVERIFY(opened.error().what.find("CUPS") != std::string::npos);
        bus.holdByAnother(false);
        QVERIFY((*usb)->open((*usb)->devices().at(0), {{0, 0}}, 0ms));
    }

    void aDeviceWithoutPermissionNamesTheRule()
    {
        if (::geteuid() != 0)
            QSKIP("only root can stop being root");
        MockBus bus;
        bus.plug(std::make_shared<ZebraModel>());
        bus.lock(true);
        const auto usb = Context::start();
        const auto device = (*usb)->devices().at(0);
        constexpr uid_t nobody = 65534;
        QCOMPARE(::seteuid(nobody), 0);

        const auto opened = (*usb)->open(device, {{0, 0}}, 0ms);

        QCOMPARE(::seteuid(0), 0);
        QVERIFY(!opened);
        QVERIFY(opened.error().fault == Fault::Unauthorized);
        QVERIFY(opened.error().what.find("70-custody-station.rules") != std::string::npos);
    }

    void anAlternateSettingIsChosen()
    {
        class Chooser : public test::DeviceModel {
        public:
            test::DevicePlan plan() const override
            {
                return {0x0a5f, 0x0084, 0x0100, "Zebra", "GX420d", "",
                    {{0, 0, 7, 1, 1, {{0x01}}, {}, "usblp"}, {0, 1, 7, 1, 2, {{0x01}, {0x82}}, {}, "usblp"}}};
            }
            test::Answer control(const test::Setup&, ByteView) override { return test::Answer::stalls(); }
            test::Answer out(std::uint8_t, ByteView data) override
            {
                return test::Answer::takes(data.size());
            }
            test::Answer in(std::uint8_t, std::size_t) override { return test::Answer::gives({7}); }
            void choose(std::uint8_t, std::uint8_t alternate) override { chosen = alternate; }
            int chosen = 0;
        };
        MockBus bus;
        const auto model = std::make_shared<Chooser>();
        bus.plug(model);
        const auto usb = Context::start();

        const auto opened = (*usb)->open((*usb)->devices().at(0), {{0, 1}});
        const auto answer = (*opened)->read(0x82, 64, 1s);

        QCOMPARE(model->chosen, 1);
        QCOMPARE(answer->bytes, Bytes{7});
    }
};

CUSTODY_USB_MAIN(TestContext)
#include "test_context.moc"
