// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/custody/hand_off.h"

namespace custody::chain {

std::string_view name(OfferState state)
{
    switch (state) {
    case OfferState::Waiting: return "waiting";
    case OfferState::Accepted: return "accepted";
    case OfferState::Declined: return "declined";
    case OfferState::Cancelled: return "cancelled";
    }
    return "waiting";
}

} // namespace custody::chain
