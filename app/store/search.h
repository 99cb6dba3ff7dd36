// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// From what a person has in her hand, a label, a torn label, an id, to the parcel or item in the store. Every
// brand's indexes are asked, and the index is not evidence: what it leads to must say the same itself.

#include "app/store/store.h"

namespace custody::store {

// All parcels whose tracking number ends so (six characters; case does not matter), newest first.
Result<std::vector<chain::Parcel>> parcelsByTrackingEnding(Store& store, std::string_view ending);
// By id, LPN or tracking number. NotFound; Invalid when several parcels bear the number. What was erased is
// found by its id alone.
Result<SubjectId> subjectNamed(Store& store, std::string_view named);

} // namespace custody::store
