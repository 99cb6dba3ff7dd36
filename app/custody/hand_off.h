// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// An offer of custody: one worker holds something out, another takes it with a credential of her own. Until
// she does, the offerer is still the one who holds it.

#include <string>
#include <vector>

#include "app/custody/event.h"

namespace custody::chain {

enum class OfferState { Waiting, Accepted, Declined, Cancelled };

std::string_view name(OfferState state);

struct Offer {
    EventId id;
    PersonId from;
    std::optional<PersonId> to; // absent: whoever accepts
    std::string purpose;
    std::vector<SubjectId> items;
    OfferState state = OfferState::Waiting;
    std::optional<PersonId> answeredBy;
    bool operator==(const Offer&) const = default;
};

} // namespace custody::chain
