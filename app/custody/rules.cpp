// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
// Who holds what, and how it changes hands.

#include "app/custody/rules.h"

#include <algorithm>
#include <array>

#include "app/custody/piece.h"
#include "app/custody/sentences.h"

namespace custody::chain {
namespace {

constexpr Sentence notYourItem{
    "G1", "You do not hold this item.", "Ask its holder to hand it over to you first."};
constexpr Sentence liesInZone{"G1", "This item lies in a zone.", "Take it out of the zone first."};
constexpr Sentence nobodyKnows{
    "G1", "This item was declared missing.", "Record that it was found, then take it."};
constexpr Sentence alreadyOffered{
    "G2", "This item is already being handed over.", "Finish or cancel that hand-off first."};
constexpr Sentence sameHands{
    "G2", "You cannot accept what you offer yourself.", "The other person must tap her own badge."};
constexpr Sentence notForYou{"G2", "This hand-off is meant for somebody else.",
    "Let the named person tap her badge, or cancel the offer."};
constexpr Sentence offerClosed{"G2", "This hand-off is already closed.", "Start a new hand-off."};
constexpr Sentence offerLapsed{
    "G2", "This hand-off has expired; the item stays with its holder.", "Start a new hand-off."};
constexpr Sentence miscounted{
    "G2", "The count does not match what is offered.", "Count again together; decline if it still differs."};
constexpr Sentence changedHands{
    "G2", "This item is no longer in the offerer's hands.", "Cancel this hand-off and ask its holder."};
constexpr Sentence parcelMoved{
    "G2", "This parcel is no longer in the offerer's hands.", "Cancel this hand-off and ask its holder."};
constexpr Sentence notYourOffer{"G2", "Only the person who offers can cancel.", "Decline it instead."};
constexpr Sentence offerToSelf{
    "G2", "You cannot offer something to yourself.", "Choose the person who takes it."};
constexpr Sentence nothingOffered{
    "G2", "There is nothing to hand over.", "Scan the items you want to hand over."};
constexpr Sentence ownWitness{
    "G3", "The witness must be somebody else than the two who hand over.", "Ask a third person."};
constexpr Sentence witnessRole{
    "G3", "This person may not be a witness here.", "Ask somebody whose role may."};
constexpr Sentence notSupervisor{
    "force", "Only a supervisor can take over for an absent holder.", "Call a supervisor."};
constexpr Sentence alreadyYours{"force", "You hold this item already.", "Go on with the next step."};
constexpr Sentence parcelYours{"force", "You hold this parcel already.", "Go on with the next step."};
constexpr Sentence destroyed{
    "G7", "This item was destroyed; nothing more can happen to it.", "Declare an error if that is wrong."};
constexpr Sentence elsewhere{
    "G1", "This item is at another station.", "Take it back with that station's record of the hand-off."};
constexpr Sentence otherStation{
    "G2", "This hand-off is meant for another station.", "It is taken there, or cancelled here."};
constexpr Sentence otherStations{
    "G2", "This record does not offer it to this station.", "Ask for a hand-off that names this station."};
constexpr Sentence movedOn{"G2", "This record tells that the offer was answered before.",
    "Send it back, and ask for a new hand-off."};
constexpr Sentence isHereAlready{
    "G2", "By this station's own record this item is here.", "Stop, and open a discrepancy."};
constexpr Sentence sealChanged{"seal", "The seal of this tote is not as it was offered.",
    "Decline it; look inside together, and offer it anew."};
constexpr Sentence alreadyMissing{
    "order", "This item is already declared missing.", "Record that it was found when it turns up."};
constexpr Sentence notYoursToMiss{"G1", "Only its holder or a supervisor can declare this missing.",
    "Ask its holder, or call a supervisor."};
constexpr Sentence notMissing{"order", "This item is not missing.", "Go on with the next step."};

constexpr Sentence parcelMissing{
    "order", "This parcel is already declared missing.", "Record that it was found when it turns up."};
constexpr Sentence parcelThere{"order", "This parcel is not missing.", "Go on with the next step."};
constexpr Sentence notBroughtSo{"G2", "No such hand-off brought this to you.",
    "Name the one that did, and offer it to who gave it to you."};
constexpr Sentence askedAlready{
    "order", "This discrepancy is open already.", "Assign it to somebody, or resolve it."};
constexpr Sentence standsUnsaid{"order", "Two stations took it: somebody must say whose record stands.",
    "Say here or there; both stay on record."};
constexpr Sentence notToSettle{
    "G6", "Only a supervisor says which of two records stands.", "Call a supervisor."};

constexpr std::array ofHandOffs{parcelMissing, parcelThere, notBroughtSo, askedAlready, standsUnsaid,
    notToSettle, notYourItem, liesInZone, nobodyKnows, alreadyOffered, sameHands, notForYou, offerClosed,
    offerLapsed, miscounted, changedHands, notYourOffer, offerToSelf, nothingOffered, unwatched, ownWitness,
    witnessRole, notSupervisor, alreadyYours, destroyed, gone, alreadyMissing, notMissing, notYoursToMiss,
    parcelMoved, parcelYours, toteSealed, sealChanged, elsewhere, otherStation, otherStations, movedOn,
    isHereAlready};

Answer isHere(const Item& item)
{
    if (!item.station.empty())
        return refuse(elsewhere);
    if (isParcel(item) && item.stage == ItemStage::None)
        return refuse(notAccepted);
    if (item.stage != ItemStage::Final)
        return {};
    if (isParcel(item))
        return refuse(item.finalKind == "refused" ? wasRefused
                : item.finalKind == "assigned"    ? goesOn
                                                  : alreadyClosed);
    return refuse(item.finalKind == "destroyed" ? destroyed : gone);
}

bool isOneOf(std::span<const PersonId> people, const PersonId& one)
{
    return std::find(people.begin(), people.end(), one) != people.end();
}

} // namespace

std::span<const Sentence> handOffSentences() { return ofHandOffs; }

namespace {

// In these hands and free to go along, whatever tote it lies in.
Answer isHeldFreely(const Item& item, const PersonId& actor)
{
    if (auto refusal = isHere(item))
        return refusal;
    if (item.unaccounted)
        return refuse(isParcel(item) ? parcelLost : nobodyKnows);
    if (!item.zone.empty())
        return refuse(isParcel(item) ? parcelLies : liesInZone);
    if (item.custodian != actor)
        return refuse(isParcel(item) ? notYourParcel : notYourItem);
    if (!item.offer)
        return {};
    return refuse(isParcel(item) ? parcelOffered : alreadyOffered);
}

} // namespace

Answer worksOn(const Item& item, const PersonId& actor)
{
    if (auto refusal = isHeldFreely(item, actor))
        return refusal;
    return !item.container.empty() && item.seal.state == SealState::Intact ? refuse(toteSealed) : Answer();
}

Answer mayOfferOne(const Item& item, const PersonId& actor) { return isHeldFreely(item, actor); }

Answer mayOffer(std::span<const Item> items, const PersonId& actor, const std::optional<PersonId>& to)
{
    if (items.empty())
        return refuse(nothingOffered);
    if (to == actor)
        return refuse(offerToSelf);
    for (const auto& item : items)
        if (auto refusal = isHeldFreely(item, actor))
            return refusal;
    return {};
}

Answer mayTake(const Offer& offer, std::span<const Item> items, const PersonId& receiver, std::int64_t count)
{
    if (offer.state == OfferState::Expired)
        return refuse(offerLapsed);
    if (offer.state != OfferState::Waiting)
        return refuse(offerClosed);
    if (receiver == offer.from)
        return refuse(sameHands);
    if (offer.to && *offer.to != receiver)
        return refuse(notForYou);
    const bool stillThere = std::all_of(items.begin(), items.end(),
        [&](const Item& item) { return item.custodian == offer.from && item.offer == offer.id; });
    if (!stillThere)
        return refuse(changedHands);
    return count == static_cast<std::int64_t>(items.size()) ? Answer() : refuse(miscounted);
}

Answer mayTakeNow(const Offer& offer, const Actor& receiver, UtcMs now)
{
    if (offer.state == OfferState::Waiting && offer.expiresAt != 0 && now > offer.expiresAt)
        return refuse(offerLapsed);
    const bool meant = offer.toRole.empty() || offer.toRole == receiver.role;
    return offer.to || meant || receiver.id == offer.from ? Answer() : refuse(notForYou);
}

Answer mayTakeAsSealed(const Offer& offer, const Seal& now)
{
    const bool intact = now.state == SealState::Intact;
    return intact == !offer.seal.empty() && (!intact || now.number == offer.seal) ? Answer()
                                                                                  : refuse(sealChanged);
}

Answer mayTakeAt(const Offer& offer, const std::string& station)
{
    return offer.toStation.empty() || offer.toStation == station ? Answer() : refuse(otherStation);
}

Answer mayCarryOver(const Offer& offer, const std::string& station, const Item& there,
    const std::optional<Item>& here, bool answeredHere)
{
    if (offer.toStation.empty() || offer.toStation != station)
        return refuse(otherStations);
    if (answeredHere || there.offer != offer.id)
        return refuse(movedOn);
    return here && here->station.empty() ? refuse(isHereAlready) : Answer();
}

Answer mayTakeOne(
    const Offer& offer, const Item& item, const PersonId& receiver, const Policy& policy, UtcMs now)
{
    if (auto refusal = isHere(item))
        return refusal;
    if (item.custodian != offer.from || item.offer != offer.id)
        return refuse(isParcel(item) ? parcelMoved : changedHands);
    const PersonId hands[]{offer.from, receiver};
    if (needsWitness(policy, item, "custody") && !watched(item, offer.id, hands, policy, now))
        return refuse(unwatched);
    return {};
}

bool isStationOf(std::string_view lane, std::string_view named)
{
    const auto origin = lane.substr(0, lane.rfind("/lane/"));
    const auto station = origin.rfind('/');
    if (named == origin || station == std::string_view::npos)
        return named == origin;
    const auto site = origin.rfind('/', station - 1); // none: the site is all that stands before
    return named == origin.substr(station + 1)
        || named == origin.substr(site == std::string_view::npos ? 0 : site + 1);
}

Answer mayReturn(const std::optional<Brought>& brought, const Offer& back)
{
    if (!brought || brought->to != back.from || brought->station.empty() != back.toStation.empty())
        return refuse(notBroughtSo);
    if (back.toStation.empty())
        return back.to == brought->from ? Answer() : refuse(notBroughtSo);
    return isStationOf(brought->station, back.toStation) ? Answer() : refuse(notBroughtSo);
}

Answer mayDecline(const Offer& offer, const Actor& decliner)
{
    if (offer.state != OfferState::Waiting)
        return refuse(offerClosed);
    if (offer.to && *offer.to != decliner.id)
        return refuse(notForYou);
    if (decliner.id == offer.from)
        return refuse(sameHands);
    return offer.to || offer.toRole.empty() || offer.toRole == decliner.role ? Answer() : refuse(notForYou);
}

Answer mayCancel(const Offer& offer, const PersonId& actor)
{
    if (offer.state != OfferState::Waiting)
        return refuse(offerClosed);
    return offer.from == actor ? Answer() : refuse(notYourOffer);
}

Answer mayWitness(const Policy& policy, const Actor& witness, std::span<const PersonId> hands)
{
    if (isOneOf(hands, witness.id))
        return refuse(ownWitness);
    return names(policy.witnessRoles, witness.role) ? Answer() : refuse(witnessRole);
}

Answer mayWatch(const Offer& offer)
{
    return offer.state == OfferState::Waiting ? Answer() : refuse(offerClosed);
}

Answer mayBeWatched(const Item& item) { return isHere(item); }

bool watched(const Item& item, const std::optional<EventId>& offer, std::span<const PersonId> hands,
    const Policy& policy, UtcMs now)
{
    return std::any_of(item.witnesses.begin(), item.witnesses.end(), [&](const Witness& one) {
        return one.offer == offer && !isOneOf(hands, one.who) && one.at <= now
            && now - one.at <= policy.witnessMinutes * 60'000;
    });
}

Answer mayForce(std::span<const Item> items, const Actor& actor, const std::optional<Actor>& witness,
    const Policy& policy)
{
    if (items.empty())
        return refuse(nothingOffered);
    if (actor.role != "supervisor")
        return refuse(notSupervisor);
    for (const auto& item : items) {
        if (auto refusal = isHere(item))
            return refusal;
        if (item.unaccounted)
            return refuse(isParcel(item) ? parcelLost : nobodyKnows);
        if (!item.zone.empty())
            return refuse(isParcel(item) ? parcelLies : liesInZone);
        if (item.custodian == actor.id)
            return refuse(isParcel(item) ? parcelYours : alreadyYours);
        if (!witness)
            return refuse(unwatched);
        const PersonId hands[]{actor.id, item.custodian.value_or(actor.id)};
        if (auto refusal = mayWitness(policy, *witness, hands))
            return refusal;
    }
    return {};
}

Answer mayDeclareMissing(const Item& item, const Actor& actor)
{
    if (auto refusal = isHere(item))
        return refusal;
    if (!item.unaccounted && item.custodian != actor.id && actor.role != "supervisor")
        return refuse(notYoursToMiss);
    if (!item.unaccounted)
        return {};
    return refuse(isParcel(item) ? parcelMissing : alreadyMissing);
}

Answer mayFind(
    const Item& item, const PersonId& finder, const Policy& policy, const std::optional<PersonId>& witness)
{
    if (auto refusal = isHere(item))
        return refusal;
    if (!item.unaccounted)
        return refuse(isParcel(item) ? parcelThere : notMissing);
    if (!needsWitness(policy, item, "custody"))
        return {};
    if (!witness)
        return refuse(unwatched);
    return *witness == finder ? refuse(ownWitness) : Answer();
}

Answer mayOpenQuestion(std::span<const Discrepancy> known, std::string_view kind)
{
    const bool once = kind == "two_hands" || kind == "two_stations" || kind == nobodysKind;
    const bool open =
        std::ranges::any_of(known, [&](const Discrepancy& one) { return one.open && one.kind == kind; });
    return once && open ? refuse(askedAlready) : Answer();
}

Answer maySettle(const Actor& actor, bool namesOne)
{
    if (actor.role != "supervisor")
        return refuse(notToSettle);
    return namesOne ? Answer() : refuse(standsUnsaid);
}

std::vector<std::string> refusalSentences()
{
    std::vector<std::string> sentences;
    const auto add = [&](const char* sentence) {
        if (std::find(sentences.begin(), sentences.end(), sentence) == sentences.end())
            sentences.emplace_back(sentence);
    };
    for (const auto part : {handOffSentences(), parcelSentences(), conditionSentences(), errorSentences(),
             placeSentences(), accessSentences()})
        for (const auto& one : part) {
            add(one.say);
            add(one.next);
        }
    return sentences;
}

} // namespace custody::chain
