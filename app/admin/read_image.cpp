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

// A name may hold any byte; in a line of columns those that end a column or the line are spelled out.
std::string shown(const std::string& path)
{
    std::string out;
    for (const char c : path) {
        const bool plain = static_cast<unsigned char>(c) >= 0x20 && c != 0x7F && c != '\\';
        out += plain ? std::string(1, c) : escape(std::string_view(&c, 1));
    }
    return out;
}

ExitCode complain(const std::string& path, const Error& error)
{
    std::cerr << shown(path) << ": " << error.what << std::endl;
    return exitCode(error.fault);
}

// What a path is that cannot be read.
Error whyNot(const std::string& path, const Error& error)
{
    std::error_code ignored;
    using Type = std::filesystem::file_type;
    switch (std::filesystem::status(path, ignored).type()) {
    case Type::not_found: return {Fault::NotFound, "there is no such file."};
    case Type::directory: return {Fault::NotFound, "this is a folder. Name the pictures in it."};
    case Type::fifo: return {Fault::NotFound, "this is a pipe. Pictures are read from files."};
    case Type::socket: return {Fault::NotFound, "this is a socket. Pictures are read from files."};
    case Type::block:
    case Type::character: return {Fault::NotFound, "this is a device. Pictures are read from files."};
    default: return {Fault::NotFound, error.what};
    }
}

bool print(const std::string& path, const decoder::Answer& answer)
{
    for (const auto& symbol : answer.symbols)
        std::cout << shown(path) << '\t' << scan::name(symbol.symbology) << '\t' << escape(text(symbol.bytes))
                  << '\t' << answer.searched.count() << std::endl;
    return static_cast<bool>(std::cout);
}

// The codes of one picture, a line each; the milliseconds are those of the search, without decoding the file.
ExitCode readOne(decoder::Decoder& decoder, const std::string& path, std::chrono::milliseconds budget)
{
    const auto file = readFile(path, vision::largestFile);
    if (!file && file.error().fault == Fault::Invalid)
        return complain(path, {Fault::Invalid, "The picture file is larger than 64 MB."});
    if (!file)
        return complain(path, whyNot(path, file.error()));
    const auto answer = decoder.readFile(*file, {budget});
    if (!answer)
        return complain(path, answer.error());
    const bool whole = vision::isWhole(*file);
    bool written = print(path, *answer);
    // Where a part was never seen, nobody can say that there is no code.
    if (whole && answer->symbols.empty())
        written =
            static_cast<bool>(std::cout << shown(path) << "\t-\t\t" << answer->searched.count() << std::endl);
    if (!written) {
        std::cerr << "custody-admin: the answer could not be written" << std::endl;
        return ExitIo;
    }
    if (!answer->finished)
        (void)complain(path,
            {Fault::Busy,
                "the time was over before the whole picture was searched; there may be more codes in it "
                "(--budget-ms)."});
    if (!whole)
        return complain(path,
            {Fault::Invalid, "The picture is cut short: its end is missing, and with it perhaps codes."});
    return ExitDone;
}

} // namespace

void addReadImage(CLI::App& program, int& exitCode)
{
    auto* const verb = program.add_subcommand("read-image",
        "Reads the barcodes of picture files: path, symbology, text, milliseconds; separated by tabs. In "
        "text and path what would end a column is escaped (\\xNN, \\\\). A picture without codes has the "
        "symbology -. Where the time was over before a whole picture was searched, stderr says so; what was "
        "found is printed. Pictures are read in a process of their own (custody-decoder); one that is "
        "damaged, cut short, too large or breaks it is named on stderr, the exit code is 65, and the others "
        "are still read. What is found in a picture that is cut short is printed as well.");
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
