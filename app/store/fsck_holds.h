// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The list of legal holds against the events that set and cleared them: a hold that vanished would let an
// erasure through.

#include <map>

#include "app/store/store.h"

namespace custody::store {

class HoldCheck {
public:
    // Each leaf in its order; `subject` is whose key its fields lie under.
    void hear(const Lane& lane, const ledger::Entry& entry, const SubjectId& subject);
    // Once every leaf was heard.
    Result<> settle(Store& store, std::vector<std::string>& faults) const;

private:
    struct Standing {
        bool brand = false;
        UtcMs since = 0;
        bool operator==(const Standing&) const = default;
    };
    std::map<Bytes, Standing> m_standing; // by parcel or brand
};

} // namespace custody::store
