// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include "app/admin/report.h"
#include "app/admin/verbs.h"
#include "app/store/erasure.h"
#include "app/store/search.h"

namespace custody::admin {
namespace {

struct EraseWanted {
    std::string data;
    std::string subject;
    std::string tenant;
    std::string before;
    std::string basis;
    bool json = false;
    bool yes = false;
};

Result<> checkBasis(const std::string& basis)
{
    const bool code =
        !basis.empty() && basis.size() <= 40 && std::all_of(basis.begin(), basis.end(), [](unsigned char c) {
            return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '.';
        });
    if (!code)
        return fail(Fault::Invalid,
            "a basis is a code of small letters, digits, dots and underscores, such as gdpr.17; it stays on "
            "record, so never a name");
    return {};
}

// The whole day is in or out: 2019-01-01 leaves that day itself alone.
Result<UtcMs> dayOf(const std::string& date)
{
    const auto day = parseRfc3339(date + "T00:00:00.000Z");
    if (date.size() != 10 || !day)
        return fail(Fault::Invalid, "a date is written 2019-01-31");
    return *day;
}

Result<store::ErasureRequest> requestOf(store::Store& store, const EraseWanted& wanted)
{
    store::ErasureRequest request;
    if (!wanted.subject.empty()) {
        const auto named = TRY(store::subjectNamed(store, wanted.subject));
        if (TRY(store.things().isErased(named)))
            return fail(Fault::NotFound, "this was erased already");
        request.scope = store::ErasureScope::Parcel;
        request.parcel = TRY(store.things().parcelOf(named)); // one key for all that came out of a parcel
        request.basis = "request";
    } else if (!wanted.tenant.empty()) {
        const auto tenant = TRY(store.roster().tenantByName(wanted.tenant));
        if (!tenant)
            return fail(Fault::NotFound, "no brand of this name is enrolled here");
        request.scope = store::ErasureScope::Brand;
        request.brand = tenant->id;
        request.basis = "contract_end";
    } else {
        request.scope = store::ErasureScope::Before;
        request.before = TRY(dayOf(wanted.before));
        if (request.before > store.clock().now())
            return fail(Fault::Invalid,
                "--before names a day that has not come; what is at hand today would go. Nothing was erased");
        request.basis = "retention";
    }
    if (!wanted.basis.empty())
        request.basis = wanted.basis;
    TRY(checkBasis(request.basis));
    return request;
}

void tell(const store::ErasureCount& count, bool done, bool json)
{
    if (json) {
        auto leaves = nlohmann::ordered_json::array();
        for (const auto& leaf : count.leaves)
            leaves.push_back({{"type", chain::name(leaf.type)}, {"id", toText(leaf.id)}, {"lane", leaf.lane},
                {"index", leaf.index}});
        std::cout << nlohmann::ordered_json{{"ok", done}, {"parcels", count.parcels}, {"items", count.items},
            {"events", count.events}, {"photos", count.photos}, {"spared", count.spared},
            {"leaves",
                leaves}}.dump()
                  << "\n";
        return;
    }
    std::cout << (done ? "erased: " : "would be erased: ") << count.parcels << " parcels, " << count.items
              << " items, the fields of " << count.events << " events, " << count.photos << " photos\n";
    if (count.spared > 0)
        std::cout << "left alone: " << count.spared << " parcels under a legal hold or a waiting offer\n";
    for (const auto& leaf : count.leaves)
        std::cout << "on record: " << chain::name(leaf.type) << ", " << leaf.lane << ", entry " << leaf.index
                  << "\n";
}

Result<> erase(const EraseWanted& wanted)
{
    const SystemClock clock;
    auto store = TRY(store::Store::open(wanted.data, store::passphraseFromOutside(), clock));
    const auto request = TRY(requestOf(*store, wanted));
    store::Erasure erasure(*store);
    if (!wanted.yes) {
        tell(TRY(erasure.plan(request)), false, wanted.json);
        return fail(Fault::Unauthorized, "nothing was erased; say --yes to do it, for good");
    }
    tell(TRY(erasure.run(request)), true, wanted.json);
    return {};
}

} // namespace

void addErase(CLI::App& program, int& exitCode)
{
    auto* verb = program.add_subcommand("erase",
        "Destroys the keys, fields, photos, states and indexes of a parcel (with all that came out of it, "
        "and its earlier part in the lane of unknown parcels when it came as nobody's), of a brand (with the "
        "earlier parts of its parcels), or of all that is older than a day. The log stays and verifies; a "
        "leaf says what was erased. "
        "Copies already handed out or backed up are out of its reach");
    auto wanted = std::make_shared<EraseWanted>();
    verb->add_option("--data", wanted->data, "The store's folder")->required();
    auto* what = verb->add_option_group("what")->require_option(1);
    what->add_option("--subject", wanted->subject, "A parcel, by LPN, tracking number or id");
    what->add_option(
        "--tenant", wanted->tenant, "All parcels of a brand, with their earlier parts, and the brand");
    what->add_option("--before", wanted->before, "All parcels whose last event is older than this day, UTC");
    verb->add_option("--basis", wanted->basis,
        "Why, as a code that stays on record; request, contract_end or retention when absent");
    verb->add_flag("--json", wanted->json, "One JSON object on stdout");
    verb->add_flag("--yes", wanted->yes, "Do it; without this only what would go is told (exit 77)");
    verb->callback([wanted, &exitCode] { exitCode = finish(erase(*wanted)); });
}

} // namespace custody::admin
