// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include <fstream>

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include "app/admin/report.h"
#include "app/admin/simulated_bench.h"
#include "app/admin/verbs.h"
#include "app/base/line_reader.h"
#include "app/decoder/decoder.h"
#include "app/station/bench.h"
#include "app/station/mishap_book.h"
#include "app/store/disk.h"
#include "app/store/fsck.h"
#include "app/store/station_notes.h"

namespace custody::admin {
namespace {

constexpr std::size_t longestCommand = 1024 * 1024;

// An answer whose step may not have reached the disk ends the run: what follows would build on sand.
bool storageFailed(const std::string& answer)
{
    const auto json = nlohmann::json::parse(answer, nullptr, false);
    return json.is_object() && json.value("fault", "") == "storage";
}

Result<> play(const std::string& data, const std::string& file)
{
    std::ifstream opened;
    if (!file.empty()) {
        opened.open(file);
        if (!opened || std::filesystem::is_directory(file))
            return fail(Fault::NotFound, "could not open " + file);
    }
    std::istream& in = file.empty() ? std::cin : opened;
    const SystemClock clock;
    station::MishapBook book(data, clock);
    decoder::Decoder pictures({decoder::besideThisProgram()}, [&](const auto& mishap) { book.note(mishap); });
    SimulatedBench simulated(std::filesystem::path(data) / "labels", pictures);
    auto store = TRY(store::Store::open(data, store::passphraseFromOutside(), clock));
    const auto health = TRY(store::check(*store, store::Depth::Start));
    if (!health.faults.empty())
        return fail(Fault::Tampered, health.faults.front());
    TRY(store->sweepPhotos());
    TRY(store::noteStation(*store, station::setupOf(simulated.devices())));
    TRY(store::noteDisk(*store));
    station::Bench bench(std::move(store), simulated.devices(), nullptr, TRY(station::readDock(data)));
    while (const auto line = readLine(in, longestCommand)) {
        if (line->text.find_first_not_of(" \t\r") == std::string::npos)
            continue;
        // A command that is cut off is no JSON any more, and is answered as such.
        const auto answer = bench.answer(line->text);
        std::cout << answer << "\n" << std::flush;
        if (!std::cout)
            return fail(Fault::Storage, "could not write an answer; the step before it is recorded");
        if (storageFailed(answer))
            return fail(Fault::Storage,
                "stopped at the first step that could not be recorded; every step answered ok is safe");
    }
    return {};
}

} // namespace

void addRun(CLI::App& program, int& exitCode)
{
    auto* verb = program.add_subcommand("run",
        "Plays commands, one JSON object a line, and answers each on a line after it is durable; devices are "
        "simulated");
    auto data = std::make_shared<std::string>();
    auto file = std::make_shared<std::string>();
    verb->add_option("--data", *data, "The store's folder")->required();
    verb->add_option("FILE", *file, "Commands; stdin when absent");
    verb->callback([data, file, &exitCode] { exitCode = finish(play(*data, *file)); });
}

} // namespace custody::admin
