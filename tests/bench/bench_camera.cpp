// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
// How often a second the camera's picture is painted while its frames are searched, and how long the screen
// stands still when the decoder is killed again and again. bench_camera DECODER

#include <csignal>
#include <filesystem>
#include <fstream>

#include <QElapsedTimer>
#include <QGuiApplication>
#include <QThread>
#include <QTimer>

#include "app/base/log.h"
#include "app/labels/raster.h"
#include "app/station/camera_feed.h"
#include "app/station/scan_worker.h"
#include "app/vision/bench_scene.h"
#include "tests/bench/figures.h"
#include "ui/camera_preview.h"
#include "ui/samples.h"
#include "ui/window.h"

using namespace custody;
using namespace std::chrono_literals;

namespace {

constexpr int cameraFps = 30;
constexpr auto measured = 8s;

// A parcel label lies on the bench and is pushed about a little, in full HD.
std::vector<station::CameraFeed::Frame> filmed()
{
    const labels::Layout layout{
        203, 812, 1218, {labels::BarsElement{80, 590, 260, 3, "1Z5R89390357567127", false}}};
    const auto bitmap = labels::rasterise(layout);
    vision::Picture flat{812, 1218, {}, {}};
    for (int y = 0; y < flat.height; ++y)
        for (int x = 0; x < flat.width; ++x)
            flat.grey.push_back(bitmap && bitmap->black(x, y) ? 0 : 255);
    std::vector<station::CameraFeed::Frame> frames;
    for (int i = 0; i < 6; ++i) {
        vision::BenchView view;
        view.width = 1920;
        view.height = 1080;
        view.turnDegrees = 2 + i;
        view.seed = std::uint64_t(i + 1);
        const auto photo = vision::benchPhoto(flat, view).value_or(vision::Picture{});
        auto frame = std::make_shared<devices::LiveFrame>();
        frame->width = photo.width;
        frame->height = photo.height;
        for (const auto pixel : photo.grey)
            frame->colour.insert(frame->colour.end(), 3, pixel);
        frames.push_back(std::move(frame));
    }
    return frames;
}

class Loop final : public devices::LiveCamera {
public:
    explicit Loop(const std::vector<station::CameraFeed::Frame>& frames)
        : m_frames(frames)
        , m_due(std::chrono::steady_clock::now())
    {
    }
    std::string description() const override { return "a film in memory"; }
    Result<station::CameraFeed::Frame> next(std::chrono::milliseconds) override
    {
        std::this_thread::sleep_until(m_due);
        m_due = std::max(m_due + 1000ms / cameraFps, std::chrono::steady_clock::now());
        return m_frames[m_next++ % m_frames.size()];
    }

private:
    const std::vector<station::CameraFeed::Frame>& m_frames;
    std::chrono::steady_clock::time_point m_due;
    std::size_t m_next = 0;
};

// Ends all decoders of this program.
int killDecoders()
{
    int killed = 0;
    std::error_code error;
    for (const auto& entry : std::filesystem::directory_iterator("/proc", error)) {
        std::ifstream stat(entry.path() / "stat");
        int id = 0;
        int parent = 0;
        std::string name;
        std::string state;
        if (stat >> id >> name >> state >> parent && parent == ::getpid()
            && name.starts_with("(custody-decod"))
            killed += ::kill(id, SIGKILL) == 0;
    }
    return killed;
}

struct Run {
    double painted = 0; // a second
    double searched = 0;
    double longestStandstill = 0; // ms between two turns of the screen's loop
    int scans = 0;
    int kills = 0;
};

Run play(const std::vector<station::CameraFeed::Frame>& frames, const char* decoder, int killEachMs)
{
    ui::BenchViewModel bench;
    ui::Window window(bench);
    for (const auto& sample : ui::filledSamples())
        if (std::string_view(sample.name) == "scan")
            bench.show(sample.view);
    station::CameraFeed feed([&]() -> Result<std::unique_ptr<devices::LiveCamera>> {
        return std::unique_ptr<devices::LiveCamera>(std::make_unique<Loop>(frames));
    });
    const SystemClock clock;
    station::ScanWorker::Settings settings;
    settings.decoder.program = decoder;
    station::ScanWorker worker(feed, settings, {}, clock);
    QThread scanThread;
    worker.moveToThread(&scanThread);
    Run run;
    int sights = 0;
    auto* const camera = bench.camera();
    QObject::connect(&feed, &station::CameraFeed::stateChanged, camera, &ui::CameraViewModel::showState);
    QObject::connect(&feed, &station::CameraFeed::previewWaiting, camera, [&] {
        if (const auto preview = feed.previews().takeAway())
            camera->showPreview(*preview);
    });
    QObject::connect(&feed, &station::CameraFeed::frameWaiting, &worker, &station::ScanWorker::look);
    QObject::connect(&worker, &station::ScanWorker::sighted, camera, [&](const station::Sight& sight) {
        ++sights;
        camera->showSight(sight);
    });
    QObject::connect(&worker, &station::ScanWorker::scanned, camera, [&] { ++run.scans; });
    window.show();
    scanThread.start();
    feed.start();

    const auto* preview =
        window.view().rootObject()->findChild<ui::CameraPreview*>(QStringLiteral("cameraPreview"));
    QElapsedTimer warm;
    warm.start();
    while (preview->painted() < 10 && warm.elapsed() < 20'000)
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents, 50);
    QTimer turns;
    turns.start(5);
    QElapsedTimer whole;
    QElapsedTimer turn;
    QElapsedTimer sinceKill;
    const int before = preview->painted();
    sights = 0;
    whole.start();
    turn.start();
    sinceKill.start();
    while (std::chrono::milliseconds(whole.elapsed()) < measured) {
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        run.longestStandstill = std::max(run.longestStandstill, double(turn.nsecsElapsed()) / 1e6);
        turn.restart();
        if (killEachMs > 0 && sinceKill.elapsed() >= killEachMs) {
            run.kills += killDecoders();
            sinceKill.restart();
            turn.restart();
        }
    }
    const double seconds = double(whole.elapsed()) / 1000;
    run.painted = (preview->painted() - before) / seconds;
    run.searched = sights / seconds;
    feed.stop();
    QMetaObject::invokeMethod(&worker, &station::ScanWorker::end, Qt::BlockingQueuedConnection);
    scanThread.quit();
    scanThread.wait();
    return run;
}

} // namespace

int main(int argc, char** argv)
{
    if (argc != 2)
        return 64;
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    const QGuiApplication application(argc, argv);
    log::start("bench_camera", log::Detail::Warnings); // not among the figures
    ui::Window::prepare();
    const auto frames = filmed();
    const auto calm = play(frames, argv[1], 0);
    const auto killed = play(frames, argv[1], 250);
    using bench::Better;
    bench::print("preview_fps", calm.painted, "fps", cameraFps, {15, Better::Higher});
    bench::print("frames_searched", calm.searched, "fps", cameraFps);
    bench::print("screen_standstill", calm.longestStandstill, "ms", bench::none, {300, Better::Lower});
    bench::print("preview_fps_under_kills", killed.painted, "fps", cameraFps, {15, Better::Higher});
    bench::print(
        "screen_standstill_under_kills", killed.longestStandstill, "ms", bench::none, {300, Better::Lower});
    bench::print("scans_under_kills", killed.scans, "scan", calm.scans, {1, Better::Higher, true});
    bench::print("decoders_killed", killed.kills, "kill", bench::none);
}
