// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Legal holds: while one stands on a parcel or on its brand, nothing erases it. Each is an event of its own.

#include "app/store/store.h"

namespace custody::store {

struct Hold {
    bool brand = false; // else a parcel
    std::array<std::uint8_t, 16> about{};
    UtcMs since = 0;
};

// `reason` is a field of the event, sealed like all else; for a brand it outlives its parcels, so no names.
Result<> holdParcel(Store& store, const SubjectId& parcel, const std::string& reason);
Result<> holdBrand(Store& store, const TenantId& brand, const std::string& reason);
Result<> releaseParcel(Store& store, const SubjectId& parcel, const std::string& reason); // NotFound
Result<> releaseBrand(Store& store, const TenantId& brand, const std::string& reason);
// A parcel goes on under another id: a hold that stands on it stands on that one too, from this act on.
Result<> holdAlong(Store& store, const SubjectId& from, const SubjectId& to, Recording& recording);
Result<std::vector<Hold>> holds(Store& store);
// Since when it is held, if it is.
Result<std::optional<UtcMs>> heldSince(Store& store, ByteView parcelOrBrand);
// Whether one stands on its parcel or its brand.
Result<bool> isHeldByLaw(Store& store, const chain::Item& item);

} // namespace custody::store
