// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/store/fsck_lane.h"

#include <algorithm>
#include <map>

#include "app/crypto/hash.h"
#include "app/custody/two_stations.h"
#include "app/store/evidence.h"
#include "app/store/head_signer.h"
#include "app/store/lane_rows.h"
#include "app/store/station_notes.h"

namespace custody::store {
namespace {

// Walks one lane from its first leaf; the first fault ends the walk, because nothing after it stands on firm
// ground.
class LaneCheck {
public:
    LaneCheck(Store& store, const Lane& lane, Depth depth, const LaneListeners& listeners)
        : m_store(store)
        , m_lane(lane)
        , m_depth(depth)
        , m_erased(listeners.erased)
        , m_holds(listeners.holds)
    {
    }

    Result<> walk()
    {
        const auto rows = TRY(LaneRows::open(m_store, m_lane,
            m_depth == Depth::Full ? LaneOpener::What::EntriesAndFields : LaneOpener::What::Entries));
        for (std::uint64_t index = 0; index < m_lane.size; ++index)
            if (auto checked = leaf(*rows, index); !checked) {
                TRY(confirmed()); // what is wrong earlier is told first
                return fail(at(index), checked.error());
            }
        TRY(confirmed());
        return counts();
    }

private:
    std::string at(std::uint64_t index) const
    {
        return "lane " + m_lane.origin + ", leaf " + std::to_string(index);
    }

    Result<> leaf(LaneRows& rows, std::uint64_t index)
    {
        const auto& row = *TRY(rows.leaf(index));
        if (!row.entry)
            return tl::unexpected(row.entry.error());
        const auto& entry = *row.entry;
        if (row.hash != row.stored)
            return fail(Fault::Tampered, "the leaf does not hash to its stored hash");
        if (entry.eventId != row.id)
            return fail(Fault::Tampered, "its row has the id of another event");
        if (entry.index != index)
            return fail(Fault::Tampered, "the leaf says it stands at index " + std::to_string(entry.index));
        for (const auto& node : m_tree.append(row.hash))
            if (TRY(rows.node(node.level, node.index)) != node.hash)
                return fail(Fault::Tampered, "the tree node above it is not what its leaves give");
        TRY(head(rows, index + 1));
        if (entry.beacon)
            m_beacons.try_emplace(
                entry.beacon->note, Named{"leaf " + std::to_string(index), entry.beacon->time});
        const bool full = m_depth == Depth::Full;
        if (full && row.key) {
            if (!row.subject)
                return tl::unexpected(row.subject.error());
            if (!row.shown)
                return tl::unexpected(row.shown.error());
            m_holds.hear(m_lane, entry, *row.subject);
        }
        if (!row.key && TRY(m_erased.claims(m_lane, entry)))
            return {};
        TRY(listed(rows, entry));
        if (full)
            return payload(row);
        for (const auto& blob : entry.blobs)
            TRY(m_store.photos().sealedBytes(blob.id));
        return {};
    }

    Result<> head(LaneRows& rows, std::uint64_t size)
    {
        const auto stored = TRY(rows.head(size));
        if (!stored)
            return {}; // several leaves of one act share a head
        if (auto before = confirmed(); !before) {
            m_headFault = before.error();
            return before;
        }
        m_lastHead = size;
        m_head.emplace(StoredHead{{m_lane.origin, size, m_tree.root()}, *stored});
        // Signing says the same twice and takes a third of the time of verifying; the leaves that follow are
        // read meanwhile.
        if (stored->starts_with(m_head->wanted.text()))
            m_signer.begin(m_head->wanted.text(), m_store.keys().signing());
        return {};
    }

    // The head that was read last is ours, and over this tree.
    Result<> confirmHead()
    {
        const auto& [wanted, stored] = *m_head;
        const auto signature = m_signer.take(wanted.text());
        if (stored.starts_with(wanted.text()) && stored == m_store.ledger().signedHead(wanted, signature))
            return {};
        const auto note = TRY(ledger::Note::parse(stored));
        const auto checkpoint = TRY(ledger::openCheckpoint(note, m_store.ledger().logKey(m_lane)));
        if (checkpoint.size != wanted.size || checkpoint.root != wanted.root)
            return fail(Fault::Tampered,
                "the signed head of size " + std::to_string(wanted.size) + " has another root");
        return {};
    }

    // So is every head up to here; the fault names the leaf under it.
    Result<> confirmed()
    {
        if (m_headFault)
            return tl::unexpected(*m_headFault);
        if (m_head)
            if (const auto last = confirmHead(); !last)
                return fail(at(m_head->wanted.size - 1), last.error());
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

    Result<> payload(const LeafRow& row)
    {
        const auto& entry = *row.entry;
        if (!row.key)
            return fail(Fault::Tampered, "its fields are missing, and no erasure says so");
        for (const auto encoded : *row.shown)
            TRY(checkField(entry, encoded));
        if (row.shown->size() != entry.digests.size())
            return fail(Fault::Tampered, "some of its fields are missing");
        if (entry.blobs.empty())
            return {};
        const auto keys = TRY(m_store.subjects().find(*row.subject));
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
        auto lane = TRY(m_store.database().prepare("SELECT beacon_hash, beacon_time FROM lane WHERE id=?"));
        lane.bind(1, m_lane.id);
        TRY(lane.step());
        if (const auto newest = lane.blob(0); newest.size() == sizeof(Hash)) {
            Hash hash{};
            std::copy(newest.begin(), newest.end(), hash.begin());
            const Named next{"the lane's next leaf", static_cast<std::uint64_t>(lane.integer(1))};
            const auto known = m_beacons.try_emplace(hash, next).first;
            if (known->second.time != next.time)
                return fail(
                    Fault::Tampered, "its beacon has another time than " + known->second.by + " says");
        }
        auto rows = TRY(m_store.database().prepare(
            "SELECT size, cosigner, line, ts FROM receipt WHERE lane=? ORDER BY size, cosigner"));
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
            const auto named = m_beacons.find(crypto::sha256(view(head->text + "\n" + rows.text(2))));
            if (named == m_beacons.end())
                continue;
            if (named->second.time != static_cast<std::uint64_t>(rows.integer(3)))
                return fail(Fault::Tampered, name + " has another time than " + named->second.by + " says");
            m_beacons.erase(named);
        }
        if (!m_beacons.empty())
            return fail(Fault::Tampered,
                "the receipt that " + m_beacons.begin()->second.by + " names was changed or is missing");
        return {};
    }

    Store& m_store;
    Lane m_lane;
    Depth m_depth;
    ErasedCheck& m_erased;
    HoldCheck& m_holds;
    ledger::Frontier m_tree;
    std::uint64_t m_lastHead = 0;
    struct StoredHead {
        ledger::Checkpoint wanted;
        std::string stored;
    };
    std::optional<StoredHead> m_head; // read last
    std::optional<Error> m_headFault;
    HeadSigner m_signer;
    struct Named {
        std::string by;
        std::uint64_t time; // as it says
    };
    std::map<Hash, Named> m_beacons; // receipts that must be here
};

} // namespace

Result<> walkLane(Store& store, const Lane& lane, Depth depth, const LaneListeners& listeners)
{
    return LaneCheck(store, lane, depth, listeners).walk();
}

} // namespace custody::store
