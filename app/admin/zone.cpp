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
    std::string zoneClass, keeper; // empty: as it is
    std::vector<std::string> roles, cameras;
    std::optional<std::int64_t> capacity, dwellMinutes, videoDays;
};

Result<> define(const ZoneWanted& wanted)
{
    const SystemClock clock;
    auto store = TRY(store::Store::open(wanted.data, store::passphraseFromOutside(), clock));
    station::Json command{{"do", "zone.define"}, {"zone", wanted.name}};
    const auto put = [&](const char* key, const auto& value, bool given) {
        if (given)
            command[key] = value;
    };
    put("class", wanted.zoneClass, !wanted.zoneClass.empty());
    put("keeper", wanted.keeper, !wanted.keeper.empty());
    put("roles", wanted.roles, !wanted.roles.empty());
    put("cameras", wanted.cameras, !wanted.cameras.empty());
    put("capacity", wanted.capacity.value_or(0), wanted.capacity.has_value());
    put("dwell_minutes", wanted.dwellMinutes.value_or(0), wanted.dwellMinutes.has_value());
    put("video_days", wanted.videoDays.value_or(0), wanted.videoDays.has_value());
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
    for (const auto& zone : TRY(store->fixtures().zones())) {
        std::cout << zone.name << "\t" << zone.zoneClass << "\t";
        if (TRY(store->fixtures().openAudits(zone.name)).empty())
            std::cout << TRY(store->fixtures().inZone(zone.name)).size() << " items\n";
        else // a count is blind, whoever asks
            std::cout << "is being counted\n";
    }
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
    auto* defining =
        verb->add_subcommand("define", "Defines a zone, or changes of its rules those that are named");
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
