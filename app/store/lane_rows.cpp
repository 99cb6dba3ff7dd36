// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/store/lane_rows.h"

#include <algorithm>

namespace custody::store {
namespace {

constexpr std::size_t atOnce = 128; // rows: some milliseconds of opening
constexpr std::size_t mostAhead = 3; // a full turn for the thread, whoever waits for whom

tl::unexpected<Error> missing(const std::string& what) { return fail(Fault::Tampered, what + " is missing"); }

Result<Hash> hashIn(const Statement& row, int column)
{
    Hash hash{};
    const auto stored = row.blobInPlace(column);
    if (stored.size() != hash.size())
        return fail(Fault::Tampered, "a stored hash has the wrong length");
    std::copy(stored.begin(), stored.end(), hash.begin());
    return hash;
}

} // namespace

Result<std::unique_ptr<LaneRows>> LaneRows::open(Store& store, const Lane& lane, LaneOpener::What what)
{
    std::unique_ptr<LaneRows> rows(new LaneRows(store, lane));
    TRY(rows->readListed());
    rows->m_leaves.emplace(TRY(store.database().prepare(
        "SELECT l.idx, l.entry_ct, l.leaf_hash, l.event_id, p.key_id, p.ct FROM leaf l"
        " LEFT JOIN payload p ON p.event_id=l.event_id WHERE l.lane=? ORDER BY l.idx")));
    rows->m_leaves->bind(1, lane.id);
    rows->m_heads.emplace(
        TRY(store.database().prepare("SELECT size, note FROM head WHERE lane=? ORDER BY size")));
    rows->m_heads->bind(1, lane.id);
    rows->m_opener = std::make_unique<LaneOpener>(lane.origin, what, TRY(store.ledger().entryOpener(lane)),
        TRY(SubjectOpeners::read(store.database(), store.keys())));
    return rows;
}

// The list is kept by subject, so it is read whole rather than searched for each leaf.
Result<> LaneRows::readListed()
{
    m_listed.resize(m_lane.size);
    auto rows = TRY(m_store.database().prepare("SELECT idx FROM event_of WHERE lane=?"));
    rows.bind(1, m_lane.id);
    while (TRY(rows.step()))
        if (const auto index = static_cast<std::uint64_t>(rows.integer(0)); index < m_listed.size())
            m_listed[index] = true;
    return {};
}

Result<> LaneRows::readRow(LeafRow& row)
{
    row.sealedEntry.clear();
    row.key.reset();
    const auto assign = [](Bytes& to, ByteView from) { to.assign(from.begin(), from.end()); };
    assign(row.sealedEntry, m_leaves->blobInPlace(1));
    row.stored = TRY(hashIn(*m_leaves, 2));
    row.id = TRY(EventId::fromBytes(m_leaves->blobInPlace(3)));
    if (m_leaves->isNull(4))
        return {};
    row.key = TRY(KeyId::fromBytes(m_leaves->blobInPlace(4)));
    assign(row.sealedFields, m_leaves->blobInPlace(5));
    return {};
}

std::unique_ptr<LeafRows> LaneRows::readSome()
{
    auto rows = m_spare ? std::move(m_spare) : std::make_unique<LeafRows>();
    rows->resize(atOnce);
    std::size_t count = 0;
    while (count < atOnce && !m_ended) {
        const auto more = m_leaves->step();
        m_ended = !more || !*more;
        if (!more)
            m_readFault = more.error();
        if (m_ended)
            break;
        auto& row = (*rows)[count++];
        row.index = static_cast<std::uint64_t>(m_leaves->integer(0));
        const auto read = readRow(row);
        row.broken = read ? std::nullopt : std::optional(read.error());
    }
    rows->resize(count);
    return rows;
}

Result<> LaneRows::next()
{
    m_spare = std::move(m_current);
    for (; m_ahead < mostAhead && !m_ended; ++m_ahead)
        m_opener->give(readSome());
    if (m_ahead == 0)
        return m_readFault ? Result<>(tl::unexpected(*m_readFault)) : missing("the leaf");
    m_current = TRY(m_opener->take());
    --m_ahead;
    m_at = 0;
    return {};
}

Result<const LeafRow*> LaneRows::leaf(std::uint64_t index)
{
    while (!m_current || m_at == m_current->size())
        TRY(next());
    const auto& row = (*m_current)[m_at++];
    if (row.index != index)
        return missing("the leaf");
    if (row.broken)
        return tl::unexpected(*row.broken);
    return &row;
}

Result<Hash> LaneRows::node(unsigned level, std::uint64_t index)
{
    if (m_nodes.size() <= level)
        m_nodes.resize(level + 1);
    auto& rows = m_nodes[level];
    if (!rows) { // a statement of its own for each level: they are read side by side
        rows = std::make_unique<Statement>(TRY(m_store.database().prepare(
            "SELECT idx, h FROM node WHERE lane=? AND lvl=" + std::to_string(level) + " ORDER BY idx")));
        rows->bind(1, m_lane.id);
    }
    if (!TRY(rows->step()) || static_cast<std::uint64_t>(rows->integer(0)) != index)
        return missing(
            "the tree node at level " + std::to_string(level) + ", index " + std::to_string(index));
    return hashIn(*rows, 1);
}

Result<std::optional<std::string>> LaneRows::head(std::uint64_t size)
{
    while (m_headAt && *m_headAt < size)
        m_headAt = TRY(m_heads->step()) ? std::optional(static_cast<std::uint64_t>(m_heads->integer(0)))
                                        : std::nullopt;
    if (m_headAt != size)
        return std::optional<std::string>();
    return std::optional(m_heads->text(1));
}

} // namespace custody::store
