// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include <CLI/CLI.hpp>

#include "app/admin/report.h"
#include "app/admin/verbs.h"
#include "app/station/dock.h"
#include "app/store/store.h"

namespace custody::admin {
namespace {

struct InitWanted {
    std::string data;
    std::string site;
    std::string station;
    std::string seal;
    std::string domain = "custody.example";
    std::vector<std::string> postalCodes;
};

Result<> make(const InitWanted& wanted)
{
    const SystemClock clock;
    const store::StationName name{
        wanted.site, wanted.station, wanted.domain + "/" + wanted.site + "/" + wanted.station};
    const auto sealing = TRY(crypto::parseSealing(wanted.seal));
    TRY(store::Store::create(wanted.data, name, sealing, store::passphraseFromOutside(), clock));
    TRY(station::writePostalCodes(wanted.data, wanted.postalCodes));
    auto store = TRY(store::Store::open(wanted.data, store::passphraseFromOutside(), clock));
    const auto spine = TRY(store->ledger().laneOf(std::nullopt));
    std::cout << "store:   " << wanted.data << "\norigin:  " << name.origin
              << "\nkey:     " << store->ledger().logKey(*spine).text() << "\n\n"
              << TRY(store->ledger().newestHead(spine->id)).whole();
    if (sealing == crypto::Sealing::Plain)
        std::cerr << "This store's keys lie open beside its data (--seal plain): good for a demo, never for "
                     "real parcels.\n";
    return {};
}

} // namespace

void addInit(CLI::App& program, int& exitCode)
{
    auto* verb = program.add_subcommand("init", "Makes a store: keys, spine log, first checkpoint");
    auto wanted = std::make_shared<InitWanted>();
    verb->add_option("--data", wanted->data, "The store's folder; made when it is not there")->required();
    verb->add_option("--site", wanted->site, "The site, such as eh1")->required();
    verb->add_option("--station", wanted->station, "The station, such as st07")->required();
    verb->add_option(
            "--seal", wanted->seal, "How the keys are guarded: credential, passphrase or plain (demo only)")
        ->required()
        ->check(CLI::IsMember({"credential", "passphrase", "plain"}));
    verb->add_option("--domain", wanted->domain, "First part of every log's name")->capture_default_str();
    verb->add_option("--postal-code", wanted->postalCodes,
        "The site's own postcode; once for each. A label addressed elsewhere is pointed out");
    verb->callback([wanted, &exitCode] { exitCode = finish(make(*wanted)); });
}

} // namespace custody::admin
