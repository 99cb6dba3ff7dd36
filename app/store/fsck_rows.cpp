// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/store/fsck_lists.h"

#include <algorithm>
#include <bit>

#include "app/store/migrations.h"

namespace custody::store {
namespace {

using Definitions = std::map<std::string, std::string>; // "trigger leaf_kept" → its SQL

Result<Definitions> definitionsIn(Database& database)
{
    auto query =
        TRY(database.prepare("SELECT type || ' ' || name, sql FROM sqlite_master WHERE sql IS NOT NULL"));
    Definitions found;
    while (TRY(query.step()))
        found.emplace(query.text(0), query.text(1));
    return found;
}

// Questions whose every answer is a fault: a row's name, and what is wrong with it.
constexpr std::array questions{
    "SELECT 'payload ' || lower(hex(event_id)), 'no leaf has this event' FROM payload p"
    " WHERE NOT EXISTS(SELECT 1 FROM leaf l WHERE l.event_id=p.event_id)",
    "SELECT 'head of size ' || h.size || ', lane ' || coalesce(l.origin, h.lane), 'its lane has no such size'"
    " FROM head h LEFT JOIN lane l ON l.id=h.lane WHERE l.id IS NULL OR h.size<1 OR h.size>l.size",
    "SELECT 'outbox row ' || o.idx || ', lane ' || coalesce(l.origin, o.lane), 'no leaf without a receipt "
    "stands there'"
    " FROM outbox o LEFT JOIN lane l ON l.id=o.lane WHERE l.id IS NULL OR o.idx>=l.size"
    " OR o.idx<(SELECT coalesce(max(size), 0) FROM receipt r WHERE r.lane=o.lane)",
    "SELECT 'receipt of size ' || r.size, 'it is of no lane here' FROM receipt r"
    " WHERE NOT EXISTS(SELECT 1 FROM lane l WHERE l.id=r.lane)",
    "SELECT 'quarantine of lane ' || q.lane, 'there is no such lane' FROM quarantine q"
    " WHERE NOT EXISTS(SELECT 1 FROM lane l WHERE l.id=q.lane)",
    "SELECT 'leaf ' || f.idx || ', lane ' || f.lane, 'there is no such lane' FROM leaf f"
    " WHERE NOT EXISTS(SELECT 1 FROM lane l WHERE l.id=f.lane)",
    "SELECT 'the spine', 'it is missing' WHERE NOT EXISTS(SELECT 1 FROM lane WHERE tenant IS NULL)",
    "SELECT 'the operator''s lane', 'it is missing' WHERE NOT EXISTS(SELECT 1 FROM lane WHERE "
    "tenant=zeroblob(16))",
    "SELECT 'lane ' || origin, 'only half of its beacon is there' FROM lane"
    " WHERE (beacon_hash IS NULL)<>(beacon_time IS NULL)",
    "SELECT 'lane ' || origin, 'its beacon is no receipt''s time' FROM lane l WHERE beacon_time IS NOT NULL"
    " AND NOT EXISTS(SELECT 1 FROM receipt r WHERE r.lane=l.id AND r.ts=l.beacon_time)",
    "SELECT 'erased ' || lower(hex(subject)), 'it is said to be what it was not' FROM erased"
    " WHERE kind<>CASE WHEN subject=parcel THEN 1 ELSE 2 END",
    "SELECT 'erased ' || lower(hex(e.subject)), 'the parcel it came from is not among the erased' FROM "
    "erased e"
    " WHERE NOT EXISTS(SELECT 1 FROM erased p WHERE p.subject=e.parcel AND p.kind=1)",
    "SELECT 'erased ' || lower(hex(e.subject)), 'its last leaf is none of its events' FROM erased e"
    " WHERE NOT EXISTS(SELECT 1 FROM event_of v JOIN leaf l ON l.lane=v.lane AND l.idx=v.idx"
    " WHERE v.subject=e.subject AND l.leaf_hash=e.last_leaf)",
    "SELECT 'erased ' || lower(hex(e.subject)), 'none of its parcel''s events are in that lane' FROM erased e"
    " WHERE NOT EXISTS(SELECT 1 FROM erased f JOIN event_of v ON v.subject=f.subject"
    " WHERE f.parcel=e.parcel AND v.lane=e.lane)",
    "SELECT 'answer_of ' || lower(hex(command)), 'there is no such answer' FROM answer_of o"
    " WHERE NOT EXISTS(SELECT 1 FROM answer a WHERE a.command=o.command)",
};

// A tree of n leaves has n minus popcount(n) complete nodes above them.
Result<> checkNodeCounts(Store& store, std::vector<std::string>& faults)
{
    for (const auto& lane : TRY(store.ledger().lanes())) {
        auto query = TRY(store.database().prepare("SELECT count(*) FROM node WHERE lane=?"));
        query.bind(1, lane.id);
        TRY(query.step());
        const auto wanted = lane.size - static_cast<std::uint64_t>(std::popcount(lane.size));
        if (static_cast<std::uint64_t>(query.integer(0)) != wanted)
            faults.push_back("lane " + lane.origin + ": it has " + query.text(0) + " tree nodes, not "
                + std::to_string(wanted));
    }
    return {};
}

Result<> checkPhotoRows(Store& store, std::vector<std::string>& faults)
{
    auto rows = TRY(store.database().prepare("SELECT id, size, lane, idx, event_id FROM photo"));
    while (TRY(rows.step())) {
        const auto id = rows.blob(0);
        const auto bytes =
            store.ledger().entryBytes(rows.integer(2), static_cast<std::uint64_t>(rows.integer(3)));
        const auto entry =
            bytes ? ledger::decodeEntry(*bytes) : Result<ledger::Entry>(tl::unexpected(bytes.error()));
        const auto event = rows.blob(4);
        const bool ours = entry && std::ranges::equal(entry->eventId.bytes(), event)
            && std::any_of(entry->blobs.begin(), entry->blobs.end(), [&](const auto& blob) {
                   return std::ranges::equal(blob.id, id)
                       && blob.size == static_cast<std::uint64_t>(rows.integer(1));
               });
        if (!ours)
            faults.push_back("photo " + hex(id).substr(0, 12) + ": its row is not what its leaf says");
    }
    return {};
}

Result<> checkOutboxTimes(Store& store, std::vector<std::string>& faults)
{
    auto rows = TRY(store.database().prepare("SELECT lane, idx, claimed_ms FROM outbox"));
    while (TRY(rows.step())) {
        const auto bytes =
            store.ledger().entryBytes(rows.integer(0), static_cast<std::uint64_t>(rows.integer(1)));
        const auto entry =
            bytes ? ledger::decodeEntry(*bytes) : Result<ledger::Entry>(tl::unexpected(bytes.error()));
        if (entry
            && static_cast<std::int64_t>(entry->claimedMs) != std::max<std::int64_t>(rows.integer(2), 0))
            faults.push_back(
                "outbox row " + rows.text(1) + ", lane " + rows.text(0) + ": its time is not its leaf's");
    }
    return {};
}

// A cosignature begins with the time it was made.
Result<> checkReceiptTimes(Store& store, std::vector<std::string>& faults)
{
    auto rows = TRY(store.database().prepare("SELECT size, line, ts FROM receipt"));
    while (TRY(rows.step())) {
        const auto line = ledger::NoteSignature::parse(rows.text(1));
        std::uint64_t time = 0;
        for (std::size_t i = 0; line && i < 8 && i < line->raw.size(); ++i)
            time = time << 8 | line->raw[i];
        if (line && time != static_cast<std::uint64_t>(rows.integer(2)))
            faults.push_back("the receipt of size " + rows.text(0) + ": its row is dated other than it is");
    }
    return {};
}

} // namespace

Result<> checkSchema(Store& store, std::vector<std::string>& faults)
{
    // What the quick check leaves out: that each index says what its table says.
    auto whole = TRY(store.database().prepare("PRAGMA integrity_check(5)"));
    while (TRY(whole.step()))
        if (whole.text(0) != "ok")
            faults.push_back("custody.db: " + whole.text(0));
    auto model = TRY(Database::open(":memory:"));
    TRY(model->migrate(migrations()));
    const auto wanted = TRY(definitionsIn(*model));
    const auto found = TRY(definitionsIn(store.database()));
    for (const auto& [name, sql] : wanted) {
        const auto here = found.find(name);
        if (here == found.end())
            faults.push_back(name + ": it is missing from the database");
        else if (here->second != sql)
            faults.push_back(name + ": it was changed in the database");
    }
    for (const auto& [name, sql] : found)
        if (!wanted.contains(name))
            faults.push_back(name + ": no version of this station made it");
    return {};
}

Result<> checkRows(Store& store, std::vector<std::string>& faults)
{
    for (const auto* question : questions) {
        auto query = TRY(store.database().prepare(question));
        while (TRY(query.step()))
            faults.push_back(query.text(0) + ": " + query.text(1));
    }
    TRY(checkNodeCounts(store, faults));
    TRY(checkReceiptTimes(store, faults));
    TRY(checkOutboxTimes(store, faults));
    return checkPhotoRows(store, faults);
}

} // namespace custody::store
