// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include <iostream>
#include <memory>

#include <CLI/CLI.hpp>

#include "app/admin/bench_config.h"
#include "app/admin/device_list.h"
#include "app/admin/device_test.h"
#include "app/admin/report.h"
#include "app/admin/tape_file.h"
#include "app/admin/verbs.h"
#include "drivers/usb/tape.h"

namespace custody::admin {
namespace {

struct Wanted {
    std::string device;
    std::string out;
    std::string scale; // dialect of a scale on a serial port
    std::string line;
    std::string config;
    bool json = false;
    bool test = false;
    bool noQuestions = false;
};

struct Machine {
    usb::Catalogue catalogue;
    std::unique_ptr<usb::Context> usb;
};

Result<Machine> thisMachine()
{
    auto catalogue = TRY(usb::Catalogue::builtIn());
    return Machine{std::move(catalogue), TRY(usb::Context::start())};
}

Result<> list(const Wanted& wanted)
{
    const auto settings = TRY(readBenchConfig(wanted.config)).settings;
    const auto machine = TRY(thisMachine());
    auto rows = nlohmann::json::array();
    for (const auto& row : listDevices(*machine.usb, machine.catalogue,
             wanted.noQuestions ? Questions::None : Questions::Asked, settings)) {
        rows.push_back(toJson(row));
        if (!wanted.json)
            std::cout << row.device.identity.port << "\t" << row.device.kind() << "\t" << row.model << "\t"
                      << (row.device.identity.serial.empty() ? "-" : row.device.identity.serial) << "\t"
                      << row.driver << "\t" << row.state << (row.lastFault.empty() ? "" : "\t")
                      << row.lastFault << "\n";
    }
    if (wanted.json)
        std::cout << nlohmann::json{{"devices", rows}}.dump() << "\n";
    else if (rows.empty()) // a machine in a container may have no USB at all
        std::cerr << "custody-admin: Nothing is plugged in, or this machine shows no USB (is /dev/bus/usb "
                     "there?).\n";
    return {};
}

// The bench's settings, and of its scale the words of the command line, which count more.
Result<BenchConfig> configOf(const Wanted& wanted)
{
    auto config = TRY(readBenchConfig(wanted.config));
    auto& scale = config.scale;
    if (!wanted.scale.empty())
        scale.dialect = TRY(scales::parseDialect(wanted.scale));
    if (!wanted.line.empty())
        scale.line = TRY(cdc::LineCoding::parseWords(wanted.line));
    return config;
}

Result<> test(const Wanted& wanted, const BenchConfig& config)
{
    const auto& scale = config.scale;
    const auto machine = TRY(thisMachine());
    const auto device = TRY(findDevice(*machine.usb, wanted.device));
    const bool isScale = !wanted.scale.empty() || device.isNamed(scale.source);
    auto tested = TRY(testDevice({*machine.usb, machine.catalogue}, device,
        isScale ? std::optional(scale) : std::nullopt, printerOf(config.settings, device)));
    tested.row["device"] = wanted.device;
    std::cout << (wanted.json ? tested.row.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace)
                              : tested.say)
              << "\n";
    return {};
}

Result<> record(const Wanted& wanted)
{
    const auto settings = TRY(readBenchConfig(wanted.config)).settings;
    const auto machine = TRY(thisMachine());
    const auto device = TRY(findDevice(*machine.usb, wanted.device));
    const auto at = printers::printerInterfaceOf(device);
    if (!at)
        return fail(Fault::Invalid, device.description() + " is no label printer; only those are recorded.");
    const SystemClock clock;
    int exchanges = 0;
    auto opened = TRY(machine.usb->open(device, {{at->number, at->alternate}}));
    auto tape = TRY(TapeFile::begin(wanted.out, usb::tapeHead(device)));
    Result<> kept;
    auto wire = std::make_unique<usb::RecordingTransport>(
        std::move(opened), clock, [&](const usb::Exchange& exchange) {
            if (kept)
                kept = tape.add(usb::tapeLine(exchange) + "\n");
            ++exchanges;
        });
    // A tape of what goes wrong is worth most, so it is kept whatever the printer answers.
    auto heard = [&]() -> Result<> {
        const auto printer = TRY(printers::UsbLabelPrinter::open(std::move(wire), device,
            printerOf(settings, device), printers::knownOf(machine.catalogue, device)));
        if (!TRY(printer->state()))
            return tl::unexpected(devices::printerError(devices::PrinterTrouble::Silent));
        if (wanted.test)
            TRY(printTestLabel(*printer));
        return {};
    }();
    if (!kept)
        return kept;
    if (wanted.json)
        std::cout << nlohmann::json{{"device", wanted.device}, {"tape", wanted.out}, {"exchanges", exchanges},
            {"fault", heard ? std::string() : heard.error().what}}
                         .dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) // a path is bytes
                  << "\n";
    return heard;
}

// What the parser refuses is a wrong argument.
template <typename Parse> CLI::Validator parsedBy(Parse parse)
{
    return {[parse](std::string& words) {
                const auto parsed = parse(words);
                return parsed ? std::string() : parsed.error().what;
            },
        ""};
}

} // namespace

void addDevices(CLI::App& program, int& exitCode)
{
    auto* verb =
        program.add_subcommand("devices", "What is plugged in: its state, a test, a tape of what it says")
            ->require_subcommand(1);
    auto wanted = std::make_shared<Wanted>();
    auto* listing = verb->add_subcommand(
        "list", "One device a line: port, USB ids, model, serial number, driver, state, last fault");
    listing->add_flag("--json", wanted->json, "One JSON object instead");
    listing->add_flag("--no-questions", wanted->noQuestions,
        "Opens nothing, so that no printer is disturbed at a label; then none tells its state");
    const auto ended = [wanted, &exitCode](const Result<>& done) {
        exitCode = finish(done);
        if (!done && done.error().fault == Fault::Invalid && !wanted->config.empty()
            && !readBenchConfig(wanted->config))
            exitCode = ExitConfig;
    };
    const auto takesConfig = [wanted](CLI::App* one, const char* what) {
        one->add_option("--config", wanted->config,
            std::string("Settings of a bench (resources/formats/bench.md): ") + what);
    };
    takesConfig(listing, "its printer is asked in the language they name");
    listing->callback([wanted, ended] { ended(list(*wanted)); });
    auto* testing =
        verb->add_subcommand("test", "Prints a test label, beeps, or tells the weight that lies on a scale");
    testing->add_option("device", wanted->device, "Its port or serial number")->required();
    testing->add_option("--scale", wanted->scale, "It is a scale on a serial port: sics or standard")
        ->check(parsedBy(scales::parseDialect));
    testing->add_option("--line", wanted->line, "How that port is set, with --scale or --config")
        ->default_str("9600 8N1")
        ->check(parsedBy(cdc::LineCoding::parseWords));
    takesConfig(testing, "its printer and its scale are tested as they say");
    testing->add_flag("--json", wanted->json, "One JSON object instead of a sentence");
    testing->callback([wanted, ended] {
        if (!wanted->line.empty() && wanted->scale.empty() && wanted->config.empty())
            throw CLI::RequiresError("--line", "--scale or --config");
        const auto config = configOf(*wanted);
        ended(config ? test(*wanted, *config) : tl::unexpected(config.error()));
    });
    auto* recording = verb->add_subcommand("record",
        "Asks a printer who and how it is, and writes what goes over the wire, line by line as it goes "
        "(resources/formats/tape.md)");
    recording->add_option("device", wanted->device, "Its port or serial number")->required();
    recording->add_option("--out", wanted->out, "The tape; readable by its owner alone")
        ->required()
        ->check([](const std::string& file) {
            return file.empty() ? std::string("it names no file: give the path of the tape") : std::string();
        });
    recording->add_flag("--test", wanted->test, "Prints a test label too");
    recording->add_flag("--json", wanted->json, "One JSON object instead of nothing");
    takesConfig(recording, "the printer is spoken to in the language they name");
    recording->callback([wanted, ended] { ended(record(*wanted)); });
}

} // namespace custody::admin
