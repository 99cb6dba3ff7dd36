// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include "app/admin/report.h"
#include "app/admin/verbs.h"
#include "app/base/file.h"
#include "app/store/erasure.h"
#include "app/store/fsck.h"
#include "app/store/outside_head.h"
#include "app/store/projections.h"

namespace custody::admin {
namespace {

struct FsckWanted {
    std::string data;
    bool full = false;
    bool rebuild = false;
    std::string expected;
    bool json = false;
};

Result<> look(const FsckWanted& wanted)
{
    const SystemClock clock;
    auto store = TRY(store::Store::open(wanted.data, store::passphraseFromOutside(), clock));
    std::vector<std::string> mended;
    if (wanted.rebuild) {
        mended = TRY(store::refoldProjections(*store, store::Rebuild::Keep));
        if (TRY(store::Erasure(*store).dismissForged()))
            mended.emplace_back("erasure: what this station did not ask for was taken out");
    }
    const bool full = wanted.full || wanted.rebuild;
    auto report = TRY(store::check(*store, full ? store::Depth::Full : store::Depth::Usual));
    if (!wanted.expected.empty()) {
        const auto outside = TRY(readFile(wanted.expected, 16 << 20));
        if (const auto compared = store::compareWithOutside(*store, text(outside)); !compared)
            report.faults.push_back(wanted.expected + ": " + compared.error().what);
    }
    if (wanted.json) {
        std::cout << nlohmann::ordered_json{{"ok", report.faults.empty()}, {"lanes", report.lanes},
            {"leaves", report.leaves}, {"photos", report.photos}, {"unsynced", report.unsynced},
            {"erased", report.erased}, {"faults", report.faults},
            {"mended",
                mended}}.dump()
                  << "\n";
    } else {
        std::cout << report.lanes << " lanes, " << report.leaves << " events, " << report.photos
                  << " photos, " << report.unsynced << " not yet receipted";
        std::cout << (report.erased ? ", " + std::to_string(report.erased) + " erased\n" : "\n");
        for (const auto& fault : report.faults)
            std::cout << "WRONG  " << fault << "\n";
        for (const auto& row : mended)
            std::cout << "MENDED " << row << "\n";
        if (report.faults.empty() && mended.empty())
            std::cout << "everything agrees\n";
    }
    if (!report.faults.empty())
        return fail(Fault::Tampered,
            "this store is not what was recorded: " + report.faults.front()
                + ". Keep a copy of the folder as it is, and find out who changed it; fsck --rebuild puts "
                  "right "
                  "what is shown and listed, the rest comes from a backup");
    if (!mended.empty())
        return fail(Fault::Tampered,
            std::to_string(mended.size())
                + " rows were not what their events give, and were put right; find out who changed them");
    return {};
}

} // namespace

void addFsck(CLI::App& program, int& exitCode)
{
    auto* verb = program.add_subcommand("fsck",
        "Re-derives every root from the stored leaves, checks every photo, names the first wrong row of each "
        "lane");
    auto wanted = std::make_shared<FsckWanted>();
    verb->add_option("--data", wanted->data, "The store's folder")->required();
    verb->add_flag(
        "--full", wanted->full, "Also open every field and photo, and fold every projection again");
    verb->add_flag("--rebuild", wanted->rebuild,
        "Also fold what is shown, listed and indexed from the first event on, put right what differs, and "
        "take out "
        "an erasure that somebody else asked for");
    verb->add_option("--expect", wanted->expected,
        "A checkpoint or certificate of this station that somebody outside holds; says whether this store is "
        "behind it");
    verb->add_flag("--json", wanted->json, "One JSON object on stdout");
    verb->callback([wanted, &exitCode] { exitCode = finish(look(*wanted)); });
}

} // namespace custody::admin
