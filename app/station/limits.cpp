// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/station/limits.h"

#include <algorithm>
#include <set>

#include "app/station/acts.h"
#include "app/station/verbs.h"

namespace custody::station {

namespace {

// What each brand asks for, read once.
class Policies {
public:
    explicit Policies(Desk& desk)
        : m_desk(desk)
    {
    }
    Result<const chain::Policy*> of(const TenantId& brand)
    {
        auto known = m_known.find(brand);
        if (known == m_known.end())
            known = m_known.emplace(brand, TRY(m_desk.policyOf(brand))).first;
        return &known->second;
    }

private:
    Desk& m_desk;
    std::map<TenantId, chain::Policy> m_known;
};

// Leaves that no cloud has receipted for too long; the spine's after the time of the hastiest brand.
Result<std::vector<chain::Overdue>> unsynced(Desk& desk, Policies& policies, UtcMs now)
{
    std::vector<chain::Overdue> out;
    for (const auto& status : TRY(desk.store.outbox().lanes())) {
        if (status.unsynced == 0 || !status.oldestUnsynced)
            continue;
        const auto tenant = TRY(desk.store.ledger().lane(status.lane)).tenant;
        auto minutes = TRY(policies.of(tenant.value_or(TenantId{})))->unsyncedMinutes;
        if (!tenant)
            for (const auto& brand : TRY(desk.store.roster().tenants()))
                minutes = std::min(minutes, TRY(policies.of(brand.id))->unsyncedMinutes);
        const auto due = *status.oldestUnsynced + minutes * 60'000;
        if (now <= due)
            continue;
        chain::Overdue late{"unsynced", {}, false, due, {}, {}, false, status.origin};
        late.told = TRY(desk.store.fixtures().toldUnsynced(status.origin)) == rfc3339(due);
        out.push_back(std::move(late));
    }
    return out;
}

} // namespace

Result<std::vector<chain::Overdue>> overdueNow(Desk& desk)
{
    const auto now = desk.store.clock().now();
    std::vector<chain::Overdue> out;
    const auto add = [&](std::vector<chain::Overdue> found) {
        out.insert(out.end(), std::make_move_iterator(found.begin()), std::make_move_iterator(found.end()));
    };
    Policies policies(desk);
    std::set<SubjectId> seen;
    const auto look = [&](const SubjectId& id, store::ThingKind kind) -> Result<> {
        if (!seen.insert(id).second)
            return {};
        if (kind == store::ThingKind::Parcel) {
            const auto parcel = TRY(desk.store.things().parcel(id));
            const auto zone = parcel.zone.empty() ? std::optional<chain::Zone>()
                                                  : TRY(desk.store.fixtures().zone(parcel.zone));
            add(chain::overdueOf(parcel, *TRY(policies.of(parcel.tenant)), zone, now));
            return {};
        }
        const auto item = TRY(desk.store.things().item(id));
        const auto zone =
            item.zone.empty() ? std::optional<chain::Zone>() : TRY(desk.store.fixtures().zone(item.zone));
        add(chain::overdueOf(item, *TRY(policies.of(item.tenant)), zone, now));
        return {};
    };
    for (const auto& held : TRY(desk.store.things().heldSince(now)))
        TRY(look(held.subject, held.kind));
    for (const auto& lying : TRY(desk.store.fixtures().inZonesSince(now)))
        TRY(look(lying.item, TRY(desk.store.things().kindOf(lying.item))));
    // What nobody holds and no zone keeps, but somebody must still answer for.
    for (const auto& id : TRY(desk.store.fixtures().asked()))
        TRY(look(id, TRY(desk.store.things().kindOf(id))));
    add(TRY(unsynced(desk, policies, now)));
    std::sort(out.begin(), out.end(), [](const auto& a, const auto& b) { return a.dueAt < b.dueAt; });
    return out;
}

Result<std::size_t> tellOverdue(Desk& desk)
{
    std::size_t told = TRY(lapseOffers(desk)) + TRY(endGrants(desk));
    store::Recording recording;
    // Told on the spot when she works here; else the board tells her.
    const bool supervised = desk.person && desk.person->role == access::Role::Supervisor;
    for (const auto& one : TRY(overdueNow(desk))) {
        if (one.told)
            continue;
        auto event = desk.event(chain::EventType::CustodyOverdue);
        event.fields = {{"rule", one.rule}, {"due_at", rfc3339(one.dueAt)}, {"escalated", supervised}};
        if (!one.lane.empty()) {
            event.fields.push_back({"lane", one.lane});
        } else {
            event.parcel = TRY(desk.store.things().parcelOf(one.subject));
            if (one.isItem)
                event.item = one.subject;
        }
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
    if (!one.lane.empty())
        out["lane"] = one.lane;
    else if (one.isItem)
        out["item"] = TRY(desk.store.things().item(one.subject)).lpn;
    else
        out["parcel"] = toText(one.subject);
    return out;
}

} // namespace custody::station
