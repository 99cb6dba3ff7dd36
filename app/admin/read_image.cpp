// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include <chrono>
#include <filesystem>
#include <iostream>
#include <memory>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

#include "app/admin/verbs.h"
#include "app/base/exit_code.h"
#include "app/base/file.h"
#include "app/decoder/decoder.h"
#include "app/vision/picture.h"

namespace custody::admin {
namespace {

struct ReadImageWanted {
    int budgetMs = 600;
    std::vector<std::string> files;
};

ExitCode complain(const std::string& path, const Error& error)
{
    std::cerr << path << ": " << error.what << std::endl;
    return exitCode(error.fault);
}

// The codes of one picture, a line each; the milliseconds are those of the search, without decoding the file.
ExitCode readOne(decoder::Decoder& decoder, const std::string& path, std::chrono::milliseconds budget)
{
    std::error_code ignored;
    if (!std::filesystem::is_regular_file(path, ignored))
        return complain(path, {Fault::NotFound, "there is no such file."});
    const auto file = readFile(path, vision::largestFile);
    if (!file) {
        (void)complain(path, file.error());
        return file.error().fault == Fault::Invalid ? ExitBadData : ExitNoInput;
    }
    const auto answer = decoder.readFile(*file, {budget});
    if (!answer)
        return complain(path, answer.error());
    for (const auto& symbol : answer->symbols)
        std::cout << path << '\t' << scan::name(symbol.symbology) << '\t' << escape(text(symbol.bytes))
                  << '\t' << answer->searched.count() << std::endl;
    if (answer->symbols.empty())
        std::cout << path << "\t-\t\t" << answer->searched.count() << std::endl;
    if (!std::cout) {
        std::cerr << "custody-admin: the answer could not be written" << std::endl;
        return ExitIo;
    }
    return ExitDone;
}

} // namespace

void addReadImage(CLI::App& program, int& exitCode)
{
    auto* const verb = program.add_subcommand("read-image",
        "Reads the barcodes of picture files: path, symbology, text (escaped), milliseconds; separated by "
        "tabs. A picture without codes has the symbology -. Pictures are read in a process of their own "
        "(custody-decoder); one that is damaged, too large or breaks it is named on stderr, the exit code is "
        "65, "
        "and the others are still read.");
    const auto wanted = std::make_shared<ReadImageWanted>();
    verb->add_option("--budget-ms", wanted->budgetMs, "How long one picture may be searched")
        ->check(CLI::Range(1, 600'000))
        ->capture_default_str();
    verb->add_option("FILE", wanted->files, "PNG, JPEG, WebP or BMP")->required();
    verb->callback([wanted, &exitCode] {
        exitCode = ExitDone;
        decoder::Settings settings;
        settings.program = decoder::besideThisProgram();
        settings.keepsSpare = wanted->files.size() > 1;
        settings.grace = std::chrono::seconds(30); // nobody waits at a bench; a busy machine may be slow
        decoder::Decoder decoder(settings);
        for (const auto& path :
            wanted->files) // the first failure is the exit code; the others are still read
            if (const auto code = readOne(decoder, path, std::chrono::milliseconds(wanted->budgetMs));
                code != ExitDone && exitCode == ExitDone)
                exitCode = code;
    });
}

} // namespace custody::admin
