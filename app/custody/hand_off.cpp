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
    case OfferState::Expired: return "expired";
    }
    return "waiting";
}

std::string statementOf(const Offer& offer, const PersonId& receiver, std::int64_t count, bool conditionSame)
{
    std::string said = "I, " + toText(receiver) + ", take " + std::to_string(count) + " of "
        + std::to_string(offer.items.size()) + " item(s) from " + toText(offer.from) + " for \""
        + offer.purpose + "\", hand-off " + toText(offer.id);
    if (!offer.container.empty())
        said += ", in container \"" + offer.container + "\"";
    if (!offer.seal.empty())
        said += " under seal \"" + offer.seal + "\"";
    said += conditionSame ? ". I counted them and saw no change in their condition."
                          : ". I counted them; their condition has changed, as I noted.";
    return said + " From now on I answer for them.";
}

} // namespace custody::chain
