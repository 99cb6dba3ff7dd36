// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include "app/admin/report.h"
#include "app/admin/verbs.h"
#include "app/store/fsck.h"

namespace custody::admin {
namespace {

struct Wanted {
    std::string data;
    bool full = false;
    bool json = false;
};

Result<> look(const Wanted& wanted)
{
    const SystemClock clock;
    auto store = TRY(store::Store::open(wanted.data, store::passphraseFromOutside(), clock));
    const auto report = TRY(store::check(*store, wanted.full ? store::Depth::Full : store::Depth::Usual));
    if (wanted.json) {
        std::cout << nlohmann::ordered_json{{"ok", report.faults.empty()}, {"lanes", report.lanes},
            {"leaves", report.leaves}, {"photos", report.photos}, {"unsynced", report.unsynced},
            {"erased", report.erased}, {"faults", report.faults}}
                         .dump()
                  << "\n";
    } else {
        std::cout << report.lanes << " lanes, " << report.leaves << " events, " << report.photos
                  << " photos, " << report.unsynced << " not yet receipted";
        std::cout << (report.erased ? ", " + std::to_string(report.erased) + " erased\n" : "\n");
        for (const auto& fault : report.faults)
            std::cout << "WRONG  " << fault << "\n";
        if (report.faults.empty())
            std::cout << "everything agrees\n";
    }
    if (!report.faults.empty())
        return fail(Fault::Tampered, "this store is not what was recorded: " + report.faults.front());
    return {};
}

} // namespace

void addFsck(CLI::App& program, int& exitCode)
{
    auto* verb = program.add_subcommand("fsck",
        "Re-derives every root from the stored leaves, checks every photo, names the first wrong row of each "
        "lane");
    auto wanted = std::make_shared<Wanted>();
    verb->add_option("--data", wanted->data, "The store's folder")->required();
    verb->add_flag(
        "--full", wanted->full, "Also open every field and photo, and fold every projection again");
    verb->add_flag("--json", wanted->json, "One JSON object on stdout");
    verb->callback([wanted, &exitCode] { exitCode = finish(look(*wanted)); });
}

} // namespace custody::admin
