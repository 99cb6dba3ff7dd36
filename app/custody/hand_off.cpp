// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/custody/hand_off.h"

#include <array>

#include "app/base/plain_words.h"
#include "app/crypto/hash.h"

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

std::optional<Tongue> parseTongue(std::string_view code)
{
    return code == "en" ? std::optional(Tongue::English)
        : code == "es"  ? std::optional(Tongue::Spanish)
                        : std::nullopt;
}

std::string_view name(Tongue tongue) { return tongue == Tongue::Spanish ? "es" : "en"; }

namespace {

// The end of a pseudonym, as every screen and sheet shows it (access::shortName).
std::string shortName(const PersonId& id) { return hex(id.bytes()).substr(24, 8); }

struct Wording {
    const char* receiver;
    const char* take;
    const char* of;
    const char* things;
    const char* purpose;
    const char* handOff;
    const char* container;
    const char* seal;
    const char* counted;
    const char* countedSame;
    const char* countedChanged;
    const char* same;
    const char* changed;
    const char* answer;
};
constexpr std::array wordings{
    Wording{"I, person ", ", take ", " of ", " item(s) from person ", " for ", ", hand-off ",
        ", in container ", ", under seal ", " I counted them.",
        " I counted them and saw no change in their condition.",
        " I counted them; their condition has changed, as I noted.", " I saw no change in their condition.",
        " Their condition has changed, as I noted.", " From now on I answer for them."},
    Wording{"Yo, la persona ", ", recibo ", " de ", " artículo(s) de la persona ", " para ", ", entrega ",
        ", en el contenedor ", ", con el sello ", " Los conté.",
        " Los conté y no vi ningún cambio en su condición.",
        " Los conté; su condición ha cambiado, como anoté.", " No vi ningún cambio en su condición.",
        " Su condición ha cambiado, como anoté.", " Desde ahora respondo por ellos."},
};

// What she says she did, and nothing else.
std::string doneBy(const Looked& looked, const Wording& say)
{
    if (looked.counted)
        return !looked.conditionSame ? say.counted
            : *looked.conditionSame  ? say.countedSame
                                     : say.countedChanged;
    return !looked.conditionSame ? "" : *looked.conditionSame ? say.same : say.changed;
}

// As earlier stations wrote it: their digests are on record, and their receipts must still be given.
std::string earlierStatement(
    const Offer& offer, const PersonId& receiver, std::int64_t count, const Looked& looked)
{
    std::string said = "I, " + toText(receiver) + ", take " + std::to_string(count) + " of "
        + std::to_string(offer.items.size()) + " item(s) from " + toText(offer.from) + " for \""
        + offer.purpose + "\", hand-off " + toText(offer.id);
    if (!offer.container.empty())
        said += ", in container \"" + offer.container + "\"";
    if (!offer.seal.empty())
        said += " under seal \"" + offer.seal + "\"";
    const auto& say = wordings.front();
    return said + "." + doneBy(looked, say) + say.answer;
}

} // namespace

std::string statementOf(
    const Offer& offer, const PersonId& receiver, std::int64_t count, const Looked& looked, Tongue tongue)
{
    const auto& say = wordings[static_cast<std::size_t>(tongue)];
    std::string said = say.receiver + shortName(receiver) + say.take + std::to_string(count) + say.of
        + std::to_string(offer.items.size()) + say.things + shortName(offer.from) + say.purpose
        + quoted(offer.purpose) + say.handOff + toText(offer.id);
    if (!offer.container.empty())
        said += say.container + quoted(offer.container);
    if (!offer.seal.empty())
        said += say.seal + quoted(offer.seal);
    return said + "." + doneBy(looked, say) + say.answer;
}

std::optional<std::string> statementIn(const Event& accepted, std::size_t offered)
{
    auto offer = offerOf(accepted);
    offer.items.resize(offered);
    const auto receiver = personIn(accepted, "to").value_or(PersonId{});
    const auto count = accepted.number("count");
    const auto looked = lookedOf(accepted);
    const auto language = accepted.text("statement_language");
    const auto tongue = parseTongue(language);
    if (!language.empty() && !tongue)
        return std::nullopt;
    // A seal she read is in it only if the offer named one, which the event does not say: the digest does.
    for (const auto& seal : {offer.seal, std::string()}) {
        offer.seal = seal;
        auto said = tongue ? statementOf(offer, receiver, count, looked, *tongue)
                           : earlierStatement(offer, receiver, count, looked);
        if (hex(crypto::sha256(view(said))) == accepted.text("statement_sha256"))
            return said;
    }
    return std::nullopt;
}

} // namespace custody::chain
