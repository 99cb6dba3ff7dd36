// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/station/board.h"

#include <algorithm>
#include <set>

#include "app/station/limits.h"

namespace custody::station {
namespace {

constexpr std::size_t mostRows = 200; // of a list on a screen

int weightOf(const chain::Zone& zone)
{
    return zone.zoneClass == "high_value" ? 0 : zone.zoneClass == "restricted" ? 1 : 2;
}

std::vector<std::string> namesOf(Desk& desk, const std::vector<PersonId>& people)
{
    std::vector<std::string> out;
    for (const auto& one : people)
        out.push_back(desk.personName(one));
    return out;
}

} // namespace

Result<bool> isBlindTo(Desk& desk, const std::string& zone)
{
    const auto counts = TRY(desk.store.fixtures().openAudits(zone));
    return std::any_of(counts.begin(), counts.end(),
        [&](const chain::Audit& one) { return !desk.person || one.auditor == desk.person->id; });
}

// Zones that whoever looks is counting just now.
Result<std::set<std::string>> hiddenFrom(Desk& desk)
{
    std::set<std::string> hidden;
    for (const auto& audit : TRY(desk.store.fixtures().openAudits()))
        if (!desk.person || audit.auditor == desk.person->id)
            hidden.insert(audit.zone);
    return hidden;
}

Result<std::vector<chain::Overdue>> overdueToSee(Desk& desk)
{
    const auto hidden = TRY(hiddenFrom(desk));
    auto late = TRY(overdueNow(desk));
    std::erase_if(late, [&](const chain::Overdue& one) { return hidden.contains(one.zone); });
    return late;
}

Result<std::vector<ZoneRow>> zoneRows(Desk& desk)
{
    std::map<std::string, store::Lying> lying;
    for (auto& one : TRY(desk.store.fixtures().lying()))
        lying.emplace(one.zone, one);
    const auto hidden = TRY(hiddenFrom(desk));
    // Where a zone says none, the shortest that a brand here allows.
    auto shortest = chain::standardPolicy().dwellMinutes;
    if (const auto brands = TRY(desk.store.roster().tenants()); !brands.empty()) {
        shortest = TRY(desk.policyOf(brands.front().id)).dwellMinutes;
        for (const auto& brand : brands)
            shortest = std::min(shortest, TRY(desk.policyOf(brand.id)).dwellMinutes);
    }
    std::vector<ZoneRow> rows;
    for (auto& zone : TRY(desk.store.fixtures().zones())) {
        ZoneRow row{zone, std::nullopt, 0, zone.dwellMinutes};
        if (row.limitMinutes == 0)
            row.limitMinutes = shortest;
        const auto found = lying.find(zone.name);
        if (!hidden.contains(zone.name)) {
            row.items = found == lying.end() ? 0 : found->second.items;
            row.oldest = found == lying.end() ? 0 : found->second.oldest;
        }
        rows.push_back(std::move(row));
    }
    std::stable_sort(rows.begin(), rows.end(),
        [](const ZoneRow& a, const ZoneRow& b) { return weightOf(a.zone) < weightOf(b.zone); });
    return rows;
}

Result<std::vector<Awaited>> awaitedApprovals(Desk& desk)
{
    const auto now = desk.store.clock().now();
    const auto hidden = TRY(hiddenFrom(desk));
    std::vector<Awaited> out;
    const auto look = [&](const SubjectId& id) -> Result<> {
        auto item = TRY(desk.store.things().item(id));
        if (item.stage == chain::ItemStage::Decided && item.decision && item.decision->approvalNeeded
            && !item.decision->approver && !hidden.contains(item.zone)) {
            auto decision = *item.decision;
            out.push_back({std::move(item), std::move(decision)});
        }
        return {};
    };
    for (const auto& held : TRY(desk.store.things().heldSince(now + 1)))
        if (held.kind == store::ThingKind::Item)
            TRY(look(held.subject));
    for (const auto& one : TRY(desk.store.fixtures().inZonesSince(now + 1)))
        if (TRY(desk.store.things().kindOf(one.item)) == store::ThingKind::Item)
            TRY(look(one.item));
    return out;
}

Result<Json> boardJson(Desk& desk)
{
    Json zones = Json::array(), waiting = Json::array(), late = Json::array();
    const auto now = desk.store.clock().now();
    for (const auto& row : TRY(zoneRows(desk)))
        zones.push_back({{"zone", row.zone.name}, {"class", row.zone.zoneClass},
            {"items", row.items ? Json(*row.items) : Json(nullptr)}, {"capacity", row.zone.capacity},
            {"oldest_minutes", row.oldest ? Json((now - row.oldest) / 60'000) : Json(nullptr)},
            {"limit_minutes", row.limitMinutes}, {"inside", namesOf(desk, row.zone.inside)}});
    for (const auto& one : TRY(awaitedApprovals(desk)))
        waiting.push_back({{"item", one.item.lpn}, {"route", one.decision.route}, {"grade", one.item.grade},
            {"decided_by", desk.personName(one.decision.decider)}});
    for (const auto& one : TRY(overdueToSee(desk)))
        late.push_back(TRY(describe(desk, one)));
    return Json{{"zones", zones}, {"approvals", waiting}, {"overdue", late}};
}

Result<BoardView> boardView(Desk& desk)
{
    BoardView view;
    for (const auto& row : TRY(zoneRows(desk)))
        view.zones.push_back({row.zone.name, row.zone.zoneClass, row.items, row.zone.capacity, row.oldest,
            row.limitMinutes, namesOf(desk, row.zone.inside)});
    for (const auto& one : TRY(awaitedApprovals(desk)))
        view.approvals.push_back({one.item.lpn, one.item.sku, one.item.grade, one.decision.route,
            desk.personName(one.decision.decider)});
    for (const auto& one : TRY(overdueToSee(desk))) {
        const auto title = !one.lane.empty() ? one.lane
            : one.isItem                     ? TRY(desk.store.things().item(one.subject)).lpn
                                             : TRY(desk.store.things().parcel(one.subject)).tracking;
        view.overdue.push_back(
            {title, one.rule, one.holder ? desk.personName(one.holder) : one.zone, one.dueAt});
        if (view.overdue.size() == mostRows)
            break;
    }
    return view;
}

} // namespace custody::station
