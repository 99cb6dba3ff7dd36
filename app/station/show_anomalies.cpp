// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
// Movements of goods and movements of people are two logs; what does not fit together is worth a look.

#include "app/station/show_places.h"
#include "app/store/evidence.h"
#include "app/store/since.h"

namespace custody::station {
namespace {

using chain::EventType;

constexpr std::int64_t hoursBack = 24;

// What is odd about it; empty: nothing.
std::string_view oddity(const store::OpenedEvent& event)
{
    const auto denies = [&](std::string_view field) {
        return std::ranges::any_of(event.fields, [&](const chain::Field& one) {
            return one.name == field && one.value == chain::FieldValue(false);
        });
    };
    const auto is = [&](EventType type) { return event.entry.type == chain::name(type); };
    if (is(EventType::ZonePersonDenied))
        return "denied";
    if (is(EventType::ZonePersonLeft))
        return denies("entry_seen") ? "left_unseen" : "";
    if (!is(EventType::ZoneItemEntered) && !is(EventType::ZoneItemLeft))
        return "";
    const auto zoneClass = event.text("zone_class");
    const bool guarded = zoneClass == "high_value" || zoneClass == "restricted";
    return guarded && denies("badged_in") ? "moved_unseen" : "";
}

bool isOfZones(std::string_view type) { return type.starts_with("zone."); }

} // namespace

Result<Answer> showAnomalies(Desk& desk, const Command& command)
{
    const auto told = TRY(command.maybeText("since"));
    const auto since = told ? TRY(parseRfc3339(*told)) : desk.store.clock().now() - hoursBack * 3'600'000;
    std::vector<std::pair<UtcMs, Json>> rows;
    for (const auto& lane : TRY(desk.store.ledger().lanes())) {
        UtcMs latest = 0;
        for (auto index = TRY(store::firstSince(desk.store, lane, since)); index < lane.size; ++index) {
            const auto entry = TRY(ledger::decodeEntry(TRY(desk.store.ledger().entryBytes(lane.id, index))));
            const auto at = static_cast<UtcMs>(entry.claimedMs);
            latest = std::max(latest, at); // what stands behind it was written later, whatever it claims
            if (!isOfZones(entry.type))
                continue;
            const auto thing = TRY(desk.store.things().subjectAt(lane.id, index));
            if (thing && TRY(desk.store.things().isErased(*thing)))
                continue;
            const auto subject = thing ? TRY(desk.store.things().parcelOf(*thing)) : store::stationSubject();
            const auto opened = TRY(store::openEvent(desk.store, lane, index, subject));
            const auto what = oddity(opened);
            if (what.empty())
                continue;
            Json row{{"what", what}, {"zone", opened.text("zone")}, {"time", rfc3339(at)},
                {"person", entry.actor ? Json(access::shortName(*entry.actor)) : Json(nullptr)},
                {"event", toText(entry.eventId)}};
            if (thing && *thing != subject)
                row["item"] = TRY(desk.store.things().item(*thing)).lpn;
            else if (thing)
                row["parcel"] = TRY(desk.store.things().parcel(*thing)).tracking;
            rows.emplace_back(latest, std::move(row));
        }
    }
    std::stable_sort(
        rows.begin(), rows.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    Json anomalies = Json::array();
    for (auto& [at, row] : rows)
        anomalies.push_back(std::move(row));
    Answer answer;
    answer.more = {{"anomalies", anomalies}, {"since", rfc3339(since)}};
    return answer;
}

} // namespace custody::station
