// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A lane's rows read once, in the order they lie in the file, for the checks that look at all of them: of a
// million leaves each costs a step, not a search.

#include "app/store/lane_opener.h"
#include "app/store/store.h"

namespace custody::store {

class LaneRows {
public:
    static Result<std::unique_ptr<LaneRows>> open(Store& store, const Lane& lane, LaneOpener::What what);

    // Each is asked with rising places; what is not there is a fault. A leaf is there until the next is read.
    Result<const LeafRow*> leaf(std::uint64_t index);
    Result<Hash> node(unsigned level, std::uint64_t index);
    Result<std::optional<std::string>> head(std::uint64_t size); // absent: several leaves share one

    // Whether a parcel or an item lists that leaf as an event of its own.
    bool isListed(std::uint64_t index) const { return index < m_listed.size() && m_listed[index]; }

private:
    LaneRows(Store& store, Lane lane)
        : m_store(store)
        , m_lane(std::move(lane))
    {
    }
    Result<> readListed();
    // The next rows, into memory that was used before; none behind the last.
    std::unique_ptr<LeafRows> readSome();
    Result<> readRow(LeafRow& row);
    Result<> next();

    Store& m_store;
    Lane m_lane;
    std::vector<bool> m_listed;
    std::optional<Statement> m_leaves, m_heads;
    std::optional<std::uint64_t> m_headAt = 0; // size of the head that was read last; absent behind the last
    std::vector<std::unique_ptr<Statement>> m_nodes; // one a level

    std::unique_ptr<LeafRows> m_current, m_spare;
    std::size_t m_at = 0; // in the current ones
    std::size_t m_ahead = 0; // given to the opener, and not yet taken
    bool m_ended = false;
    std::optional<Error> m_readFault; // what ended the reading; told once the rows before it are used up
    std::unique_ptr<LaneOpener> m_opener;
};

} // namespace custody::store
