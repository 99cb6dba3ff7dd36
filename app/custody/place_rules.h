// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The guards of zones, counts, totes and seals.

#include "app/custody/place.h"
#include "app/custody/rules.h"

namespace custody::chain {

// A person goes in. `inside`: she is there already, by the door's word.
Answer mayEnter(const Zone& zone, const Actor& actor);
// A sealed tote moves as a whole or not at all.
enum class Piece { Alone, WithItsTote };
// An item is put there by its holder. `lying`: items in the zone now.
Answer mayPutIn(const Zone& zone, const Item& item, const Actor& actor, std::int64_t lying,
    const Policy& policy, UtcMs now, Piece piece = Piece::Alone);
// … and taken out again, by somebody who proves who she is.
Answer mayTakeOut(const Zone& zone, const Item& item, const Actor& actor, const Policy& policy, UtcMs now,
    Piece piece = Piece::Alone);

// A second auditor is another person, and neither of them answers for the zone: nor by the time they are
// done.
Answer mayAudit(const Zone& zone, const Actor& auditor, const std::optional<Actor>& second = std::nullopt);
Answer mayCount(const Audit& audit, const PersonId& auditor);
Answer mayCompleteAudit(
    const Audit& audit, const Zone& zone, const Actor& auditor, const std::optional<Actor>& second);

Answer maySeal(const Seal& seal, std::string_view number, const std::vector<SealRange>& stock,
    const std::vector<SealUse>& uses);
// An unused number of the stock can never be used.
Answer mayDestroySeal(std::string_view number, const std::vector<SealRange>& stock,
    const std::vector<SealUse>& uses, const Actor& actor);
Answer mayCheckSeal(const Seal& seal); // cut, or checked: what was cut off once is not there any more
// An item in a tote has the tote's seal, and none of its own.
Answer mayHaveOwnSeal(const Item& item);
Answer mayPack(const Item& item, const Container& container, const PersonId& actor);
// Nothing joins a tote that is held out to somebody. `offers`: of what lies in it.
Answer mayJoin(const Container& container, std::span<const Offer> offers);
Answer mayUnpack(const Item& item, const Container& container, const PersonId& actor);

} // namespace custody::chain
