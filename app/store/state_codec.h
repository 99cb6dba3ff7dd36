// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Parcels, items and offers as CBOR, for the sealed rows of the projections.

#include "app/custody/hand_off.h"
#include "app/custody/state.h"
#include "app/ledger/cbor.h"

namespace custody::store {

Bytes encode(const chain::Parcel& parcel);
Bytes encode(const chain::Item& item);
Bytes encode(const chain::Offer& offer);
Result<chain::Parcel> decodeParcel(ByteView bytes);
Result<chain::Item> decodeItem(ByteView bytes);
Result<chain::Offer> decodeOffer(ByteView bytes);

ledger::cbor::Value toCbor(const chain::FieldValue& value);
Result<chain::FieldValue> fromCbor(const ledger::cbor::Value& value);
Result<> checkFieldValue(ByteView encoded); // that fromCbor would read it

} // namespace custody::store
