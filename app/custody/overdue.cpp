// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/custody/overdue.h"

namespace custody::chain {
namespace {

constexpr UtcMs minute = 60'000;

template <typename Thing>
void addDiscrepancies(std::vector<Overdue>& out, const Thing& thing, bool isItem, UtcMs now)
{
    for (const auto& one : thing.discrepancies) {
        const auto rule = "discrepancy " + toText(one.id);
        if (one.open && one.dueAt != 0 && now > one.dueAt)
            out.push_back({rule, thing.id, isItem, one.dueAt, one.owner, {}, names(thing.overdue, rule)});
    }
}

} // namespace

std::vector<Overdue> overdueOf(
    const Item& item, const Policy& policy, const std::optional<Zone>& zone, UtcMs now)
{
    std::vector<Overdue> out;
    const auto custody = custodyOf(item);
    if (custody == Custody::Held || custody == Custody::Offered) {
        const auto due = item.heldSince + policy.holdMinutes * minute;
        if (item.custodian && now > due)
            out.push_back({"held", item.id, true, due, item.custodian, {}, names(item.overdue, "held")});
    }
    if (custody == Custody::InZone) {
        const auto minutes = zone && zone->dwellMinutes > 0 ? zone->dwellMinutes : policy.dwellMinutes;
        const auto due = item.zoneSince + minutes * minute;
        if (now > due)
            out.push_back({"dwell", item.id, true, due, zone ? zone->keeper : std::nullopt, item.zone,
                names(item.overdue, "dwell")});
    }
    if (custody != Custody::Released)
        addDiscrepancies(out, item, true, now);
    return out;
}

std::vector<Overdue> overdueOf(const Parcel& parcel, const Policy& policy, UtcMs now)
{
    std::vector<Overdue> out;
    const bool here = parcel.stage == ParcelStage::Accepted || parcel.stage == ParcelStage::Opened
        || parcel.stage == ParcelStage::Reconciled;
    if (const auto until = parcel.heldSince + policy.holdMinutes * minute;
        here && parcel.custodian && now > until)
        out.push_back({"held", parcel.id, false, until, parcel.custodian, {}, names(parcel.overdue, "held")});
    const auto due = parcel.acceptedAt + policy.unopenedMinutes * minute;
    if (parcel.stage == ParcelStage::Accepted && now > due)
        out.push_back(
            {"unopened", parcel.id, false, due, parcel.custodian, {}, names(parcel.overdue, "unopened")});
    if (parcel.stage != ParcelStage::Closed)
        addDiscrepancies(out, parcel, false, now);
    return out;
}

} // namespace custody::chain
