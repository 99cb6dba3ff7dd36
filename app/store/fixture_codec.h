// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Zones, totes, seals and counts as CBOR, for the sealed rows of the projections.

#include "app/base/bytes.h"
#include "app/custody/access.h"
#include "app/custody/place.h"

namespace custody::store {

Bytes encode(const chain::Zone& zone);
Bytes encode(const chain::Container& container);
Bytes encode(const chain::Audit& audit);
Bytes encode(const chain::SealRange& range);
Bytes encode(const chain::SealUse& use);
Bytes encode(const chain::Visit& visit);
Result<> decode(ByteView bytes, chain::Visit& visit);
Bytes encode(const chain::RoleHeld& held);
Result<> decode(ByteView bytes, chain::RoleHeld& held);
Bytes encode(const chain::AccessReview& review);
Result<> decode(ByteView bytes, chain::AccessReview& review);
Bytes encode(const chain::Grant& grant);
Result<> decode(ByteView bytes, chain::Grant& grant);
Bytes encode(const chain::Neighbour& neighbour);
Result<> decode(ByteView bytes, chain::Zone& zone);
Result<> decode(ByteView bytes, chain::Container& container);
Result<> decode(ByteView bytes, chain::Audit& audit);
Result<> decode(ByteView bytes, chain::SealRange& range);
Result<> decode(ByteView bytes, chain::SealUse& use);
Result<> decode(ByteView bytes, chain::Neighbour& neighbour);

} // namespace custody::store
