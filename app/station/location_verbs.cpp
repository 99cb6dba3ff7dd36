// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
// Location first: the label of a zone is scanned, then what is put there, one after the other.

#include "app/scan/normalise.h"
#include "app/station/acts.h"
#include "app/station/lpn.h"
#include "app/station/sayings.h"
#include "app/station/verbs.h"

namespace custody::station {
namespace {

constexpr std::string_view zoneMark = "ZONE:"; // what a zone's own label begins with

Answer startHere(Desk& desk, const chain::Zone& zone)
{
    desk.zone = zone.name;
    desk.page = Page::Scan;
    desk.outcome = {Mark::Info, say::putHere, {}, {}};
    Answer answer;
    answer.more = {{"zone", zone.name}, {"class", zone.zoneClass}};
    return answer;
}

Answer stopHere(Desk& desk)
{
    desk.zone.clear();
    desk.page = Page::Scan;
    desk.outcome = {Mark::Ok, say::putAwayDone, {}, {}};
    Answer answer;
    answer.more = {{"zone", nullptr}};
    return answer;
}

} // namespace

Result<Answer> beginPuttingAway(Desk& desk, const Command& command)
{
    TRY(desk.actor());
    const auto named = TRY(command.maybeText("zone"));
    if (!named)
        return stopHere(desk);
    const auto zone = TRY(desk.store.fixtures().zone(*named));
    return zone ? Result<Answer>(startHere(desk, *zone)) : fail(Fault::NotFound, say::noSuchZone);
}

Result<std::optional<Answer>> scannedPlace(Desk& desk, const Command& command, const std::string& scanned)
{
    const auto named = scanned.starts_with(zoneMark) ? scanned.substr(zoneMark.size()) : scanned;
    if (const auto zone = TRY(desk.store.fixtures().zone(named)))
        return std::optional(zone->name == desk.zone ? stopHere(desk) : startHere(desk, *zone));
    if (desk.zone.empty())
        return std::optional<Answer>();
    const auto here = desk.zone;
    const auto lpn = scan::bare(scanned);
    const auto known = isLpn(lpn) ? TRY(desk.store.things().itemByLpn(lpn)) : std::nullopt;
    if (!known) {
        desk.zone.clear(); // a parcel, or something unknown: that is other work
        return std::optional<Answer>();
    }
    auto answer = TRY(putItemInZone(desk, command, here, TRY(desk.findItem(lpn))));
    desk.zone = here;
    desk.page = Page::Scan;
    return std::optional(std::move(answer));
}

} // namespace custody::station
