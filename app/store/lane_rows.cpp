// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/store/lane_rows.h"

#include <algorithm>

namespace custody::store {
namespace {

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

Result<std::unique_ptr<LaneRows>> LaneRows::open(Store& store, const Lane& lane)
{
    std::unique_ptr<LaneRows> rows(new LaneRows(store, lane, TRY(store.ledger().entryOpener(lane))));
    TRY(rows->readListed());
    TRY(rows->readOwners());
    rows->m_leaves.emplace(TRY(store.database().prepare(
        "SELECT l.idx, l.entry_ct, l.leaf_hash, l.event_id, p.key_id, p.ct FROM leaf l"
        " LEFT JOIN payload p ON p.event_id=l.event_id WHERE l.lane=? ORDER BY l.idx")));
    rows->m_leaves->bind(1, lane.id);
    rows->m_heads.emplace(
        TRY(store.database().prepare("SELECT size, note FROM head WHERE lane=? ORDER BY size")));
    rows->m_heads->bind(1, lane.id);
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

Result<> LaneRows::readOwners()
{
    auto rows = TRY(m_store.database().prepare("SELECT key_id, subject FROM subject_key"));
    while (TRY(rows.step()))
        m_owners.emplace_back(
            TRY(KeyId::fromBytes(rows.blobInPlace(0))), TRY(SubjectId::fromBytes(rows.blobInPlace(1))));
    std::ranges::sort(m_owners);
    return {};
}

Result<LaneRows::Leaf> LaneRows::leaf(std::uint64_t index)
{
    if (!TRY(m_leaves->step()) || static_cast<std::uint64_t>(m_leaves->integer(0)) != index)
        return missing("the leaf");
    TRY(m_opener.open(m_leaves->blobInPlace(1), entryContext(m_lane.origin, index), m_entry));
    return Leaf{m_entry, TRY(hashIn(*m_leaves, 2)), TRY(EventId::fromBytes(m_leaves->blobInPlace(3)))};
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

Result<LaneRows::Owner*> LaneRows::ownerOf(const KeyId& key)
{
    if (m_owner && m_owner->key == key)
        return &*m_owner;
    const auto found = std::ranges::lower_bound(m_owners, key, {}, &std::pair<KeyId, SubjectId>::first);
    if (found == m_owners.end() || found->first != key)
        return fail(Fault::Tampered, "the key of its fields is missing, and no erasure says so");
    m_owner.emplace(Owner{key, found->second, TRY(m_store.subjects().opener(found->second))});
    return &*m_owner;
}

Result<std::optional<LaneRows::Fields>> LaneRows::fields(const EventId& event)
{
    if (!hasFields())
        return std::optional<Fields>();
    auto* owner = TRY(ownerOf(TRY(KeyId::fromBytes(m_leaves->blobInPlace(4)))));
    TRY(owner->opener.open(
        m_leaves->blobInPlace(5), payloadContext(m_lane.origin, event, owner->key), m_shown));
    return std::optional(Fields{owner->subject, TRY(shownFields(event, m_shown))});
}

} // namespace custody::store
