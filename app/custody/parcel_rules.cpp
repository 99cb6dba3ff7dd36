// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
// What may happen to a parcel.

#include <algorithm>
#include <array>

#include "app/custody/sentences.h"

namespace custody::chain {
namespace {

constexpr Sentence notScanned{
    "order", "This parcel has not been scanned yet.", "Scan the carrier label first."};
constexpr Sentence alreadyAccepted{
    "order", "This parcel has already been accepted.", "Go on with the next step."};
constexpr Sentence alreadyOpened{"order", "This parcel is already open.", "Register what is in it."};
constexpr Sentence notOpened{
    "order", "This parcel has not been opened yet.", "Open it before you register items."};
constexpr Sentence notReconciled{"order", "The contents of this parcel were not checked yet.",
    "Check them against what was expected first."};
constexpr Sentence unphotographed{"G4", "The brand asks for photos of the box before it is opened.",
    "Take the missing photos first; they cannot be taken later."};
constexpr Sentence sealUnread{
    "G4", "The brand asks for the seal before the box is opened.", "Read the seal and enter its number."};
constexpr Sentence unweighed{
    "G4", "The brand asks for the weight of the box.", "Put it on the scale, then accept it."};
constexpr Sentence lineOpen{"G9", "A line that was expected has no answer yet.",
    "Say whether its goods were found, wrong or missing."};
constexpr Sentence discrepancyOpen{
    "G9", "An open discrepancy has nobody who looks after it.", "Assign it to somebody, or resolve it."};
constexpr Sentence notProvenEmpty{
    "G4", "The brand asks for a photo of the empty box.", "Photograph the empty box first."};

constexpr Sentence notToAssign{"G6", "Only a supervisor says whose a parcel is.", "Call a supervisor."};
constexpr Sentence hasBrand{"order", "This parcel has a brand already.", "Go on with the next step."};
constexpr Sentence hasItems{"order", "Items of this parcel are registered already; they stay in their lane.",
    "Leave it where it is, and resolve its discrepancy."};

constexpr Sentence questionOpen{
    "order", "This parcel has an open discrepancy besides.", "Resolve it first; it would stay behind."};

constexpr Sentence sealedByUs{"seal", "This parcel lies under a seal of ours.",
    "Read its number and enter it, or break that seal first."};
constexpr Sentence otherNumber{
    "seal", "The seal you read is not the seal on record.", "Check the seal, and record what you read."};
constexpr Sentence sealedAgain{"seal", "This parcel was sealed again.", "Break that seal first."};

constexpr std::array ofParcels{sealedByUs, otherNumber, sealedAgain, questionOpen, parcelLies, parcelLost,
    goesOn, notToAssign, hasBrand, hasItems, notYourParcel, parcelOffered, notScanned, alreadyAccepted,
    wasRefused, notAccepted, alreadyOpened, notOpened, alreadyClosed, notReconciled, unphotographed,
    sealUnread, unweighed, lineOpen, discrepancyOpen, notProvenEmpty};

Answer holds(const Parcel& parcel, const PersonId& actor)
{
    if (parcel.unaccounted)
        return refuse(parcelLost);
    if (!parcel.zone.empty())
        return refuse(parcelLies);
    if (parcel.custodian != actor)
        return refuse(notYourParcel);
    return parcel.offer ? refuse(parcelOffered) : Answer();
}

bool isAdrift(const Discrepancy& one) { return one.open && !one.owner; }

} // namespace

std::span<const Sentence> parcelSentences() { return ofParcels; }

Answer mayAccept(const Parcel& parcel)
{
    switch (parcel.stage) {
    case ParcelStage::None:
    case ParcelStage::Expected: return refuse(notScanned);
    case ParcelStage::Arrived: return {};
    case ParcelStage::Refused: return refuse(wasRefused);
    case ParcelStage::Assigned: return refuse(goesOn);
    case ParcelStage::Accepted:
    case ParcelStage::Opened:
    case ParcelStage::Reconciled:
    case ParcelStage::Closed: return refuse(alreadyAccepted);
    }
    return refuse(notScanned);
}

Answer mayRefuse(const Parcel& parcel) { return mayAccept(parcel); }

bool isNumberFree(const Parcel& parcel, bool announcedSince, UtcMs now)
{
    if (parcel.stage == ParcelStage::None || parcel.stage == ParcelStage::Expected)
        return false;
    // One of another station never came to this dock.
    const bool longAgo = parcel.scannedAt > 0 && now - parcel.scannedAt > sameNumberWindow;
    return parcel.stage == ParcelStage::Closed ? announcedSince || longAgo : announcedSince && longAgo;
}

Answer mayAssign(const Parcel& parcel, const Actor& actor, bool wronglyAssigned)
{
    if (actor.role != "supervisor")
        return refuse(notToAssign);
    if (parcel.stage == ParcelStage::Assigned)
        return refuse(goesOn);
    if (parcel.tenant != TenantId{} && !wronglyAssigned)
        return refuse(hasBrand);
    if (parcel.stage == ParcelStage::None || parcel.stage == ParcelStage::Expected)
        return refuse(notScanned);
    if (parcel.stage == ParcelStage::Refused || parcel.stage == ParcelStage::Closed)
        return refuse(parcel.stage == ParcelStage::Refused ? wasRefused : alreadyClosed);
    if (parcel.offer)
        return refuse(parcelOffered);
    if (!parcel.items.empty())
        return refuse(hasItems);
    const bool asked = std::ranges::any_of(
        parcel.discrepancies, [](const Discrepancy& one) { return one.open && one.kind != nobodysKind; });
    return asked ? refuse(questionOpen) : Answer();
}

Answer mayAskWhose(const TenantId& brand, std::string_view kind)
{
    return kind == nobodysKind && brand != TenantId{} ? refuse(hasBrand) : Answer();
}

Answer mayAnswerWhose(const Actor& actor, std::string_view kind)
{
    return kind == nobodysKind && actor.role != "supervisor" ? refuse(notToAssign) : Answer();
}

Answer mayOpen(const Parcel& parcel, const PersonId& actor)
{
    if (parcel.stage == ParcelStage::Assigned)
        return refuse(goesOn);
    if (parcel.stage == ParcelStage::Closed)
        return refuse(alreadyClosed);
    if (parcel.stage == ParcelStage::Opened || parcel.stage == ParcelStage::Reconciled)
        return refuse(alreadyOpened);
    if (parcel.stage != ParcelStage::Accepted)
        return refuse(parcel.stage == ParcelStage::Refused ? wasRefused : notAccepted);
    return holds(parcel, actor);
}

Answer mayAcceptUnder(const Policy& policy, bool weighed)
{
    return policy.parcelScale && !weighed ? refuse(unweighed) : Answer();
}

Answer mayOpenUnder(const Policy& policy, const Parcel& parcel, bool sealFound)
{
    for (const auto& role : policy.parcelShots)
        if (std::none_of(parcel.photos.begin(), parcel.photos.end(),
                [&](const Photo& photo) { return photo.role == role && !photo.rejected; }))
            return refuse(unphotographed);
    return policy.parcelSeal && !sealFound ? refuse(sealUnread) : Answer();
}

Answer mayOpenSealed(const Parcel& parcel, const std::optional<std::string>& read)
{
    if (parcel.seal.state != SealState::Intact)
        return {};
    if (!read || read->empty())
        return refuse(sealedByUs);
    return *read == parcel.seal.number ? Answer() : refuse(otherNumber);
}

// What was noted may be a word, such as "tape intact"; a number has digits.
bool isOtherSeal(std::string_view takenIn, std::string_view found)
{
    return takenIn.find_first_of("0123456789") != std::string_view::npos && found != takenIn;
}

Answer mayRegisterItem(const Parcel& parcel, const PersonId& actor)
{
    if (parcel.stage == ParcelStage::Assigned)
        return refuse(goesOn);
    if (parcel.stage == ParcelStage::Closed)
        return refuse(alreadyClosed);
    if (parcel.stage != ParcelStage::Opened && parcel.stage != ParcelStage::Reconciled)
        return refuse(notOpened);
    if (auto refusal = holds(parcel, actor))
        return refusal;
    return parcel.seal.state == SealState::Intact ? refuse(sealedAgain) : Answer();
}

Answer mayReconcile(const Parcel& parcel, const PersonId& actor) { return mayRegisterItem(parcel, actor); }

Answer mayClose(const Parcel& parcel, std::span<const Item> items, const PersonId& actor,
    const Policy& policy, bool proof)
{
    if (parcel.stage == ParcelStage::Closed)
        return refuse(alreadyClosed);
    if (auto refusal = mayRegisterItem(parcel, actor))
        return refusal;
    if (parcel.stage != ParcelStage::Reconciled)
        return refuse(notReconciled);
    if (std::any_of(parcel.lines.begin(), parcel.lines.end(),
            [](const ExpectedLine& line) { return line.resolution.empty(); }))
        return refuse(lineOpen);
    const auto adrift = [](const auto& thing) {
        return std::any_of(thing.discrepancies.begin(), thing.discrepancies.end(), isAdrift);
    };
    if (adrift(parcel) || std::any_of(items.begin(), items.end(), adrift))
        return refuse(discrepancyOpen);
    return policy.proofEmpty && !proof ? refuse(notProvenEmpty) : Answer();
}

Answer mayPhotograph(const Parcel& parcel, const PersonId& actor)
{
    if (parcel.stage == ParcelStage::Assigned)
        return refuse(goesOn);
    if (parcel.stage != ParcelStage::Accepted && parcel.stage != ParcelStage::Opened
        && parcel.stage != ParcelStage::Reconciled)
        return refuse(parcel.stage == ParcelStage::Closed ? alreadyClosed : notAccepted);
    return holds(parcel, actor);
}

} // namespace custody::chain
