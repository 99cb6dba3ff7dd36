// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The verbs of the bench, one function each; the imperatives of the events they record.

#include "app/station/desk.h"

namespace custody::station {

// Location first: the zone's label, then what is put there, one after the other. Absent: this scan is no
// part of that.
Result<std::optional<Answer>> scannedPlace(Desk& desk, const Command& command, const std::string& scanned);
Result<Answer> beginPuttingAway(Desk& desk, const Command& command);
Result<Answer> putItemInZone(
    Desk& desk, const Command& command, const std::string& zone, const chain::Item& item);

// What models may do: advise, ask for a look, ask for a photo.
Result<Answer> showRecommendation(Desk& desk, const Command& command);
Result<Answer> markCase(Desk& desk, const Command& command);
Result<Answer> requestPhotos(Desk& desk, const Command& command);

// A hand-off in writing, a copy for each side.
Result<Answer> giveReceipt(Desk& desk, const Command& command);

// An offer of another station, taken here by its signed record; and the offering station's half of that.
Result<Answer> acceptFromStation(Desk& desk, const Command& command);
Result<Answer> releaseCustody(Desk& desk, const Command& command);
bool isThisStation(const Desk& desk, const std::string& named); // "st07", "eh1/st07" or the whole origin

Result<Answer> logIn(Desk& desk, const Command& command);
Result<Answer> logOut(Desk& desk, const Command& command);
Result<Answer> setClock(Desk& desk, const Command& command);
Result<Answer> expectParcel(Desk& desk, const Command& command);
// What is no carrier's number is kept in the lane of unknown parcels; and a parcel that came as nobody's gets
// its brand by a supervisor.
struct Scanned;
Result<Answer> keepUnread(Desk& desk, const Command& command, const Scanned& scanned, const PersonId& who,
    const char* why = nullptr);
std::vector<chain::Event> noMoreNobodys(
    const Desk& desk, const chain::Parcel& parcel, const PersonId& who, const char* resolution);
chain::Event nobodys(const Desk& desk, const SubjectId& parcel, const PersonId& who);
Result<Answer> assignParcel(Desk& desk, const Command& command);
Result<Answer> scanParcel(Desk& desk, const Command& command);
Result<Answer> acceptParcel(Desk& desk, const Command& command);
Result<Answer> refuseParcel(Desk& desk, const Command& command);
Result<Answer> openParcel(Desk& desk, const Command& command);
Result<Answer> registerItem(Desk& desk, const Command& command);

// What is known of an item when it comes out of its box.
struct ItemFacts {
    std::string sku;
    std::string gtin;
    std::string category;
    std::vector<chain::Field> more;
};
// Empty, or 8, 12, 13 or 14 digits of which the last checks the others (GS1 General Specifications, 7.9).
Result<> checkGtin(std::string_view gtin);
Result<Answer> registerNew(Desk& desk, const Command& command, const chain::Parcel& parcel,
    const PersonId& who, const ItemFacts& facts);

Result<Answer> printLabel(Desk& desk, const Command& command);
Result<Answer> verifyLabel(Desk& desk, const Command& command);
Result<Answer> capturePhoto(Desk& desk, const Command& command);
Result<Answer> offerCustody(Desk& desk, const Command& command);
Result<Answer> acceptCustody(Desk& desk, const Command& command);
Result<Answer> declineCustody(Desk& desk, const Command& command);
Result<Answer> cancelCustody(Desk& desk, const Command& command);
// An offer of the command; and all that lapsed, closed. Returns how many events that took.
Result<chain::Offer> findOffer(Desk& desk, const Command& command);
Result<std::size_t> lapseOffers(Desk& desk);
Result<Answer> witnessCustody(Desk& desk, const Command& command);
Result<Answer> forceCustody(Desk& desk, const Command& command);

// The expected lines of an announcement: {"lines":[{"sku","gtin","quantity"}]}.
Result<std::vector<chain::Field>> expectedLines(const Command& command);
Result<Answer> reconcileParcel(Desk& desk, const Command& command);
Result<Answer> closeParcel(Desk& desk, const Command& command);
Result<Answer> replaceLabel(Desk& desk, const Command& command);
Result<Answer> mismatchItem(Desk& desk, const Command& command);

Result<Answer> rejectPhoto(Desk& desk, const Command& command);
Result<Answer> waivePhoto(Desk& desk, const Command& command);
Result<Answer> inspectItem(Desk& desk, const Command& command);
Result<Answer> gradeItem(Desk& desk, const Command& command);
Result<Answer> regradeItem(Desk& desk, const Command& command);
Result<Answer> remediateItem(Desk& desk, const Command& command);

Result<Answer> decideItem(Desk& desk, const Command& command);
Result<Answer> approveItem(Desk& desk, const Command& command);
Result<Answer> holdItem(Desk& desk, const Command& command);
Result<Answer> releaseItem(Desk& desk, const Command& command);
Result<Answer> finalizeItem(Desk& desk, const Command& command);
Result<Answer> handToCarrier(Desk& desk, const Command& command);

Result<Answer> enterZone(Desk& desk, const Command& command);
Result<Answer> leaveZone(Desk& desk, const Command& command);
Result<Answer> defineZone(Desk& desk, const Command& command);
// The facts of a zone as a command or a file states them, checked.
Result<std::vector<chain::Field>> zoneFields(store::Store& store, const Command& command);
Result<Answer> startAudit(Desk& desk, const Command& command);
Result<Answer> countZone(Desk& desk, const Command& command);
Result<Answer> completeAudit(Desk& desk, const Command& command);

Result<Answer> applySeal(Desk& desk, const Command& command);
Result<Answer> verifySeal(Desk& desk, const Command& command);
Result<Answer> breakSeal(Desk& desk, const Command& command);
Result<Answer> issueSeals(Desk& desk, const Command& command);
Result<Answer> destroySeal(Desk& desk, const Command& command);
Result<Answer> packItem(Desk& desk, const Command& command);
Result<Answer> unpackItem(Desk& desk, const Command& command);

Result<Answer> openDiscrepancy(Desk& desk, const Command& command);
Result<Answer> assignDiscrepancy(Desk& desk, const Command& command);
Result<Answer> resolveDiscrepancy(Desk& desk, const Command& command);
Result<Answer> answerClip(Desk& desk, const Command& command);
Result<Answer> declareMissing(Desk& desk, const Command& command);
Result<Answer> findAgain(Desk& desk, const Command& command);
Result<Answer> declareError(Desk& desk, const Command& command);

Result<Answer> signVisitorIn(Desk& desk, const Command& command);
Result<Answer> signVisitorOut(Desk& desk, const Command& command);

// Who may do what: given, taken back, and looked at.
Result<Answer> grantRole(Desk& desk, const Command& command);
Result<Answer> revokeRole(Desk& desk, const Command& command);
Result<Answer> reviewAccess(Desk& desk, const Command& command);

// Minutes in which somebody acts as a supervisor: let by another, looked at afterwards.
Result<Answer> requestBreakglass(Desk& desk, const Command& command);
Result<Answer> approveBreakglass(Desk& desk, const Command& command);
Result<Answer> reviewBreakglass(Desk& desk, const Command& command);
// The one that is open for her now; and those whose minutes are over, told. Returns how many events that
// took.
Result<std::optional<chain::Grant>> openGrant(store::Store& store, const PersonId& person);
Result<std::size_t> endGrants(Desk& desk);

Result<Answer> show(Desk& desk, const Command& command);

} // namespace custody::station
