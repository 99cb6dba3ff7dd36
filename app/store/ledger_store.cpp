// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/store/ledger_store.h"

#include "app/ledger/cbor_stream.h"
#include "app/store/state_codec.h"

namespace custody::store {
namespace {

constexpr std::size_t usualContext = 160;

Result<Hash> asHash(ByteView bytes)
{
    Hash hash{};
    if (bytes.size() != hash.size())
        return fail(Fault::Tampered, "a stored hash has the wrong length; run custody-admin fsck --full");
    std::copy(bytes.begin(), bytes.end(), hash.begin());
    return hash;
}

Result<Lane> readLane(Statement& row)
{
    Lane lane;
    lane.id = row.integer(0);
    lane.origin = row.text(1);
    if (!row.isNull(2))
        lane.tenant = TRY(TenantId::fromBytes(row.blob(2)));
    lane.size = static_cast<std::uint64_t>(row.integer(3));
    lane.epoch = row.integer(4);
    lane.state = static_cast<LaneState>(row.integer(5));
    if (!row.isNull(6))
        lane.beacon =
            ledger::Beacon{TRY(asHash(row.blobInPlace(6))), static_cast<std::uint64_t>(row.integer(7))};
    return lane;
}

constexpr std::string_view selectLane =
    "SELECT id, origin, tenant, size, epoch, state, beacon_hash, beacon_time FROM lane ";

} // namespace

Bytes payloadContext(std::string_view origin, const EventId& event, const KeyId& key)
{
    Bytes context;
    context.reserve(usualContext);
    ledger::cbor::Writer(context)
        .array(6)
        .text("payload")
        .text(origin)
        .bytes(event.bytes())
        .text("fields")
        .number(1)
        .bytes(key.bytes());
    return context;
}

Bytes entryContext(std::string_view origin, std::uint64_t index)
{
    Bytes context;
    context.reserve(usualContext);
    ledger::cbor::Writer(context).array(4).text("leaf").text(origin).number(index).number(1);
    return context;
}

Result<std::vector<ByteView>> shownFields(const EventId& event, ByteView plain)
{
    ledger::cbor::Reader in(plain);
    std::vector<ByteView> out;
    const auto readAll = [&]() -> Result<> {
        for (auto left = TRY(in.array()); left > 0; --left)
            out.push_back(TRY(in.bytes()));
        return in.end();
    };
    if (!readAll())
        return fail(Fault::Tampered, "the fields of event " + toText(event) + " cannot be read");
    return out;
}

LedgerStore::LedgerStore(
    Database& database, crypto::Keystore& keys, SubjectKeyring& subjects, const Clock& clock, Boot boot)
    : m_database(database)
    , m_keys(keys)
    , m_subjects(subjects)
    , m_clock(clock)
    , m_boot(boot)
{
}

Result<Lane> LedgerStore::openLane(std::string origin, const std::optional<TenantId>& tenant)
{
    TRY(m_keys.obtain("lane", origin));
    auto insert = TRY(m_database.prepare("INSERT INTO lane(origin, tenant) VALUES(?,?) RETURNING id"));
    insert.bind(1, origin);
    if (tenant)
        insert.bind(2, tenant->bytes());
    TRY(insert.step());
    Lane lane;
    lane.id = insert.integer(0);
    lane.origin = std::move(origin);
    lane.tenant = tenant;
    return lane;
}

Result<std::optional<Lane>> LedgerStore::laneOf(const std::optional<TenantId>& tenant)
{
    // The other columns are those of the row with the highest epoch (SQLite's rule for max()), without
    // sorting.
    auto query = TRY(m_database.prepare("SELECT id, origin, tenant, size, max(epoch), state, beacon_hash, "
                                        "beacon_time FROM lane WHERE tenant IS ?1"));
    if (tenant)
        query.bind(1, tenant->bytes());
    if (!TRY(query.step()) || query.isNull(0))
        return std::optional<Lane>();
    return std::optional(TRY(readLane(query)));
}

Result<Lane> LedgerStore::lane(std::int64_t id)
{
    auto query = TRY(m_database.prepare(std::string(selectLane) + "WHERE id=?"));
    query.bind(1, id);
    if (!TRY(query.step()))
        return fail(Fault::NotFound, "there is no such lane");
    return readLane(query);
}

Result<std::optional<Lane>> LedgerStore::laneByOrigin(std::string_view origin)
{
    auto query = TRY(m_database.prepare(std::string(selectLane) + "WHERE origin=?"));
    query.bind(1, origin);
    if (!TRY(query.step()))
        return std::optional<Lane>();
    return std::optional(TRY(readLane(query)));
}

Result<std::vector<Lane>> LedgerStore::lanes()
{
    auto query = TRY(m_database.prepare(std::string(selectLane) + "ORDER BY id"));
    std::vector<Lane> lanes;
    while (TRY(query.step()))
        lanes.push_back(TRY(readLane(query)));
    return lanes;
}

Result<ledger::Frontier*> LedgerStore::frontier(const Lane& lane)
{
    const auto kept = m_frontiers.find(lane.id);
    if (kept != m_frontiers.end())
        return &kept->second;
    const auto size = TRY(this->lane(lane.id)).size;
    const auto source = nodes(lane.id);
    std::vector<Hash> subtrees;
    std::uint64_t before = 0;
    for (int level = 63; level >= 0; --level) {
        const std::uint64_t width = std::uint64_t{1} << level;
        if ((size & width) == 0)
            continue;
        subtrees.push_back(TRY(source(static_cast<unsigned>(level), before >> level)));
        before += width;
    }
    return &m_frontiers.emplace(lane.id, TRY(ledger::Frontier::fromSubtrees(size, std::move(subtrees))))
                .first->second;
}

Result<AppendedLeaf> LedgerStore::append(const Lane& lane, const chain::Event& event,
    const std::optional<Hash>& previous, const SubjectKeys& subject)
{
    if (lane.state != LaneState::Open)
        return fail(Fault::Tampered,
            "this lane was stopped because the cloud holds another history; call a supervisor and the "
            "operator");
    auto* tree = TRY(frontier(lane));
    ledger::Entry entry;
    entry.eventId = event.id;
    entry.type = std::string(chain::name(event.type));
    entry.claimedMs = static_cast<std::uint64_t>(std::max<UtcMs>(event.at, 0));
    entry.index = tree->size();
    entry.itemPrevious = previous;
    entry.actor = event.actor;
    entry.corrects = event.corrects;
    entry.environment = TRY(setupInForce());
    entry.beacon = lane.beacon;
    for (const auto& reference : event.references)
        entry.references.push_back({reference.lane, reference.index, reference.leaf});
    for (const auto& attachment : event.attachments)
        entry.blobs.push_back({attachment.blob, attachment.size});
    entry.clock = ledger::ClockReading{
        m_boot.id, static_cast<std::uint64_t>(m_clock.monotonicMs()), ledger::ClockSource::None, 0};

    Bytes fields;
    ledger::cbor::Writer list(fields);
    list.array(event.fields.size());
    crypto::Expander salts(subject.salts.bytes());
    for (const auto& field : event.fields) {
        const auto shown =
            ledger::encodeDisclosure(ledger::disclose(salts, event.id, field.name, toCbor(field.value)));
        entry.digests.push_back(ledger::digestOf(shown));
        list.bytes(shown);
    }
    const auto leaf = TRY(ledger::encodeEntry(entry));
    const auto hash = ledger::leafHash(leaf);
    const auto nodes = tree->append(hash);
    const auto* laneKey = TRY(m_keys.obtain("lane", lane.origin));
    const auto laneKeyId = TRY(m_keys.idOf("lane", lane.origin));
    if (!m_laneKey || m_laneKeyId != laneKeyId)
        m_laneKey.emplace(*laneKey);
    m_laneKeyId = laneKeyId;
    const auto sealedEntry = m_laneKey->seal(laneKeyId, leaf, entryContext(lane.origin, entry.index));
    const auto sealedFields = m_subjects.records(subject).seal(
        subject.id, fields, payloadContext(lane.origin, event.id, subject.id));

    const auto index = static_cast<std::int64_t>(entry.index);
    auto leafRow = TRY(
        m_database.prepare("INSERT INTO leaf(lane, idx, event_id, entry_ct, leaf_hash) VALUES(?,?,?,?,?)"));
    leafRow.bind(1, lane.id)
        .bind(2, index)
        .bind(3, event.id.bytes())
        .bind(4, ByteView(sealedEntry))
        .bind(5, hash);
    TRY(leafRow.run());
    for (const auto& node : nodes) {
        auto nodeRow = TRY(m_database.prepare("INSERT INTO node(lane, lvl, idx, h) VALUES(?,?,?,?)"));
        nodeRow.bind(1, lane.id)
            .bind(2, node.level)
            .bind(3, static_cast<std::int64_t>(node.index))
            .bind(4, node.hash);
        TRY(nodeRow.run());
    }
    auto payload = TRY(m_database.prepare("INSERT INTO payload(event_id, key_id, ct) VALUES(?,?,?)"));
    payload.bind(1, event.id.bytes()).bind(2, subject.id.bytes()).bind(3, ByteView(sealedFields));
    TRY(payload.run());
    for (const auto& attachment : event.attachments) {
        auto photo =
            TRY(m_database.prepare("INSERT INTO photo(id, size, lane, idx, event_id) VALUES(?,?,?,?,?)"));
        photo.bind(1, attachment.blob).bind(2, static_cast<std::int64_t>(attachment.size)).bind(3, lane.id);
        photo.bind(4, index).bind(5, event.id.bytes());
        TRY(photo.run());
    }
    auto outbox = TRY(m_database.prepare("INSERT INTO outbox(lane, idx, claimed_ms) VALUES(?,?,?)"));
    outbox.bind(1, lane.id).bind(2, index).bind(3, event.at);
    TRY(outbox.run());
    if (event.type == chain::EventType::ConfigurationSet)
        TRY(nowInForce(hash));
    return AppendedLeaf{entry.index, hash};
}

Result<std::optional<Hash>> LedgerStore::setupInForce()
{
    if (!m_setup) {
        auto query = TRY(m_database.prepare("SELECT value FROM noted WHERE what='environment'"));
        m_setup = TRY(query.step()) ? std::optional(TRY(asHash(query.blob(0)))) : std::nullopt;
    }
    return *m_setup;
}

Result<> LedgerStore::nowInForce(const Hash& setup)
{
    auto keep = TRY(m_database.prepare("INSERT INTO noted(what, value) VALUES('environment', ?) "
                                       "ON CONFLICT(what) DO UPDATE SET value=excluded.value"));
    keep.bind(1, setup);
    TRY(keep.run());
    m_setup = std::optional(setup);
    return {};
}

Result<> LedgerStore::signHead(const Lane& lane)
{
    const auto* tree = TRY(frontier(lane));
    const ledger::Checkpoint checkpoint{lane.origin, tree->size(), tree->root()};
    // Here and not on a thread of its own: to wake one takes as long as the signature.
    const auto note = signedHead(checkpoint);
    auto insert = TRY(m_database.prepare("INSERT INTO head(lane, size, note) VALUES(?,?,?)"));
    insert.bind(1, lane.id).bind(2, static_cast<std::int64_t>(checkpoint.size)).bind(3, note);
    TRY(insert.run());
    auto grown = TRY(m_database.prepare("UPDATE lane SET size=? WHERE id=?"));
    grown.bind(1, static_cast<std::int64_t>(checkpoint.size)).bind(2, lane.id);
    return grown.run();
}

std::string LedgerStore::signedHead(
    const ledger::Checkpoint& checkpoint, const std::optional<crypto::Signature>& signature) const
{
    const auto& key = m_keys.signing();
    const auto line = signature ? ledger::logSignature(checkpoint, key.publicKey(), *signature)
                                : ledger::signCheckpoint(checkpoint, key);
    return ledger::Note{checkpoint.text(), {line}}.whole();
}

Result<bool> LedgerStore::holds(const EventId& event)
{
    auto query = TRY(m_database.prepare("SELECT 1 FROM leaf WHERE event_id=?"));
    query.bind(1, event.bytes());
    return query.step();
}

Result<Bytes> LedgerStore::entryBytes(std::int64_t lane, std::uint64_t index)
{
    const auto where = TRY(this->lane(lane));
    auto query = TRY(m_database.prepare("SELECT entry_ct FROM leaf WHERE lane=? AND idx=?"));
    query.bind(1, lane).bind(2, static_cast<std::int64_t>(index));
    if (!TRY(query.step()))
        return fail(Fault::NotFound, "lane " + where.origin + " has no leaf " + std::to_string(index));
    const auto* key = TRY(m_keys.find("lane", where.origin));
    return crypto::openRecord(*key, query.blob(0), entryContext(where.origin, index));
}

Result<std::optional<std::pair<std::int64_t, std::uint64_t>>> LedgerStore::placeOf(const EventId& event)
{
    using Found = std::optional<std::pair<std::int64_t, std::uint64_t>>;
    auto query = TRY(m_database.prepare("SELECT lane, idx FROM leaf WHERE event_id=?"));
    query.bind(1, event.bytes());
    if (!TRY(query.step()))
        return Found();
    return Found(std::in_place, query.integer(0), static_cast<std::uint64_t>(query.integer(1)));
}

Result<Hash> LedgerStore::leafHash(std::int64_t lane, std::uint64_t index) { return nodes(lane)(0, index); }

Result<std::vector<Bytes>> LedgerStore::disclosures(
    const Lane& lane, const EventId& event, const SubjectKeys& subject)
{
    auto query = TRY(m_database.prepare("SELECT ct FROM payload WHERE event_id=?"));
    query.bind(1, event.bytes());
    if (!TRY(query.step()))
        return std::vector<Bytes>();
    const auto plain = TRY(
        crypto::openRecord(subject.records, query.blob(0), payloadContext(lane.origin, event, subject.id)));
    std::vector<Bytes> shown;
    for (const auto field : TRY(shownFields(event, plain)))
        shown.emplace_back(field.begin(), field.end());
    return shown;
}

Result<crypto::RecordKey> LedgerStore::entryOpener(const Lane& lane) const
{
    return crypto::RecordKey(*TRY(m_keys.find("lane", lane.origin)));
}

ledger::NodeSource LedgerStore::nodes(std::int64_t lane)
{
    return [this, lane](unsigned level, std::uint64_t index) -> Result<Hash> {
        auto query =
            TRY(m_database.prepare(level == 0 ? "SELECT leaf_hash FROM leaf WHERE lane=?1 AND idx=?2"
                                              : "SELECT h FROM node WHERE lane=?1 AND idx=?2 AND lvl=?3"));
        query.bind(1, lane).bind(2, static_cast<std::int64_t>(index));
        if (level > 0)
            query.bind(3, level);
        if (!TRY(query.step()))
            return fail(Fault::Tampered,
                "the tree lacks the node at level " + std::to_string(level) + ", index "
                    + std::to_string(index));
        return asHash(query.blob(0));
    };
}

Result<ledger::Note> LedgerStore::newestHead(std::int64_t lane)
{
    auto query = TRY(m_database.prepare("SELECT note FROM head WHERE lane=? ORDER BY size DESC LIMIT 1"));
    query.bind(1, lane);
    if (!TRY(query.step()))
        return fail(Fault::NotFound, "this lane has no signed head yet");
    return ledger::Note::parse(query.text(0));
}

ledger::VerifierKey LedgerStore::logKey(const Lane& lane) const
{
    return ledger::logKey(lane.origin, m_keys.signing().publicKey());
}

} // namespace custody::store
