// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/custody/piece.h"

namespace custody::chain {

Item pieceOf(const Parcel& parcel)
{
    Item piece;
    piece.id = parcel.id;
    piece.parcel = parcel.id;
    piece.tenant = parcel.tenant;
    piece.lpn = parcel.tracking; // what is read on it
    piece.custodian = parcel.custodian;
    piece.heldSince = parcel.heldSince;
    piece.offer = parcel.offer;
    piece.exceptions = parcel.exceptions;
    piece.zone = parcel.zone;
    piece.bin = parcel.bin;
    piece.zoneSince = parcel.zoneSince;
    piece.unaccounted = parcel.unaccounted;
    piece.witnesses = parcel.witnesses;
    piece.discrepancies = parcel.discrepancies;
    switch (parcel.stage) {
    case ParcelStage::None:
    case ParcelStage::Expected:
    case ParcelStage::Arrived: break; // the carrier's still
    case ParcelStage::Accepted:
    case ParcelStage::Opened:
    case ParcelStage::Reconciled: piece.stage = ItemStage::Registered; break;
    case ParcelStage::Refused:
    case ParcelStage::Closed:
    case ParcelStage::Assigned:
        piece.stage = ItemStage::Final;
        piece.finalKind = name(parcel.stage);
        break;
    }
    return piece;
}

bool isParcel(const Item& piece) { return piece.id == piece.parcel && piece.id != SubjectId{}; }

} // namespace custody::chain
