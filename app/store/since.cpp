// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/store/since.h"

namespace custody::store {

Result<std::uint64_t> firstSince(Store& store, const Lane& lane, UtcMs since)
{
    auto receipt =
        TRY(store.database().prepare("SELECT coalesce(max(size), 0) FROM receipt WHERE lane=? AND ts<?"));
    receipt.bind(1, lane.id).bind(2, since / 1000);
    TRY(receipt.step());
    for (auto index = static_cast<std::uint64_t>(receipt.integer(0)); index < lane.size; ++index) {
        const auto entry = TRY(ledger::decodeEntry(TRY(store.ledger().entryBytes(lane.id, index))));
        if (static_cast<UtcMs>(entry.claimedMs) >= since)
            return index;
    }
    return lane.size;
}

} // namespace custody::store
