// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/store/fsck.h"

#include <algorithm>

#include "app/crypto/aead.h"
#include "app/store/evidence.h"
#include "app/store/state_codec.h"

namespace custody::store {
namespace {

std::string at(const Lane& lane, std::uint64_t index)
{
    return "lane " + lane.origin + ", leaf " + std::to_string(index);
}

// Walks one lane from its first leaf; the first fault ends the walk, because nothing after it stands on firm
// ground.
class LaneCheck {
public:
    LaneCheck(Store& store, const Lane& lane, Depth depth)
        : m_store(store)
        , m_lane(lane)
        , m_depth(depth)
    {
    }

    Result<> walk()
    {
        for (std::uint64_t index = 0; index < m_lane.size; ++index) {
            auto checked = leaf(index);
            if (!checked)
                return fail(at(m_lane, index), checked.error());
        }
        return counts();
    }

private:
    Result<> leaf(std::uint64_t index)
    {
        auto& ledger = m_store.ledger();
        const auto bytes = TRY(ledger.entryBytes(m_lane.id, index));
        const auto entry = TRY(ledger::decodeEntry(bytes));
        const auto hash = ledger::leafHash(bytes);
        if (hash != TRY(ledger.leafHash(m_lane.id, index)))
            return fail(Fault::Tampered, "the leaf does not hash to its stored hash");
        if (entry.index != index)
            return fail(Fault::Tampered, "the leaf says it stands at index " + std::to_string(entry.index));
        for (const auto& node : m_tree.append(hash))
            if (TRY(ledger.nodes(m_lane.id)(node.level, node.index)) != node.hash)
                return fail(Fault::Tampered, "the tree node above it is not what its leaves give");
        TRY(head(index + 1));
        if (m_depth == Depth::Full)
            return payload(entry);
        for (const auto& blob : entry.blobs)
            TRY(m_store.photos().sealedBytes(blob.id));
        return {};
    }

    Result<> head(std::uint64_t size)
    {
        const auto note = TRY(m_store.outbox().headAt(m_lane.id, size));
        if (!note)
            return {}; // several leaves of one act share a head
        const auto checkpoint = TRY(ledger::openCheckpoint(*note, m_store.ledger().logKey(m_lane)));
        if (checkpoint.size != size || checkpoint.root != m_tree.root())
            return fail(
                Fault::Tampered, "the signed head of size " + std::to_string(size) + " has another root");
        m_lastHead = size;
        return {};
    }

    Result<> payload(const ledger::Entry& entry)
    {
        auto row = TRY(m_store.database().prepare("SELECT key_id FROM payload WHERE event_id=?"));
        row.bind(1, entry.eventId.bytes());
        if (!TRY(row.step()))
            return fail(Fault::Tampered, "its fields are missing, and no erasure says so");
        const auto keyId = row.blob(0);
        auto owner = TRY(m_store.database().prepare("SELECT subject FROM subject_key WHERE key_id=?"));
        owner.bind(1, ByteView(keyId));
        if (!TRY(owner.step()))
            return fail(Fault::Tampered, "the key of its fields is missing, and no erasure says so");
        const auto subject = TRY(SubjectId::fromBytes(owner.blob(0)));
        const auto opened = TRY(openEvent(m_store, m_lane, entry.index, subject));
        if (opened.fields.size() != entry.digests.size())
            return fail(Fault::Tampered, "some of its fields are missing");
        const auto keys = TRY(m_store.subjects().find(subject));
        unsigned ordinal = 0;
        for (const auto& blob : entry.blobs)
            TRY(m_store.photos().open({blob.id, blob.size}, keys, entry.eventId, ordinal++));
        return {};
    }

    Result<> counts()
    {
        auto query =
            TRY(m_store.database().prepare("SELECT count(*), coalesce(max(idx), -1) FROM leaf WHERE lane=?"));
        query.bind(1, m_lane.id);
        TRY(query.step());
        const auto size = static_cast<std::int64_t>(m_lane.size);
        if (query.integer(0) != size || query.integer(1) != size - 1)
            return fail(
                Fault::Tampered, "lane " + m_lane.origin + ": it has other leaves than its size says");
        if (m_lastHead != m_lane.size)
            return fail(Fault::Tampered, "lane " + m_lane.origin + ": its last leaf is under no signed head");
        auto receipts =
            TRY(m_store.database().prepare("SELECT coalesce(max(size), 0) FROM receipt WHERE lane=?"));
        receipts.bind(1, m_lane.id);
        TRY(receipts.step());
        if (receipts.integer(0) > size)
            return fail(Fault::Tampered,
                "lane " + m_lane.origin
                    + ": the cloud holds a receipt for more events than are here; this store was rolled "
                      "back");
        return {};
    }

    Store& m_store;
    Lane m_lane;
    Depth m_depth;
    ledger::Frontier m_tree;
    std::uint64_t m_lastHead = 0;
};

// At start: the newest head alone, against the tree's stored nodes.
Result<> quickLane(Store& store, const Lane& lane)
{
    if (lane.size == 0)
        return {};
    const auto note = TRY(store.ledger().newestHead(lane.id));
    const auto checkpoint = TRY(ledger::openCheckpoint(note, store.ledger().logKey(lane)));
    const bool ours = checkpoint.size == lane.size
        && TRY(ledger::rootAt(lane.size, store.ledger().nodes(lane.id))) == checkpoint.root;
    if (!ours)
        return fail(Fault::Tampered,
            "lane " + lane.origin + ": the newest signed head is not the head of its leaves");
    return {};
}

template <typename Thing>
Result<> refold(Store& store, const SubjectId& id, const SubjectId& parcel, Thing expected)
{
    const auto lane = TRY(store.laneFor(parcel));
    Thing folded;
    folded.id = id;
    folded.tenant = expected.tenant;
    if constexpr (std::is_same_v<Thing, chain::Item>)
        folded.parcel = parcel;
    auto indexes = TRY(store.things().eventsOf(id));
    if constexpr (std::is_same_v<Thing, chain::Parcel>)
        for (const auto& item : expected.items)
            indexes.push_back(TRY(store.things().eventsOf(item)).front());
    std::sort(indexes.begin(), indexes.end());
    for (const auto index : indexes) {
        const auto opened = TRY(openEvent(store, lane, index, parcel));
        chain::Event event;
        event.id = opened.entry.eventId;
        event.type = TRY(chain::parseEventType(opened.entry.type));
        event.at = static_cast<UtcMs>(opened.entry.claimedMs);
        event.actor = opened.entry.actor;
        event.fields = opened.fields;
        for (const auto& blob : opened.entry.blobs)
            event.attachments.push_back({blob.id, blob.size});
        if (event.type == chain::EventType::ItemRegistered)
            event.item = TRY(parseId<SubjectId>(opened.text("item")));
        chain::apply(folded, event);
    }
    if (!(folded == expected))
        return fail(
            Fault::Tampered, "what the bench shows of " + toText(id) + " is not what its events give");
    return {};
}

Result<> checkThings(Store& store)
{
    std::vector<std::pair<SubjectId, ThingKind>> all;
    {
        auto query = TRY(store.database().prepare("SELECT subject, kind FROM thing ORDER BY subject"));
        while (TRY(query.step()))
            all.emplace_back(
                TRY(SubjectId::fromBytes(query.blob(0))), static_cast<ThingKind>(query.integer(1)));
    }
    for (const auto& [id, kind] : all) {
        if (kind == ThingKind::Parcel) {
            TRY(refold(store, id, id, TRY(store.things().parcel(id))));
        } else {
            const auto item = TRY(store.things().item(id));
            TRY(refold(store, id, item.parcel, item));
        }
    }
    return {};
}

} // namespace

Result<FsckReport> check(Store& store, Depth depth)
{
    FsckReport report;
    const auto note = [&](const Result<>& checked) {
        if (!checked)
            report.faults.push_back(checked.error().what);
    };
    note(store.database().quickCheck());
    for (const auto& lane : TRY(store.ledger().lanes())) {
        ++report.lanes;
        report.leaves += lane.size;
        note(depth == Depth::Start ? quickLane(store, lane) : LaneCheck(store, lane, depth).walk());
    }
    for (const auto& status : TRY(store.outbox().lanes())) {
        report.unsynced += status.unsynced;
        if (status.unsynced != status.size - std::min(status.size, status.receiptedSize))
            report.faults.push_back("lane " + status.origin + ": the outbox and the receipts do not add up");
    }
    auto photos = TRY(store.database().prepare("SELECT count(*) FROM photo"));
    TRY(photos.step());
    report.photos = static_cast<std::uint64_t>(photos.integer(0));
    if (depth == Depth::Full)
        note(checkThings(store));
    return report;
}

} // namespace custody::store
