// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
// How one act becomes rows: leaves, projections, offers, the kept answer, and each touched lane's new head.

#include <cstdlib>
#include <set>

#include "app/store/epoch.h"
#include "app/store/offers.h"
#include "app/store/projections.h"
#include "app/store/station_notes.h"

namespace custody::store {
namespace {

// The offer that what this event is about is in.
Result<std::optional<EventId>> offerOver(Things& things, const chain::Event& event)
{
    if (!event.parcel)
        return std::optional<EventId>();
    auto piece = things.piece(event.item ? *event.item : *event.parcel);
    if (!piece && piece.error().fault == Fault::NotFound) // it begins, or was erased
        return std::optional<EventId>();
    return TRY(std::move(piece)).offer;
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
    std::map<std::optional<TenantId>, Lane> lanes; // where this act's events go, by brand
    std::set<EventId> left, released; // offers that something was in
    m_things->gather();
    m_subjects->gather();
    for (const auto& event : recording.events) {
        auto tenant = event.brand;
        if (event.parcel && !tenant) {
            const auto known = m_things->parcel(*event.parcel);
            if (!known && known.error().fault != Fault::NotFound)
                return tl::unexpected(known.error());
            const auto named = parseId<TenantId>(event.text("tenant"));
            tenant = known ? known->tenant : named ? *named : TenantId{};
        }
        auto known = lanes.find(tenant);
        if (known == lanes.end()) {
            auto lane = TRY(m_ledger->laneOf(tenant));
            if (!lane)
                return fail(Fault::NotFound, "this brand has no lane at this station; enrol it first");
            if (lane->state == LaneState::Forked)
                lane = TRY(continueLane(*this, *lane));
            known = lanes.emplace(tenant, *lane).first;
        }
        const auto& lane = known->second;
        if (const auto offer = TRY(offerOver(*m_things, event))) {
            left.insert(*offer);
            if (event.type == chain::EventType::CustodyReleased)
                released.insert(*offer);
        }
        recorded.push_back(TRY(writeEvent(event, lane)));
        touched.emplace(lane.id, lane);
    }
    TRY(m_things->settle());
    for (const auto& offer : recording.offers)
        TRY(m_things->save(offer));
    TRY(closeEmptied(*this, left, released));
    for (const auto& [id, lane] : touched)
        TRY(m_ledger->signHead(lane));
    m_subjects->settle();
    if (!recording.commandId.empty() && recording.answer) {
        std::set<SubjectId> about;
        for (const auto& event : recording.events)
            if (event.parcel)
                about.insert(*event.parcel);
        TRY(m_answers->keep(recording.commandId, recording.answer(recorded), about));
    }
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
    // What says that a parcel was erased must outlive the parcel's key.
    const bool erasure = event.type == chain::EventType::SubjectErased;
    const auto keys = erasure ? TRY(m_subjects->find(stationSubject()))
                              : TRY(m_subjects->obtain(event.parcel.value_or(stationSubject()),
                                  event.parcel ? tenant : TenantId{}));

    // An item's chain goes on where its parcel's chain stood when it came out of the box.
    std::optional<Hash> previous;
    if (event.item)
        previous = TRY(m_things->lastLeaf(*event.item));
    if (!previous && event.parcel)
        previous = TRY(m_things->lastLeaf(*event.parcel));

    const auto leaf = TRY(m_ledger->append(lane, event, previous, keys));
    if (erasure) {
        TRY(m_things->noteEvent(event.item ? *event.item : *event.parcel, lane.id, leaf.index));
        return Recorded{event.id, event.type, lane.origin, leaf.index};
    }
    TRY(project(*this, event, lane, leaf));
    return Recorded{event.id, event.type, lane.origin, leaf.index};
}

} // namespace custody::store
