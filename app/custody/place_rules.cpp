// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/custody/place_rules.h"

#include <algorithm>
#include <array>

#include "app/custody/piece.h"
#include "app/custody/sentences.h"

namespace custody::chain {
namespace {

constexpr Sentence notLetIn{"zone", "Your role may not enter this zone.", "Ask the keeper of the zone."};
constexpr Sentence full{"zone", "This zone is full.", "Choose another zone, or make room."};
constexpr Sentence tooValuable{"zone", "An item of high value must lie in a high-value zone.",
    "Choose a high-value or restricted zone."};
constexpr Sentence notThere{"zone", "This item does not lie in this zone.", "Look where it is on record."};
constexpr Sentence parcelNotThere{
    "zone", "This parcel does not lie in this zone.", "Look where it is on record."};
constexpr Sentence zoneUnwatched{"G3", "This zone has the two-person rule: a third person must watch.",
    "Ask a colleague to tap her badge as witness, then try again."};
constexpr Sentence ownCount{"G6", "Who keeps a zone cannot count it.", "Ask somebody else to count."};
constexpr Sentence oneCounter{
    "G6", "One person is not two who count.", "Ask somebody else to count with you."};
constexpr Sentence otherCount{"G6", "Somebody else began this count.", "Let her go on, or begin a new one."};
constexpr Sentence countClosed{"order", "This count is already closed.", "Begin a new one."};
constexpr Sentence sealUsed{
    "seal", "This seal number was used before.", "Take a new seal, and tell a supervisor."};
constexpr Sentence sealUnknown{
    "seal", "This seal is not from our stock.", "Take a seal that was issued here."};
constexpr Sentence notYourStock{
    "seal", "Only a supervisor destroys seals of the stock.", "Call a supervisor."};
constexpr Sentence sealedAlready{"seal", "It is sealed already.", "Break that seal first."};
constexpr Sentence notSealed{"seal", "It carries no seal.", "Seal it first."};
constexpr Sentence packedElsewhere{"order", "This item already lies in a tote.", "Take it out there first."};
constexpr Sentence notPacked{"order", "This item does not lie in this tote.", "Look where it is on record."};

constexpr Sentence toteOffered{
    "G2", "This tote is already being handed over.", "Finish or cancel that hand-off first."};

constexpr std::array ofPlaces{toteOffered, itemSealed, parcelNotThere, notLetIn, full, tooValuable, notThere,
    zoneUnwatched, ownCount, oneCounter, otherCount, countClosed, sealUsed, sealUnknown, notYourStock,
    sealedAlready, notSealed, toteSealed, packedElsewhere, notPacked};

bool keeps(const Zone& zone, const Actor& who)
{
    return zone.keeper ? zone.keeper == who.id : !zone.keeperRole.empty() && zone.keeperRole == who.role;
}

Answer countedByOthers(const Zone& zone, const Actor& auditor, const std::optional<Actor>& second)
{
    if (second && second->id == auditor.id)
        return refuse(oneCounter);
    return keeps(zone, auditor) || (second && keeps(zone, *second)) ? refuse(ownCount) : Answer();
}

bool isGuarded(const Zone& zone) { return zone.zoneClass == "high_value" || zone.zoneClass == "restricted"; }

Answer isWatched(const Zone& zone, const Item& item, const PersonId& actor, const Policy& policy, UtcMs now)
{
    const PersonId hands[]{actor};
    const bool asked = names(policy.witnessFor, "zone") && (isGuarded(zone) || isHighValue(policy, item));
    return asked && !watched(item, std::nullopt, hands, policy, now) ? refuse(zoneUnwatched) : Answer();
}

} // namespace

std::span<const Sentence> placeSentences() { return ofPlaces; }

Answer mayEnter(const Zone& zone, const Actor& actor)
{
    return zone.roles.empty() || names(zone.roles, actor.role) ? Answer() : refuse(notLetIn);
}

Answer mayPutIn(const Zone& zone, const Item& item, const Actor& actor, std::int64_t lying,
    const Policy& policy, UtcMs now, Piece piece)
{
    if (auto refusal = piece == Piece::Alone ? worksOn(item, actor.id) : mayOfferOne(item, actor.id))
        return refusal;
    if (auto refusal = mayEnter(zone, actor))
        return refusal;
    if (zone.capacity > 0 && lying >= zone.capacity)
        return refuse(full);
    if (isHighValue(policy, item) && zone.zoneClass == "standard")
        return refuse(tooValuable);
    return isWatched(zone, item, actor.id, policy, now);
}

Answer mayTakeOut(
    const Zone& zone, const Item& item, const Actor& actor, const Policy& policy, UtcMs now, Piece piece)
{
    if (item.zone != zone.name)
        return refuse(isParcel(item) ? parcelNotThere : notThere);
    if (piece == Piece::Alone && !item.container.empty() && item.seal.state == SealState::Intact)
        return refuse(toteSealed);
    if (auto refusal = mayEnter(zone, actor))
        return refusal;
    return isWatched(zone, item, actor.id, policy, now);
}

Answer mayAudit(const Zone& zone, const Actor& auditor, const std::optional<Actor>& second)
{
    if (auto refusal = countedByOthers(zone, auditor, second))
        return refusal;
    if (auto refusal = second ? mayEnter(zone, *second) : Answer())
        return refusal;
    return mayEnter(zone, auditor);
}

Answer mayCount(const Audit& audit, const PersonId& auditor)
{
    if (!audit.open)
        return refuse(countClosed);
    return audit.auditor == auditor ? Answer() : refuse(otherCount);
}

Answer mayCompleteAudit(
    const Audit& audit, const Zone& zone, const Actor& auditor, const std::optional<Actor>& second)
{
    if (auto refusal = mayCount(audit, auditor.id))
        return refusal;
    return countedByOthers(zone, auditor, second);
}

Answer maySeal(const Seal& seal, std::string_view number, const std::vector<SealRange>& stock,
    const std::vector<SealUse>& uses)
{
    if (seal.state == SealState::Intact)
        return refuse(sealedAlready);
    if (std::any_of(uses.begin(), uses.end(), [&](const SealUse& use) { return use.number == number; }))
        return refuse(sealUsed);
    // A dock that issued none yet keeps no stock.
    const bool issued = stock.empty() || std::any_of(stock.begin(), stock.end(), [&](const SealRange& range) {
        return contains(range, number);
    });
    return issued ? Answer() : refuse(sealUnknown);
}

Answer mayDestroySeal(std::string_view number, const std::vector<SealRange>& stock,
    const std::vector<SealUse>& uses, const Actor& actor)
{
    if (actor.role != "supervisor")
        return refuse(notYourStock);
    return stock.empty() ? refuse(sealUnknown) : maySeal({}, number, stock, uses);
}

Answer mayCheckSeal(const Seal& seal) { return seal.number.empty() ? refuse(notSealed) : Answer(); }

Answer mayHaveOwnSeal(const Item& item)
{
    return item.container.empty() ? Answer() : refuse(packedElsewhere);
}

Answer mayJoin(const Container& container, std::span<const Offer> offers)
{
    const bool offered = std::ranges::any_of(offers, [&](const Offer& one) {
        return one.state == OfferState::Waiting && one.container == container.name;
    });
    return offered ? refuse(toteOffered) : Answer();
}

Answer mayPack(const Item& item, const Container& container, const PersonId& actor)
{
    if (auto refusal = worksOn(item, actor))
        return refusal;
    if (container.seal.state == SealState::Intact)
        return refuse(toteSealed);
    if (!item.container.empty())
        return refuse(packedElsewhere);
    return item.seal.state == SealState::Intact ? refuse(itemSealed) : Answer();
}

Answer mayUnpack(const Item& item, const Container& container, const PersonId& actor)
{
    if (auto refusal = worksOn(item, actor))
        return refusal;
    if (item.container != container.name)
        return refuse(notPacked);
    return container.seal.state == SealState::Intact ? refuse(toteSealed) : Answer();
}

} // namespace custody::chain
