// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include <CLI/CLI.hpp>

#include "app/admin/report.h"
#include "app/admin/verbs.h"
#include "app/station/verbs.h"

namespace custody::admin {
namespace {

struct ZoneWanted {
    std::string data;
    std::string name;
    std::string zoneClass = "standard";
    std::string keeper;
    std::vector<std::string> roles, cameras;
    std::int64_t capacity = 0, dwellMinutes = 0, videoDays = 30;
};

Result<> define(const ZoneWanted& wanted)
{
    const SystemClock clock;
    auto store = TRY(store::Store::open(wanted.data, store::passphraseFromOutside(), clock));
    station::Json command{{"do", "zone.define"}, {"zone", wanted.name}, {"class", wanted.zoneClass},
        {"capacity", wanted.capacity}, {"dwell_minutes", wanted.dwellMinutes},
        {"video_days", wanted.videoDays}, {"roles", wanted.roles}, {"cameras", wanted.cameras}};
    if (!wanted.keeper.empty())
        command["keeper"] = wanted.keeper;
    chain::Event event;
    event.id = store->newEventId();
    event.type = chain::EventType::ZoneDefined;
    event.at = clock.now();
    event.fields = TRY(station::zoneFields(*store, TRY(station::Command::parse(command.dump()))));
    TRY(store->record({{event}, {}, {}, {}, {}}));
    return {};
}

Result<> list(const ZoneWanted& wanted)
{
    const SystemClock clock;
    auto store = TRY(store::Store::open(wanted.data, store::passphraseFromOutside(), clock));
    for (const auto& zone : TRY(store->fixtures().zones()))
        std::cout << zone.name << "\t" << zone.zoneClass << "\t"
                  << TRY(store->fixtures().inZone(zone.name)).size() << " items\n";
    return {};
}

} // namespace

void addZone(CLI::App& program, int& exitCode)
{
    auto* verb = program.add_subcommand("zone", "Zones of this site")->require_subcommand(1);
    auto wanted = std::make_shared<ZoneWanted>();
    auto* listing = verb->add_subcommand("list", "Name, class and how many items lie there");
    listing->add_option("--data", wanted->data, "The store's folder")->required();
    listing->callback([wanted, &exitCode] { exitCode = finish(list(*wanted)); });
    auto* defining = verb->add_subcommand("define", "Defines a zone, or changes its rules");
    defining->add_option("--data", wanted->data, "The store's folder")->required();
    defining->add_option("--name", wanted->name, "Such as HV-1")->required();
    defining->add_option("--class", wanted->zoneClass, "standard, high_value, restricted or quarantine")
        ->check(CLI::IsMember({"standard", "high_value", "restricted", "quarantine"}));
    defining->add_option("--keeper", wanted->keeper, "Who answers for it: a person's name, or a role");
    defining->add_option("--role", wanted->roles, "Who may enter; may be repeated. None: everybody");
    defining->add_option("--camera", wanted->cameras, "A camera that watches it; may be repeated");
    defining->add_option("--capacity", wanted->capacity, "Items; 0 without limit");
    defining->add_option(
        "--dwell-minutes", wanted->dwellMinutes, "How long an item may lie; 0: as the policy says");
    defining->add_option("--video-days", wanted->videoDays, "How long its video is kept");
    defining->callback([wanted, &exitCode] { exitCode = finish(define(*wanted)); });
}

} // namespace custody::admin
