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
        return desk.recordNo(
            command, failed({Fault::Refused, refusal->say, refusal->rule}, refusal->next), std::move(denied));
    }
    auto event = desk.event(EventType::ZonePersonEntered, person.id);
    event.fields = {{"zone", zone.name}, {"person", toText(person.id)},
        {"method", std::string(desk.toldBadges.contains(person.id) ? "command" : "badge")}};
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

// What goes in or out: one item, one parcel, or a tote with all that lies in it.
struct Load {
    std::vector<chain::Item> items;
    chain::Piece piece = chain::Piece::Alone;
};

Result<bool> isAboutPerson(const Command& command)
{
    return !TRY(command.maybeText("item")) && !TRY(command.maybeText("parcel"))
        && !TRY(command.maybeText("container"));
}

Result<Load> loadOf(Desk& desk, const Command& command)
{
    const auto tote = TRY(command.maybeText("container"));
    if (!tote)
        return Load{{TRY(pieceOf(desk, command))}, chain::Piece::Alone};
    if (tote->empty())
        return fail(Fault::Invalid, say::filled(say::isMissing, "container"));
    Load load{{}, chain::Piece::WithItsTote};
    for (const auto& id : TRY(desk.store.fixtures().inContainer(*tote)))
        load.items.push_back(TRY(desk.store.things().item(id)));
    if (load.items.empty())
        return fail(Fault::NotFound, say::emptyTote);
    return load;
}

Result<Answer> told(Desk& desk, const Command& command, const Load& load, std::vector<chain::Event> events,
    const chain::Zone& zone, const PersonId& who, const char* said)
{
    const bool odd = isOdd(zone, who);
    Json more{{"zone", zone.name}, {"badged_in", isInside(zone, who)}};
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
        if (const auto refusal = watch(desk, item, policy, witness, person.id, events))
            return refuse(desk, command, *refusal, person.id, item);
        if (const auto refusal = chain::mayPutIn(
                zone, item, actorOf(person), lying, policy, desk.store.clock().now(), load.piece))
            return refuse(desk, command, *refusal, person.id, item);
        ++lying;
        auto event = moved(desk, EventType::ZoneItemEntered, person, item, zone, witness);
        TRY(copyTexts(command, event, {"bin", "purpose"}));
        events.push_back(std::move(event));
    }
    return told(desk, command, load, std::move(events), zone, person.id,
        isOdd(zone, person.id) ? say::zonedUnseen : say::zoned);
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
        if (const auto refusal = watch(desk, item, policy, witness, person.id, events))
            return refuse(desk, command, *refusal, person.id, item);
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
            {"method", TRY(command.maybeText("badge")) ? desk.methodOf(person.id) : "session"}};
        events.push_back(std::move(taken));
    }
    return told(desk, command, load, std::move(events), *zone, person.id,
        isOdd(*zone, person.id) ? say::takenUnseen : say::takenOut);
}

Result<chain::Answer> outOfZone(Desk& desk, const access::Person& person, const chain::Item& item,
    const std::optional<access::Person>& witness, std::vector<chain::Event>& events)
{
    if (item.zone.empty())
        return chain::Answer();
    const auto zone = TRY(desk.store.fixtures().zone(item.zone));
    if (!zone)
        return fail(Fault::NotFound, say::noSuchZone);
    if (auto refusal = chain::mayTakeOut(
            *zone, item, actorOf(person), TRY(desk.policyOf(item.tenant)), desk.store.clock().now()))
        return refusal;
    events.push_back(moved(desk, EventType::ZoneItemLeft, person, item, *zone, witness));
    return chain::Answer();
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

namespace {

// A word of the site's own, as it is written on signs and in lists.
bool isPlain(std::string_view word)
{
    return !word.empty() && word.size() <= 40 && word.front() != ' ' && word.back() != ' '
        && std::all_of(
            word.begin(), word.end(), [](unsigned char c) { return c >= 0x20 && c != 0x7f && c != ','; });
}

Result<std::string> listOf(const Command& command, const char* key)
{
    std::string joined;
    for (const auto& word : TRY(command.maybeTexts(key))) {
        if (!isPlain(word))
            return fail(Fault::Invalid, say::filled(say::mustBeWords, key));
        if (std::string_view(key) == "roles")
            TRY(access::parseRole(word));
        joined += (joined.empty() ? "" : ",") + word;
    }
    return joined;
}

Result<> setKeeper(store::Store& store, const std::string& keeper, chain::Zone& zone)
{
    zone.keeper.reset();
    zone.keeperRole.clear();
    if (access::parseRole(keeper)) {
        zone.keeperRole = keeper;
        return {};
    }
    for (const auto& person : TRY(store.roster().people()))
        if (person.name == keeper || toText(person.id) == keeper) {
            zone.keeper = person.id;
            return {};
        }
    return fail(Fault::NotFound, say::nobodyOfThatName);
}

std::string joined(const std::vector<std::string>& words)
{
    std::string out;
    for (const auto& word : words)
        out += (out.empty() ? "" : ",") + word;
    return out;
}

} // namespace

// What the command leaves out stays as it is: to change a zone's capacity is not to open its door to
// everybody.
Result<std::vector<chain::Field>> zoneFields(store::Store& store, const Command& command)
{
    const auto name = TRY(command.text("zone"));
    if (!isPlain(name) || access::parseRole(name))
        return fail(Fault::Invalid, say::zoneName);
    const auto known = TRY(store.fixtures().zone(name));
    auto zone = known.value_or(chain::Zone{});
    if (const auto zoneClass = TRY(command.maybeText("class"))) {
        if (std::find(zoneClasses.begin(), zoneClasses.end(), *zoneClass) == zoneClasses.end())
            return fail(Fault::Invalid, say::zoneClassWords);
        if (known && zone.zoneClass != *zoneClass && !TRY(store.fixtures().inZone(name)).empty())
            return fail(Fault::Invalid, say::zoneNotEmpty);
        zone.zoneClass = *zoneClass;
    }
    for (const auto& [key, value] : {std::pair("capacity", &zone.capacity),
             std::pair("dwell_minutes", &zone.dwellMinutes), std::pair("video_days", &zone.videoDays)}) {
        *value = TRY(command.maybeNumber(key)).value_or(*value);
        if (*value < 0 || *value > 10'000'000)
            return fail(Fault::Invalid, say::filled(say::outOfRange, key));
    }
    const auto roles = command.says("roles") ? TRY(listOf(command, "roles")) : joined(zone.roles);
    const auto cameras = command.says("cameras") ? TRY(listOf(command, "cameras")) : joined(zone.cameras);
    if (const auto keeper = TRY(command.maybeText("keeper")))
        TRY(setKeeper(store, *keeper, zone));
    std::vector<chain::Field> fields{{"zone", name}, {"class", zone.zoneClass}, {"capacity", zone.capacity},
        {"dwell_minutes", zone.dwellMinutes}, {"video_days", zone.videoDays}};
    const auto put = [&](const char* key, const std::string& value) {
        if (!value.empty())
            fields.push_back({key, value});
    };
    put("roles", roles);
    put("cameras", cameras);
    put("keeper_role", zone.keeperRole);
    if (zone.keeper)
        fields.push_back({"keeper", toText(*zone.keeper)});
    return fields;
}

} // namespace custody::station
