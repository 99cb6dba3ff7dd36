// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/store/fsck.h"

#include <algorithm>
#include <map>

#include "app/crypto/hash.h"
#include "app/custody/two_stations.h"
#include "app/store/erasure_journal.h"
#include "app/store/evidence.h"
#include "app/store/fsck_erased.h"
#include "app/store/fsck_holds.h"
#include "app/store/fsck_lists.h"
#include "app/store/lane_rows.h"
#include "app/store/projections.h"
#include "app/store/state_codec.h"
#include "app/store/station_notes.h"

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
    LaneCheck(Store& store, const Lane& lane, Depth depth, ErasedCheck& erased, HoldCheck& holds)
        : m_store(store)
        , m_lane(lane)
        , m_depth(depth)
        , m_erased(erased)
        , m_holds(holds)
    {
    }

    Result<> walk()
    {
        const auto rows = TRY(LaneRows::open(m_store, m_lane));
        for (std::uint64_t index = 0; index < m_lane.size; ++index) {
            auto checked = leaf(*rows, index);
            if (!checked)
                return fail(at(m_lane, index), checked.error());
        }
        return counts();
    }

private:
    Result<> leaf(LaneRows& rows, std::uint64_t index)
    {
        const auto [bytes, stored, id] = TRY(rows.leaf(index));
        const auto entry = TRY(ledger::decodeEntry(bytes));
        const auto hash = ledger::leafHash(bytes);
        if (hash != stored)
            return fail(Fault::Tampered, "the leaf does not hash to its stored hash");
        if (entry.eventId != id)
            return fail(Fault::Tampered, "its row has the id of another event");
        if (entry.index != index)
            return fail(Fault::Tampered, "the leaf says it stands at index " + std::to_string(entry.index));
        for (const auto& node : m_tree.append(hash))
            if (TRY(rows.node(node.level, node.index)) != node.hash)
                return fail(Fault::Tampered, "the tree node above it is not what its leaves give");
        TRY(head(rows, index + 1));
        if (entry.beacon)
            m_beacons.emplace(entry.beacon->note, "leaf " + std::to_string(index));
        const bool full = m_depth == Depth::Full;
        const auto fields = full ? TRY(rows.fields(entry.eventId)) : std::nullopt;
        if (fields)
            m_holds.hear(m_lane, entry, fields->subject);
        if (!rows.hasFields() && TRY(m_erased.claims(m_lane, entry)))
            return {};
        TRY(listed(rows, entry));
        if (full)
            return payload(entry, fields);
        for (const auto& blob : entry.blobs)
            TRY(m_store.photos().sealedBytes(blob.id));
        return {};
    }

    Result<> head(LaneRows& rows, std::uint64_t size)
    {
        const auto stored = TRY(rows.head(size));
        if (!stored)
            return {}; // several leaves of one act share a head
        const ledger::Checkpoint wanted{m_lane.origin, size, m_tree.root()};
        m_lastHead = size;
        // Signing says the same twice and takes a third of the time of verifying.
        if (stored->starts_with(wanted.text()) && *stored == m_store.ledger().signedHead(wanted))
            return {};
        const auto note = TRY(ledger::Note::parse(*stored));
        const auto checkpoint = TRY(ledger::openCheckpoint(note, m_store.ledger().logKey(m_lane)));
        if (checkpoint.size != size || checkpoint.root != wanted.root)
            return fail(
                Fault::Tampered, "the signed head of size " + std::to_string(size) + " has another root");
        return {};
    }

    // The lists that people look through must know of every leaf, and of every photo that a leaf names.
    Result<> listed(const LaneRows& rows, const ledger::Entry& entry)
    {
        if (m_lane.tenant && !standsAlone(entry) && entry.type != chain::name(chain::EventType::LaneContinued)
            && entry.type != chain::name(chain::EventType::PolicySet) && !rows.isListed(entry.index))
            return fail(Fault::Tampered, "no parcel or item lists it any more");
        for (const auto& blob : entry.blobs) {
            auto row = TRY(m_store.database().prepare("SELECT 1 FROM photo WHERE id=?"));
            row.bind(1, blob.id);
            if (!TRY(row.step()))
                return fail(Fault::Tampered, "its photo is no longer listed");
        }
        return {};
    }

    Result<> payload(const ledger::Entry& entry, const std::optional<LaneRows::Fields>& fields)
    {
        if (!fields)
            return fail(Fault::Tampered, "its fields are missing, and no erasure says so");
        for (const auto encoded : fields->shown)
            TRY(checkField(entry, encoded));
        if (fields->shown.size() != entry.digests.size())
            return fail(Fault::Tampered, "some of its fields are missing");
        if (entry.blobs.empty())
            return {};
        const auto keys = TRY(m_store.subjects().find(fields->subject));
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
        auto checked = receipts();
        return checked ? checked : fail("lane " + m_lane.origin, checked.error());
    }

    // The mirror's key is not kept here. What binds a receipt is our own head under it, and the beacons:
    // leaves signed by us name, by hash, the receipt that was newest when they were written.
    Result<> receipts()
    {
        auto lane = TRY(m_store.database().prepare("SELECT beacon_hash FROM lane WHERE id=?"));
        lane.bind(1, m_lane.id);
        TRY(lane.step());
        if (const auto newest = lane.blob(0); newest.size() == sizeof(Hash)) {
            Hash hash{};
            std::copy(newest.begin(), newest.end(), hash.begin());
            m_beacons.emplace(hash, "the lane's next leaf");
        }
        auto rows = TRY(m_store.database().prepare(
            "SELECT size, cosigner, line FROM receipt WHERE lane=? ORDER BY size, cosigner"));
        rows.bind(1, m_lane.id);
        while (TRY(rows.step())) {
            const auto size = static_cast<std::uint64_t>(rows.integer(0));
            if (size > m_lane.size)
                return fail(Fault::Tampered,
                    "the cloud holds a receipt for more events than are here; this store was rolled back");
            const auto name = "the receipt of size " + std::to_string(size);
            const auto signature = ledger::NoteSignature::parse(rows.text(2));
            if (!signature)
                return fail(name, signature.error());
            if (signature->name != rows.text(1))
                return fail(Fault::Tampered, name + " is signed by another than its row says");
            const auto head = TRY(m_store.outbox().headAt(m_lane.id, size));
            if (!head)
                return fail(Fault::Tampered, name + " stands on no head of ours");
            m_beacons.erase(crypto::sha256(view(head->text + "\n" + rows.text(2))));
        }
        if (!m_beacons.empty())
            return fail(Fault::Tampered,
                "the receipt that " + m_beacons.begin()->second + " names was changed or is missing");
        return {};
    }

    Store& m_store;
    Lane m_lane;
    Depth m_depth;
    ErasedCheck& m_erased;
    HoldCheck& m_holds;
    ledger::Frontier m_tree;
    std::uint64_t m_lastHead = 0;
    std::map<Hash, std::string> m_beacons; // receipts that must be here, and who names them
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

Result<bool> findable(Store& store, const chain::Item& item)
{
    return TRY(store.things().itemByLpn(item.lpn)) == item.id;
}

Result<bool> findable(Store& store, const chain::Parcel& parcel)
{
    if (parcel.tracking.empty()) // the other station withheld it
        return true;
    const auto found = TRY(store.things().parcelsByTracking(parcel.tenant, parcel.tracking));
    return std::find(found.begin(), found.end(), parcel.id) != found.end();
}

template <typename Thing>
Result<> refold(Store& store, const SubjectId& id, const SubjectId& parcel, Thing expected)
{
    Thing folded;
    folded.id = id;
    folded.tenant = expected.tenant;
    if constexpr (std::is_same_v<Thing, chain::Item>)
        folded.parcel = parcel;
    auto places = TRY(store.things().placesOf(id));
    if constexpr (std::is_same_v<Thing, chain::Parcel>)
        for (const auto& item : expected.items) {
            const auto own = TRY(store.things().placesOf(item));
            if (own.empty())
                return fail(Fault::Tampered, "the events of " + toText(item) + " are no longer listed");
            places.push_back(own.front());
        }
    if (places.empty()) // a parcel of another station has none but those of its items
        return fail(Fault::Tampered, "the events of " + toText(id) + " are no longer listed");
    std::sort(places.begin(), places.end());
    for (const auto& place : places) {
        const auto opened = TRY(openEvent(store, TRY(store.ledger().lane(place.lane)), place.index, parcel));
        chain::Event event;
        event.id = opened.entry.eventId;
        event.type = TRY(chain::parseEventType(opened.entry.type));
        event.at = static_cast<UtcMs>(opened.entry.claimedMs);
        event.actor = opened.entry.actor;
        event.fields = opened.fields;
        for (const auto& blob : opened.entry.blobs)
            event.attachments.push_back({blob.id, blob.size});
        if (chain::beginsItem(event.type))
            event.item = TRY(parseId<SubjectId>(opened.text("item")));
        chain::apply(folded, event);
    }
    const auto found = TRY(findable(store, expected));
    if (!found)
        return fail(Fault::Tampered, "the index no longer leads to " + toText(id));
    if (!(folded == expected))
        return fail(Fault::Tampered, "what the bench shows of it is not what its events give");
    return {};
}

// The list of who holds what is read without opening the things, so it must say the same.
Result<> holding(Store& store, const SubjectId& id, const std::optional<PersonId>& custodian)
{
    auto query = TRY(store.database().prepare("SELECT person FROM holding WHERE subject=?"));
    query.bind(1, id.bytes());
    std::optional<PersonId> listed;
    if (TRY(query.step()))
        listed = TRY(PersonId::fromBytes(query.blob(0)));
    if (listed != custodian)
        return fail(Fault::Tampered, "the list of who holds what says another than its events");
    return {};
}

Result<> checkThing(Store& store, const SubjectId& id, ThingKind kind)
{
    if (kind == ThingKind::Parcel) {
        const auto parcel = TRY(store.things().parcel(id));
        TRY(refold(store, id, id, parcel));
        return holding(store, id, parcel.custodian);
    }
    const auto item = TRY(store.things().item(id));
    TRY(refold(store, id, item.parcel, item));
    return holding(store, id, item.custodian);
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
    for (const auto& [id, kind] : all)
        if (const auto checked = checkThing(store, id, kind); !checked)
            return fail((kind == ThingKind::Parcel ? "parcel " : "item ") + toText(id), checked.error());
    return {};
}

Result<> checkOffers(Store& store)
{
    std::vector<EventId> all;
    {
        auto query = TRY(store.database().prepare("SELECT id FROM offer ORDER BY id"));
        while (TRY(query.step()))
            all.push_back(TRY(EventId::fromBytes(query.blob(0))));
    }
    for (const auto& id : all)
        if (const auto offer = store.things().offer(id); !offer)
            return fail("offer " + toText(id), offer.error());
    return {};
}

// Rows that are missing name themselves only when everything is folded again; a fault found before would stop
// that.
Result<> checkProjections(Store& store, std::vector<std::string>& faults)
{
    if (!faults.empty())
        return {};
    auto found = refoldProjections(store, Rebuild::Compare);
    if (!found)
        return fail("the projections", found.error());
    faults = std::move(*found);
    return {};
}

} // namespace

Result<> checkLane(Store& store, const Lane& lane, Depth depth)
{
    if (depth == Depth::Start)
        return quickLane(store, lane);
    ErasedCheck erased(store);
    HoldCheck holds;
    TRY(LaneCheck(store, lane, depth, erased, holds).walk());
    return erased.settle();
}

Result<FsckReport> check(Store& store, Depth depth)
{
    FsckReport report;
    const auto note = [&](const Result<>& checked) {
        if (!checked)
            report.faults.push_back(checked.error().what);
    };
    if (depth != Depth::Start) // it reads the whole file: seconds, once there are a million events
        note(store.database().quickCheck());
    ErasedCheck erased(store);
    HoldCheck holds;
    for (const auto& lane : TRY(store.ledger().lanes())) {
        ++report.lanes;
        report.leaves += lane.size;
        note(depth == Depth::Start ? quickLane(store, lane)
                                   : LaneCheck(store, lane, depth, erased, holds).walk());
    }
    note(erased.settle());
    if (depth == Depth::Full && report.faults.empty()) // else not every leaf was heard
        note(holds.settle(store, report.faults));
    report.erased = erased.events();
    for (const auto& status : TRY(store.outbox().lanes())) {
        report.unsynced += status.unsynced;
        if (status.unsynced != status.size - std::min(status.size, status.receiptedSize))
            report.faults.push_back("lane " + status.origin + ": the outbox and the receipts do not add up");
    }
    note(checkStops(store, report.faults));
    note(checkErasureJournal(store));
    auto photos = TRY(store.database().prepare("SELECT count(*) FROM photo"));
    TRY(photos.step());
    report.photos = static_cast<std::uint64_t>(photos.integer(0));
    if (depth == Depth::Full) {
        note(checkNotes(store));
        note(checkThings(store));
        note(checkOffers(store));
        note(checkRoster(store, report.faults));
        note(checkRows(store, report.faults));
        note(checkMemory(store, report.faults));
        note(checkSealed(store, report.faults));
        note(checkContinued(store, report.faults));
        note(checkSchema(store, report.faults));
        note(checkProjections(store, report.faults));
    }
    return report;
}

} // namespace custody::store
