// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0

// custody-sync: one pass, outbox to cloud to receipts.

#include <sys/stat.h>
#include <unistd.h>

#include <csignal>
#include <iostream>

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include "app/base/log.h"
#include "app/store/station_notes.h"
#include "sync/client/config.h"
#include "sync/client/https_cloud.h"
#include "sync/client/pass.h"

namespace {

using namespace custody;
using client::LaneReport;

int say(const Error& error, ExitCode code)
{
    std::cerr << "custody-sync: " << error.what << '\n';
    return code;
}

std::string ageText(std::chrono::milliseconds age)
{
    const auto minutes = std::chrono::floor<std::chrono::minutes>(age).count();
    return std::to_string(minutes / 60) + " h " + std::to_string(minutes % 60) + " min";
}

// Blobs are counted as none until photos are sent too; the key is there so that readers need not change.
nlohmann::json asJson(const LaneReport& lane)
{
    nlohmann::json out{{"lane", lane.origin}, {"leaves", lane.leaves}, {"receipted", lane.receipted},
        {"released", lane.released}, {"sent", lane.sent}, {"bytes", lane.bytes}, {"blobs_sent", 0},
        {"waiting", lane.waiting}};
    out["oldest_unsynced_s"] =
        lane.oldestAge ? nlohmann::json(lane.oldestAge->count() / 1000) : nlohmann::json(nullptr);
    if (lane.fault)
        out["fault"] = lane.fault->what;
    if (!lane.warning.empty())
        out["warning"] = lane.warning;
    if (lane.retryAfter)
        out["retry_after_s"] = lane.retryAfter->count();
    return out;
}

void print(const client::PassReport& report, bool json)
{
    if (json) {
        nlohmann::json out{{"lanes", nlohmann::json::array()}, {"exit", report.exitCode()}};
        for (const auto& lane : report.lanes)
            out["lanes"].push_back(asJson(lane));
        if (report.fault)
            out["fault"] = report.fault->what;
        std::cout << out.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) << '\n';
        return;
    }
    for (const auto& lane : report.lanes) {
        std::cout << lane.origin << ": " << lane.leaves << " leaves, " << lane.receipted << " receipted, "
                  << "0 blobs sent, " << lane.bytes << " bytes";
        if (lane.oldestAge)
            std::cout << ", oldest waiting " << ageText(*lane.oldestAge);
        std::cout << '\n';
    }
}

void complain(const client::PassReport& report)
{
    if (report.fault)
        log::error(report.fault->what);
    for (const auto& lane : report.lanes) {
        if (!lane.warning.empty())
            log::warn(lane.origin + ": " + lane.warning);
        if (lane.fault)
            log::error(lane.origin + ": " + lane.fault->what);
    }
}

int run(const std::filesystem::path& folder, const std::filesystem::path& configFile, bool json)
{
    if (const auto named = store::Store::nameOf(folder); !named)
        return say(named.error(), exitCode(named.error().fault));
    const auto config = client::readConfig(configFile);
    if (!config)
        return say(config.error(), ExitConfig);
    const SystemClock clock;
    const auto store = store::Store::open(folder, store::passphraseFromOutside(), clock);
    if (!store && store.error().fault == Fault::Busy)
        return say({Fault::Busy,
                       "the store in " + folder.string()
                           + " is open in another process, most likely custody-station; close it there and "
                             "run this again. Nothing was sent"},
            ExitTryAgain);
    if (!store)
        return say(store.error(), exitCode(store.error().fault));

    if (const auto noted = store::noteHeads(**store); !noted)
        return say(noted.error(), exitCode(noted.error().fault));

    client::HttpsCloud cloud(*config);
    client::Pass pass((*store)->outbox(), cloud, {config->mirrors, config->laneTimeout}, clock);
    const bool terminal = isatty(STDERR_FILENO) == 1;
    const auto report = pass.run([terminal](const LaneReport& lane) {
        if (terminal)
            std::cerr << '\r' << lane.origin << ": " << lane.sent << " sent, " << lane.released
                      << " receipted\x1b[K" << std::flush;
        else
            log::info(lane.origin + ": " + std::to_string(lane.sent) + " leaves sent");
    });
    if (terminal)
        std::cerr << "\r\x1b[K";
    complain(report);
    print(report, json);
    return report.exitCode();
}

} // namespace

int main(int argc, char** argv)
{
    ::umask(077); // what these programs keep is nobody else\'s to read
    std::string folder, config;
    bool json = false, verbose = false;
    CLI::App app{"Sends what this station recorded to the cloud and takes the receipts.", "custody-sync"};
    app.set_version_flag("--version", CUSTODY_VERSION);
    app.add_option("--data", folder, "the station's data folder")->required();
    app.add_option("--config", config, "where the cloud is; otherwise sync.toml in the data folder");
    app.add_flag("--json", json, "print one JSON object");
    app.add_flag("--verbose", verbose, "tell each step");
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? ExitDone : ExitUsage;
    }
    log::start("custody-sync", verbose ? log::Detail::Everything : log::Detail::Warnings);
    std::signal(SIGPIPE, SIG_IGN); // a cloud that hangs up is an answer, not our end
    const std::filesystem::path data(folder);
    return run(data, config.empty() ? data / "sync.toml" : std::filesystem::path(config), json);
}
