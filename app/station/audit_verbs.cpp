// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
// Blind counts of a zone: labels are read without the expected list; the comparison comes at the end.

#include <algorithm>
#include <map>

#include "app/custody/piece.h"
#include "app/custody/place_rules.h"
#include "app/scan/normalise.h"
#include "app/scan/parse.h"
#include "app/station/acts.h"
#include "app/station/lpn.h"
#include "app/station/sayings.h"
#include "app/station/verbs.h"
#include "app/store/evidence.h"

namespace custody::station {
namespace {

using chain::EventType;

constexpr std::size_t mostLabels = 500; // read in one command

Result<chain::Audit> auditOf(Desk& desk, const Command& command)
{
    const auto named = TRY(command.text("audit"));
    const auto& known = desk.audit ? desk.audit : desk.before.audit;
    const auto id = named == "@audit" && known ? Result<EventId>(*known) : parseId<EventId>(named);
    if (!id)
        return fail(Fault::NotFound, say::noSuchAudit);
    const auto audit = TRY(desk.store.fixtures().audit(*id));
    return audit ? Result<chain::Audit>(*audit) : fail(Fault::NotFound, say::noSuchAudit);
}

void put(chain::Event& event, const char* list, const std::vector<std::string>& labels)
{
    for (std::size_t at = 0; at < labels.size(); ++at)
        event.fields.push_back({numbered(list, at + 1), labels[at]});
}

// What the event that began a count says of it: who counts with her, and where each lane stood.
struct Beginning {
    std::optional<PersonId> second;
    std::map<std::string, std::uint64_t> sizes; // by origin; empty: begun before this was recorded
};

Result<Beginning> beginningOf(Desk& desk, const chain::Audit& audit)
{
    Beginning out;
    const auto at = TRY(desk.store.ledger().placeOf(audit.id));
    if (!at)
        return fail(Fault::NotFound, say::noSuchAudit);
    const auto lane = TRY(desk.store.ledger().lane(at->first));
    const auto opened = TRY(store::openEvent(desk.store, lane, at->second, store::stationSubject()));
    chain::Event begun;
    begun.fields = opened.fields;
    out.second = chain::personIn(begun, "second");
    for (std::size_t one = 1; begun.find(numbered("lane", one, "size")); ++one)
        out.sizes.insert_or_assign(begun.text(numbered("lane", one, "origin")),
            static_cast<std::uint64_t>(begun.number(numbered("lane", one, "size"))));
    return out;
}

// Whether one of these happened to it in the zone since the count began, by the order of the leaves: the
// clock may have been set meanwhile.
Result<bool> happenedSince(Desk& desk, const SubjectId& item, const chain::Audit& audit,
    const Beginning& begun, std::initializer_list<EventType> acts)
{
    const auto parcel = TRY(desk.store.things().parcelOf(item));
    const auto chain = TRY(store::chainOf(desk.store, item));
    for (auto at = chain.rbegin(); at != chain.rend(); ++at) {
        const auto lane = TRY(desk.store.ledger().lane(at->lane));
        const auto stood = begun.sizes.find(lane.origin);
        if (stood != begun.sizes.end() && at->index < stood->second)
            return false;
        const auto opened = TRY(store::openEvent(desk.store, lane, at->index, parcel));
        if (begun.sizes.empty() && static_cast<UtcMs>(opened.entry.claimedMs) <= audit.begunAt)
            return false;
        const auto type = TRY(chain::parseEventType(opened.entry.type));
        if (std::ranges::find(acts, type) != acts.end() && opened.text("zone") == audit.zone)
            return true;
    }
    return false;
}

// As she is now: her role may have changed since she proved herself.
Result<std::optional<chain::Actor>> actorNamed(Desk& desk, const std::optional<PersonId>& id)
{
    if (!id)
        return std::optional<chain::Actor>();
    return std::optional(actorOf(TRY(desk.store.roster().person(*id))));
}

// What a label that was read names: an item's number, a carrier's, or nothing we know.
std::string numberOn(const Desk& desk, const std::string& label)
{
    const auto plain = scan::bare(scan::normalise(label).content);
    if (isLpn(plain))
        return plain;
    const auto reading = scan::parseScan(label, {}, desk.dock.codes);
    return reading.verdict == scan::Verdict::Valid && reading.carrier != "none" ? reading.tracking : plain;
}

// The item or the parcel that is here, or was, under this number.
Result<std::optional<chain::Item>> pieceNumbered(Desk& desk, const std::string& number)
{
    if (isLpn(number)) {
        const auto id = TRY(desk.store.things().itemByLpn(number));
        return id ? std::optional(TRY(desk.store.things().item(*id))) : std::optional<chain::Item>();
    }
    auto parcel = desk.findParcel(number);
    if (!parcel && parcel.error().fault != Fault::Storage && parcel.error().fault != Fault::Tampered)
        return std::optional<chain::Item>();
    auto piece = chain::pieceOf(TRY(std::move(parcel)));
    return piece.stage == chain::ItemStage::None ? std::optional<chain::Item>()
                                                 : std::optional(std::move(piece));
}

std::int64_t sizeOf(const std::vector<std::string>& list) { return static_cast<std::int64_t>(list.size()); }

} // namespace

Result<Answer> startAudit(Desk& desk, const Command& command)
{
    const auto person = TRY(desk.proveOrActor(command));
    const auto zone = TRY(desk.store.fixtures().zone(TRY(command.text("zone"))));
    if (!zone)
        return fail(Fault::NotFound, say::noSuchZone);
    const auto second = TRY(desk.maybeWitness(command));
    if (const auto refusal =
            chain::mayAudit(*zone, actorOf(person), second ? std::optional(actorOf(*second)) : std::nullopt))
        return desk.refuse(command, *refusal, person.id, std::nullopt);
    auto event = desk.event(EventType::ZoneAuditStarted, person.id);
    const auto id = event.id;
    event.fields = {
        {"audit", toText(id)}, {"zone", zone->name}, {"auditor", toText(person.id)}, {"blind", true}};
    if (second)
        event.fields.push_back({"second", toText(second->id)});
    std::size_t at = 0;
    for (const auto& lane : TRY(desk.store.ledger().lanes()))
        if (lane.tenant) { // nothing lies in a zone by a leaf of the spine
            event.fields.push_back({numbered("lane", ++at, "origin"), lane.origin});
            event.fields.push_back({numbered("lane", at, "size"), static_cast<std::int64_t>(lane.size)});
        }
    auto answer = TRY(desk.record(command, std::move(event), {{"audit", toText(id)}, {"zone", zone->name}}));
    desk.audit = id;
    desk.outcome = {Mark::Ok, say::auditBegun, {}, say::nextCount};
    return answer;
}

Result<Answer> countZone(Desk& desk, const Command& command)
{
    const auto person = TRY(desk.proveOrActor(command));
    const auto audit = TRY(auditOf(desk, command));
    if (const auto refusal = chain::mayCount(audit, person.id))
        return desk.refuse(command, *refusal, person.id, std::nullopt);
    std::vector<std::string> read;
    for (const auto& label : TRY(command.texts("items")))
        read.push_back(numberOn(desk, label));
    if (read.empty() || read.size() > mostLabels)
        return fail(Fault::Invalid, say::labelsRange);
    auto event = desk.event(EventType::ZoneCounted, person.id);
    event.fields = {{"audit", toText(audit.id)}, {"count", sizeOf(read)}};
    put(event, "lpn", read);
    auto after = audit;
    chain::apply(after, event);
    auto answer = TRY(desk.record(
        command, std::move(event), {{"audit", toText(audit.id)}, {"counted", after.read.size()}}));
    desk.audit = audit.id;
    desk.outcome = {Mark::Ok, say::counted, {}, say::nextCount};
    return answer;
}

Result<Answer> completeAudit(Desk& desk, const Command& command)
{
    const auto person = TRY(desk.proveOrActor(command));
    const auto audit = TRY(auditOf(desk, command));
    const auto begun = TRY(beginningOf(desk, audit));
    const auto zone = TRY(desk.store.fixtures().zone(audit.zone));
    if (!zone)
        return fail(Fault::NotFound, say::noSuchZone);
    if (const auto refusal =
            chain::mayCompleteAudit(audit, *zone, actorOf(person), TRY(actorNamed(desk, begun.second))))
        return desk.refuse(command, *refusal, person.id, std::nullopt);
    std::map<std::string, chain::Item> items; // by LPN
    auto read = audit.read;
    std::vector<std::string> here, elsewhere;
    for (const auto& lying : TRY(desk.store.fixtures().inZone(audit.zone))) {
        const auto item = TRY(desk.store.things().piece(lying.item));
        items.emplace(item.lpn, item);
        // What came in while she counted lay there for no count; it is found, or it is no question.
        if (std::ranges::find(read, item.lpn) != read.end()
            || !TRY(happenedSince(
                desk, lying.item, audit, begun, {EventType::ZoneItemEntered, EventType::ParcelContinued})))
            here.push_back(item.lpn);
    }
    for (const auto& label : audit.read)
        if (!items.contains(label))
            if (const auto thing = TRY(pieceNumbered(desk, label))) {
                if (TRY(happenedSince(desk, thing->id, audit, begun, {EventType::ZoneItemLeft}))) {
                    std::erase(read, label); // read while it lay there, and taken out since
                    continue;
                }
                elsewhere.push_back(label);
                items.emplace(label, *thing);
            }
    const auto count = chain::compare(read, here, elsewhere);

    store::Recording recording;
    auto event = desk.event(EventType::ZoneAuditCompleted, person.id);
    event.fields = {{"audit", toText(audit.id)}, {"zone", audit.zone}, {"auditor", toText(person.id)},
        {"expected", sizeOf(here)}, {"found", sizeOf(count.found)}, {"missing", sizeOf(count.missing)},
        {"unexpected", sizeOf(count.unexpected)}, {"misplaced", sizeOf(count.misplaced)}};
    if (begun.second)
        event.fields.push_back({"second", toText(*begun.second)});
    put(event, "missing", count.missing);
    put(event, "unexpected", count.unexpected);
    put(event, "misplaced", count.misplaced);
    recording.events.push_back(std::move(event));
    const auto each = [&](const std::vector<std::string>& labels, const char* result, bool discrepancy) {
        for (const auto& label : labels) {
            const auto& item = items.at(label);
            auto seen = about(desk, EventType::ZoneItemCounted, person.id, item);
            seen.fields = {{"audit", toText(audit.id)}, {"zone", audit.zone}, {"result", std::string(result)},
                {"auditor", toText(person.id)}};
            recording.events.push_back(std::move(seen));
            if (!discrepancy)
                continue;
            auto opened = about(desk, EventType::DiscrepancyOpened, person.id, item);
            opened.fields = {{"discrepancy", toText(desk.store.newEventId())}, {"kind", std::string(result)},
                {"expected", item.zone.empty() ? std::string("in somebody's hands") : item.zone},
                {"found", std::string(result) == "missing" ? std::string("-") : audit.zone},
                {"zone", audit.zone}};
            recording.events.push_back(std::move(opened));
        }
    };
    each(count.found, "found", false);
    each(count.missing, "missing", true);
    each(count.misplaced, "misplaced", true);
    auto answer = TRY(desk.record(command, std::move(recording),
        {{"audit", toText(audit.id)}, {"zone", audit.zone}, {"found", count.found},
            {"missing", count.missing}, {"unexpected", count.unexpected}, {"misplaced", count.misplaced}}));
    desk.audit.reset();
    const bool clean = count.missing.empty() && count.unexpected.empty() && count.misplaced.empty();
    desk.outcome = clean ? Outcome{Mark::Ok, say::auditClean, {}, {}}
                         : Outcome{Mark::Attention, say::auditDiffers, {}, say::nextDiscrepancy};
    return answer;
}

} // namespace custody::station
