// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A lane as its row says: whose it is, how far it has come, and whether it was stopped.

#include <optional>
#include <string>

#include "app/base/ids.h"
#include "app/ledger/entry.h"

namespace custody::store {

enum class LaneState { Open = 0, Forked = 2 }; // as stored; 1 was never written

struct Lane {
    std::int64_t id = 0;
    std::string origin;
    std::optional<TenantId> tenant; // absent: the spine
    std::uint64_t size = 0;
    std::int64_t epoch = 1;
    LaneState state = LaneState::Open;
    std::optional<ledger::Beacon> beacon; // what the next leaf names
};

} // namespace custody::store
