// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/store/search.h"

#include <algorithm>

#include "app/custody/policy.h"

namespace custody::store {
namespace {

Result<std::vector<TenantId>> everyBrand(Store& store)
{
    std::vector<TenantId> brands{TenantId{}};
    for (const auto& tenant : TRY(store.roster().tenants()))
        brands.push_back(tenant.id);
    return brands;
}

tl::unexpected<Error> indexLies()
{
    return fail(
        Fault::Tampered, "this store's index leads to another parcel or item; run custody-admin fsck --full");
}

} // namespace

Result<std::vector<chain::Parcel>> parcelsByTrackingEnding(Store& store, std::string_view ending)
{
    const auto wanted = trackingEnding(ending);
    if (ending.size() != trackingEndingSize)
        return fail(Fault::Invalid, "give the last six characters of the tracking number");
    std::vector<chain::Parcel> found;
    for (const auto& brand : TRY(everyBrand(store)))
        for (const auto& id : TRY(store.things().parcelsByTrackingEnding(brand, wanted))) {
            found.push_back(TRY(store.things().parcel(id)));
            if (trackingEnding(found.back().tracking) != wanted)
                return indexLies();
        }
    std::ranges::sort(found, std::greater<>(), &chain::Parcel::id);
    return found;
}

Result<SubjectId> subjectNamed(Store& store, std::string_view named)
{
    if (const auto id = parseId<SubjectId>(named)) {
        TRY(store.things().kindOf(*id));
        return *id;
    }
    if (const auto item = TRY(store.things().itemByLpn(named))) {
        const auto found = TRY(store.things().item(*item));
        if (found.lpn != named && !chain::names(found.voidLpns, named)) // an old label still names it
            return indexLies();
        return *item;
    }
    std::vector<chain::Parcel> parcels;
    for (const auto& brand : TRY(everyBrand(store)))
        for (const auto& id : TRY(store.things().parcelsByTracking(brand, named))) {
            parcels.push_back(TRY(store.things().parcel(id)));
            if (parcels.back().tracking != named)
                return indexLies();
        }
    // One that got its brand goes on under another id: that one is meant.
    const auto assigned = [](const chain::Parcel& p) { return p.stage == chain::ParcelStage::Assigned; };
    if (!std::ranges::all_of(parcels, assigned))
        std::erase_if(parcels, assigned);
    if (parcels.empty())
        return fail(Fault::NotFound,
            "no parcel or item of this name is known here. Give the LPN on the item's label, the tracking "
            "number on the "
            "carrier's label, or its id; what was erased is named by its id alone");
    if (parcels.size() > 1) {
        std::string ids;
        for (const auto& one : parcels)
            ids += " " + toText(one.id);
        return fail(Fault::Invalid, "several parcels bear this number; name one by its id:" + ids);
    }
    return parcels.front().id;
}

} // namespace custody::store
