// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What the leaves of its items tell of an offer together. Items of several brands have lanes of their own,
// and between lanes only times tell an order, so nothing here depends on one.

#include <set>

#include "app/store/store.h"

namespace custody::store {

// Whether nothing is in it any more: what was taken over, ended, lost or held out anew has left it.
Result<bool> isEmptied(Store& store, const chain::Offer& offer);
// An offer that nobody answered is over once nothing is in it: taken, when another station took any of it,
// else called off.
Result<chain::Offer> overWhenEmptied(Store& store, chain::Offer offer);
// In the caller's transaction, once its events are written: the offers that things were in before.
Result<> closeEmptied(Store& store, const std::set<EventId>& touched, const std::set<EventId>& released);

} // namespace custody::store
