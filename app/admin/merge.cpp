// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
// Other stations' lanes beside ours: what does not agree becomes a discrepancy; hand-offs with one half.

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include "app/admin/report.h"
#include "app/admin/verbs.h"
#include "app/base/file.h"
#include "app/station/two_stations.h"
#include "app/store/evidence.h"

namespace custody::admin {
namespace {

struct MergeWanted {
    std::string data;
    std::vector<std::string> files;
    std::vector<std::string> stores;
    bool json = false;
};

Result<store::ForeignLane> read(const std::string& path, const ledger::Policy* trusted)
{
    const auto file = TRY(readFile(path, store::largestForeignLane));
    auto lane = store::readForeignLane(text(file), trusted);
    if (!lane)
        return fail(path, lane.error());
    return lane;
}

Result<> merge(const MergeWanted& wanted)
{
    const SystemClock clock;
    auto store = TRY(store::Store::open(wanted.data, store::passphraseFromOutside(), clock));
    const auto trusted = TRY(store::trustedNeighbours(store->fixtures()));
    for (const auto& path : wanted.files) {
        const auto theirs = TRY(read(path, &trusted));
        for (const auto& stories : TRY(station::compareWith(*store, theirs))) {
            const auto opened = TRY(station::openDiscrepancy(*store, stories));
            const auto parcel = TRY(store->things().parcel(stories.parcel));
            const auto named = stories.item ? TRY(store->things().item(*stories.item)).lpn : parcel.tracking;
            if (wanted.json)
                std::cout << nlohmann::ordered_json{{"kind", stories.what}, {"subject", named},
                    {"lane", stories.theirs.lane}, {"index", stories.theirs.index},
                    {"discrepancy",
                        opened ? nlohmann::ordered_json(toText(opened->id))
                               : nlohmann::ordered_json(nullptr)}}
                                 .dump()
                          << "\n";
            else
                std::cout << stories.what << "\t" << named << "\t" << stories.theirs.lane << "\t"
                          << stories.theirs.index << "\t" << (opened ? "opened" : "known") << "\n";
        }
    }
    return {};
}

Result<> lanesOf(const std::string& folder, std::vector<chain::LaneLeaf>& out)
{
    const SystemClock clock;
    auto store = TRY(store::Store::open(folder, store::passphraseFromOutside(), clock));
    for (const auto& lane : TRY(store->ledger().lanes()))
        if (lane.tenant && lane.size > 0)
            for (auto& leaf : TRY(store::openLane(TRY(store::certificateOfLane(
                                      *store, lane, store::FieldChoice::everything()))))
                                  .leaves)
                out.push_back(std::move(leaf));
    return {};
}

Result<> unmatched(const MergeWanted& wanted)
{
    std::vector<chain::LaneLeaf> leaves;
    for (const auto& folder : wanted.stores)
        TRY(lanesOf(folder, leaves));
    for (const auto& path : wanted.files)
        for (auto& leaf : TRY(read(path, nullptr)).leaves)
            leaves.push_back(std::move(leaf));
    const auto halves = chain::unmatchedHalves(leaves);
    for (const auto& one : halves)
        if (wanted.json)
            std::cout << nlohmann::ordered_json{{"half", chain::name(one.half)}, {"lane", one.lane},
                {"index", one.index}, {"time", rfc3339(one.at)}, {"other", one.other}}
                             .dump()
                      << "\n";
        else
            std::cout << chain::name(one.half) << "\t" << one.lane << "\t" << one.index << "\t"
                      << rfc3339(one.at) << "\t" << (one.other.empty() ? "-" : one.other) << "\n";
    std::cerr << leaves.size() << " leaves read, " << halves.size() << " halves without the other\n";
    return {};
}

} // namespace

void addMerge(CLI::App& program, int& exitCode)
{
    auto wanted = std::make_shared<MergeWanted>();
    auto* merging = program.add_subcommand("merge",
        "Reads other stations' lanes beside this one's; where both tell of one parcel or item, a discrepancy "
        "opens here and nobody's record changes");
    merging->add_option("--data", wanted->data, "The store's folder")->required();
    merging->add_flag("--json", wanted->json, "One JSON object a line");
    merging
        ->add_option("FILE", wanted->files,
            "A lane: `export --lane ORIGIN --format certificate` there, of a trusted neighbour")
        ->required();
    merging->callback([wanted, &exitCode] { exitCode = finish(merge(*wanted)); });

    auto* reports =
        program.add_subcommand("report", "What several lanes say together")->require_subcommand(1);
    auto* halves = reports->add_subcommand("unmatched",
        "Hand-offs of which only one half is on record: half, lane, index, time, the other lane. Halves: "
        "not_taken, not_released, nothing_offered, answered_twice, lane_not_read");
    halves->add_option("--data", wanted->stores, "A store's folder, for all its lanes; may be repeated");
    halves->add_flag("--json", wanted->json, "One JSON object a line");
    halves->add_option("FILE", wanted->files,
        "A lane as a certificate; with its facts shown or withheld. Its key is taken at its word");
    halves->callback([wanted, &exitCode] { exitCode = finish(unmatched(*wanted)); });
}

} // namespace custody::admin
