// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0

// custody-verify: for outsiders. Reads files, asks nobody, and says what they prove.

#include <algorithm>
#include <exception>
#include <filesystem>
#include <iostream>
#include <optional>

#include <CLI/CLI.hpp>

#include "app/base/exit_code.h"
#include "app/base/file.h"
#include "app/ledger/json_text.h"
#include "app/ledger/report.h"

using namespace custody;

namespace {

constexpr std::size_t largestFile = 64 << 20;

struct Arguments {
    std::string policy;
    bool json = false;
    std::vector<std::string> files;
};

int complain(const Error& error)
{
    std::cerr << "custody-verify: " << error.what << "\n";
    return error.fault == Fault::NotFound || error.fault == Fault::Storage ? ExitNoInput : ExitBadData;
}

// What is no text at all, or not the text that was handed out; empty when it may be one.
std::string whyNoText(std::string_view content)
{
    if (content.starts_with("\xEF\xBB\xBF"))
        return "it begins with a byte order mark, which a program put there when it was saved; ask for the "
               "file "
               "as it was handed out";
    if (content.starts_with("\xFF\xFE") || content.starts_with("\xFE\xFF"))
        return "it was saved as UTF-16; ask for the file as it was handed out";
    if (content.starts_with("%PDF-"))
        return "this is the paper; the certificate is attached to it: pdfdetach -save 1 -o item.cert "
               "FILE.pdf";
    if (content.find('\0') != std::string_view::npos || !isUtf8(content))
        return "this is no text: certificates, tlog-proofs, checkpoints and policies are text files";
    return {};
}

ledger::Report verify(std::string_view text, const ledger::Policy* policy)
{
    if (const auto why = whyNoText(text); !why.empty()) {
        ledger::Report report;
        report.faults.push_back({1, why});
        return report;
    }
    if (text.starts_with("c2sp.org/tlog-proof@"))
        return ledger::verifyProof(text, policy);
    // Whatever ends as a note does and does not say otherwise is taken for a checkpoint.
    if (!text.starts_with("custody-cert@") && ledger::Note::parse(text))
        return ledger::verifyCheckpoint(text, policy);
    return ledger::verifyCertificate(text, policy);
}

// A folder's files by their tlog-tiles path. What is no plain file is not there.
ledger::TileSource filesOf(const std::filesystem::path& folder)
{
    return [folder](const std::string& path) -> Result<std::optional<Bytes>> {
        return readFileIfThere(folder / path, largestFile);
    };
}

void print(const ledger::Report& report, const std::string& path, const Arguments& arguments)
{
    if (arguments.json) {
        auto object = ledger::toJson(report);
        object.insert(1, "\"file\":" + ledger::jsonText(isUtf8(path) ? path : escape(path)) + ",");
        std::cout << object << "\n";
        return;
    }
    if (arguments.files.size() > 1)
        std::cout << escape(path) << ":\n";
    std::cout << ledger::describe(report) << (arguments.files.size() > 1 ? "\n" : "");
}

// What was found in the files, for what they say together.
struct Found {
    std::string path;
    ledger::Report report;
};

// A story that a forked lane cut is told in parts, each under its own checkpoint.
void printJoints(const std::vector<Found>& all)
{
    for (const auto& later : all)
        for (const auto& earlier : all)
            if (later.report.verifies && earlier.report.verifies && later.report.goesOnFrom
                && later.report.goesOnFrom == earlier.report.endsWith)
                std::cout << escape(later.path) << " goes on exactly where " << escape(earlier.path)
                          << " ends\n";
}

int verifyFile(const std::string& path, const ledger::Policy* policy, const Arguments& arguments,
    std::vector<Found>& all)
{
    std::error_code unreadable;
    ledger::Report report;
    if (std::filesystem::is_directory(path, unreadable)) {
        report = ledger::verifyTiles(filesOf(path), policy);
    } else {
        const auto content = readFile(path, largestFile);
        if (!content)
            return complain(content.error());
        report = verify(text(*content), policy);
    }
    print(report, path, arguments);
    all.push_back({path, std::move(report)});
    return all.back().report.verifies ? ExitDone : ExitBadData;
}

int run(int count, char** words)
{
    Arguments arguments;
    CLI::App app(
        "Verifies custody certificates, tlog-proofs, checkpoints and folders of tiles, offline; which of "
        "them "
        "a file is, its content tells.\n"
        "Exit: 0 all verify; 65 one does not, and the line says why; 66 a file is missing; 64 usage.\n"
        "The first line is VERIFIES, or VERIFIES, BUT: and what it leaves open, or DOES NOT VERIFY.",
        "custody-verify");
    app.set_version_flag("--version", CUSTODY_VERSION);
    app.add_option("--policy", arguments.policy,
        "whom you trust: a tlog-policy file with logs, witnesses and quorum; without it a certificate is "
        "checked by the key it states itself");
    app.add_flag("--json", arguments.json, "one JSON object a file");
    app.add_option("files", arguments.files, "certificates, tlog-proofs, checkpoints, folders of tiles")
        ->required();
    try {
        app.parse(count, words);
    } catch (const CLI::RequiredError& error) {
        // It asks for files before it looks at words it does not know.
        if (const auto unknown = app.remaining(); !unknown.empty()) {
            std::cerr << "custody-verify: there is no " << escape(unknown.front())
                      << "; --help tells what there is\n";
            return ExitUsage;
        }
        app.exit(error);
        return ExitUsage;
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? ExitDone : ExitUsage;
    }

    std::optional<ledger::Policy> policy;
    if (!arguments.policy.empty()) {
        const auto content = readFile(arguments.policy, 1 << 20);
        if (!content)
            return complain(content.error());
        if (const auto why = whyNoText(text(*content)); !why.empty())
            return complain({Fault::Invalid, arguments.policy + ": " + why, {}});
        auto parsed = ledger::Policy::parse(text(*content));
        if (!parsed)
            return complain(parsed.error());
        policy = std::move(*parsed);
    }
    int worst = ExitDone;
    std::vector<Found> all;
    for (const auto& file : arguments.files) {
        const int code = verifyFile(file, policy ? &*policy : nullptr, arguments, all);
        // Bad evidence outranks a missing file.
        const auto rank = [](int c) { return c == ExitBadData ? 2 : c == ExitNoInput ? 1 : 0; };
        worst = rank(code) > rank(worst) ? code : worst;
    }
    if (!arguments.json)
        printJoints(all);
    return worst;
}

} // namespace

int main(int count, char** words)
{
    try {
        return run(count, words);
    } catch (const std::exception& error) {
        std::cerr << "custody-verify: " << error.what() << "\n";
        return ExitIo;
    }
}
