// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The rows that no leaf is hashed over, against the events that must have led to them.

#include "app/store/store.h"

namespace custody::store {

// Brands, people and badges: each was enrolled by an event of the spine, and each such event has its row.
Result<> checkRoster(Store& store, std::vector<std::string>& faults);

// A lane is stopped exactly when the cloud's other history is kept, and continued only when it was stopped.
Result<> checkStops(Store& store, std::vector<std::string>& faults);

// The tables, indexes and triggers are those of the migrations.
Result<> checkSchema(Store& store, std::vector<std::string>& faults);

// Rows of no leaf, photos and outbox rows that say other than their leaf, receipts dated other than they are.
Result<> checkRows(Store& store, std::vector<std::string>& faults);

// What the station noted of itself (disk, boot, setup, where lanes stood) is what its spine says.
Result<> checkMemory(Store& store, std::vector<std::string>& faults);

// Every parcel's key is wrapped by the key of the month it is listed under, and every kept answer opens.
Result<> checkSealed(Store& store, std::vector<std::string>& faults);

// The evidence against a stopped lane is what the lane that continues it was begun with.
Result<> checkContinued(Store& store, std::vector<std::string>& faults);

} // namespace custody::store
