// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
// How one act becomes rows: leaves, projections, offers, the kept answer, and each touched lane's new head.

#include <cstdlib>

#include "app/store/station_notes.h"

namespace custody::store {
namespace {

// What the supervisor's day counts.
std::string_view tallyOf(chain::EventType type)
{
    switch (type) {
    case chain::EventType::ParcelCarrierScanned: return "parcels";
    case chain::EventType::ParcelRefused:
    case chain::EventType::TransitionDenied:
    case chain::EventType::CustodyDeclined:
    case chain::EventType::LabelFailed: return "exceptions";
    default: return {};
    }
}

template <typename Thing> Result<Thing> stateOr(Result<Thing> found, Thing fresh)
{
    if (found || found.error().fault != Fault::NotFound)
        return found;
    return fresh;
}

} // namespace

Result<std::vector<Recorded>> Store::write(const Recording& recording)
{
    if (recording.also)
        TRY(recording.also());
    std::vector<Recorded> recorded;
    std::map<std::int64_t, Lane> touched;
    if (const auto spine = TRY(writeClockStep()))
        touched.emplace(spine->id, *spine);
    for (const auto& event : recording.events) {
        std::optional<TenantId> tenant;
        if (event.parcel) {
            const auto known = m_things->parcel(*event.parcel);
            if (!known && known.error().fault != Fault::NotFound)
                return tl::unexpected(known.error());
            const auto named = parseId<TenantId>(event.text("tenant"));
            tenant = known ? known->tenant : named ? *named : TenantId{};
        }
        const auto lane = TRY(m_ledger->laneOf(tenant));
        if (!lane)
            return fail(Fault::NotFound, "this brand has no lane at this station; enrol it first");
        recorded.push_back(TRY(writeEvent(event, *lane)));
        touched.emplace(lane->id, *lane);
    }
    for (const auto& offer : recording.offers)
        TRY(m_things->save(offer, TRY(m_things->item(offer.items.front())).parcel));
    for (const auto& [id, lane] : touched)
        TRY(m_ledger->signHead(lane));
    if (!recording.commandId.empty() && recording.answer)
        TRY(keepAnswer(recording.commandId, recording.answer(recorded)));
    return recorded;
}

// Somebody set the clock while this program ran: the spine says so before anything is recorded at the new
// time.
Result<std::optional<Lane>> Store::writeClockStep()
{
    const auto step = m_clock.now() - m_clock.monotonicMs() - m_clockOffset.value_or(0);
    if (!m_clockOffset || std::abs(step) <= clockStepMs)
        return std::optional<Lane>();
    const auto spine = TRY(m_ledger->laneOf(std::nullopt));
    if (!spine || TRY(m_outbox->lane(spine->id)).state != LaneState::Open)
        return std::optional<Lane>();
    chain::Event stepped;
    stepped.id = newEventId();
    stepped.type = chain::EventType::ClockStepped;
    stepped.at = m_clock.now();
    stepped.fields = {{"step_ms", step}, {"seen", std::string("at work")}};
    TRY(writeEvent(stepped, *spine));
    return spine;
}

Result<Recorded> Store::writeEvent(const chain::Event& event, const Lane& lane)
{
    const auto tenant = lane.tenant.value_or(TenantId{});
    const auto keys = TRY(m_subjects->obtain(event.parcel.value_or(stationSubject()), tenant));

    // An item's chain goes on where its parcel's chain stood when it came out of the box.
    std::optional<Hash> previous;
    if (event.item)
        previous = TRY(m_things->lastLeaf(*event.item));
    if (!previous && event.parcel)
        previous = TRY(m_things->lastLeaf(*event.parcel));

    const auto leaf = TRY(m_ledger->append(lane, event, previous, keys));
    if (event.parcel) {
        chain::Parcel fresh;
        fresh.id = *event.parcel;
        fresh.tenant = tenant;
        auto parcel = TRY(stateOr(m_things->parcel(*event.parcel), fresh));
        chain::apply(parcel, event);
        const auto parcelLeaf =
            event.item ? TRY(m_things->lastLeaf(*event.parcel)) : std::optional(leaf.hash);
        if (!event.item || event.type == chain::EventType::ItemRegistered)
            TRY(m_things->save(parcel, lane.id, parcelLeaf));
        if (!event.item)
            TRY(m_things->noteEvent(*event.parcel, lane.id, leaf.index));
    }
    if (event.item && event.parcel) {
        chain::Item fresh;
        fresh.id = *event.item;
        fresh.parcel = *event.parcel;
        fresh.tenant = tenant;
        auto item = TRY(stateOr(m_things->item(*event.item), fresh));
        chain::apply(item, event);
        TRY(m_things->save(item, lane.id, leaf.hash));
        TRY(m_things->noteEvent(*event.item, lane.id, leaf.index));
    }
    if (const auto what = tallyOf(event.type); !what.empty())
        TRY(m_things->count(event.at, what));
    return Recorded{event.id, event.type, lane.origin, leaf.index};
}

} // namespace custody::store
