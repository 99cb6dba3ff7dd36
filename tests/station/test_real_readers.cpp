// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
// A reader plugged into a bench, from the cable to the ledger: who holds her card to it can sign in, and the
// card's number is nowhere on the way.

#include <atomic>

#include <QElapsedTimer>
#include <QSignalSpy>

#include "app/admin/bench_config.h"
#include "app/admin/simulated_bench.h"
#include "app/admin/usb_readers.h"
#include "app/decoder/decoder.h"
#include "app/station/bench.h"
#include "tests/support/demo_store.h"
#include "tests/support/usb_models/ccid_model.h"
#include "tests/support/usb_models/mock_bus.h"
#include "tests/support/usb_models/pcprox_model.h"
#include "tests/support/usb_models/reader_models.h"

using namespace custody;
using namespace custody::admin;
using test::MockBus;

namespace {

constexpr std::uint64_t bensCard = 0x2F764DD; // 123/45678

std::unique_ptr<UsbBench> started(
    const station::BenchSettings& settings, std::atomic<UsbReaders*>* told = nullptr)
{
    auto bench = UsbBench::start(settings, [told](const usb::Change&) {
        if (auto* const readers = told ? told->load() : nullptr)
            readers->lookAgain();
    });
    if (!bench)
        qFatal("%s", bench.error().what.c_str());
    return std::move(*bench);
}

station::BenchSettings noPrinter()
{
    station::BenchSettings settings;
    settings.printer = "none";
    return settings;
}

std::string logIn(station::Bench& bench, const QString& badge)
{
    return bench.answer(R"({"do":"session.login","badge":")" + badge.toStdString() + R"(","pin":"2580"})");
}

} // namespace

class RealReadersTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aCardHeldToTheReaderSignsIn()
    {
        MockBus bus;
        const auto model = std::make_shared<test::PcProxModel>();
        bus.plug(model);
        const SystemClock clock;
        const auto plugged = started(noPrinter());
        UsbReaders readers(plugged.get(), {}, {}, clock);
        test::DemoStore store;
        station::Devices devices;
        readers.lend(devices);
        station::Bench bench(store.give(), devices);
        QSignalSpy tapped(&readers.badges(), &station::BadgeFeed::tapped);
        readers.start();
        QTRY_VERIFY(readers.badges().isThere());

        bus.poke([&] { model->hold(26, bensCard); });
        QTRY_COMPARE(tapped.count(), 1);
        const auto ticket = tapped.at(0).at(0).toString();

        QVERIFY(logIn(bench, "123/45678").find(R"("ok":false)") != std::string::npos);
        QVERIFY(logIn(bench, "26:2F764DD").find(R"("ok":false)") != std::string::npos);
        const auto answer = logIn(bench, ticket);
        QVERIFY2(answer.starts_with(R"({"ok":true)"), answer.c_str());
        readers.stop();
    }

    void aReaderPluggedInLaterIsFound()
    {
        MockBus bus;
        const SystemClock clock;
        std::atomic<UsbReaders*> told = nullptr;
        const auto plugged = started(noPrinter(), &told);
        UsbReaders readers(plugged.get(), {}, {}, clock);
        QSignalSpy tapped(&readers.badges(), &station::BadgeFeed::tapped);
        readers.start();
        told = &readers;
        QVERIFY(!readers.badges().isThere());

        const auto model = std::make_shared<test::CcidModel>();
        bus.plug(model);
        QTRY_VERIFY(readers.badges().isThere());
        bus.poke([&] { model->hold(Bytes{0x04, 1, 2, 3, 4, 5, 6}); });
        QTRY_COMPARE(tapped.count(), 1);
        bus.unplug();
        QTRY_VERIFY(!readers.badges().isThere());
        bus.plug(std::make_shared<test::PcProxModel>(), "1-2");
        QTRY_VERIFY(readers.badges().isThere());

        readers.stop();
        told = nullptr;
    }

    void aScannersCodesComeAsSignals()
    {
        MockBus bus;
        const auto model = std::make_shared<test::PosScannerModel>();
        bus.plug(model);
        const SystemClock clock;
        const auto plugged = started(noPrinter());
        UsbReaders readers(plugged.get(), {}, {}, clock);
        QSignalSpy scanned(&readers.codes(), &station::CodeFeed::scanned);
        readers.start();
        QTRY_VERIFY(readers.codes().isThere());

        bus.poke([&] { model->scan("1Z5R89390357567127", "]C0"); });

        QTRY_COMPARE(scanned.count(), 1);
        QCOMPARE(scanned.at(0), (QVariantList{"1Z5R89390357567127", "]C0"}));
        readers.stop();
    }

    void aKeyPluggedInBesideTheReaderWasWrittenDownAsTheReader()
    {
        MockBus bus;
        const auto reader = [] {
            auto model = std::make_shared<test::CcidModel>();
            model->made.serial = "REAL";
            return model;
        };
        const auto slot = std::make_shared<test::CcidModel>(false);
        slot->made.vendor = 0x0bda; // of a computer: what the catalogue does not know
        slot->made.serial = "SLOT";
        bus.plug(reader(), "1-4");
        const SystemClock clock;
        std::atomic<UsbReaders*> told = nullptr;
        const auto plugged = started(noPrinter(), &told);
        UsbReaders readers(plugged.get(), {}, {}, clock);
        station::Devices devices;
        readers.lend(devices);
        const auto seen = [&] {
            const auto all = devices.seen();
            return all.size() == 1 ? all[0].identity.serial : std::to_string(all.size());
        };
        readers.start();
        told = &readers;
        QTRY_COMPARE(seen(), std::string("REAL"));

        bus.plug(slot, "1-2");
        QTRY_COMPARE(plugged->machine().usb.devices().size(), std::size_t{2});
        const auto beside = seen();
        bus.unplug("1-4");
        QTRY_COMPARE(seen(), std::string("SLOT"));
        const auto back = reader();
        bus.plug(back, "1-4");
        QTRY_COMPARE(seen(), std::string("REAL"));
        QSignalSpy tapped(&readers.badges(), &station::BadgeFeed::tapped);
        bus.poke([&] { back->hold(Bytes{4, 1, 2, 3, 4, 5, 6}); });

        QCOMPARE(beside, std::string("REAL"));
        QTRY_COMPARE(tapped.count(), 1);
        readers.stop();
        told = nullptr;
    }

    void aSecondReaderBesideTheFirstIsSaidAndNeitherIsUsed()
    {
        MockBus bus;
        bus.plug(std::make_shared<test::CcidModel>(), "1-2");
        const SystemClock clock;
        std::atomic<UsbReaders*> told = nullptr;
        const auto plugged = started(noPrinter(), &told);
        UsbReaders readers(plugged.get(), {}, {}, clock);
        readers.start();
        told = &readers;
        QTRY_VERIFY(readers.badges().isThere());

        bus.plug(std::make_shared<test::CcidModel>(), "1-1");
        QTRY_VERIFY(!readers.badges().isThere());
        QTRY_COMPARE(readers.badges().note().lastFault, std::string("Several badge readers are plugged in."));
        bus.unplug("1-1");

        QTRY_VERIFY(readers.badges().isThere());
        readers.stop();
        told = nullptr;
    }

    void theDemosReaderGoesOnBesideARealOne()
    {
        MockBus bus;
        bus.plug(std::make_shared<test::PcProxModel>());
        const SystemClock clock;
        const auto plugged = started(noPrinter());
        UsbReaders readers(plugged.get(), {}, {}, clock);
        test::DemoStore store;
        decoder::Decoder pictures({CUSTODY_BIN "/custody-decoder"});
        SimulatedBench simulated(store.beside("labels"), pictures);
        auto devices = simulated.devices();
        readers.lend(devices);
        station::Bench bench(store.give(), devices);

        const auto answer = logIn(bench, "123/45678");

        QVERIFY2(answer.starts_with(R"({"ok":true)"), answer.c_str());
        QVERIFY(
            logIn(bench, "tap:00000000000000000000000000000000").find(R"("ok":false)") != std::string::npos);
    }

    void settingsThatNameNothingAreRefused()
    {
        station::BenchSettings settings;
        settings.badgeLayout = "de";
        QVERIFY(!benchConfig(settings));
        settings.badgeLayout = "es";
        QVERIFY(benchConfig(settings));
        settings.badgeWriting = "hex";
        QVERIFY(!benchConfig(settings));
        settings.badgeWriting = "text";
        settings.scannerLine = "fast";
        QVERIFY(!benchConfig(settings));
    }

    void theSettingsOfAScaleWereNoneAtAll()
    {
        auto settings = station::parseSettings(
            "[scale]\nsource = \"1-2\"\nline = \"4800 7E1\"\ndialect = \"standard\"\n");
        QVERIFY2(settings, settings ? "" : settings.error().what.c_str());
        const auto config = benchConfig(*settings);

        QVERIFY2(config, config ? "" : config.error().what.c_str());
        QCOMPARE(config->scale.source, std::string("1-2"));
        QVERIFY(config->scale.dialect == scales::Dialect::Standard);
        QVERIFY(config->scale.line.bytes() == cdc::LineCoding::parseWords("4800 7E1")->bytes());
        QCOMPARE(benchConfig({})->scale.source, std::string("auto"));
        settings->scaleDialect = "french";
        const auto wrong = benchConfig(*settings);
        QVERIFY(!wrong);
        QVERIFY2(wrong.error().what.starts_with("scale.dialect: "), wrong.error().what.c_str());
    }

    // Nothing is spun round for: a reader that waits for a card wakes nobody more than a few times a second.
    void waitingForACardWakesHardlyAnybody()
    {
        MockBus bus;
        const auto model = std::make_shared<test::CcidModel>();
        bus.plug(model);
        const SystemClock clock;
        const auto plugged = started(noPrinter());
        UsbReaders readers(plugged.get(), {}, {}, clock);
        QSignalSpy tapped(&readers.badges(), &station::BadgeFeed::tapped);
        readers.start();
        QTRY_VERIFY(readers.badges().isThere());
        const int before = bus.transfers();
        const int polls = bus.polls();
        QElapsedTimer time;
        time.start();

        QTRY_VERIFY_WITH_TIMEOUT(bus.transfers() >= before + 4, 10'000); // four times it waited in vain

        QVERIFY2(time.elapsed() >= 1'000, "each wait lasts half a second");
        QVERIFY2(bus.polls() - polls <= 40, qPrintable(QString::number(bus.polls() - polls)));
        readers.stop();
    }
};

CUSTODY_USB_MAIN(RealReadersTest)
#include "test_real_readers.moc"
