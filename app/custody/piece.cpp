// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/custody/piece.h"

namespace custody::chain {
namespace {

// A parcel whose label bore no number is still told from another one.
std::string shortId(const SubjectId& id)
{
    constexpr std::size_t length = 8;
    const auto whole = toText(id);
    return whole.substr(whole.size() - length);
}

} // namespace

Item pieceOf(const Parcel& parcel)
{
    Item piece;
    piece.id = parcel.id;
    piece.parcel = parcel.id;
    piece.tenant = parcel.tenant;
    piece.lpn = parcel.tracking.empty() ? shortId(parcel.id) : parcel.tracking; // what is read on it
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
