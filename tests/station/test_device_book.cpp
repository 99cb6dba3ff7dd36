// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include <QTest>

#include "app/station/device_book.h"
#include "app/store/evidence.h"
#include "app/store/fsck.h"
#include "tests/support/demo_store.h"

using namespace custody;
using namespace custody::station;
using test::DemoStore;

namespace {

const devices::Identity reader{0x0c27, 0x3bfa, 0x0100, "1-2", "0001"};

// What the station's own log says of devices, from its beginning: "badge reader replaced: 0c27:…".
std::vector<std::string> noted(DemoStore& demo)
{
    std::vector<std::string> all;
    const auto spine = demo.laneOf(std::nullopt);
    for (std::uint64_t index = 0; index < spine.size; ++index) {
        const auto opened = test::must(store::openEvent(*demo, spine, index, store::stationSubject()));
        if (opened.entry.type == "station.device_changed")
            all.push_back(opened.text("device") + " " + opened.text("change") + ": " + opened.text("is"));
    }
    return all;
}

} // namespace

class DeviceBookTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theFirstReaderIsNotedOnce()
    {
        DemoStore demo;

        QVERIFY(DeviceBook().note(*demo, {{"badge reader", reader}}, 0));
        QVERIFY(DeviceBook().note(*demo, {{"badge reader", reader}}, 0));
        QVERIFY(DeviceBook().note(*demo, {}, 0)); // unplugged: nothing else took its place

        QCOMPARE(noted(demo), std::vector<std::string>{"badge reader first: 0c27:3bfa 0100 1-2 0001"});
    }

    void aReaderThatComesBackAnotherIsAnEvent_data()
    {
        QTest::addColumn<QString>("now");
        QTest::addColumn<QString>("change");
        QTest::newRow("other serial number") << "0c27:3bfa 0100 1-2 0002"
                                             << "replaced";
        QTest::newRow("other port") << "0c27:3bfa 0100 1-3 0001"
                                    << "moved";
        QTest::newRow("other firmware") << "0c27:3bfa 0101 1-2 0001"
                                        << "updated";
        QTest::newRow("other model") << "072f:2200 0214 1-2"
                                     << "another";
    }
    void aReaderThatComesBackAnotherIsAnEvent()
    {
        QFETCH(QString, now);
        QFETCH(QString, change);
        DemoStore demo;
        QVERIFY(DeviceBook().note(*demo, {{"badge reader", reader}}, 0));

        QVERIFY(
            DeviceBook().note(*demo, {{"badge reader", *devices::Identity::parse(now.toStdString())}}, 0));

        QCOMPARE(noted(demo).size(), std::size_t{2});
        QCOMPARE(noted(demo)[1], ("badge reader " + change + ": " + now).toStdString());
    }

    void aDeviceThatComesBackAsAnotherAgainAndAgainFilledTheLog()
    {
        DemoStore demo;
        DeviceBook book;
        auto now = reader;
        constexpr int times = 100;
        for (int n = 0; n < times; ++n) {
            now.serial = std::to_string(n);
            QVERIFY(book.note(*demo, {{"badge reader", now}, {"printer", reader}}, n * 10));
        }
        const auto before = noted(demo);

        QVERIFY(book.note(*demo, {{"badge reader", now}}, DeviceBook::againMs + times * 10));
        const auto after = noted(demo);

        QCOMPARE(before.size(), std::size_t(DeviceBook::atOnce + 1)); // and the printer
        QCOMPARE(after.size(), before.size() + 1);
        QVERIFY2(after.back().ends_with(" 99"), after.back().c_str()); // who serves it in the end
    }

    void whatIsRememberedOfDevicesStandsInTheLog()
    {
        DemoStore demo;
        QVERIFY(DeviceBook().note(
            *demo, {{"badge reader", reader}, {"printer", {0x0a5f, 0x0141, 1, "1-1", "D2"}}}, 0));
        QVERIFY(test::must(store::check(*demo, store::Depth::Full)).faults.empty());

        auto forged = test::must(
            demo->database().prepare("UPDATE noted SET value=x'00' WHERE what='device badge reader'"));
        QVERIFY(forged.run());

        QVERIFY(!test::must(store::check(*demo, store::Depth::Full)).faults.empty());
    }
};

QTEST_APPLESS_MAIN(DeviceBookTest)
#include "test_device_book.moc"
