// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/station/show_places.h"

#include <algorithm>

#include "app/custody/chain_report.h"
#include "app/station/board.h"
#include "app/station/limits.h"
#include "app/station/sayings.h"
#include "app/station/verbs.h"
#include "app/store/evidence.h"

namespace custody::station {
namespace {

Json people(const std::vector<PersonId>& ids)
{
    Json out = Json::array();
    for (const auto& id : ids)
        out.push_back(access::shortName(id));
    return out;
}

std::string shortKeeper(const std::string& keeper)
{
    const auto id = parseId<PersonId>(keeper);
    return id ? access::shortName(*id) : keeper;
}

Json timeOr(const std::optional<UtcMs>& time) { return time ? Json(rfc3339(*time)) : Json(nullptr); }

} // namespace

Json discrepanciesJson(const std::vector<chain::Discrepancy>& list)
{
    Json out = Json::array();
    for (const auto& one : list)
        out.push_back({{"discrepancy", toText(one.id)}, {"kind", one.kind}, {"open", one.open},
            {"owner", one.owner ? Json(access::shortName(*one.owner)) : Json(nullptr)}});
    return out;
}

Result<Answer> showZone(Desk& desk, const std::string& name)
{
    const auto zone = TRY(desk.store.fixtures().zone(name));
    if (!zone)
        return fail(Fault::NotFound, say::noSuchZone);
    const auto now = desk.store.clock().now();
    const bool counted = TRY(isBlindTo(desk, name));
    Json items = Json::array();
    for (const auto& lying : TRY(desk.store.fixtures().inZone(name))) {
        const auto item = TRY(desk.store.things().piece(lying.item));
        items.push_back({{"lpn", item.lpn}, {"bin", item.bin}, {"since", rfc3339(lying.since)},
            {"minutes", (now - lying.since) / 60'000}, {"holds", item.holds}});
    }
    Answer answer;
    answer.more = {{"zone", zone->name}, {"class", zone->zoneClass}, {"capacity", zone->capacity},
        {"dwell_minutes", zone->dwellMinutes}, {"cameras", zone->cameras}, {"inside", people(zone->inside)},
        {"being_counted", counted}};
    if (!counted)
        answer.more["items"] = items;
    return answer;
}

Result<Answer> showZones(Desk& desk)
{
    Json zones = Json::array();
    for (const auto& zone : TRY(desk.store.fixtures().zones())) {
        const bool counted = TRY(isBlindTo(desk, zone.name));
        zones.push_back({{"zone", zone.name}, {"class", zone.zoneClass},
            {"items", counted ? Json(nullptr) : Json(TRY(desk.store.fixtures().inZone(zone.name)).size())},
            {"inside", people(zone.inside)}, {"being_counted", counted}});
    }
    Answer answer;
    answer.more = {{"zones", zones}};
    return answer;
}

Result<Answer> showBoard(Desk& desk)
{
    TRY(desk.actor());
    Answer answer;
    answer.more = TRY(boardJson(desk));
    desk.page = Page::Board;
    return answer;
}

Result<Answer> showContainer(Desk& desk, const std::string& name)
{
    const auto container = TRY(desk.store.fixtures().container(name));
    Json items = Json::array();
    for (const auto& id : TRY(desk.store.fixtures().inContainer(name)))
        items.push_back(TRY(desk.store.things().item(id)).lpn);
    Answer answer;
    answer.more = {{"container", container.name}, {"seal", container.seal.number},
        {"seal_state", chain::name(container.seal.state)}, {"items", items}};
    return answer;
}

Result<Answer> showOffer(Desk& desk, const Command& command)
{
    const auto offer = TRY(findOffer(desk, command));
    Json items = Json::array();
    for (const auto& id : offer.items)
        items.push_back(TRY(desk.store.things().piece(id)).lpn);
    Answer answer;
    answer.more = {{"offer", toText(offer.id)}, {"state", chain::name(offer.state)},
        {"from", access::shortName(offer.from)},
        {"to",
            offer.to                   ? access::shortName(*offer.to)
                : offer.toRole.empty() ? std::string("-")
                                       : offer.toRole},
        {"purpose", offer.purpose}, {"items", items}, {"container", offer.container}, {"seal", offer.seal},
        {"offered_at", rfc3339(offer.offeredAt)},
        {"expires_at", offer.expiresAt ? Json(rfc3339(offer.expiresAt)) : Json(nullptr)},
        {"answered_by", offer.answeredBy ? Json(access::shortName(*offer.answeredBy)) : Json(nullptr)}};
    return answer;
}

Result<Answer> showOverdue(Desk& desk)
{
    Json list = Json::array();
    for (const auto& one : TRY(overdueToSee(desk)))
        list.push_back(TRY(describe(desk, one)));
    Json offers = Json::array();
    for (const auto& id : TRY(desk.store.things().openOffers())) {
        const auto offer = TRY(desk.store.things().offer(id));
        offers.push_back(
            {{"offer", toText(id)}, {"from", access::shortName(offer.from)}, {"items", offer.items.size()},
                {"expires_at", offer.expiresAt ? Json(rfc3339(offer.expiresAt)) : Json(nullptr)}});
    }
    std::optional<UtcMs> oldest;
    for (const auto& lane : TRY(desk.store.outbox().lanes()))
        if (lane.unsynced > 0 && lane.oldestUnsynced && (!oldest || *lane.oldestUnsynced < *oldest))
            oldest = lane.oldestUnsynced;
    Answer answer;
    answer.more = {{"overdue", list}, {"offers", offers}, {"oldest_unsynced", timeOr(oldest)}};
    return answer;
}

// What the keeper of the cameras was asked for and has not answered, the soonest to be overwritten first.
Result<Answer> showClips(Desk& desk)
{
    std::vector<std::pair<UtcMs, Json>> rows;
    const auto add = [&](const auto& thing, Json about) {
        for (const auto& clip : thing.clips)
            if (clip.open) {
                Json row{{"clip", toText(clip.id)}, {"kept_until", rfc3339(clip.keptUntil)}};
                row.update(about);
                rows.emplace_back(clip.keptUntil, std::move(row));
            }
    };
    auto subjects = TRY(desk.store.fixtures().asked());
    for (const auto& lying : TRY(desk.store.fixtures().inZonesSince(desk.store.clock().now() + 1)))
        subjects.push_back(lying.item);
    for (const auto& id : subjects) {
        if (TRY(desk.store.things().kindOf(id)) == store::ThingKind::Parcel) {
            add(TRY(desk.store.things().parcel(id)), {{"parcel", toText(id)}});
        } else {
            const auto item = TRY(desk.store.things().item(id));
            add(item, {{"item", item.lpn}});
        }
    }
    std::stable_sort(
        rows.begin(), rows.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    Json clips = Json::array();
    for (auto& [until, row] : rows)
        clips.push_back(std::move(row));
    Answer answer;
    answer.more = {{"clips", clips}};
    return answer;
}

Result<Answer> showSeals(Desk& desk)
{
    const auto uses = TRY(desk.store.fixtures().sealUses());
    Json ranges = Json::array();
    for (const auto& range : TRY(desk.store.fixtures().sealRanges())) {
        std::int64_t applied = 0, destroyed = 0;
        for (const auto& use : uses)
            if (chain::contains(range, use.number))
                ++(use.use == "destroyed" ? destroyed : applied);
        const auto size = TRY(chain::sizeOf(range));
        ranges.push_back({{"first", range.first}, {"last", range.last}, {"class", range.sealClass},
            {"issued", size}, {"used", applied}, {"destroyed", destroyed},
            {"left", size - applied - destroyed}, {"gaps", chain::gapsIn(range, uses)}});
    }
    Answer answer;
    answer.more = {{"seals", ranges}};
    return answer;
}

Result<chain::ChainReport> chainReport(Desk& desk, const chain::Item& item)
{
    std::vector<chain::Link> links;
    for (const auto& [laneId, index] : TRY(store::chainOf(desk.store, item.id))) {
        const auto lane = TRY(desk.store.ledger().lane(laneId));
        const auto opened = TRY(store::openEvent(desk.store, lane, index, item.parcel));
        chain::Link link;
        link.event.id = opened.entry.eventId;
        link.event.type = TRY(chain::parseEventType(opened.entry.type));
        link.event.at = static_cast<UtcMs>(opened.entry.claimedMs);
        link.event.actor = opened.entry.actor;
        link.event.fields = opened.fields;
        link.erased = opened.erased;
        link.lane = lane.origin;
        link.index = index;
        links.push_back(std::move(link));
    }
    return chain::reportOf(links);
}

Result<Json> chainJson(Desk& desk, const chain::Item& item)
{
    const auto report = TRY(chainReport(desk, item));
    Json keepings = Json::array(), holes = Json::array(), flaws = Json::array();
    for (const auto& one : report.keepings)
        keepings.push_back(
            {{"keeper", shortKeeper(one.keeper)}, {"from", rfc3339(one.from)}, {"until", timeOr(one.until)},
                {"how", one.how}, {"proof", toText(one.proof)}, {"place", one.place}});
    for (const auto& one : report.holes)
        holes.push_back({{"from", rfc3339(one.from)}, {"until", timeOr(one.until)},
            {"before", shortKeeper(one.before)}, {"after", shortKeeper(one.after)}, {"why", one.why},
            {"proof", toText(one.proof)}, {"place", one.place}});
    for (const auto& one : report.flaws)
        flaws.push_back({{"weight", one.rejects ? "reject" : "comment"}, {"what", one.what},
            {"proof", toText(one.proof)}});
    return Json{{"keepings", keepings}, {"holes", holes}, {"flaws", flaws},
        {"end", report.end.empty() ? Json(nullptr) : Json(report.end)}};
}

} // namespace custody::station
