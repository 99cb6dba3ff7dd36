// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/custody/overdue.h"

#include <algorithm>

namespace custody::chain {
namespace {

constexpr UtcMs minute = 60'000;

template <typename Thing>
void addQuestions(std::vector<Overdue>& out, const Thing& thing, bool isItem, const Policy& policy, UtcMs now)
{
    const auto most = policy.discrepancyMinutes * minute;
    for (const auto& one : thing.clips) {
        const auto rule = "clip " + toText(one.id);
        const auto due = std::min(one.keptUntil, one.askedAt + most); // while there is still a video
        if (one.open && now > due)
            out.push_back({rule, thing.id, isItem, due, {}, {}, names(thing.overdue, rule)});
    }
    for (const auto& one : thing.discrepancies) {
        const auto rule = "discrepancy " + toText(one.id);
        if (one.open && one.dueAt != 0 && now > one.dueAt)
            out.push_back({rule, thing.id, isItem, one.dueAt, one.owner, {}, names(thing.overdue, rule)});
    }
}

// What nobody can find waits for those who look for it, as their question does that says until when; once
// they have stopped it is shown at once.
template <typename Thing>
void addMissing(std::vector<Overdue>& out, const Thing& thing, bool isItem, const Policy& policy, UtcMs now)
{
    const bool toldByItsQuestion = std::ranges::any_of(thing.discrepancies,
        [](const Discrepancy& one) { return one.open && one.kind == "missing" && one.dueAt != 0; });
    if (toldByItsQuestion)
        return;
    const auto most = hasOpenQuestion(thing) ? policy.discrepancyMinutes * minute : 0;
    if (const auto due = thing.missingSince + most; thing.unaccounted && now >= due)
        out.push_back({"missing", thing.id, isItem, due, {}, {}, names(thing.overdue, "missing")});
}

// Of what lies in a zone: an item, or a parcel as one piece.
template <typename Thing>
void addDwell(std::vector<Overdue>& out, const Thing& thing, bool isItem, const Policy& policy,
    const std::optional<Zone>& zone, UtcMs now)
{
    const auto minutes = zone && zone->dwellMinutes > 0 ? zone->dwellMinutes : policy.dwellMinutes;
    const auto due = thing.zoneSince + minutes * minute;
    if (now > due)
        out.push_back({"dwell", thing.id, isItem, due, zone ? zone->keeper : std::nullopt, thing.zone,
            names(thing.overdue, "dwell")});
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
    if (custody == Custody::InZone)
        addDwell(out, item, true, policy, zone, now);
    addMissing(out, item, true, policy, now);
    addQuestions(out, item, true, policy, now);
    return out;
}

std::vector<Overdue> overdueOf(
    const Parcel& parcel, const Policy& policy, const std::optional<Zone>& zone, UtcMs now)
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
    if (here && !parcel.zone.empty())
        addDwell(out, parcel, false, policy, zone, now);
    addMissing(out, parcel, false, policy, now);
    addQuestions(out, parcel, false, policy, now);
    return out;
}

} // namespace custody::chain
