// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What is missing because it was erased, told apart from what is missing: the erase leaves, which stand in
// the signed log, must say exactly what is gone.

#include <map>

#include "app/store/erased_list.h"
#include "app/store/store.h"

namespace custody::store {

class ErasedCheck {
public:
    explicit ErasedCheck(Store& store)
        : m_store(store)
    {
    }

    // Whether an erasure claims the event; what it claims is remembered.
    Result<bool> claims(const Lane& lane, const ledger::Entry& entry);
    // Each erase leaf against what was claimed in its name.
    Result<> settle();
    std::uint64_t events() const { return m_events; }

private:
    struct Claim {
        std::vector<ErasedFact> facts;
        std::int64_t events = 0;
    };
    Store& m_store;
    std::map<EventId, Claim> m_claims; // by erase leaf
    std::uint64_t m_events = 0;
};

// True for a leaf that stands in a brand's lane without being about one parcel.
bool standsAlone(const ledger::Entry& entry);

} // namespace custody::store
