// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0

// custody-cloud: the cloud a station sends to.

#include <sys/stat.h>

#include <csignal>
#include <iostream>

#include <CLI/CLI.hpp>
#include <QCoreApplication>

#include "app/base/exit_code.h"
#include "app/base/file.h"
#include "app/base/log.h"
#include "sync/server/demo_cloud.h"

namespace {

using namespace custody;

struct Wishes {
    std::string demo, config, enrolFile, add;
    int port = 8443, healthPort = 0;
    bool verbose = false;
};

int say(const Error& error)
{
    std::cerr << "custody-cloud: " << error.what << '\n';
    return exitCode(error.fault);
}

// One vkey a line, as `custody-admin` prints it. A bad one is the caller's data, not our folder.
Result<> enrolText(server::DemoCloud& cloud, std::string_view text)
{
    std::istringstream lines{std::string(text)};
    int enrolled = 0;
    for (std::string line; std::getline(lines, line);) {
        if (line.empty())
            continue;
        const auto station = ledger::VerifierKey::parse(line);
        if (!station)
            return fail(Fault::Invalid, "not a station's verifier key: " + station.error().what);
        TRY(cloud.enrol(*station));
        std::cerr << "custody-cloud: enrolled " << station->name << '\n';
        ++enrolled;
    }
    if (enrolled == 0)
        return fail(Fault::Invalid, "there is no verifier key to enrol");
    return {};
}

int addStation(const Wishes& wishes, const Clock& clock)
{
    const auto cloud = server::DemoCloud::open(wishes.demo, clock);
    if (!cloud)
        return say(cloud.error());
    const auto enrolled = enrolText(**cloud, wishes.add);
    return enrolled ? ExitDone : say(enrolled.error());
}

int serve(const Wishes& wishes, const Clock& clock)
{
    // Blocked before any thread starts, so that only the wait below sees them.
    sigset_t ends;
    sigemptyset(&ends);
    sigaddset(&ends, SIGTERM);
    sigaddset(&ends, SIGINT);
    pthread_sigmask(SIG_BLOCK, &ends, nullptr);
    std::signal(SIGPIPE, SIG_IGN);

    auto cloud = server::DemoCloud::open(wishes.demo, clock);
    if (!cloud)
        return say(cloud.error());
    if (!wishes.enrolFile.empty()) {
        const auto keys = readFile(wishes.enrolFile, 1 << 20);
        if (!keys)
            return say({Fault::NotFound, keys.error().what});
        if (const auto enrolled = enrolText(**cloud, text(*keys)); !enrolled)
            return say(enrolled.error());
    }
    if (const auto served = (*cloud)->serve(wishes.port, wishes.healthPort); !served)
        return say(served.error());
    std::cerr << "custody-cloud: health on http://127.0.0.1:" << (*cloud)->healthPort() << '\n';
    std::cout << "listening on https://127.0.0.1:" << (*cloud)->port() << std::endl;

    int signal = 0;
    sigwait(&ends, &signal);
    log::info("ending");
    return ExitDone;
}

} // namespace

int main(int argc, char** argv)
{
    ::umask(077); // what these programs keep is nobody else\'s to read
    QCoreApplication qt(argc, argv);
    const SystemClock clock;
    Wishes wishes;

    CLI::App app{
        "The cloud that keeps a station's custody record and gives receipts for it.", "custody-cloud"};
    app.set_version_flag("--version", CUSTODY_VERSION);
    app.add_option(
        "--demo", wishes.demo, "serve from this folder on 127.0.0.1 with a certificate of our own");
    app.add_option("--config", wishes.config, "serve as this file says (comes with the full cloud)");
    app.add_option("--port", wishes.port, "port for stations; 0: any free one")
        ->check(CLI::Range(0, 65535))
        ->capture_default_str();
    app.add_option(
           "--health-port", wishes.healthPort, "port for /healthz, /readyz, /metrics; 0: any free one")
        ->check(CLI::Range(0, 65535))
        ->capture_default_str();
    app.add_option(
        "--enrol", wishes.enrolFile, "file with station verifier keys, one a line, to enrol before serving");
    app.add_flag("--verbose", wishes.verbose, "tell what is going on");
    auto* station = app.add_subcommand("station", "enrol a station, also while the cloud is serving");
    station->add_option("--demo", wishes.demo, "folder of the demo cloud")->required();
    station->add_option("--add", wishes.add, "the verifier key of the station's spine")->required();
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? ExitDone : ExitUsage;
    }
    log::start("custody-cloud", wishes.verbose ? log::Detail::Everything : log::Detail::Warnings);

    if (station->parsed())
        return addStation(wishes, clock);
    if (!wishes.config.empty()) {
        std::cerr
            << "custody-cloud: --config is not there yet: it comes with the full cloud; use --demo DIR\n";
        return ExitUsage;
    }
    if (wishes.demo.empty()) {
        std::cerr << "custody-cloud: say --demo DIR; --help tells more\n";
        return ExitUsage;
    }
    return serve(wishes, clock);
}
