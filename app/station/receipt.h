// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/custody/receipt.h"
#include "app/store/store.h"

namespace custody::station {

// Of a hand-off that was accepted here. `item`: one that was in it. NotFound when nobody took it; Tampered
// when the sentence cannot be written again so that its digest is the recorded one.
Result<chain::Receipt> receiptOf(
    store::Store& store, const SubjectId& item, const std::optional<EventId>& offer = std::nullopt);

} // namespace custody::station
