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
#include "app/scan/barcode_reader.h"
#include "app/vision/picture.h"

namespace custody::admin {
namespace {

struct Wanted {
    int budgetMs = 600;
    std::vector<std::string> files;
};

// The codes of one picture, a line each; the milliseconds are those of the search, without decoding the file.
ExitCode readOne(const std::string& path, std::chrono::milliseconds budget)
{
    std::error_code ignored;
    if (!std::filesystem::is_regular_file(path, ignored)) {
        std::cerr << path << ": there is no such file." << std::endl;
        return ExitNoInput;
    }
    const auto file = readFile(path, vision::largestFile);
    if (!file) {
        std::cerr << path << ": " << file.error().what << std::endl;
        return file.error().fault == Fault::Invalid ? ExitBadData : ExitNoInput;
    }
    const auto picture = vision::decode(*file);
    if (!picture) {
        std::cerr << path << ": " << picture.error().what << std::endl;
        return ExitBadData;
    }
    const auto start = std::chrono::steady_clock::now();
    const auto symbols = scan::readBarcodes(picture->view(), {budget});
    const auto spent =
        std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - start)
            .count();
    for (const auto& symbol : symbols)
        std::cout << path << '\t' << scan::name(symbol.symbology) << '\t' << escape(text(symbol.bytes))
                  << '\t' << spent << std::endl;
    if (symbols.empty())
        std::cout << path << "\t-\t\t" << spent << std::endl;
    return ExitDone;
}

} // namespace

void addReadImage(CLI::App& program, int& exitCode)
{
    auto* const verb = program.add_subcommand("read-image",
        "Reads the barcodes of picture files: path, symbology, text (escaped), milliseconds; separated by "
        "tabs.");
    const auto wanted = std::make_shared<Wanted>();
    verb->add_option("--budget-ms", wanted->budgetMs, "How long one picture may be searched")
        ->check(CLI::Range(1, 600'000))
        ->capture_default_str();
    verb->add_option("FILE", wanted->files, "PNG, JPEG, WebP or BMP")->required();
    verb->callback([wanted, &exitCode] {
        exitCode = ExitDone;
        for (const auto& path :
            wanted->files) // the first failure is the exit code; the others are still read
            if (const auto code = readOne(path, std::chrono::milliseconds(wanted->budgetMs));
                code != ExitDone && exitCode == ExitDone)
                exitCode = code;
    });
}

} // namespace custody::admin
