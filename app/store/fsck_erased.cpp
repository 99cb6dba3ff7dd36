// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/store/fsck_erased.h"

#include <algorithm>

#include "app/store/evidence.h"

namespace custody::store {

bool standsAlone(const ledger::Entry& entry)
{
    const auto type = chain::parseEventType(entry.type);
    return type
        && (*type == chain::EventType::TenantErased || *type == chain::EventType::RetentionApplied
            || *type == chain::EventType::LegalHoldSet || *type == chain::EventType::LegalHoldCleared);
}

Result<bool> ErasedCheck::claims(const Lane& lane, const ledger::Entry& entry)
{
    auto row = TRY(m_store.database().prepare("SELECT d.leaf FROM event_of e JOIN erased d ON "
                                              "d.subject=e.subject WHERE e.lane=? AND e.idx=?"));
    row.bind(1, lane.id).bind(2, static_cast<std::int64_t>(entry.index));
    if (!TRY(row.step()))
        return false;
    auto& claim = m_claims[TRY(EventId::fromBytes(row.blob(0)))];
    for (const auto& digest : entry.digests)
        claim.facts.push_back({entry.eventId, digest});
    ++claim.events;
    ++m_events;
    return true;
}

Result<> ErasedCheck::settle()
{
    for (const auto& [leaf, claim] : m_claims) {
        auto place = TRY(m_store.database().prepare("SELECT lane, idx FROM leaf WHERE event_id=?"));
        place.bind(1, leaf.bytes());
        if (!TRY(place.step()))
            return fail(Fault::Tampered,
                "fields are missing, and the erasure said to have taken them is not on record");
        const auto lane = TRY(m_store.ledger().lane(place.integer(0)));
        const auto opened =
            TRY(openEvent(m_store, lane, static_cast<std::uint64_t>(place.integer(1)), stationSubject()));
        chain::Event said;
        said.fields = opened.fields;
        const auto root = rootOf(claim.facts);
        const auto* signedRoot = said.find("facts_root");
        const auto* bytes = signedRoot ? std::get_if<Bytes>(signedRoot) : nullptr;
        if (!bytes || !std::ranges::equal(*bytes, root) || said.number("events") != claim.events)
            return fail(Fault::Tampered,
                "lane " + lane.origin + ", leaf " + std::to_string(opened.entry.index)
                    + ": this erasure took other fields than are missing");
    }
    return {};
}

} // namespace custody::store
