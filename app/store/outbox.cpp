// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/store/outbox.h"

#include "app/crypto/hash.h"
#include "app/store/ledger_store.h"

namespace custody::store {
namespace {

constexpr std::int64_t aheadMs = 5 * 60 * 1000;

constexpr std::string_view selectStatus =
    "SELECT l.id, l.origin, l.state, l.size, (SELECT count(*) FROM outbox o WHERE o.lane=l.id),"
    " (SELECT max(size) FROM receipt r WHERE r.lane=l.id), (SELECT min(claimed_ms) FROM outbox o WHERE "
    "o.lane=l.id),"
    " (SELECT max(ts) FROM receipt r WHERE r.lane=l.id) FROM lane l ";

LaneStatus readStatus(const Statement& row)
{
    LaneStatus status;
    status.lane = row.integer(0);
    status.origin = row.text(1);
    status.state = static_cast<LaneState>(row.integer(2));
    status.size = static_cast<std::uint64_t>(row.integer(3));
    status.unsynced = static_cast<std::uint64_t>(row.integer(4));
    status.receiptedSize = static_cast<std::uint64_t>(row.integer(5));
    if (!row.isNull(6))
        status.oldestUnsynced = row.integer(6);
    if (!row.isNull(7))
        status.lastReceipt = row.integer(7) * 1000;
    return status;
}

} // namespace

Result<std::vector<LaneStatus>> Outbox::lanes()
{
    auto query = TRY(m_database.prepare(std::string(selectStatus) + "ORDER BY l.id"));
    std::vector<LaneStatus> out;
    while (TRY(query.step()))
        out.push_back(readStatus(query));
    return out;
}

Result<LaneStatus> Outbox::lane(std::int64_t lane)
{
    auto query = TRY(m_database.prepare(std::string(selectStatus) + "WHERE l.id=?"));
    query.bind(1, lane);
    if (!TRY(query.step()))
        return fail(Fault::NotFound, "there is no such lane");
    return readStatus(query);
}

Result<ledger::Note> Outbox::head(std::int64_t lane) { return m_ledger.newestHead(lane); }

Result<std::optional<ledger::Note>> Outbox::headAt(std::int64_t lane, std::uint64_t size)
{
    auto query = TRY(m_database.prepare("SELECT note FROM head WHERE lane=? AND size=?"));
    query.bind(1, lane).bind(2, static_cast<std::int64_t>(size));
    if (!TRY(query.step()))
        return std::optional<ledger::Note>();
    return std::optional(TRY(ledger::Note::parse(query.text(0))));
}

Result<ledger::VerifierKey> Outbox::logKey(std::int64_t lane)
{
    return m_ledger.logKey(TRY(m_ledger.lane(lane)));
}

Result<Bytes> Outbox::entry(std::int64_t lane, std::uint64_t index)
{
    return m_ledger.entryBytes(lane, index);
}

ledger::NodeSource Outbox::nodes(std::int64_t lane) { return m_ledger.nodes(lane); }

Result<std::uint64_t> Outbox::accept(std::int64_t lane, const ledger::Checkpoint& checkpoint,
    const ledger::NoteSignature& cosignature, const ledger::VerifierKey& mirror, UtcMs now)
{
    const auto status = TRY(this->lane(lane));
    if (mirror.type != ledger::KeyType::Cosignature)
        return fail(Fault::Tampered, "the receipt is not signed by a mirror's key");
    if (checkpoint.origin != status.origin)
        return fail(Fault::Tampered, "the receipt is for another lane");
    if (checkpoint.size > status.size)
        return fail(Fault::Tampered, "the receipt covers more events than this lane has");
    if (TRY(ledger::rootAt(checkpoint.size, nodes(lane))) != checkpoint.root)
        return fail(Fault::Tampered, "the receipt is for another history than ours");
    const auto time = TRY(ledger::checkSignature(checkpoint.text(), cosignature, mirror));
    if (!time)
        return fail(Fault::Tampered, "the receipt is signed by a key this station does not know");
    if (*time > static_cast<std::uint64_t>((now + aheadMs) / 1000))
        return fail(Fault::Tampered, "the receipt is dated in the future; check this station's clock");

    const auto size = static_cast<std::int64_t>(checkpoint.size);
    const auto ts = static_cast<std::int64_t>(*time);
    auto change = TRY(Transaction::begin(m_database));
    auto receipt = TRY(m_database.prepare(
        "INSERT INTO receipt(lane, size, cosigner, line, ts) VALUES(?,?,?,?,?) ON CONFLICT DO NOTHING"));
    receipt.bind(1, lane).bind(2, size).bind(3, mirror.name).bind(4, cosignature.line()).bind(5, ts);
    TRY(receipt.run());
    const bool isNew = m_database.changes() > 0;
    auto release = TRY(m_database.prepare("DELETE FROM outbox WHERE lane=? AND idx<?"));
    release.bind(1, lane).bind(2, size);
    TRY(release.run());
    const auto released = static_cast<std::uint64_t>(m_database.changes());
    if (isNew) { // a receipt that is not kept could not be shown when a leaf names it
        // The newest cosigned head becomes the beacon of the leaves to come: they are provably younger than
        // it.
        const auto beacon = crypto::sha256(view(checkpoint.text() + "\n" + cosignature.line()));
        auto remember = TRY(m_database.prepare(
            "UPDATE lane SET beacon_hash=?, beacon_time=? WHERE id=? AND coalesce(beacon_time, -1) < ?"));
        remember.bind(1, beacon).bind(2, ts).bind(3, lane).bind(4, ts);
        TRY(remember.run());
    }
    TRY(std::move(change).keep());
    return released;
}

Result<bool> Outbox::vouched(
    std::int64_t lane, std::uint64_t size, const std::vector<ledger::VerifierKey>& mirrors)
{
    const auto head = TRY(headAt(lane, size));
    if (!head)
        return false;
    auto query = TRY(m_database.prepare("SELECT line FROM receipt WHERE lane=? AND size=?"));
    query.bind(1, lane).bind(2, static_cast<std::int64_t>(size));
    while (TRY(query.step())) {
        const auto line = ledger::NoteSignature::parse(query.text(0));
        if (!line)
            continue;
        for (const auto& mirror : mirrors) {
            const auto time = ledger::checkSignature(head->text, *line, mirror);
            if (time && *time)
                return true;
        }
    }
    return false;
}

Result<> Outbox::quarantine(std::int64_t lane, const std::string& why, const std::string& evidence)
{
    auto change = TRY(Transaction::begin(m_database));
    auto stop = TRY(m_database.prepare("UPDATE lane SET state=? WHERE id=?"));
    stop.bind(1, static_cast<std::int64_t>(LaneState::Forked)).bind(2, lane);
    TRY(stop.run());
    auto keep = TRY(
        m_database.prepare("INSERT INTO quarantine(lane, at, why, evidence) VALUES(?, unixepoch(), ?, ?)"));
    keep.bind(1, lane).bind(2, why).bind(3, evidence);
    TRY(keep.run());
    return std::move(change).keep();
}

} // namespace custody::store
