// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
// A running camera and what can go wrong with it; its frames are searched by the shipped decoder.

#include <QSignalSpy>
#include <QTest>
#include <QThread>

#include <atomic>

#include "app/labels/raster.h"
#include "app/station/camera_feed.h"
#include "app/station/scan_worker.h"

using namespace custody;
using namespace custody::station;
using namespace std::chrono_literals;

namespace {

using Frame = CameraFeed::Frame;

Frame plain(int grey, int width = 320, int height = 240)
{
    auto frame = std::make_shared<devices::LiveFrame>();
    frame->width = width;
    frame->height = height;
    frame->colour.assign(std::size_t{3} * std::size_t(width) * std::size_t(height), std::uint8_t(grey));
    return frame;
}

Frame labelled(const std::string& number)
{
    const auto bitmap =
        labels::rasterise({203, 900, 300, {labels::BarsElement{40, 60, 160, 3, number, false}}});
    auto frame = std::make_shared<devices::LiveFrame>();
    frame->width = 900;
    frame->height = 300;
    for (int y = 0; y < 300; ++y)
        for (int x = 0; x < 900; ++x)
            frame->colour.insert(frame->colour.end(), 3, bitmap->black(x, y) ? 0 : 255);
    return frame;
}

// Hands on the bench: what the camera sees now, and whether its cable is in.
struct Bench {
    std::atomic<bool> plugged{true};
    std::atomic<int> open{0};
    std::atomic<int> given{0};
    std::function<Frame(int)> frame = [](int i) { return plain(100 + i % 2); };

    CameraFeed::Open camera()
    {
        return [this]() -> Result<std::unique_ptr<devices::LiveCamera>> {
            if (!plugged)
                return fail(Fault::NotFound, "no camera");
            return std::unique_ptr<devices::LiveCamera>(std::make_unique<Camera>(*this));
        };
    }

    class Camera final : public devices::LiveCamera {
    public:
        explicit Camera(Bench& bench)
            : m_bench(bench)
        {
            ++m_bench.open;
        }
        ~Camera() override { --m_bench.open; }
        std::string description() const override { return "a test's camera"; }
        Result<Frame> next(std::chrono::milliseconds) override
        {
            std::this_thread::sleep_for(5ms); // the pace of a camera, faster than any real one
            if (!m_bench.plugged)
                return fail(Fault::Device, "unplugged");
            return m_bench.frame(m_bench.given++);
        }

    private:
        Bench& m_bench;
    };
};

int lastState(const QSignalSpy& states) { return states.isEmpty() ? -1 : states.last().at(0).toInt(); }

} // namespace

class CameraFeedTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aCameraUnpluggedMidFrameIsSaidSoAndTakenUpAgain()
    {
        Bench bench;
        CameraFeed feed(bench.camera());
        QSignalSpy states(&feed, &CameraFeed::stateChanged);
        feed.start();
        QTRY_COMPARE(lastState(states), int(CameraState::Live));

        bench.plugged = false;
        QTRY_COMPARE(lastState(states), int(CameraState::Lost));
        QCOMPARE(bench.open.load(), 0);
        bench.plugged = true;

        QTRY_COMPARE_WITH_TIMEOUT(lastState(states), int(CameraState::Live), 20'000);
        QCOMPARE(bench.open.load(), 1);
    }

    void theDevicesPageIsToldWhyThereIsNoPicture()
    {
        std::atomic<bool> denied{true};
        Bench bench;
        CameraFeed feed([&, open = bench.camera()]() -> Result<std::unique_ptr<devices::LiveCamera>> {
            if (denied)
                return fail(Fault::Unauthorized, "The camera may not be used by this user.");
            return open();
        });
        QVERIFY(feed.note().state == devices::DeviceState::NotSetUp);
        feed.start();
        QTRY_VERIFY(feed.note().state == devices::DeviceState::Denied);
        QCOMPARE(feed.note().advice, std::string(devices::advice::videoGroup));

        denied = false;

        QTRY_VERIFY(feed.note().state == devices::DeviceState::Ready);
        QCOMPARE(feed.note().name, std::string("a test's camera"));
        QVERIFY(feed.note().lastFault.empty());
        bench.plugged = false;
        QTRY_VERIFY(feed.note().state == devices::DeviceState::NotPlugged);
    }

    void aCameraThatOpensAndSendsNothingWasSaidToBeUnplugged()
    {
        struct Silent final : devices::LiveCamera {
            std::string description() const override { return "camera"; }
            Result<std::shared_ptr<const devices::LiveFrame>> next(std::chrono::milliseconds) override
            {
                std::this_thread::yield();
                return std::shared_ptr<const devices::LiveFrame>();
            }
        };
        std::atomic<bool> busy{false};
        CameraFeed feed([&]() -> Result<std::unique_ptr<devices::LiveCamera>> {
            if (busy)
                return fail(Fault::Busy, "The camera is in use by another program.");
            return std::unique_ptr<devices::LiveCamera>(std::make_unique<Silent>());
        });
        feed.start();

        QTRY_VERIFY(feed.note().state == devices::DeviceState::Faulty);
        QCOMPARE(feed.note().advice, std::string(devices::advice::plugAgain));
        busy = true;

        QTRY_VERIFY(feed.note().state == devices::DeviceState::Held);
        QCOMPARE(feed.note().advice, std::string(devices::advice::freeCamera));
    }

    void aCoveredLensIsSaidSo()
    {
        Bench bench;
        bench.frame = [](int i) { return plain(2 + i % 3); };
        CameraFeed feed(bench.camera());
        QSignalSpy states(&feed, &CameraFeed::stateChanged);
        feed.start();
        QTRY_COMPARE_WITH_TIMEOUT(lastState(states), int(CameraState::Black), 20'000);
    }

    void aFrozenCameraIsSaidSo()
    {
        Bench bench;
        const auto one = labelled("LPN-FROZEN");
        bench.frame = [=](int) { return one; };
        CameraFeed feed(bench.camera());
        QSignalSpy states(&feed, &CameraFeed::stateChanged);
        feed.start();
        QTRY_COMPARE_WITH_TIMEOUT(lastState(states), int(CameraState::Frozen), 30'000);
    }

    void switchedOffTheCameraIsLetGoAndOnAgainItComesBack()
    {
        Bench bench;
        CameraFeed feed(bench.camera());
        QSignalSpy states(&feed, &CameraFeed::stateChanged);
        feed.start();
        QTRY_COMPARE(bench.open.load(), 1);

        feed.stop();
        QTRY_COMPARE(lastState(states), int(CameraState::Off));
        QCOMPARE(bench.open.load(), 0);
        QVERIFY(!feed.frames().takeAway());
        feed.start();

        QTRY_COMPARE(lastState(states), int(CameraState::Live));
    }

    void aSlowReaderSeesTheNewestFrameAndNoBacklog()
    {
        Bench bench;
        bench.frame = [](int i) { return plain(i % 200, 32, 24); };
        CameraFeed feed(bench.camera());
        feed.start();
        QTRY_VERIFY(bench.given > 40);
        const int atLeast = bench.given;

        const auto newest = feed.frames().takeAway();

        QVERIFY(newest);
        QVERIFY(int((*newest)->colour[0]) >= atLeast - 3);
    }

    void aLabelInViewBecomesOneScanWithItsOutline()
    {
        Bench bench;
        const auto label = labelled("1Z5R89390357567127");
        bench.frame = [=](int) { return label; };
        CameraFeed feed(bench.camera());
        const SystemClock clock;
        ScanWorker::Settings settings;
        settings.decoder.program = CUSTODY_BIN "/custody-decoder";
        settings.decoder.grace = 20s;
        settings.budget = 3s;
        settings.repeatWindow = 60'000;
        ScanWorker worker(feed, settings, {}, clock);
        QThread scanThread;
        worker.moveToThread(&scanThread);
        connect(&feed, &CameraFeed::frameWaiting, &worker, &ScanWorker::look);
        QSignalSpy scans(&worker, &ScanWorker::scanned);
        QSignalSpy sights(&worker, &ScanWorker::sighted);
        scanThread.start();
        feed.start();

        QTRY_VERIFY_WITH_TIMEOUT(sights.size() >= 5, 60'000);
        feed.stop();
        QMetaObject::invokeMethod(&worker, &ScanWorker::end, Qt::BlockingQueuedConnection);
        scanThread.quit();
        scanThread.wait();

        QCOMPARE(scans.size(), 1);
        QCOMPARE(scans.first().at(0).toString(), QStringLiteral("1Z5R89390357567127"));
        QCOMPARE(scans.first().at(1).toString(), QStringLiteral("]C0"));
        const auto sight = sights.first().at(0).value<Sight>();
        QCOMPARE(sight.outlines.size(), std::size_t{1});
        for (const auto& [x, y] : sight.outlines[0])
            QVERIFY(x > 0 && x < 1 && y > 0.1 && y < 0.8);
    }
};

QTEST_GUILESS_MAIN(CameraFeedTest)
#include "test_camera_feed.moc"
