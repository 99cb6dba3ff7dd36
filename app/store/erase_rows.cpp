// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
// The rows an erasure takes, and the leaves that say so; all in the caller's transaction.

#include <set>

#include "app/store/erased_list.h"
#include "app/store/erasure.h"

namespace custody::store {
namespace {

Result<> dropWhere(Database& database, std::string_view sql, ByteView id)
{
    auto drop = TRY(database.prepare(sql));
    drop.bind(1, id);
    return drop.run();
}

std::string_view scopeName(ErasureScope scope)
{
    switch (scope) {
    case ErasureScope::Parcel: return "parcel";
    case ErasureScope::Brand: return "brand";
    case ErasureScope::Before: return "before";
    }
    return "parcel";
}

chain::EventType leafType(ErasureScope scope)
{
    switch (scope) {
    case ErasureScope::Parcel: return chain::EventType::SubjectErased;
    case ErasureScope::Brand: return chain::EventType::TenantErased;
    case ErasureScope::Before: return chain::EventType::RetentionApplied;
    }
    return chain::EventType::SubjectErased;
}

} // namespace

// One leaf for each chain of a parcel (its own and its items'), or one for each brand touched; of a brand's
// parcels that began in another lane, one for each chain there.
Result<std::vector<chain::Event>> Erasure::leavesFor(const ErasureRequest& request, const Plan& plan)
{
    struct Sheet {
        std::vector<const Doomed*> things;
        std::vector<ErasedFact> facts;
        std::set<Bytes> keys;
        std::int64_t events = 0;
        std::int64_t photos = 0;
    };
    std::map<std::pair<TenantId, std::optional<SubjectId>>, Sheet> sheets;
    if (request.scope == ErasureScope::Brand)
        sheets[{request.brand, std::nullopt}]; // a brand without parcels is closed with a leaf too
    for (const auto& thing : plan.things) {
        auto& sheet =
            sheets[{thing.tenant, hasLeafOfItsOwn(request, thing) ? std::optional(thing.id) : std::nullopt}];
        sheet.things.push_back(&thing);
        for (const auto& place : thing.events) {
            const auto entry =
                TRY(ledger::decodeEntry(TRY(m_store.ledger().entryBytes(place.lane, place.index))));
            for (const auto& digest : entry.digests)
                sheet.facts.push_back({entry.eventId, digest});
            ++sheet.events;
            sheet.photos += static_cast<std::int64_t>(entry.blobs.size());
        }
        auto key = TRY(m_store.database().prepare("SELECT key_id FROM subject_key WHERE subject=?"));
        key.bind(1, thing.parcel.bytes());
        if (TRY(key.step()))
            sheet.keys.insert(key.blob(0));
    }
    std::vector<chain::Event> leaves;
    for (const auto& [whose, sheet] : sheets) {
        chain::Event leaf;
        leaf.id = m_store.newEventId();
        const auto scope = whose.second ? ErasureScope::Parcel : request.scope;
        leaf.type = leafType(scope);
        leaf.at = m_store.clock().now();
        leaf.brand = whose.first;
        if (whose.second) {
            const auto& thing = *sheet.things.front();
            leaf.parcel = thing.parcel;
            if (thing.kind == ThingKind::Item)
                leaf.item = thing.id;
        }
        const auto root = rootOf(sheet.facts);
        leaf.fields = {{"scope", std::string(scopeName(scope))}, {"basis", request.basis},
            {"keys", static_cast<std::int64_t>(sheet.keys.size())}, {"events", sheet.events},
            {"facts", static_cast<std::int64_t>(sheet.facts.size())}, {"photos", sheet.photos},
            {"facts_root", Bytes(root.begin(), root.end())}};
        Bytes keys;
        for (const auto& key : sheet.keys)
            append(keys, key);
        if (!keys.empty() && sheet.keys.size() <= mostListedFacts)
            leaf.fields.push_back({"key_ids", keys});
        if (auto list = listOf(sheet.facts); !list.empty())
            leaf.fields.push_back({"facts_list", std::move(list)});
        if (request.scope == ErasureScope::Before)
            leaf.fields.push_back({"before", rfc3339(request.before)});
        leaves.push_back(std::move(leaf));
    }
    return leaves;
}

Result<> Erasure::dropThing(const Doomed& thing, const EventId& leaf)
{
    auto& database = m_store.database();
    for (const auto& place : thing.events) {
        const auto at = [&](std::string_view sql) -> Result<> {
            auto statement = TRY(database.prepare(sql));
            statement.bind(1, place.lane).bind(2, static_cast<std::int64_t>(place.index));
            return statement.run();
        };
        TRY(at("DELETE FROM payload WHERE event_id=(SELECT event_id FROM leaf WHERE lane=? AND idx=?)"));
        TRY(m_journal.listPhotos(place.lane, place.index));
        TRY(at("DELETE FROM photo WHERE lane=? AND idx=?"));
    }
    TRY(dropWhere(database, "DELETE FROM lookup WHERE subject=?", thing.id.bytes()));
    TRY(dropWhere(database, "DELETE FROM holding WHERE subject=?", thing.id.bytes()));
    TRY(dropWhere(database, "DELETE FROM located WHERE subject=?", thing.id.bytes()));
    TRY(dropWhere(database, "DELETE FROM thing WHERE subject=?", thing.id.bytes()));
    auto insert = TRY(database.prepare(
        "INSERT INTO erased(subject, kind, parcel, lane, last_leaf, leaf) VALUES(?,?,?,?,?,?)"));
    insert.bind(1, thing.id.bytes()).bind(2, static_cast<std::int64_t>(thing.kind));
    insert.bind(3, thing.parcel.bytes()).bind(4, thing.lane).bind(6, leaf.bytes());
    if (thing.lastLeaf)
        insert.bind(5, *thing.lastLeaf);
    return insert.run();
}

// An offer dies with any item it names.
Result<> Erasure::dropOffers(const Plan& plan)
{
    std::set<SubjectId> doomed;
    for (const auto& thing : plan.things)
        doomed.insert(thing.id);
    std::vector<EventId> all;
    {
        auto query = TRY(m_store.database().prepare("SELECT id FROM offer"));
        while (TRY(query.step()))
            all.push_back(TRY(EventId::fromBytes(query.blob(0))));
    }
    for (const auto& id : all) {
        const auto items = TRY(m_store.things().offer(id)).items;
        if (std::any_of(items.begin(), items.end(), [&](const auto& item) { return doomed.contains(item); }))
            TRY(dropWhere(m_store.database(), "DELETE FROM offer WHERE id=?", id.bytes()));
    }
    return {};
}

Result<> Erasure::dropRows(
    const ErasureRequest& request, const Plan& plan, const std::map<SubjectId, EventId>& leaves)
{
    TRY(dropOffers(plan)); // while their keys are still there
    for (const auto& thing : plan.things) {
        TRY(dropThing(thing, leaves.at(thing.id)));
        if (thing.kind == ThingKind::Parcel) {
            TRY(m_store.forgetAnswers(thing.id));
            TRY(dropWhere(m_store.database(), "DELETE FROM subject_key WHERE subject=?", thing.id.bytes()));
        }
    }
    if (request.scope == ErasureScope::Brand)
        TRY(dropWhere(m_store.database(), "DELETE FROM tenant WHERE id=?", request.brand.bytes()));
    return {};
}

} // namespace custody::store
