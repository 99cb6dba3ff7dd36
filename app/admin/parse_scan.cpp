// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include <iostream>
#include <string>

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include "app/admin/verbs.h"
#include "app/base/bytes.h"
#include "app/base/exit_code.h"
#include "app/base/line_reader.h"
#include "app/scan/parse.h"

namespace custody::admin {
namespace {

using Json = nlohmann::ordered_json;

Json toJson(const scan::Reading& reading)
{
    auto extra = Json::object();
    for (const auto& [key, value] : reading.extra)
        extra[key] = value;
    if (!reading.gs1.empty())
        extra["gs1"] = reading.gs1;
    auto candidates = Json::array();
    for (const auto& candidate : reading.candidates)
        candidates.push_back({{"carrier", candidate.carrier}, {"tracking", candidate.tracking},
            {"format", candidate.format}, {"check", scan::name(candidate.check)}});
    return {{"carrier", reading.carrier}, {"tracking", reading.tracking},
        {"verdict", scan::name(reading.verdict)}, {"check", scan::name(reading.check)},
        {"check_expected", reading.checkExpected}, {"format", reading.format}, {"extra", extra},
        {"candidates", candidates}, {"why", reading.why}};
}

constexpr std::size_t longestLine = 64 * 1024; // no symbol holds a tenth of it

// One line "raw⇥symbology". False when it is endless or its escapes are broken: nobody can say which bytes
// were meant.
bool answer(const Line& given)
{
    const auto& line = given.text;
    const auto tab = line.find('\t');
    const auto raw = unescape(std::string_view(line).substr(0, tab));
    const auto symbology = tab == std::string::npos ? std::string() : line.substr(tab + 1);
    scan::Reading reading;
    if (given.tooLong)
        reading.why = "The line is longer than any barcode.";
    else if (raw)
        reading = scan::parseScan(*raw, symbology);
    else
        reading.why = "The line cannot be read: " + raw.error().what + ".";
    // A barcode may hold any byte, a JSON text may not.
    std::cout << toJson(reading).dump(-1, ' ', true, Json::error_handler_t::replace) << std::endl;
    return raw && !given.tooLong;
}

} // namespace

void addParseScan(CLI::App& program, int& exitCode)
{
    auto* const verb = program.add_subcommand("parse-scan",
        "Tells what scanned codes are. Reads lines \"raw<TAB>symbology\" from stdin (escapes \\xNN \\uNNNN "
        "\\\\), "
        "answers one JSON object a line.");
    verb->callback([&exitCode] {
        exitCode = ExitDone;
        while (const auto line = readLine(std::cin, longestLine))
            if (!answer(*line))
                exitCode = ExitBadData;
    });
}

} // namespace custody::admin
