// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Items as far as their life may have come, for the tests of its rules.

#include "app/custody/place_rules.h"
#include "tests/support/custody_cases.h"

namespace custody::test::life {

using namespace custody::chain;

inline constexpr UtcMs noon = 1'795'000'000'000;
inline const Actor benAct{ben, "inspector"}, saraAct{sara, "inspector"}, leeAct{lee, "supervisor"},
    benLeads{ben, "supervisor"};

inline Photo shot(const char* role)
{
    Photo photo;
    photo.role = role;
    return photo;
}

inline Item at(ItemStage stage)
{
    auto item = itemOf(ben, LabelState::Verified);
    item.stage = stage;
    item.grade = "A";
    item.photos = {shot("front")};
    return item;
}

inline Item valuable(ItemStage stage)
{
    auto item = at(stage);
    item.zoneClass = "high_value";
    return item;
}

inline Item decided(const char* route, bool approval, std::optional<PersonId> approver = std::nullopt)
{
    auto item = at(approver ? ItemStage::Approved : ItemStage::Decided);
    item.decision = Decision{numbered<EventId>(9), route, ben, approval, approver};
    return item;
}

inline Item watchedBy(Item item, const PersonId& who, UtcMs when = noon)
{
    item.witnesses.push_back({who, when, std::nullopt});
    return item;
}

template <typename Change> Item with(Item item, Change change)
{
    change(item);
    return item;
}

inline Parcel reconciled()
{
    auto parcel = parcelAt(ParcelStage::Reconciled);
    parcel.lines = {{"NW-1", "", 1, 1, "found"}};
    return parcel;
}

} // namespace custody::test::life
