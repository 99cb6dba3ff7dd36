// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What the folds of parcels and of items have in common.

#include "app/custody/state.h"

namespace custody::chain::fold {

Photo photoOf(const Event& event);
std::optional<EventId> eventIn(const Event& event, std::string_view field);
UtcMs timeIn(const Event& event, std::string_view field); // 0 when absent
void reject(std::vector<Photo>& photos, const Event& event);
void drop(std::vector<std::string>& list, const std::string& one);
void add(std::vector<std::string>& list, const std::string& one); // once

void applyTo(std::vector<Discrepancy>& list, const Event& event);
void applyTo(std::vector<Clip>& list, const Event& event);
void applyTo(Seal& seal, const Event& event);
void applyTo(std::vector<Witness>& list, const Event& event);
void spend(std::vector<Witness>& list, EventType act); // what was watched is done

// Custody begins anew: what was said about the hands before no longer holds.
void hold(Item& item, const std::optional<PersonId>& person, UtcMs at);
void hold(Parcel& parcel, const std::optional<PersonId>& person, UtcMs at);
void lose(Item& item, UtcMs at); // nobody can say where it is

// What was declared never to have happened counts no more, nor does what rested on it; when the state rests
// on a later event, nothing changes.
void forget(Item& item, const Event& declaration);
void forget(Parcel& parcel, const Event& declaration);

} // namespace custody::chain::fold
