// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What a bench says to a worker: short sentences in English, without blame; screens translate them.

#include <string>
#include <string_view>
#include <vector>

#include "app/station/command_sayings.h"

namespace custody::station::say {

inline constexpr const char* tapFirst = "Tap your badge first.";
inline constexpr const char* tapAgain = "Tap your badge again.";
inline constexpr const char* badgeMisread = "The badge was not read. Tap it again.";
inline constexpr const char* codeMisread = "The code was not read. Scan it again.";
inline constexpr const char* scannerFloods = "The scanner sends too much, and codes were dropped. Unplug it.";
inline constexpr const char* noBadgeReader = "No badge reader is connected.";
inline constexpr const char* badgeUnknown = "This badge is not known here. Ask a supervisor to enrol it.";
inline constexpr const char* wrongPin = "This PIN is wrong. Try again.";
inline constexpr const char* badgeLocked =
    "This badge is locked after five wrong PINs. Wait 15 minutes or call a supervisor.";
inline constexpr const char* noSuchParcel =
    "No parcel with this number is known here. Scan its carrier label.";
inline constexpr const char* noSuchItem = "No item with this number is known here. Scan its label again.";
inline constexpr const char* noSuchBrand = "This brand is not enrolled at this station.";
inline constexpr const char* noSuchOffer = "There is no such hand-off. Start a new one.";
inline constexpr const char* noCode = "No barcode was found in this picture. Move closer or scan it by hand.";
inline constexpr const char* noPictureReader =
    "Pictures cannot be read here now. Scan or type the number by hand.";
inline constexpr const char* indexLies = "This number leads to another thing. Stop, and call a supervisor.";
inline constexpr const char* idUsed = "This id already belongs to another command.";
inline constexpr const char* badTracking = "This is not a number that a label could carry.";
inline constexpr const char* twoOfThatName =
    "Several people have this name. Use the short number of the right one.";
inline constexpr const char* nobodyOfThatName = "Nobody of this name works at this station.";
inline constexpr const char* alreadyAnnounced = "This parcel is already announced.";
inline constexpr const char* noParcelNumber = "This is not a carrier's parcel number.";
inline constexpr const char* wrongCheckDigit =
    "The check digit of this number is wrong. Scan the label again.";
inline constexpr const char* cutShort = "This number is cut short or misread. Scan the whole code.";
inline constexpr const char* twoLabels =
    "There are two labels on this parcel. Cover the old one and scan again.";
inline constexpr const char* addressBarcode = "This is the address barcode of the label. Scan the other one.";
inline constexpr const char* goodsBarcode = "This is the barcode of goods, not of a parcel.";
inline constexpr const char* containerBarcode = "This is the barcode of a container, not of a parcel.";
inline constexpr const char* returnReference =
    "This is a bag or return reference. Scan the carrier's barcode beside it.";
inline constexpr const char* noNumberInside =
    "This code holds no number we can read. Scan the long barcode beside it.";
inline constexpr const char* badPicture = "This picture is damaged or cut short. Take it again.";
inline constexpr const char* pictureTooLarge = "This picture is too large. Take a smaller one.";
inline constexpr const char* pictureReaderBusy = "This station is too busy to read the picture. Try again.";
inline constexpr const char* severalBrands = "Several brands expect this number. Choose the brand.";
inline constexpr const char* severalParcels =
    "Several parcels have this number. Scan it and choose the brand, or name one by its id.";
inline constexpr const char* noCamera = "No camera is connected.";
inline constexpr const char* cameraSilent = "The camera sent no picture. Check its cable and try again.";
inline constexpr const char* noPrinter = "No label printer is connected.";
inline constexpr const char* otherLabel = "This label belongs to another item.";
inline constexpr const char* otherLabelNext = "Take it off and stick on the right label.";
inline constexpr const char* unknownVerb = "This station does not know this command.";
inline constexpr const char* onlyDemo = "Only the demo bench can set its clock.";

inline constexpr const char* voidLabel = "This label was replaced and is void. Scan the item's new label.";
inline constexpr const char* noSuchPhoto = "There is no such photo of this.";
inline constexpr const char* noSuchLine = "The announcement has no such line.";
inline constexpr const char* lineNotFound =
    "The items of this line are not all registered. Register them, or say missing.";
inline constexpr const char* noSuchEvent = "There is no such entry at this station.";
inline constexpr const char* otherSeal = "The seal you read is not the seal on record.";
inline constexpr const char* otherSealNext = "Do not take it. Decline, and open a discrepancy.";
inline constexpr auto* zoneNotEmpty = "Something lies in this zone. Take it out before its class changes.";
inline constexpr auto* visitorIn = "The visitor is signed in";
inline constexpr auto* visitorOut = "The visitor is signed out";
inline constexpr auto* visitorKeepsBadge = "The visitor is signed out and still has a badge";
inline constexpr auto* noSuchVisit = "No such visitor is inside.";
inline constexpr auto* noSuchRequest = "There is no such request.";
inline constexpr auto* glassAsked = "Asked to act as a supervisor";
inline constexpr auto* glassBroken = "She acts as a supervisor until the time is over";
inline constexpr auto* glassReviewed = "It was looked at";
inline constexpr const char* noSuchZone = "This zone is not known here. Ask a supervisor to define it.";
inline constexpr const char* inNoZone = "This item lies in no zone.";
inline constexpr const char* onlySupervisor = "Only a supervisor may do this.";
inline constexpr const char* noSuchAudit = "There is no such count. Begin a new one.";
inline constexpr const char* sealUnwatched =
    "Sealing an item of high value needs a third person who watches.";
inline constexpr const char* sealUnwatchedNext =
    "Ask a colleague to tap her badge as witness, then try again.";
inline constexpr const char* sealsIssuedBefore = "Some of these seals were issued before.";
inline constexpr auto* noSuchClip = "There is no open request for this video.";
inline constexpr auto* noSuchShot = "The photo of a defect must be one of this item.";
inline constexpr const char* noSuchDiscrepancy = "There is no such open discrepancy.";
inline constexpr const char* noCameraThere = "No camera watches this place.";
inline constexpr const char* nothingCorrects = "What did not occur has no correction. Leave it out.";
inline constexpr const char* putHere = "Now scan what you put here.";
inline constexpr const char* putAwayDone = "Putting away is done.";
inline constexpr const char* adviceShown = "The advice is on record. You grade.";
inline constexpr const char* caseMarked = "Marked for a person to look at.";
inline constexpr const char* photosAsked = "The brand is asked for photos.";
inline constexpr const char* nobodyTook = "Nobody has taken this yet, so there is no receipt of it.";
inline constexpr const char* otherSentence =
    "The sentence on record is not the one that was accepted. Call a supervisor.";
inline constexpr const char* noReceipts = "Receipts cannot be written at this bench.";
inline constexpr const char* receiptWritten = "The receipt is written, a copy for each side.";
inline constexpr const char* notToStation = "Name another station, and there at most a role.";
inline constexpr const char* parcelsStayHere =
    "Only items go to another station. Open the parcel, and hand over what is in it.";
inline constexpr const char* unknownStation =
    "This record does not verify, or its station is not known here. Call a supervisor.";
inline constexpr const char* noOfferInRecord = "This record ends with no offer. Ask for a newer one.";
inline constexpr const char* severalOffers = "These records tell of different hand-offs. Take one at a time.";
inline constexpr const char* recordHides =
    "This record hides facts that this station must know. Ask for the whole of it.";
inline constexpr const char* noAcceptInRecord = "This record does not tell that an offer of ours was taken.";
inline constexpr const char* tookFromStation = "You hold it now. The other station still has to be told.";
inline constexpr const char* nextTellStation = "Send this station's record back to the one that offered.";
inline constexpr const char* releasedTo = "The other station holds it now.";
inline constexpr const char* twoHands =
    "Two stations tell different stories of this item. A discrepancy was opened.";
inline constexpr const char* twoHandsNext = "Ask who has it in her hands.";
inline constexpr const char* declaredBefore = "This was declared wrong before.";
inline constexpr const char* correctsItself =
    "What is wrong cannot correct itself. Name the event that is right.";
inline constexpr const char* wrongGtin = "This is not a GTIN. Scan the code of the goods again.";
inline constexpr const char* emptyTote = "Nothing lies in this tote.";
inline constexpr const char* readSeal = "Read the seal of the tote before you take it.";
inline constexpr const char* readSealNext = "Enter the number on the seal.";
inline constexpr const char* othersTote = "This tote holds items of somebody else.";
inline constexpr const char* othersToteNext = "Take another tote, or ask their holder first.";
inline constexpr const char* stillHolding = "You still hold items or parcels.";
inline constexpr const char* stillHoldingNext =
    "Hand them over or put them in a zone; or sign out again to leave them to your supervisor.";

inline constexpr const char* endedHere = "It ended here. Say that this station's record stands.";
inline constexpr const char* cameBackSince = "It came back since. Say that this station's record stands.";
inline constexpr const char* releasedBefore = "This was on record before.";
inline constexpr const char* textTooLong = "This text is too long. Say it in fewer words.";
inline constexpr const char* noPlainText = "\"%1\" holds a character that cannot be read. Type it again.";
inline constexpr const char* languageWords = "\"language\" is en or es.";
inline constexpr const char* noOtherRecord = "No record of another station is named by this discrepancy.";

inline constexpr const char* noRole = "You have no role here any more. Ask a supervisor.";
inline constexpr const char* roleGiven = "Role given";
inline constexpr const char* roleTaken = "Role taken back";
inline constexpr const char* accessReviewed = "Noted who may do what";

inline constexpr const char* signedIn = "Signed in";
inline constexpr const char* signedOut = "Signed out";
inline constexpr const char* parcelExpected = "Parcel announced";
inline constexpr const char* parcelArrived = "Parcel scanned";
inline constexpr const char* parcelUnexpected = "Scanned; nobody announced it";
inline constexpr const char* outboundLabel = "This label is addressed elsewhere";
inline constexpr const char* parcelAssigned = "It has its brand now";
inline constexpr const char* parcelAgain = "Scanned again";
inline constexpr const char* parcelAccepted = "Parcel accepted";
inline constexpr const char* parcelRefused = "Parcel refused";
inline constexpr const char* parcelOpened = "Parcel opened";
inline constexpr const char* itemRegistered = "Item registered";
inline constexpr const char* itemFound = "Item found";
inline constexpr const char* labelPrinted = "Label printed";
inline constexpr const char* testLabelSent = "Test label sent; look whether it came out";
inline constexpr const char* labelSent = "Label sent; scan it back";
inline constexpr const char* beeped = "It was told to beep";
inline constexpr const char* cameraBlack = "The camera sends only black. Is the lens covered?";
inline constexpr const char* cameraFrozen =
    "The camera sends a picture that stands still. Switch it off and on.";
inline constexpr const char* weighed = "The scale shows";
inline constexpr const char* noScale = "No scale is connected.";
inline constexpr const char* cannotBeep = "This device cannot be told to beep.";
inline constexpr const char* nextTapOrScan = "Try it with a badge or a code.";
inline constexpr const char* deviceGone = "The device is not plugged in.";
inline constexpr const char* deviceHeld = "The device is in use by another program.";
inline constexpr const char* deviceDenied = "This station may not open the device.";
inline constexpr const char* noDriver = "There is no driver for this device.";
inline constexpr const char* deviceFaulty = "The device has a fault.";
inline constexpr const char* labelDoesNotFit = "The label does not fit on what lies in the printer.";
inline constexpr const char* nextOtherRoll =
    "Load the labels this bench is set up for, or call a supervisor.";
inline constexpr const char* labelVerified = "Label is right";
inline constexpr const char* photoKept = "Photo kept";
inline constexpr const char* offered = "Offered";
inline constexpr const char* handedOver = "Handed over";
inline constexpr const char* declined = "Declined";
inline constexpr const char* cancelled = "Hand-off cancelled";

inline constexpr const char* nextScanParcel = "Scan a carrier label.";
inline constexpr const char* nextAccept = "Look at the box, then accept it.";
inline constexpr const char* nextAssign = "Accept it; a supervisor finds its brand.";
inline constexpr const char* nextOtherLabel = "Look for a newer label on the box.";
inline constexpr const char* nextPhotoThenOpen = "Photograph the label, then open it.";
inline constexpr const char* nextRegister = "Register what is in it.";
inline constexpr const char* nextPrint = "Print its label.";
inline constexpr const char* nextScanBack = "Stick the label on and scan it.";
inline constexpr const char* nextPhotographItem = "Photograph the item.";
inline constexpr const char* nextHandOver = "Hand it over, or go on.";
inline constexpr const char* nextReceiver = "The receiver taps her badge.";

inline constexpr const char* photoSetAside = "Photo set aside";
inline constexpr const char* photoWaived = "Photo may be left out";
inline constexpr const char* inspected = "Inspected";
inline constexpr const char* graded = "Graded";
inline constexpr const char* gradedAgain = "Graded again";
inline constexpr const char* remediated = "Noted; inspect it again";
inline constexpr const char* decided = "Decided";
inline constexpr const char* approved = "Approved";
inline constexpr const char* sentBack = "Sent back";
inline constexpr const char* onHold = "On hold";
inline constexpr const char* holdLifted = "Hold lifted";
inline constexpr const char* ended = "Done; it leaves the bench";
inline constexpr const char* driven = "Handed to the carrier";
inline constexpr const char* reconciled = "Contents checked";
inline constexpr const char* linesOpen = "Some lines have no answer yet";
inline constexpr const char* parcelClosed = "Parcel closed";
inline constexpr const char* labelReplaced = "New number; print its label";
inline constexpr const char* handedPart = "Handed over in part";
inline constexpr const char* watched = "Witnessed";
inline constexpr const char* takenOver = "Taken over";
inline constexpr const char* zoneEntered = "You are in";
inline constexpr const char* zoneLeft = "You are out";
inline constexpr const char* noEntrySeen = "Out; nobody saw you go in";
inline constexpr const char* zoned = "Put in the zone";
inline constexpr const char* zonedUnseen = "Put in the zone; the door saw nobody";
inline constexpr const char* takenOut = "Taken out of the zone";
inline constexpr const char* takenUnseen = "Taken out; the door saw nobody";
inline constexpr const char* zoneDefined = "Zone defined";
inline constexpr const char* auditBegun = "Count begun";
inline constexpr const char* counted = "Counted";
inline constexpr const char* auditClean = "Everything is there";
inline constexpr const char* auditDiffers = "The count differs";
inline constexpr const char* sealed = "Sealed";
inline constexpr const char* sealIntact = "The seal is intact";
inline constexpr const char* sealTampered = "The seal is not as it was";
inline constexpr const char* sealCut = "Seal cut";
inline constexpr const char* sealsIssued = "Seals issued";
inline constexpr const char* sealDestroyed = "Seal destroyed";
inline constexpr const char* packed = "In the tote";
inline constexpr const char* unpacked = "Out of the tote";
inline constexpr const char* discrepancyOpen = "Discrepancy open";
inline constexpr const char* discrepancyGiven = "Somebody looks after it";
inline constexpr const char* discrepancyDone = "Discrepancy resolved";
inline constexpr const char* clipAnswered = "Noted";
inline constexpr const char* missing = "Declared missing";
inline constexpr const char* foundAgain = "Found; you hold it now";
inline constexpr const char* otherItem = "Not what was announced";
inline constexpr const char* errorDeclared = "Declared wrong; both stay on record";
inline constexpr const char* nextTakeAgain = "Take the photo again.";
inline constexpr const char* nextInspect = "Inspect the item.";
inline constexpr const char* nextGrade = "Grade the item.";
inline constexpr const char* nextDecide = "Decide where it goes.";
inline constexpr const char* nextApprove = "Another person must approve it.";
inline constexpr const char* nextFinalize = "Record its end, or put it in its zone.";
inline constexpr const char* nextResolveLines = "Say found, missing or wrong for each open line.";
inline constexpr const char* nextClose = "Close the parcel when the box is empty.";
inline constexpr const char* nextCount = "Scan the labels that lie here.";
inline constexpr const char* nextDiscrepancy = "A supervisor must look at it.";
inline constexpr const char* nextSearch = "Search where it was last.";
inline constexpr const char* nextLookAgain = "Look it over, then go on.";

// With one gap, for what the command named; screens translate them with the gap.
inline constexpr const char* isMissing = "\"%1\" is missing.";
inline constexpr const char* isMissingTruth = "\"%1\" is missing: true or false.";
inline constexpr const char* mustBeText = "\"%1\" must be a text.";
inline constexpr const char* mustBeNumber = "\"%1\" must be a whole number.";
inline constexpr const char* mustBeTexts = "\"%1\" must be a list of texts.";
inline constexpr const char* mustBeWords = "\"%1\" is a list of words without commas.";
inline constexpr const char* mustBeObjects = "\"%1\" must be a list of objects.";
inline constexpr const char* mustBeTruth = "\"%1\" must be true or false.";
inline constexpr const char* outOfRange = "\"%1\" is out of range.";
inline constexpr const char* namedTwice = "\"%1\" is named twice. Name it once.";
inline constexpr const char* otherScale = "This brand grades on the scale \"%1\".";
inline constexpr const char* noSuchGrade = "This grade is none of this brand's scale. Its grades: \"%1\".";
inline constexpr const char* noSuchLane = "There is no lane \"%1\" here.";
inline constexpr const char* laneOfNobody = "The lane \"%1\" is not a known neighbour's.";
inline constexpr const char* noSuchTest = "There is no test of a device \"%1\".";
std::string filled(const char* sentence, std::string_view word);

// All of them, for translators and their test.
std::vector<std::string> all();

} // namespace custody::station::say
