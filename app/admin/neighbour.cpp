// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include <CLI/CLI.hpp>

#include "app/admin/report.h"
#include "app/admin/verbs.h"
#include "app/ledger/note.h"
#include "app/store/store.h"

namespace custody::admin {
namespace {

struct NeighbourWanted {
    std::string data;
    std::string tenant;
    std::string key;
};

Result<> trust(const NeighbourWanted& wanted)
{
    const auto key = TRY(ledger::VerifierKey::parse(wanted.key));
    const SystemClock clock;
    auto store = TRY(store::Store::open(wanted.data, store::passphraseFromOutside(), clock));
    if (TRY(store->ledger().laneByOrigin(key.name)))
        return fail(Fault::Invalid, "this is a lane of this station itself");
    const auto brand = TRY(store->roster().tenantByName(wanted.tenant));
    if (!brand)
        return fail(Fault::NotFound, "no brand of this name is enrolled here; see custody-admin tenant list");
    chain::Event event;
    event.id = store->newEventId();
    event.type = chain::EventType::NeighbourTrusted;
    event.at = clock.now();
    event.fields = {{"lane", key.name}, {"key", wanted.key}, {"tenant", toText(brand->id)}};
    TRY(store->record({{event}, {}, {}, {}, {}}));
    return {};
}

Result<> list(const NeighbourWanted& wanted)
{
    const SystemClock clock;
    auto store = TRY(store::Store::open(wanted.data, store::passphraseFromOutside(), clock));
    for (const auto& one : TRY(store->fixtures().neighbours()))
        std::cout << TRY(store->roster().tenant(one.tenant)).name << "\t" << one.key << "\n";
    return {};
}

} // namespace

void addNeighbour(CLI::App& program, int& exitCode)
{
    auto* verb = program.add_subcommand("neighbour", "Lanes of other stations whose signatures count here")
                     ->require_subcommand(1);
    auto wanted = std::make_shared<NeighbourWanted>();
    auto* listing = verb->add_subcommand("list", "Brand and verifier key");
    listing->add_option("--data", wanted->data, "The store's folder")->required();
    listing->callback([wanted, &exitCode] { exitCode = finish(list(*wanted)); });
    auto* adding = verb->add_subcommand("trust", "Trusts a lane; get its key from that station's own people");
    adding->add_option("--data", wanted->data, "The store's folder")->required();
    adding->add_option("--tenant", wanted->tenant, "Whose lane it is: a brand, by its name here")->required();
    adding
        ->add_option("KEY", wanted->key, "The lane's verifier key, as `custody-admin tenant list` there says")
        ->required();
    adding->callback([wanted, &exitCode] { exitCode = finish(trust(*wanted)); });
}

} // namespace custody::admin
