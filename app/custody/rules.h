// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The guards: what may happen next, and to whom. Pure functions over states; asked on the thread that
// alone writes, just before the transaction that records the event. A refusal names its rule (domain rules
// G1…) and tells the worker what to do.

#include <optional>
#include <span>
#include <string>

#include "app/custody/hand_off.h"
#include "app/custody/state.h"

namespace custody::chain {

struct Refusal {
    std::string rule; // "G1", or "order" when the step comes too early or too late
    std::string say; // what happened, in the worker's words (English; screens translate)
    std::string next; // what to do now
    bool operator==(const Refusal&) const = default;
};

using Answer = std::optional<Refusal>; // absent: go ahead

Answer mayAccept(const Parcel& parcel);
Answer mayRefuse(const Parcel& parcel);
Answer mayOpen(const Parcel& parcel, const PersonId& actor);
Answer mayRegisterItem(const Parcel& parcel, const PersonId& actor);
Answer mayPhotograph(const Parcel& parcel, const PersonId& actor);
Answer mayPhotograph(const Item& item, const PersonId& actor);
Answer mayPrintLabel(const Item& item, const PersonId& actor);
Answer mayVerifyLabel(const Item& item, const PersonId& actor);
Answer mayOffer(std::span<const Item> items, const PersonId& actor, const std::optional<PersonId>& to);
// `receiver` has just proved who she is, with her own badge and PIN at this station.
Answer mayTake(const Offer& offer, std::span<const Item> items, const PersonId& receiver, std::int64_t count);
Answer mayDecline(const Offer& offer, const PersonId& decliner);
Answer mayCancel(const Offer& offer, const PersonId& actor);

// Every sentence a refusal can say, for translators and their test.
std::vector<std::string> refusalSentences();

} // namespace custody::chain
