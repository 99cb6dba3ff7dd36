// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include <CLI/CLI.hpp>

#include "app/admin/report.h"
#include "app/admin/verbs.h"
#include "app/base/file.h"
#include "app/crypto/hash.h"
#include "app/store/store.h"

namespace custody::admin {
namespace {

constexpr std::size_t largestPolicy = 64 * 1024;

struct PolicyWanted {
    std::string data;
    std::string tenant;
    std::string file;
};

Result<TenantId> brandOf(store::Store& store, const std::string& name)
{
    const auto brand = TRY(store.roster().tenantByName(name));
    return brand
        ? Result<TenantId>(brand->id)
        : fail(Fault::NotFound, "no brand of this name is enrolled here; see custody-admin tenant list");
}

Result<> show(const PolicyWanted& wanted)
{
    const SystemClock clock;
    auto store = TRY(store::Store::open(wanted.data, store::passphraseFromOutside(), clock));
    std::cout << TRY(store->fixtures().policyText(TRY(brandOf(*store, wanted.tenant))));
    return {};
}

Result<> set(const PolicyWanted& wanted)
{
    const auto file = TRY(readFile(wanted.file, largestPolicy));
    const std::string body(text(file));
    const auto policy = chain::parseNewPolicy(body);
    if (!policy)
        return fail(wanted.file, policy.error());
    const SystemClock clock;
    auto store = TRY(store::Store::open(wanted.data, store::passphraseFromOutside(), clock));
    const auto brand = TRY(brandOf(*store, wanted.tenant));
    if (const auto may = chain::maySucceed(TRY(store->fixtures().policyText(brand)), body); !may)
        return fail(wanted.file, may.error());
    chain::Event event;
    event.id = store->newEventId();
    event.type = chain::EventType::PolicySet;
    event.at = clock.now();
    event.brand = brand;
    const auto digest = hex(crypto::sha256(file));
    event.fields = {
        {"policy", policy->name}, {"version", policy->version}, {"sha256", digest}, {"body", body}};
    TRY(store->record({{event}, {}, {}, {}, {}}));
    std::cout << policy->name << "/" << policy->version << "\t" << digest << "\n";
    return {};
}

} // namespace

void addPolicy(CLI::App& program, int& exitCode)
{
    auto* verb =
        program.add_subcommand("policy", "What a brand asks for: photos, witnesses, approvals, limits")
            ->require_subcommand(1);
    auto wanted = std::make_shared<PolicyWanted>();
    const auto common = [&](CLI::App* sub) {
        sub->add_option("--data", wanted->data, "The store's folder")->required();
        sub->add_option("--tenant", wanted->tenant, "The brand, by its name")->required();
        return sub;
    };
    common(verb->add_subcommand("show", "The policy in force, as TOML"))->callback([wanted, &exitCode] {
        exitCode = finish(show(*wanted));
    });
    auto* setting =
        common(verb->add_subcommand("set", "Puts a policy in force; from then on every leaf is under it"));
    setting->add_option("FILE", wanted->file, "TOML; what it leaves out is as in the standard policy")
        ->required();
    setting->callback([wanted, &exitCode] { exitCode = finish(set(*wanted)); });
}

} // namespace custody::admin
