// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
// custody-station: the bench. Every object lies on the stack, in dependency order, passed by constructor.

#include <sys/stat.h>

#include <atomic>
#include <cstdlib>
#include <iostream>

#include <CLI/CLI.hpp>
#include <QGuiApplication>
#include <QThread>
#include <QTimer>

#include "app/admin/bench_config.h"
#include "app/admin/receipt.h"
#include "app/admin/simulated_bench.h"
#include "app/admin/usb_readers.h"
#include "app/base/exit_code.h"
#include "app/base/file.h"
#include "app/base/log.h"
#include "app/decoder/decoder.h"
#include "app/station/bench.h"
#include "app/station/camera_feed.h"
#include "app/station/enrolment.h"
#include "app/station/mishap_book.h"
#include "app/station/recorder.h"
#include "app/station/scan_worker.h"
#include "app/station/script_player.h"
#include "app/store/disk.h"
#include "app/store/fsck.h"
#include "app/store/station_notes.h"
#include "demo/roster.h"
#include "drivers/cameras/video_camera.h"
#include "ui/demo_keys.h"
#include "ui/self_test.h"
#include "ui/shots.h"
#include "ui/window.h"

namespace {
using namespace custody;

struct Wanted {
    std::string data;
    std::string config;
    std::string script;
    std::string shots;
    bool demo = false;
    bool selfTest = false;
};

// The demo's store makes itself: a plain key, two brands, three people.
Result<> provisionDemo(const std::filesystem::path& data, const Clock& clock)
{
    const auto nobody = [] { return fail(Fault::Unauthorized, "a demo store has no passphrase"); };
    if (!std::filesystem::exists(data / "station.toml")) {
        TRY(store::Store::create(
            data, {"eh1", "st07", "custody.example/eh1/st07"}, crypto::Sealing::Plain, nobody, clock));
        TRY(station::writePostalCodes(data, {"07936"})); // East Hanover
    }
    auto store = TRY(store::Store::open(data, nobody, clock));
    return station::enrolRoster(*store, demo::embedded::roster);
}

Result<std::unique_ptr<station::Bench>> openBench(const Wanted& wanted, const Clock& clock,
    SetClock* demoClock, admin::SimulatedBench& simulated, admin::UsbBench* plugged,
    admin::UsbReaders& readers, decoder::Decoder& pictures, const std::string& receipts,
    std::function<devices::DeviceNote()> cameraNote)
{
    auto store = TRY(store::Store::open(wanted.data, store::passphraseFromOutside(), clock));
    if (!wanted.demo && store->sealing() == crypto::Sealing::Plain)
        return fail(Fault::Unauthorized, "this store's keys lie open (--seal plain); only --demo may use it");
    const auto health = TRY(store::check(*store, store::Depth::Start));
    if (!health.faults.empty())
        return fail(Fault::Tampered, health.faults.front());
    TRY(store->sweepPhotos());
    TRY(store::noteDisk(*store));
    auto devices = wanted.demo ? simulated.devices() : station::Devices();
    devices.pictures = &pictures;
    devices.cameraNote = std::move(cameraNote);
    devices.noUsb = !wanted.demo && plugged == nullptr;
    readers.lend(devices);
    if (!receipts.empty())
        devices.writeReceipt = admin::receiptsInto(receipts);
    if (plugged && plugged->printer()) {
        devices.printer = plugged->printer();
        if (const auto asked = devices.printer->ask(); !asked)
            log::warn(asked.error().what); // it may be plugged in later
    }
    if (plugged && plugged->scale()) {
        devices.scale = plugged->scale();
        devices.layOnScale = nullptr; // what a command tells was read from it
    }
    TRY(store::noteStation(*store, station::setupOf(devices)));
    return std::make_unique<station::Bench>(
        std::move(store), std::move(devices), demoClock, TRY(station::readDock(wanted.data)));
}

// The running camera between its two threads and the screen. A bench without one says so and starts neither.
class Camera {
public:
    Camera(ui::BenchViewModel& bench, const station::BenchSettings& settings, const decoder::Settings& reader,
        decoder::Decoder::OnMishap onMishap, const Clock& clock)
        : m_feed([settings]() -> Result<std::unique_ptr<devices::LiveCamera>> {
            const auto place = placeOf(settings);
            if (place.empty())
                return fail(Fault::NotFound, "There is no camera.");
            return cameras::openVideo({place, settings.cameraWidth, settings.cameraHeight});
        })
        , m_worker(m_feed, {reader, settings.repeatWindowMs}, std::move(onMishap), clock)
    {
        m_scanThread.setObjectName(QStringLiteral("scan"));
        m_worker.moveToThread(&m_scanThread);
        auto* const shown = bench.camera();
        QObject::connect(&m_feed, &station::CameraFeed::stateChanged, shown, &ui::CameraViewModel::showState);
        QObject::connect(&m_feed, &station::CameraFeed::previewWaiting, shown, [this, shown] {
            if (const auto preview = m_feed.previews().takeAway())
                shown->showPreview(*preview);
        });
        QObject::connect(&m_feed, &station::CameraFeed::frameWaiting, &m_worker, &station::ScanWorker::look);
        QObject::connect(&m_worker, &station::ScanWorker::sighted, shown, &ui::CameraViewModel::showSight);
        QObject::connect(&m_worker, &station::ScanWorker::scanned, &bench, &ui::BenchViewModel::seen);
        QObject::connect(shown, &ui::CameraViewModel::wantsOn, &m_feed,
            [this](bool on) { on ? m_feed.start() : m_feed.stop(); });
        if (placeOf(settings).empty())
            return;
        m_scanThread.start();
        m_feed.start();
    }
    ~Camera()
    {
        m_feed.stop();
        if (!m_scanThread.isRunning())
            return;
        QMetaObject::invokeMethod(&m_worker, &station::ScanWorker::end, Qt::BlockingQueuedConnection);
        m_scanThread.quit();
        m_scanThread.wait();
    }
    devices::DeviceNote note() const { return m_feed.note(); }
    Camera(const Camera&) = delete;
    Camera& operator=(const Camera&) = delete;

private:
    static std::string placeOf(const station::BenchSettings& settings)
    {
        if (settings.camera == "auto")
            return cameras::firstVideoDevice();
        return settings.camera == "none" ? std::string() : settings.camera;
    }

    station::CameraFeed m_feed;
    station::ScanWorker m_worker;
    QThread m_scanThread;
};

int complain(const Error& error)
{
    std::cerr << "custody-station: " << error.what << "\n";
    return exitCode(error.fault);
}

int runSelfTest()
{
    const auto warnings = ui::selfTest();
    for (const auto& warning : warnings)
        std::cerr << warning.toStdString() << "\n";
    std::cerr << "self-test: " << (warnings.isEmpty() ? "every page opened without a warning" : "failed")
              << "\n";
    return warnings.isEmpty() ? ExitDone : ExitBadData;
}

int work(const Wanted& wanted, const admin::BenchConfig& configured)
{
    const auto& settings = configured.settings;
    QStringList commands;
    if (!wanted.script.empty()) {
        auto read = station::ScriptPlayer::read(wanted.script);
        if (!read)
            return complain(read.error());
        commands = std::move(*read);
    }
    if (!wanted.shots.empty())
        if (const auto made = makeFolder(wanted.shots, Access::Everyone); !made)
            return complain(made.error());

    const SystemClock systemClock;
    // A story of an hour or two that ends before now, so that no receipt is older than what it covers.
    SetClock setClock(systemClock.now() - 2 * 60 * 60 * 1000);
    const bool simulatedTime = wanted.demo && !wanted.script.empty();
    const Clock& clock = simulatedTime ? static_cast<const Clock&>(setClock) : systemClock;
    if (wanted.demo)
        if (const auto ready = provisionDemo(wanted.data, systemClock); !ready)
            return complain(ready.error());

    station::MishapBook book(wanted.data, systemClock);
    const auto setAside = [&](const decoder::Mishap& mishap) { book.note(mishap); };
    decoder::Settings reader;
    reader.program = decoder::besideThisProgram();
    reader.needsFilter = settings.filterNeeded;
    decoder::Decoder pictures(reader, setAside);
    admin::SimulatedBench simulated(std::filesystem::path(wanted.data) / "labels", pictures);
    // Installed without its pictures the demo still runs; photos are then taken by path only.
    const auto demoPictures =
        QCoreApplication::applicationDirPath().toStdString() + "/" CUSTODY_DEMO_PICTURES_FROM_HERE;
    if (const auto camera = simulated.connectCamera(demoPictures + "/camera"); !camera)
        log::info(camera.error().what);
    std::atomic<station::Recorder*> listener{nullptr};
    std::atomic<admin::UsbReaders*> lookers{nullptr};
    std::unique_ptr<admin::UsbBench> plugged;
    if (!wanted.demo || settings.printer != "none" || settings.badgeReader != "none"
        || settings.scanner != "none" || settings.scale != "none") {
        const auto onChange = [&](const usb::Change&) {
            if (auto* const to = listener.load())
                QMetaObject::invokeMethod(to, &station::Recorder::refresh, Qt::QueuedConnection);
            if (auto* const to = lookers.load())
                to->lookAgain();
        };
        auto started = admin::UsbBench::start(settings, onChange, configured.scale);
        if (started)
            plugged = std::move(*started);
        else
            log::warn(started.error().what);
    }
    admin::UsbReaders readers(plugged.get(), configured.badges, configured.scanner, systemClock);
    Error openFault{Fault::Storage, {}, {}};
    std::atomic<const Camera*> watching{nullptr}; // it is there before the store's thread starts
    const auto cameraNote = [&watching] { return watching.load()->note(); };
    station::Recorder recorder([&] {
        auto opened = openBench(wanted, clock, simulatedTime ? &setClock : nullptr, simulated, plugged.get(),
            readers, pictures, settings.receipts, cameraNote);
        if (!opened)
            openFault = opened.error(); // read only after failed() has crossed to the ui thread
        return opened;
    });
    QThread storeThread;
    storeThread.setObjectName(QStringLiteral("store"));
    recorder.moveToThread(&storeThread);
    ui::BenchViewModel bench;
    ui::Window window(bench);
    if (!window.loaded())
        return complain({Fault::Invalid,
            "the screens did not load: " + window.warnings().join(QLatin1Char('\n')).toStdString()});
    ui::Shots shots(window, wanted.shots);
    station::ScriptPlayer player(commands);
    int result = ExitDone;

    QObject::connect(&bench, &ui::BenchViewModel::wantsRecord, &recorder, &station::Recorder::record);
    QObject::connect(&recorder, &station::Recorder::opened, &bench, &ui::BenchViewModel::show);
    QObject::connect(&recorder, &station::Recorder::refreshed, &bench, &ui::BenchViewModel::show);
    QObject::connect(&recorder, &station::Recorder::answered, &bench, &ui::BenchViewModel::answered);
    QObject::connect(&recorder, &station::Recorder::failed, &bench, &ui::BenchViewModel::failed);
    QObject::connect(
        bench.camera(), &ui::CameraViewModel::stateChanged, &recorder, &station::Recorder::refresh);
    QObject::connect(&storeThread, &QThread::started, &recorder, &station::Recorder::start);
    QTimer ages;
    QObject::connect(&ages, &QTimer::timeout, &recorder, &station::Recorder::refresh);
    ages.start(std::chrono::seconds(30));

    if (!wanted.script.empty()) {
        bench.setFlashStays(!wanted.shots.empty());
        QObject::connect(&player, &station::ScriptPlayer::wantsRecord, &recorder, &station::Recorder::record);
        QObject::connect(&recorder, &station::Recorder::opened, &player, [&] {
            shots.take(QStringLiteral("{\"do\":\"start\"}"));
            player.start();
        });
        QObject::connect(&recorder, &station::Recorder::answered, &player,
            [&](const QString& command, const QString& answer) {
                std::cout << answer.toStdString() << "\n" << std::flush;
                if (!shots.take(command)) {
                    result = complain({Fault::Storage, "could not write a screenshot to " + wanted.shots});
                    QCoreApplication::quit();
                    return;
                }
                player.shown(command, answer);
            });
        QObject::connect(&recorder, &station::Recorder::failed, &player, [&](const QString& sentence) {
            openFault.what = sentence.toStdString();
            result = complain(openFault);
            QCoreApplication::quit();
        });
        QObject::connect(
            &player, &station::ScriptPlayer::finished, &player, [] { QCoreApplication::quit(); });
    }

    Camera camera(bench, settings, reader, setAside, systemClock);
    ui::DemoKeys demoKeys(
        bench, QString::fromStdString(demoPictures), [&simulated] { simulated.boxComes(); });
    if (wanted.demo) {
        QGuiApplication::instance()->installEventFilter(&demoKeys);
        QObject::connect(&simulated.scans(), &station::CodeFeed::scanned, &bench, &ui::BenchViewModel::read);
        simulated.startScanner();
    }
    window.show(!wanted.demo);
    readers.codes().allowReading(false); // before the store is open a code would be lost
    QObject::connect(
        &recorder, &station::Recorder::opened, &bench, [&] { readers.codes().allowReading(true); });
    listener = &recorder;
    watching = &camera;
    storeThread.start();
    bench.listenTo(readers.badges(), readers.codes());
    readers.refreshAtChange(recorder);
    readers.start();
    lookers = &readers;
    QGuiApplication::exec();
    listener = nullptr;
    lookers = nullptr;
    readers.stop();
    // The recorder dies on its own thread, with the database handle that was born there.
    QMetaObject::invokeMethod(&recorder, &station::Recorder::close, Qt::BlockingQueuedConnection);
    storeThread.quit();
    storeThread.wait();
    plugged.reset(); // no change is told any more
    return result;
}

} // namespace

int main(int argc, char** argv)
{
    ::umask(077); // what these programs keep is nobody else\'s to read
    log::start("custody-station", log::Detail::Warnings);
    Wanted wanted;
    CLI::App options("Custody Station: the bench", "custody-station");
    options.set_version_flag("--version", CUSTODY_VERSION);
    options.add_option("--data", wanted.data, "The store's folder");
    options.add_option("--config", wanted.config,
        "Settings of this bench: its camera, how strict it is (resources/formats/bench.md)");
    options.add_flag("--demo", wanted.demo, "Simulated devices, and a store that makes itself");
    options.add_option(
        "--script", wanted.script, "Plays commands, one JSON object a line, through the window");
    options.add_option(
        "--shots", wanted.shots, "Saves a picture of the window after each command of the script");
    options.add_flag(
        "--self-test", wanted.selfTest, "Checks --config and opens every page; fails on any warning");
    try {
        options.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return options.exit(error) == 0 ? ExitDone : ExitUsage;
    }
    if (wanted.data.empty() && !wanted.selfTest) {
        std::cerr << "custody-station: name the store's folder with --data\n";
        return ExitUsage;
    }
    if (!wanted.shots.empty() && wanted.script.empty()) {
        std::cerr << "custody-station: --shots takes pictures of a --script\n";
        return ExitUsage;
    }
    if (!wanted.config.empty() && !std::filesystem::is_regular_file(wanted.config)) {
        std::cerr << "custody-station: could not open " << wanted.config << "\n";
        return ExitNoInput;
    }
    const auto configured = admin::readBenchConfig(wanted.config, wanted.demo);
    if (!configured) {
        std::cerr << "custody-station: " << configured.error().what << "\n";
        return ExitConfig;
    }
    const bool display =
        std::getenv("DISPLAY") || std::getenv("WAYLAND_DISPLAY") || std::getenv("QT_QPA_PLATFORM");
    if (!display && !wanted.selfTest && wanted.script.empty()) {
        std::cerr << "custody-station: there is no display; give one, or play a --script without a window\n";
        return ExitUnavailable;
    }
    if (!display)
        qputenv("QT_QPA_PLATFORM", "offscreen");
    ui::Window::prepare();
    QGuiApplication application(argc, argv);
    QGuiApplication::setApplicationName(QStringLiteral("custody-station"));
    return wanted.selfTest ? runSelfTest() : work(wanted, *configured);
}
