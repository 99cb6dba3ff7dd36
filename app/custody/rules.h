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
#include "app/custody/policy.h"
#include "app/custody/state.h"

namespace custody::chain {

struct Refusal {
    std::string rule; // "G1", or "order" when the step comes too early or too late
    std::string say; // what happened, in the worker's words (English; screens translate)
    std::string next; // what to do now
    bool operator==(const Refusal&) const = default;
};

using Answer = std::optional<Refusal>; // absent: go ahead

// Who acts, as the rules see her.
struct Actor {
    PersonId id;
    std::string role; // receiver inspector supervisor
};

// Parcels.
Answer mayAccept(const Parcel& parcel);
Answer mayRefuse(const Parcel& parcel);
// A parcel that came as nobody's gets its brand, by a supervisor.
Answer mayAssign(const Parcel& parcel, const Actor& actor, bool wronglyAssigned = false);
// The question whose a parcel is: asked of one without a brand, answered by a supervisor.
inline constexpr std::string_view nobodysKind = "unknown_parcel"; // of the discrepancy that asks it
Answer mayAskWhose(const TenantId& brand, std::string_view kind);
Answer mayAnswerWhose(const Actor& actor, std::string_view kind);
// Whether its carrier's number, scanned now, means another parcel. `announcedSince`: after this one came, a
// brand announced that number.
bool isNumberFree(const Parcel& parcel, bool announcedSince, UtcMs now);
Answer mayOpen(const Parcel& parcel, const PersonId& actor);
// What the brand's policy asks for when its box is taken in.
Answer mayAcceptUnder(const Policy& policy, bool weighed);
// What the brand's policy asks for before its box is cut.
Answer mayOpenUnder(const Policy& policy, const Parcel& parcel, bool sealFound);
// A seal of ours goes off when its number was read, or before by an act of its own.
Answer mayOpenSealed(const Parcel& parcel, const std::optional<std::string>& read);
// Whether the seal at the opening is another one than the dock noted when it took the parcel in.
bool isOtherSeal(std::string_view takenIn, std::string_view found);
Answer mayRegisterItem(const Parcel& parcel, const PersonId& actor);
Answer mayReconcile(const Parcel& parcel, const PersonId& actor);
Answer mayClose(const Parcel& parcel, std::span<const Item> items, const PersonId& actor,
    const Policy& policy, bool proof);
Answer mayPhotograph(const Parcel& parcel, const PersonId& actor);

// Labels and photos of items.
Answer mayPhotograph(const Item& item, const PersonId& actor);
// A picture of what is inside waits until the item's own seal is off; one of the seal does not.
Answer mayPhotograph(const Item& item, const PersonId& actor, std::string_view role);
Answer mayPrintLabel(const Item& item, const PersonId& actor);
Answer mayVerifyLabel(const Item& item, const PersonId& actor);
// Another person's, a supervisor's word lets a label be replaced, or a photo be left out.
Answer mayReplaceLabel(const Item& item, const PersonId& actor, const Actor& approver);

// Condition.
Answer mayWaive(const Item& item, const PersonId& actor, const Actor& approver);
Answer mayInspect(const Item& item, const PersonId& actor, const Policy& policy);
Answer mayGrade(const Item& item, const PersonId& actor);
// Advice binds nobody; who goes another way says why.
Answer mayDiffer(const Item& item, const std::string& grade, bool reasonGiven);
Answer mayAdvise(const Item& item);
// `second`: the other person who agrees, when the grade rises or the item is of high value.
Answer mayRegrade(const Item& item, const PersonId& actor, const Policy& policy, const std::string& grade,
    const std::optional<PersonId>& second);
Answer mayRemediate(const Item& item, const PersonId& actor);

// Decisions.
Answer mayDecide(const Item& item, const PersonId& actor, const Policy& policy, const std::string& route,
    bool reasonGiven, UtcMs now);
bool approvalNeeded(const Policy& policy, const Item& item, const std::string& route);
Answer mayApprove(const Item& item, const Actor& approver, const Policy& policy);
// A decision that waits, or one that was approved, goes back to be taken anew.
Answer maySendBack(const Item& item, const Actor& approver, const Policy& policy);
Answer mayHold(const Item& item);
Answer mayRelease(const Item& item, const std::string& hold, const Actor& actor);
// What the ledger shows of an end.
struct EndEvidence {
    bool shown = false; // two pictures, the one before it after the decision, the other after that
    bool legalHold = false; // on its parcel or its brand
    std::vector<Discrepancy> ofParcel = {}; // what is asked about the parcel it came in
};
// A question about the goods that must be answered before they leave.
bool blocksEnd(const Discrepancy& question);
// `kind` as in finalKindOf. Destruction needs a witness and photos of before and after.
Answer mayFinalize(const Item& item, const PersonId& actor, const std::string& kind,
    const std::optional<PersonId>& witness, const EndEvidence& evidence = {});
Answer mayHandToCarrier(const Item& item);
// The kind of end a route leads to: "restock" → "restocked".
std::string finalKindFor(const std::string& route);

// Hand-offs.
Answer mayOffer(std::span<const Item> items, const PersonId& actor, const std::optional<PersonId>& to);
// What stands against one item of a tote; absent: it may go along.
Answer mayOfferOne(const Item& item, const PersonId& actor);
// A hand-off that was completed, as the chain of the thing tells it.
struct Brought {
    PersonId from, to;
    std::string station; // the origin of the lane where it was offered; empty: here
};
// Whether this lane, or spine, is of the station that is named so: "st08", "eh1/st08" or the whole origin.
bool isStationOf(std::string_view lane, std::string_view named);
// An offer that goes back says which hand-off brought the thing: the same two sides, the other way round.
Answer mayReturn(const std::optional<Brought>& brought, const Offer& back);
// `receiver` has just proved who she is, with her own badge and PIN at this station.
Answer mayTake(const Offer& offer, std::span<const Item> items, const PersonId& receiver, std::int64_t count);
// That it has not lapsed, and is meant for somebody of her role.
Answer mayTakeNow(const Offer& offer, const Actor& receiver, UtcMs now);
// A tote is taken as it was offered: under the seal it still has, or under none.
Answer mayTakeAsSealed(const Offer& offer, const Seal& now);
// An offer to another station is taken there.
Answer mayTakeAt(const Offer& offer, const std::string& station);
// An item that another station offers to this one. `there`: as that station's record leaves it. `here`: as
// this station knows it, when it was here before.
Answer mayCarryOver(const Offer& offer, const std::string& station, const Item& there,
    const std::optional<Item>& here, bool answeredHere);
// One item of an offer that may otherwise be taken: still in the offerer's hands, and watched where it must
// be.
Answer mayTakeOne(
    const Offer& offer, const Item& item, const PersonId& receiver, const Policy& policy, UtcMs now);
// By whom it was meant for: the named person, or somebody of the role. The offerer cancels.
Answer mayDecline(const Offer& offer, const Actor& decliner);
Answer mayCancel(const Offer& offer, const PersonId& actor);
// A third person watches: neither of the two hands, and of a role that may.
Answer mayWitness(const Policy& policy, const Actor& witness, std::span<const PersonId> hands);
Answer mayWatch(const Offer& offer); // only while it waits
// Nothing happens to what has left the house or was destroyed, so nothing can be watched.
Answer mayBeWatched(const Item& item);
// Whether somebody other than these hands watched the item lately.
bool watched(const Item& item, const std::optional<EventId>& offer, std::span<const PersonId> hands,
    const Policy& policy, UtcMs now);
// The witness is a third person, of a role that the brand lets watch.
Answer mayForce(std::span<const Item> items, const Actor& actor, const std::optional<Actor>& witness,
    const Policy& policy);

// By its holder or a supervisor: what nobody can find is not for anybody to take.
Answer mayDeclareMissing(const Item& item, const Actor& actor);
// What is of high value is found by two, or it was never lost.
Answer mayFind(
    const Item& item, const PersonId& finder, const Policy& policy, const std::optional<PersonId>& witness);

// An entry that somebody declares wrong.
struct WrongEntry {
    EventType type = EventType::CustodyAccepted;
    std::optional<PersonId> by; // absent: the station itself
    bool offerWaits = false; // it holds out what nobody has taken yet
    bool tookTwo = false; // it takes two to give this custody, to put it into a zone, or to end it
    bool isThere = false; // it tells that another station took it, where it still is
    bool cameAgain = false; // a parcel that was refused came again, and was scanned as another
};
// Her own entry, or a supervisor anybody's; before a witness when it gave somebody else custody, or took two.
Answer mayDeclareWrong(
    const WrongEntry& wrong, const Actor& actor, const std::optional<Actor>& witness, const Policy& policy);

// A question of what is missing: it is found by item.found alone, or a supervisor says why the search ends.
Answer mayEndSearch(const Actor& actor, bool unaccounted, std::string_view resolution, bool reasonGiven);
// Questions that must have their answer before an item ends.
Answer mayEndDespite(std::span<const Discrepancy> ofItem, std::span<const Discrepancy> ofParcel);

// What two stations tell differently is one question until somebody answers it.
Answer mayOpenQuestion(std::span<const Discrepancy> known, std::string_view kind);
// A supervisor says which of two answers to one offer stands.
Answer maySettle(const Actor& actor, bool namesOne);

// Every sentence a refusal can say, for translators and their test.
std::vector<std::string> refusalSentences();

} // namespace custody::chain
