// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
// What a bench tells of its devices: the truth of each, and of strangers' words no more than words.

#include <QTest>

#include "app/base/plain_words.h"
#include "app/devices/gone.h"
#include "app/station/bench.h"
#include "app/station/device_page.h"
#include "app/station/reader_feed.h"
#include "tests/support/demo_store.h"

using namespace custody;
using namespace custody::station;
using devices::DeviceNote;
using devices::DeviceState;

namespace {

DeviceView rowOf(const Devices& devices, const std::string& name)
{
    for (const auto& view : deviceViews(devices))
        if (view.name == name)
            return view;
    qFatal("no row of %s", name.c_str());
}

class FakeScale final : public devices::Scale {
public:
    std::string description() const override { return "scale"; }
    Result<devices::Weight> weigh(std::chrono::milliseconds) override
    {
        return devices::Weight{1'234'400, true};
    }
};

// Fails as long as it is told to.
class Moody final : public devices::BadgeReader {
public:
    explicit Moody(std::atomic<bool>& well)
        : m_well(well)
    {
    }
    std::string description() const override { return "reader"; }
    Result<std::optional<devices::BadgeRead>> read(std::chrono::milliseconds) override
    {
        std::this_thread::yield();
        if (m_well)
            return devices::BadgeRead{26, 0x2F764DD};
        return fail(Fault::Device, "The badge reader answered in a way it should not.");
    }

private:
    std::atomic<bool>& m_well;
};

} // namespace

class DevicePageTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void readerThatWasPulledOutIsNotReadyOnTheDevicePage()
    {
        DeviceNote note;
        Devices devices;
        devices.tapBadge = [](const std::string&) { return fail(Fault::Device, "no card"); };
        devices.badgeReaderNote = [&] { return note; };

        const auto before = rowOf(devices, "badge reader");
        note.state = DeviceState::NotPlugged;
        const auto after = rowOf(devices, "badge reader");

        QCOMPARE(before.say, std::string("ready"));
        QCOMPARE(after.say, std::string("not plugged in"));
        QVERIFY(after.mark == Mark::Attention);
    }

    void eachStateIsToldAsItIs_data()
    {
        QTest::addColumn<int>("state");
        QTest::addColumn<QString>("say");
        QTest::addColumn<int>("mark");
        const auto row = [](DeviceState state, const char* say, Mark mark) {
            QTest::newRow(say) << int(state) << QString(say) << int(mark);
        };
        row(DeviceState::NotSetUp, "not set up here", Mark::None);
        row(DeviceState::NotPlugged, "not plugged in", Mark::Attention);
        row(DeviceState::NotOpened, "plugged in, not used yet", Mark::Info);
        row(DeviceState::Held, "in use by another program", Mark::Attention);
        row(DeviceState::Denied, "no permission", Mark::Attention);
        row(DeviceState::NoDriver, "no driver for it", Mark::Attention);
        row(DeviceState::Faulty, "has a fault", Mark::Attention);
        row(DeviceState::Ready, "ready", Mark::Ok);
    }

    void eachStateIsToldAsItIs()
    {
        QFETCH(int, state);
        QFETCH(QString, say);
        QFETCH(int, mark);
        DeviceNote note;
        note.state = DeviceState(state);
        note.advice = "Do this.";
        Devices devices;
        devices.scannerNote = [&] { return note; };
        devices.cameraNote = [&] { return note; };

        for (const char* const name : {"scanner", "camera"}) {
            const auto view = rowOf(devices, name);
            QCOMPARE(QString::fromStdString(view.say), say);
            QCOMPARE(int(view.mark), mark);
            QCOMPARE(view.advice, std::string("Do this."));
        }
    }

    void aBenchWithoutDevicesHasFiveRowsAndNoFault()
    {
        const auto views = deviceViews({});

        QCOMPARE(views.size(), std::size_t{5});
        for (const auto& view : views) {
            QCOMPARE(view.say, std::string("not set up here"));
            QVERIFY(view.mark == Mark::None);
            QVERIFY(!view.canTest);
        }
    }

    void whatIsWrongStandsFirst()
    {
        Devices devices;
        devices.cameraNote = [] { return DeviceNote(); };
        devices.scannerNote = [] { return DeviceNote{DeviceState::Held}; };

        const auto views = deviceViews(devices);

        QCOMPARE(views.front().name, std::string("scanner"));
        QCOMPARE(views.at(1).name, std::string("camera"));
    }

    void aMachineWithoutUsbIsNoWish()
    {
        Devices devices;
        devices.noUsb = true;

        const auto printer = rowOf(devices, "printer");

        QVERIFY(printer.mark == Mark::Attention);
        QCOMPARE(printer.advice, std::string(devices::advice::noUsb));
    }

    void theScaleIsOnThePageAndItsTestTellsTheWeight()
    {
        test::DemoStore store;
        FakeScale scale;
        Devices devices;
        devices.scale = &scale;
        devices.tapBadge = [](const std::string&) -> Result<devices::BadgeRead> {
            return devices::BadgeRead{26, 0x2F764DD};
        };
        Bench bench(store.give(), devices);
        const auto nobody = bench.answer(R"({"do":"device.test","device":"scale"})");
        QVERIFY(
            bench.answer(R"({"do":"session.login","badge":"x","pin":"2580"})").starts_with(R"({"ok":true)"));

        const auto answer = bench.answer(R"({"do":"device.test","device":"scale"})");

        QVERIFY(rowOf(devices, "scale").canTest);
        QVERIFY(nobody.starts_with(R"({"ok":false)"));
        QVERIFY2(answer.find(R"("grams":1234)") != std::string::npos, answer.c_str());
        QCOMPARE(bench.view().outcome.next, std::string("1234 g"));
    }

    void lookingAtTheDevicesMayLeaveThePageAlone()
    {
        test::DemoStore store;
        Bench bench(store.give(), {});

        const auto answer = bench.answer(R"({"do":"show","devices":true,"stay":true})");
        const auto stayed = bench.view().page;
        bench.answer(R"({"do":"show","devices":true})");

        QVERIFY(answer.find(R"("advice":"")") != std::string::npos);
        QVERIFY(stayed == Page::SignIn);
        QVERIFY(bench.view().page == Page::Status);
    }

    void aReadersFaultGoesWhenItWorksAgain()
    {
        std::atomic<bool> well = false;
        const SystemClock clock;
        TapBox taps;
        BadgeFeed feed(
            [&]() -> Result<std::unique_ptr<devices::BadgeReader>> { return std::make_unique<Moody>(well); },
            taps, clock);
        feed.start();
        QTRY_VERIFY(!feed.note().lastFault.empty());
        QVERIFY(feed.note().state == DeviceState::Faulty);

        well = true;

        QTRY_VERIFY(feed.note().state == DeviceState::Ready);
        QVERIFY(feed.note().lastFault.empty());
        feed.stop();
    }

    void aReaderThatCannotBeOpenedIsNotCalledUnplugged()
    {
        const SystemClock clock;
        TapBox taps;
        BadgeFeed feed(
            []() -> Result<std::unique_ptr<devices::BadgeReader>> { return fail(Fault::Busy, "in use"); },
            taps, clock);

        feed.start();

        QTRY_VERIFY(feed.note().state == DeviceState::Held);
        feed.stop();
    }

    void aStrangersWordsAreNoMoreThanWords_data()
    {
        QTest::addColumn<QByteArray>("said");
        QTest::addColumn<QByteArray>("plain");
        QTest::newRow("as they are") << QByteArray("Zebra ZD620 (1-2)") << QByteArray("Zebra ZD620 (1-2)");
        QTest::newRow("accents") << QByteArray("Báscula Ñ") << QByteArray("Báscula Ñ");
        QTest::newRow("markup stays letters")
            << QByteArray("<b>x</b><img src=\"file:///a\">") << QByteArray("<b>x</b><img src=\"file:///a\">");
        QTest::newRow("lines") << QByteArray(" a\r\n\tb\n") << QByteArray("a b");
        QTest::newRow("terminal") << QByteArray("\x1b[31mred\x07") << QByteArray("[31mred");
        QTest::newRow("turned around") << QByteArray("a\xe2\x80\xae"
                                                     "b\xe2\x81\xa6"
                                                     "c\xd8\x9c")
                                       << QByteArray("abc");
        QTest::newRow("unseen") << QByteArray("a\xe2\x80\x8b"
                                              "b\xef\xbb\xbf"
                                              "c\xf3\xa0\x81\x81")
                                << QByteArray("abc");
        QTest::newRow("no UTF-8") << QByteArray("a\xff") << QByteArray("a\\xff");
        QTest::newRow("long") << QByteArray(500, 'x') << QByteArray(20, 'x') + "…";
        QTest::newRow("climbing") << QByteArray("a") + QByteArray("\xcc\x81").repeated(30)
                                  << QByteArray("a\xcc\x81\xcc\x81");
        QTest::newRow("nothing") << QByteArray("\x01\x02") << QByteArray();
    }

    void aStrangersWordsAreNoMoreThanWords()
    {
        QFETCH(QByteArray, said);
        QFETCH(QByteArray, plain);

        QCOMPARE(QByteArray::fromStdString(plainWords(said.toStdString(), 20 + (said.size() < 60 ? 40 : 0))),
            plain);
    }

    void whatADeviceCallsItselfIsPlainOnThePage()
    {
        DeviceNote note;
        note.name = "<a href='x'>\xe2\x80\xae" + std::string(4000, 'n');
        note.firmware = "1.0\n\x1b[2J" + std::string(4000, 'f');
        note.lastFault = std::string(100'000, 'w');
        Devices devices;
        devices.scannerNote = [&] { return note; };

        const auto view = rowOf(devices, "scanner");

        QVERIFY(view.what.size() < 200 && view.firmware.size() < 60 && view.fault.size() < 500);
        QVERIFY(view.what.find("\xe2\x80\xae") == std::string::npos);
        QVERIFY(view.firmware.find('\n') == std::string::npos);
    }
};

QTEST_APPLESS_MAIN(DevicePageTest)
#include "test_device_page.moc"
