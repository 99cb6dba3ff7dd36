// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include <CLI/CLI.hpp>

#include "app/admin/report.h"
#include "app/admin/verbs.h"
#include "app/store/store.h"

namespace custody::admin {
namespace {

Result<> add(const std::string& data, const std::string& name)
{
    const SystemClock clock;
    auto store = TRY(store::Store::open(data, store::passphraseFromOutside(), clock));
    TenantId id;
    TRY(store->enrolTenant(name, &id));
    const auto lane = TRY(store->ledger().laneOf(id));
    std::cout << toText(id) << "\t" << name << "\t" << store->ledger().logKey(*lane).text() << "\n";
    return {};
}

Result<> list(const std::string& data)
{
    const SystemClock clock;
    auto store = TRY(store::Store::open(data, store::passphraseFromOutside(), clock));
    for (const auto& tenant : TRY(store->roster().tenants())) {
        const auto lane = TRY(store->ledger().laneOf(tenant.id));
        std::cout << toText(tenant.id) << "\t" << tenant.name << "\t"
                  << (lane ? store->ledger().logKey(*lane).text() : "-") << "\n";
    }
    return {};
}

} // namespace

void addTenant(CLI::App& program, int& exitCode)
{
    auto* verb = program.add_subcommand("tenant", "Brands of this station")->require_subcommand(1);
    auto data = std::make_shared<std::string>();
    auto name = std::make_shared<std::string>();
    auto* adding = verb->add_subcommand("add", "Enrols a brand: its key and its own lane");
    adding->add_option("--data", *data, "The store's folder")->required();
    adding->add_option("--name", *name, "The brand's name")->required();
    adding->callback([data, name, &exitCode] { exitCode = finish(add(*data, *name)); });
    auto* listing = verb->add_subcommand("list", "Id, name and the lane's verifier key of each brand");
    listing->add_option("--data", *data, "The store's folder")->required();
    listing->callback([data, &exitCode] { exitCode = finish(list(*data)); });
}

} // namespace custody::admin
