// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// People, parcels and items without a store, for the rules alone.

#include "app/custody/rules.h"

namespace custody::test {

template <typename AnyId> AnyId numbered(std::uint8_t number)
{
    AnyId id;
    id.value.back() = number;
    return id;
}

inline const auto ben = numbered<PersonId>(1);
inline const auto sara = numbered<PersonId>(2);
inline const auto lee = numbered<PersonId>(3);

inline chain::Parcel parcelAt(chain::ParcelStage stage, std::optional<PersonId> holder = ben)
{
    chain::Parcel parcel;
    parcel.id = numbered<SubjectId>(100);
    parcel.stage = stage;
    parcel.custodian = holder;
    return parcel;
}

inline chain::Item itemOf(std::optional<PersonId> holder, chain::LabelState label = chain::LabelState::None,
    std::optional<EventId> offer = std::nullopt, std::uint8_t number = 1)
{
    chain::Item item;
    item.id = numbered<SubjectId>(number);
    item.parcel = numbered<SubjectId>(100);
    item.stage = chain::ItemStage::Registered;
    item.custodian = holder;
    item.label = label;
    item.offer = offer;
    return item;
}

inline chain::Offer offerOf(const chain::Item& item, PersonId from, std::optional<PersonId> to = std::nullopt,
    chain::OfferState state = chain::OfferState::Waiting)
{
    return {numbered<EventId>(50), from, to, "condition review", {item.id}, state, std::nullopt};
}

} // namespace custody::test
