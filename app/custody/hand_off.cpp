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

Offer offerOf(const Event& offered)
{
    Offer offer;
    if (const auto id = parseId<EventId>(offered.text("offer")))
        offer.id = *id;
    if (const auto from = personIn(offered, "from"))
        offer.from = *from;
    offer.to = personIn(offered, "to");
    offer.purpose = offered.text("purpose");
    offer.toRole = offered.text("to_role");
    offer.toZone = offered.text("to_zone");
    offer.container = offered.text("container");
    offer.seal = offered.text("seal");
    offer.toStation = offered.text("to_station");
    // Earlier stations let an offer wait for ever, and kept no time of it.
    if (const auto expires = parseRfc3339(offered.text("expires_at"))) {
        offer.offeredAt = offered.at;
        offer.expiresAt = *expires;
    }
    return offer;
}

Looked lookedOf(const Event& accepted)
{
    // Earlier stations took the count for granted, and put it into the sentence.
    Looked looked{!accepted.find("counted") || accepted.truth("counted"), {}};
    if (accepted.find("condition_same"))
        looked.conditionSame = accepted.truth("condition_same");
    return looked;
}

std::string statementOf(
    const Offer& offer, const PersonId& receiver, std::int64_t count, const Looked& looked)
{
    std::string said = "I, " + toText(receiver) + ", take " + std::to_string(count) + " of "
        + std::to_string(offer.items.size()) + " item(s) from " + toText(offer.from) + " for \""
        + offer.purpose + "\", hand-off " + toText(offer.id);
    if (!offer.container.empty())
        said += ", in container \"" + offer.container + "\"";
    if (!offer.seal.empty())
        said += " under seal \"" + offer.seal + "\"";
    said += ".";
    if (looked.counted)
        said += !looked.conditionSame ? " I counted them."
            : *looked.conditionSame   ? " I counted them and saw no change in their condition."
                                      : " I counted them; their condition has changed, as I noted.";
    else if (looked.conditionSame)
        said += *looked.conditionSame ? " I saw no change in their condition."
                                      : " Their condition has changed, as I noted.";
    return said + " From now on I answer for them.";
}

} // namespace custody::chain
