// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The events of one item, or of one parcel with all that came out of it, for trading partners: GS1 EPCIS 2.0
// as JSON-LD, in the terms of CBV 2.0 that the vocabulary names. What the dock does finely is `arriving` and
// `accepting`; `receiving` is never said. An event declared wrong is repeated under its own id with the
// declaration, as EPCIS asks.

#include "app/store/field_choice.h"
#include "app/store/store.h"

namespace custody::admin {

struct EpcisDocument {
    std::string json;
    std::size_t events = 0;
};

// Every event of a lane that has an EPCIS form.
Result<EpcisDocument> epcisOfLane(
    store::Store& store, const store::Lane& lane, const store::FieldChoice& choice);
Result<EpcisDocument> epcisOf(store::Store& store, const SubjectId& id, const store::FieldChoice& choice);

} // namespace custody::admin
