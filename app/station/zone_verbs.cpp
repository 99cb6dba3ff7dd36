// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
// Zones: who goes in and out, what lies there, and the rules of each.

#include <algorithm>

#include "app/custody/place_rules.h"
#include "app/station/acts.h"
#include "app/station/sayings.h"
#include "app/station/verbs.h"

namespace custody::station {
namespace {

using chain::EventType;

constexpr std::array<std::string_view, 4> zoneClasses{"standard", "high_value", "restricted", "quarantine"};

Result<chain::Zone> zoneOf(Desk& desk, const Command& command)
{
    const auto zone = TRY(desk.store.fixtures().zone(TRY(command.text("zone"))));
    return zone ? Result<chain::Zone>(*zone) : fail(Fault::NotFound, say::noSuchZone);
}

void addCameras(chain::Event& event, const chain::Zone& zone)
{
    for (std::size_t at = 0; at < zone.cameras.size(); ++at)
        event.fields.push_back({numbered("camera", at + 1), zone.cameras[at]});
}

bool isInside(const chain::Zone& zone, const PersonId& person)
{
    return std::find(zone.inside.begin(), zone.inside.end(), person) != zone.inside.end();
}

Result<Answer> personEnters(Desk& desk, const Command& command, const chain::Zone& zone)
{
    const auto person = TRY(desk.proveOrActor(command));
    if (const auto refusal = chain::mayEnter(zone, actorOf(person))) {
        auto denied = desk.event(EventType::ZonePersonDenied, person.id);
        denied.fields = {{"zone", zone.name}, {"person", toText(person.id)}, {"rule", refusal->rule}};
        auto answer = failed({Fault::Refused, refusal->say, refusal->rule}, refusal->next);
        answer.events = TRY(desk.store.record({{std::move(denied)}, {}, {}, {}, {}}));
        return answer;
    }
    auto event = desk.event(EventType::ZonePersonEntered, person.id);
    event.fields = {{"zone", zone.name}, {"person", toText(person.id)}, {"method", std::string("badge")}};
    TRY(copyTexts(command, event, {"escort"}));
    auto answer = TRY(desk.record(command, std::move(event), {{"zone", zone.name}}));
    desk.outcome = {Mark::Ok, say::zoneEntered, {}, {}};
    return answer;
}

Result<Answer> personLeaves(Desk& desk, const Command& command, const chain::Zone& zone)
{
    const auto person = TRY(desk.proveOrActor(command));
    const bool seen = isInside(zone, person.id);
    auto event = desk.event(EventType::ZonePersonLeft, person.id);
    event.fields = {{"zone", zone.name}, {"person", toText(person.id)}, {"entry_seen", seen}};
    auto answer = TRY(desk.record(command, std::move(event), {{"zone", zone.name}, {"entry_seen", seen}}));
    desk.outcome = {seen ? Mark::Ok : Mark::Attention, seen ? say::zoneLeft : say::noEntrySeen, {}, {}};
    return answer;
}

// An anomaly worth a look: something of value moved, and the door saw nobody.
bool isOdd(const chain::Zone& zone, const PersonId& person)
{
    const bool guarded = zone.zoneClass == "high_value" || zone.zoneClass == "restricted";
    return guarded && !isInside(zone, person);
}

chain::Event moved(Desk& desk, EventType type, const access::Person& person, const chain::Item& item,
    const chain::Zone& zone, const std::optional<access::Person>& witness)
{
    auto event = about(desk, type, person.id, item);
    event.fields = {{"zone", zone.name}, {"zone_class", zone.zoneClass}, {"by", toText(person.id)},
        {"badged_in", isInside(zone, person.id)}};
    if (witness)
        event.fields.push_back({"witness", toText(witness->id)});
    addCameras(event, zone);
    return event;
}

// What goes in or out: one item, or a tote with all that lies in it.
struct Load {
    std::vector<chain::Item> items;
    chain::Piece piece = chain::Piece::Alone;
};

Result<bool> isAboutPerson(const Command& command)
{
    return !TRY(command.maybeText("item")) && !TRY(command.maybeText("container"));
}

Result<Load> loadOf(Desk& desk, const Command& command)
{
    const auto tote = TRY(command.maybeText("container"));
    if (!tote)
        return Load{{TRY(itemOf(desk, command))}, chain::Piece::Alone};
    Load load{{}, chain::Piece::WithItsTote};
    for (const auto& id : TRY(desk.store.fixtures().inContainer(*tote)))
        load.items.push_back(TRY(desk.store.things().item(id)));
    if (load.items.empty())
        return fail(Fault::NotFound, say::emptyTote);
    return load;
}

Result<Answer> told(Desk& desk, const Command& command, const Load& load, std::vector<chain::Event> events,
    const chain::Zone& zone, bool odd, const char* said)
{
    Json more{{"zone", zone.name}, {"badged_in", !odd}};
    if (load.piece == chain::Piece::WithItsTote)
        for (const auto& item : load.items)
            more["items"].push_back(item.lpn);
    return done(desk, command, load.items.front(), std::move(events), said, "",
        odd ? Mark::Attention : Mark::Ok, std::move(more));
}

} // namespace

namespace {

Result<Answer> putInZone(Desk& desk, const Command& command, const chain::Zone& zone, Load load)
{
    const auto person = TRY(desk.actor());
    const auto witness = TRY(desk.maybeWitness(command));
    auto lying = static_cast<std::int64_t>(TRY(desk.store.fixtures().inZone(zone.name)).size());
    std::vector<chain::Event> events;
    for (auto& item : load.items) {
        const auto policy = TRY(desk.policyOf(item.tenant));
        if (witness)
            events.push_back(witnessed(desk, item, *witness));
        if (const auto refusal = chain::mayPutIn(
                zone, item, actorOf(person), lying, policy, desk.store.clock().now(), load.piece))
            return refuse(desk, command, *refusal, person.id, item);
        ++lying;
        auto event = moved(desk, EventType::ZoneItemEntered, person, item, zone, witness);
        TRY(copyTexts(command, event, {"bin", "purpose"}));
        events.push_back(std::move(event));
    }
    const bool odd = isOdd(zone, person.id);
    return told(desk, command, load, std::move(events), zone, odd, odd ? say::zonedUnseen : say::zoned);
}

} // namespace

Result<Answer> enterZone(Desk& desk, const Command& command)
{
    const auto zone = TRY(zoneOf(desk, command));
    if (TRY(isAboutPerson(command)))
        return personEnters(desk, command, zone);
    return putInZone(desk, command, zone, TRY(loadOf(desk, command)));
}

Result<Answer> putItemInZone(
    Desk& desk, const Command& command, const std::string& named, const chain::Item& item)
{
    const auto zone = TRY(desk.store.fixtures().zone(named));
    if (!zone)
        return fail(Fault::NotFound, say::noSuchZone);
    return putInZone(desk, command, *zone, {{item}, chain::Piece::Alone});
}

Result<Answer> leaveZone(Desk& desk, const Command& command)
{
    if (TRY(isAboutPerson(command)))
        return personLeaves(desk, command, TRY(zoneOf(desk, command)));
    const auto person = TRY(desk.proveOrActor(command));
    const auto witness = TRY(desk.maybeWitness(command));
    auto load = TRY(loadOf(desk, command));
    const auto named = TRY(command.maybeText("zone")).value_or(load.items.front().zone);
    const auto zone = TRY(desk.store.fixtures().zone(named));
    if (!zone)
        return fail(Fault::NotFound, load.items.front().zone.empty() ? say::inNoZone : say::noSuchZone);
    std::vector<chain::Event> events;
    for (auto& item : load.items) {
        const auto policy = TRY(desk.policyOf(item.tenant));
        if (witness)
            events.push_back(witnessed(desk, item, *witness));
        if (const auto refusal =
                chain::mayTakeOut(*zone, item, actorOf(person), policy, desk.store.clock().now(), load.piece))
            return refuse(desk, command, *refusal, person.id, item);
        auto left = moved(desk, EventType::ZoneItemLeft, person, item, *zone, witness);
        TRY(copyTexts(command, left, {"purpose"}));
        events.push_back(std::move(left));
        // From the zone's keeping into her hands: custody, by her own credential.
        auto taken = about(desk, EventType::CustodyAccepted, person.id, item);
        taken.fields = {{"offer", zone->name}, {"from", zone->keeper ? toText(*zone->keeper) : zone->name},
            {"to", toText(person.id)}, {"count", static_cast<std::int64_t>(load.items.size())},
            {"method", std::string(TRY(command.maybeText("badge")) ? "badge+pin" : "session")}};
        events.push_back(std::move(taken));
    }
    const bool odd = isOdd(*zone, person.id);
    return told(desk, command, load, std::move(events), *zone, odd, odd ? say::takenUnseen : say::takenOut);
}

Result<Answer> defineZone(Desk& desk, const Command& command)
{
    const auto person = TRY(desk.actor());
    if (person.role != access::Role::Supervisor)
        return fail(Fault::Unauthorized, say::onlySupervisor);
    auto event = desk.event(EventType::ZoneDefined, person.id);
    event.fields = TRY(zoneFields(desk.store, command));
    auto answer = TRY(desk.record(command, std::move(event), {{"zone", TRY(command.text("zone"))}}));
    desk.outcome = {Mark::Ok, say::zoneDefined, {}, {}};
    return answer;
}

Result<std::vector<chain::Field>> zoneFields(store::Store& store, const Command& command)
{
    const auto name = TRY(command.text("zone"));
    if (name.size() > 40 || name.find(',') != std::string::npos || access::parseRole(name))
        return fail(Fault::Invalid, "a zone's name is at most 40 letters, without commas, and no role");
    const auto zoneClass = TRY(command.maybeText("class")).value_or("standard");
    if (std::find(zoneClasses.begin(), zoneClasses.end(), zoneClass) == zoneClasses.end())
        return fail(Fault::Invalid, "\"class\" is standard, high_value, restricted or quarantine");
    const auto number = [&](const char* key, std::int64_t otherwise) -> Result<std::int64_t> {
        const auto value = TRY(command.maybeNumber(key)).value_or(otherwise);
        return value < 0 || value > 10'000'000
            ? fail(Fault::Invalid, std::string("\"") + key + "\" is out of range")
            : Result<std::int64_t>(value);
    };
    std::vector<chain::Field> fields{{"zone", name}, {"class", zoneClass},
        {"capacity", TRY(number("capacity", 0))}, {"dwell_minutes", TRY(number("dwell_minutes", 0))},
        {"video_days", TRY(number("video_days", 30))}};
    const auto list = [&](const char* key) -> Result<> {
        std::string joined;
        for (const auto& word : TRY(command.maybeTexts(key))) {
            if (word.empty() || word.find(',') != std::string::npos)
                return fail(Fault::Invalid, std::string("\"") + key + "\" is a list of words without commas");
            if (std::string_view(key) == "roles")
                TRY(access::parseRole(word));
            joined += (joined.empty() ? "" : ",") + word;
        }
        if (!joined.empty())
            fields.push_back({key, joined});
        return {};
    };
    TRY(list("roles"));
    TRY(list("cameras"));
    if (const auto keeper = TRY(command.maybeText("keeper"))) {
        if (access::parseRole(*keeper)) {
            fields.push_back({"keeper_role", *keeper});
            return fields;
        }
        for (const auto& person : TRY(store.roster().people()))
            if (person.name == *keeper || toText(person.id) == *keeper) {
                fields.push_back({"keeper", toText(person.id)});
                return fields;
            }
        return fail(Fault::NotFound, say::nobodyOfThatName);
    }
    return fields;
}

} // namespace custody::station
