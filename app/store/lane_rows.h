// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A lane's rows read once, in the order they lie in the file, for the checks that look at all of them: of a
// million leaves each costs a step, not a search.

#include "app/crypto/aead.h"
#include "app/store/store.h"

namespace custody::store {

class LaneRows {
public:
    static Result<std::unique_ptr<LaneRows>> open(Store& store, const Lane& lane);

    // Each is asked with rising places; what is not there is a fault.
    struct Leaf {
        ByteView entry; // opened; until the next leaf is read
        Hash stored{};
        EventId id; // as the row says
    };
    Result<Leaf> leaf(std::uint64_t index);
    Result<Hash> node(unsigned level, std::uint64_t index);
    Result<std::optional<std::string>> head(std::uint64_t size); // absent: several leaves share one

    // Whether a parcel or an item lists that leaf as an event of its own.
    bool isListed(std::uint64_t index) const { return index < m_listed.size() && m_listed[index]; }

    // Of the leaf read last: its disclosures and whose key they lie under; absent when there is no row of
    // them.
    bool hasFields() const { return !m_leaves->isNull(4); }
    struct Fields {
        SubjectId subject;
        std::vector<ByteView> shown; // until the next fields are read
    };
    Result<std::optional<Fields>> fields(const EventId& event);

private:
    LaneRows(Store& store, Lane lane, crypto::RecordKey opener)
        : m_store(store)
        , m_lane(std::move(lane))
        , m_opener(std::move(opener))
    {
    }
    Result<> readListed();
    Result<> readOwners();

    Store& m_store;
    Lane m_lane;
    crypto::RecordKey m_opener;
    std::vector<bool> m_listed;
    std::vector<std::pair<KeyId, SubjectId>> m_owners; // by key
    std::optional<Statement> m_leaves, m_heads;
    std::optional<std::uint64_t> m_headAt = 0; // size of the head that was read last; absent behind the last
    std::vector<std::unique_ptr<Statement>> m_nodes; // one a level
    // Whose fields were read last: a subject's events often follow one another.
    struct Owner {
        KeyId key;
        SubjectId subject;
        crypto::RecordKey opener;
    };
    Result<Owner*> ownerOf(const KeyId& key);
    std::optional<Owner> m_owner;
    Bytes m_entry, m_shown; // what was opened last; the memory is used again
};

} // namespace custody::store
