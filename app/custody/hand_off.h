// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// An offer of custody: one worker holds something out, another takes it with a credential of her own. Until
// she does, the offerer is still the one who holds it.

#include <string>
#include <vector>

#include "app/custody/event.h"

namespace custody::chain {

enum class OfferState { Waiting, Accepted, Declined, Cancelled, Expired };

std::string_view name(OfferState state);

struct Offer {
    EventId id;
    PersonId from;
    std::optional<PersonId> to; // absent: whoever accepts
    std::string purpose;
    std::vector<SubjectId> items;
    OfferState state = OfferState::Waiting;
    std::optional<PersonId> answeredBy;
    std::string toRole = {}; // or any person of this role
    std::string toZone = {}; // or the keeper of this zone
    std::string container = {}; // the tote they lie in
    std::string seal = {}; // its number
    std::string toStation = {}; // another station: it is answered there
    UtcMs offeredAt = 0;
    UtcMs expiresAt = 0; // 0: never
    bool operator==(const Offer&) const = default;
};

// What the offering event says of it, but its items.
Offer offerOf(const Event& offered);

// What the receiver says she did; nothing else may be put into her mouth.
struct Looked {
    bool counted = false;
    std::optional<bool> conditionSame; // absent: she did not say
};
Looked lookedOf(const Event& accepted);

// The sentence is said in the language that the receiver was shown.
enum class Tongue { English, Spanish };
std::optional<Tongue> parseTongue(std::string_view code); // en, es
std::string_view name(Tongue tongue);

// The sentence the receiver accepts. Its digest is in the event; from the facts it can be written again. What
// somebody typed stands in it between quotes it cannot close, and people are their short names: the sentence
// is under the leaves, where no name may be.
std::string statementOf(
    const Offer& offer, const PersonId& receiver, std::int64_t count, const Looked& looked, Tongue tongue);

// The sentence again, from the event, of a hand-off of so many things; absent when no sentence has the digest
// of the event, or when there is none in it.
std::optional<std::string> statementIn(const Event& accepted, std::size_t offered);

} // namespace custody::chain
