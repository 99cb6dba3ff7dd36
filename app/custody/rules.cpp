// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/custody/rules.h"

#include <algorithm>
#include <array>

namespace custody::chain {
namespace {

struct Sentence {
    const char* rule;
    const char* say;
    const char* next;
};

constexpr Sentence notYourParcel{
    "G1", "You do not hold this parcel.", "Ask its holder to hand it over to you first."};
constexpr Sentence notYourItem{
    "G1", "You do not hold this item.", "Ask its holder to hand it over to you first."};
constexpr Sentence alreadyOffered{
    "G2", "This item is already being handed over.", "Finish or cancel that hand-off first."};
constexpr Sentence sameHands{
    "G2", "You cannot accept what you offer yourself.", "The other person must tap her own badge."};
constexpr Sentence notForYou{"G2", "This hand-off is meant for somebody else.",
    "Let the named person tap her badge, or cancel the offer."};
constexpr Sentence offerClosed{"G2", "This hand-off is already closed.", "Start a new hand-off."};
constexpr Sentence miscounted{
    "G2", "The count does not match what is offered.", "Count again together; decline if it still differs."};
constexpr Sentence changedHands{
    "G2", "This item is no longer in the offerer's hands.", "Cancel this hand-off and ask its holder."};
constexpr Sentence notYourOffer{"G2", "Only the person who offers can cancel.", "Decline it instead."};
constexpr Sentence offerToSelf{
    "G2", "You cannot offer something to yourself.", "Choose the person who takes it."};
constexpr Sentence nothingOffered{
    "G2", "There is nothing to hand over.", "Scan the items you want to hand over."};
constexpr Sentence notScanned{
    "order", "This parcel has not been scanned yet.", "Scan the carrier label first."};
constexpr Sentence alreadyAccepted{
    "order", "This parcel has already been accepted.", "Go on with the next step."};
constexpr Sentence wasRefused{"order", "This parcel was refused.", "Give it back to the driver."};
constexpr Sentence notAccepted{
    "order", "This parcel has not been accepted yet.", "Accept it before you go on."};
constexpr Sentence alreadyOpened{"order", "This parcel is already open.", "Register what is in it."};
constexpr Sentence notOpened{
    "order", "This parcel has not been opened yet.", "Open it before you register items."};
constexpr Sentence notPrinted{"order", "This item has no label yet.", "Print its label first."};

constexpr std::array all{notYourParcel, notYourItem, alreadyOffered, sameHands, notForYou, offerClosed,
    miscounted, changedHands, notYourOffer, offerToSelf, nothingOffered, notScanned, alreadyAccepted,
    wasRefused, notAccepted, alreadyOpened, notOpened, notPrinted};

Answer refuse(const Sentence& why) { return Refusal{why.rule, why.say, why.next}; }

Answer holds(const Parcel& parcel, const PersonId& actor)
{
    return parcel.custodian == actor ? Answer() : refuse(notYourParcel);
}

// G1 and G2 for one item that stays where it is: it must be in these hands, and not on its way to others.
Answer worksOn(const Item& item, const PersonId& actor)
{
    if (item.custodian != actor)
        return refuse(notYourItem);
    return item.offer ? refuse(alreadyOffered) : Answer();
}

} // namespace

Answer mayAccept(const Parcel& parcel)
{
    switch (parcel.stage) {
    case ParcelStage::None:
    case ParcelStage::Expected: return refuse(notScanned);
    case ParcelStage::Arrived: return {};
    case ParcelStage::Refused: return refuse(wasRefused);
    case ParcelStage::Accepted:
    case ParcelStage::Opened: return refuse(alreadyAccepted);
    }
    return refuse(notScanned);
}

Answer mayRefuse(const Parcel& parcel) { return mayAccept(parcel); }

Answer mayOpen(const Parcel& parcel, const PersonId& actor)
{
    if (parcel.stage == ParcelStage::Opened)
        return refuse(alreadyOpened);
    if (parcel.stage != ParcelStage::Accepted)
        return refuse(parcel.stage == ParcelStage::Refused ? wasRefused : notAccepted);
    return holds(parcel, actor);
}

Answer mayRegisterItem(const Parcel& parcel, const PersonId& actor)
{
    if (parcel.stage != ParcelStage::Opened)
        return refuse(notOpened);
    return holds(parcel, actor);
}

Answer mayPhotograph(const Parcel& parcel, const PersonId& actor)
{
    if (parcel.stage != ParcelStage::Accepted && parcel.stage != ParcelStage::Opened)
        return refuse(notAccepted);
    return holds(parcel, actor);
}

Answer mayPhotograph(const Item& item, const PersonId& actor) { return worksOn(item, actor); }

Answer mayPrintLabel(const Item& item, const PersonId& actor) { return worksOn(item, actor); }

Answer mayVerifyLabel(const Item& item, const PersonId& actor)
{
    if (auto refusal = worksOn(item, actor))
        return refusal;
    return item.label == LabelState::None ? refuse(notPrinted) : Answer();
}

Answer mayOffer(std::span<const Item> items, const PersonId& actor, const std::optional<PersonId>& to)
{
    if (items.empty())
        return refuse(nothingOffered);
    if (to == actor)
        return refuse(offerToSelf);
    for (const auto& item : items)
        if (auto refusal = worksOn(item, actor))
            return refusal;
    return {};
}

Answer mayTake(const Offer& offer, std::span<const Item> items, const PersonId& receiver, std::int64_t count)
{
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

Answer mayDecline(const Offer& offer, const PersonId& decliner)
{
    if (offer.state != OfferState::Waiting)
        return refuse(offerClosed);
    if (offer.to && *offer.to != decliner)
        return refuse(notForYou);
    return decliner == offer.from ? refuse(sameHands) : Answer();
}

Answer mayCancel(const Offer& offer, const PersonId& actor)
{
    if (offer.state != OfferState::Waiting)
        return refuse(offerClosed);
    return offer.from == actor ? Answer() : refuse(notYourOffer);
}

std::vector<std::string> refusalSentences()
{
    std::vector<std::string> sentences;
    for (const auto& one : all) {
        sentences.emplace_back(one.say);
        sentences.emplace_back(one.next);
    }
    return sentences;
}

} // namespace custody::chain
