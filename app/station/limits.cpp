// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/station/limits.h"

#include <algorithm>
#include <set>

#include "app/station/acts.h"
#include "app/station/verbs.h"

namespace custody::station {

Result<std::vector<chain::Overdue>> overdueNow(Desk& desk)
{
    const auto now = desk.store.clock().now();
    std::vector<chain::Overdue> out;
    const auto add = [&](std::vector<chain::Overdue> found) {
        out.insert(out.end(), std::make_move_iterator(found.begin()), std::make_move_iterator(found.end()));
    };
    std::map<TenantId, chain::Policy> policies;
    const auto policyOf = [&](const TenantId& brand) -> Result<const chain::Policy*> {
        auto known = policies.find(brand);
        if (known == policies.end())
            known = policies.emplace(brand, TRY(desk.policyOf(brand))).first;
        return &known->second;
    };
    std::set<SubjectId> seen;
    const auto item = [&](const SubjectId& id) -> Result<> {
        if (!seen.insert(id).second)
            return {};
        const auto state = TRY(desk.store.things().item(id));
        const auto zone =
            state.zone.empty() ? std::optional<chain::Zone>() : TRY(desk.store.fixtures().zone(state.zone));
        add(chain::overdueOf(state, *TRY(policyOf(state.tenant)), zone, now));
        return {};
    };
    for (const auto& held : TRY(desk.store.things().heldSince(now))) {
        if (held.kind == store::ThingKind::Item) {
            TRY(item(held.subject));
            continue;
        }
        const auto parcel = TRY(desk.store.things().parcel(held.subject));
        add(chain::overdueOf(parcel, *TRY(policyOf(parcel.tenant)), now));
    }
    for (const auto& lying : TRY(desk.store.fixtures().inZonesSince(now)))
        TRY(item(lying.item));
    std::sort(out.begin(), out.end(), [](const auto& a, const auto& b) { return a.dueAt < b.dueAt; });
    return out;
}

Result<std::size_t> tellOverdue(Desk& desk)
{
    std::size_t told = TRY(lapseOffers(desk));
    store::Recording recording;
    for (const auto& one : TRY(overdueNow(desk))) {
        if (one.told)
            continue;
        auto event = desk.event(chain::EventType::CustodyOverdue);
        event.parcel = TRY(desk.store.things().parcelOf(one.subject));
        if (one.isItem)
            event.item = one.subject;
        event.fields = {{"rule", one.rule}, {"due_at", rfc3339(one.dueAt)}, {"escalated", true}};
        if (one.holder)
            event.fields.push_back({"holder", toText(*one.holder)});
        if (!one.zone.empty())
            event.fields.push_back({"zone", one.zone});
        recording.events.push_back(std::move(event));
    }
    told += recording.events.size();
    if (!recording.events.empty())
        TRY(desk.store.record(recording));
    return told;
}

Result<Json> describe(Desk& desk, const chain::Overdue& one)
{
    Json out{{"rule", one.rule}, {"due_at", rfc3339(one.dueAt)},
        {"holder", one.holder ? Json(access::shortName(*one.holder)) : Json(nullptr)}};
    if (!one.zone.empty())
        out["zone"] = one.zone;
    if (one.isItem)
        out["item"] = TRY(desk.store.things().item(one.subject)).lpn;
    else
        out["parcel"] = toText(one.subject);
    return out;
}

} // namespace custody::station
