// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
// How one act becomes rows: leaves, projections, offers, the kept answer, and each touched lane's new head.

#include "app/store/epoch.h"
#include "app/store/projections.h"

namespace custody::store {
Result<std::vector<Recorded>> Store::write(const Recording& recording)
{
    if (recording.also)
        TRY(recording.also());
    std::vector<Recorded> recorded;
    std::map<std::int64_t, Lane> touched;
    for (const auto& event : recording.events) {
        std::optional<TenantId> tenant;
        if (event.parcel) {
            const auto known = m_things->parcel(*event.parcel);
            if (!known && known.error().fault != Fault::NotFound)
                return tl::unexpected(known.error());
            const auto named = parseId<TenantId>(event.text("tenant"));
            tenant = known ? known->tenant : named ? *named : TenantId{};
        }
        auto lane = TRY(m_ledger->laneOf(tenant));
        if (!lane)
            return fail(Fault::NotFound, "this brand has no lane at this station; enrol it first");
        if (TRY(isForked(*this, *lane)))
            lane = TRY(continueLane(*this, *lane));
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
    TRY(project(*this, event, lane, leaf));
    return Recorded{event.id, event.type, lane.origin, leaf.index};
}

} // namespace custody::store
