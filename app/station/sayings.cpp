// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/station/sayings.h"

#include "app/custody/rules.h"
#include "app/devices/label_printer.h"
#include "app/devices/scale.h"

namespace custody::station::say {

std::string filled(const char* sentence, std::string_view word)
{
    constexpr std::string_view gap = "%1";
    std::string out(sentence);
    return out.replace(out.find(gap), gap.size(), word);
}

std::vector<std::string> all()
{
    std::vector<std::string> sentences{tapFirst, noBadgeReader, badgeUnknown, wrongPin, badgeLocked,
        noSuchParcel, noSuchItem, noSuchBrand, noSuchOffer, noCode, noPictureReader, indexLies, idUsed,
        badTracking, twoOfThatName, nobodyOfThatName, alreadyAnnounced, noParcelNumber, wrongCheckDigit,
        cutShort, twoLabels, addressBarcode, goodsBarcode, containerBarcode, returnReference, noNumberInside,
        badPicture, pictureTooLarge, pictureReaderBusy, severalBrands, severalParcels, noCamera, cameraSilent,
        noPrinter, otherLabel, otherLabelNext, unknownVerb, onlyDemo, signedIn, signedOut, parcelExpected,
        parcelArrived, parcelUnexpected, parcelAssigned, nextAssign, outboundLabel, parcelAgain,
        parcelAccepted, parcelRefused, parcelOpened, itemRegistered, itemFound, labelPrinted, labelSent,
        testLabelSent, labelVerified, photoKept, offered, handedOver, declined, cancelled, nextScanParcel,
        nextAccept, nextOtherLabel, nextPhotoThenOpen, nextRegister, nextPrint, nextScanBack,
        nextPhotographItem, nextHandOver, nextReceiver, voidLabel, noSuchPhoto, noSuchLine, lineNotFound,
        noSuchEvent, otherSeal, otherSealNext, noSuchZone, visitorIn, visitorOut, visitorKeepsBadge,
        noSuchVisit, noSuchRequest, glassAsked, glassBroken, glassReviewed, zoneNotEmpty, inNoZone,
        onlySupervisor, noSuchAudit, sealUnwatched, sealUnwatchedNext, sealsIssuedBefore, noRole, roleGiven,
        roleTaken, accessReviewed, noSuchDiscrepancy, noOtherRecord, noSuchClip, noSuchShot, noCameraThere,
        nothingCorrects, stillHolding, stillHoldingNext, photoSetAside, photoWaived, inspected, graded,
        gradedAgain, remediated, decided, approved, sentBack, onHold, holdLifted, ended, driven, reconciled,
        linesOpen, parcelClosed, labelReplaced, handedPart, watched, takenOver, zoneEntered, zoneLeft,
        noEntrySeen, zoned, zonedUnseen, takenOut, takenUnseen, zoneDefined, auditBegun, counted, auditClean,
        auditDiffers, sealed, sealIntact, sealTampered, sealCut, sealsIssued, sealDestroyed, packed, unpacked,
        discrepancyOpen, discrepancyGiven, discrepancyDone, clipAnswered, missing, foundAgain, otherItem,
        errorDeclared, nextTakeAgain, nextInspect, nextGrade, nextDecide, nextApprove, nextFinalize,
        nextResolveLines, nextClose, nextCount, nextDiscrepancy, nextSearch, nextLookAgain, readSeal,
        readSealNext, declaredBefore, correctsItself, wrongGtin, emptyTote, othersTote, othersToteNext,
        tapAgain, badgeMisread, codeMisread, beeped, cannotBeep, nextTapOrScan, deviceGone, deviceHeld,
        deviceDenied, noDriver, deviceFaulty, labelDoesNotFit, nextOtherRoll, cameraBlack, cameraFrozen,
        weighed, noScale, notToStation, parcelsStayHere, unknownStation, noOfferInRecord, severalOffers,
        noAcceptInRecord, tookFromStation, nextTellStation, releasedTo, twoHands, twoHandsNext, putHere,
        putAwayDone, adviceShown, caseMarked, photosAsked, nobodyTook, recordHides, endedHere, cameBackSince,
        releasedBefore, textTooLong, noPlainText, otherSentence, noReceipts, receiptWritten, isMissing,
        isMissingTruth, mustBeText, mustBeNumber, mustBeTexts, mustBeWords, mustBeObjects, mustBeTruth,
        outOfRange, namedTwice, otherScale, noSuchGrade, noSuchLane, laneOfNobody, noSuchTest, modeWords,
        confidenceRange, inputsHash, labelsRange, scopeWords, minutesRange, reviewWords, lineTooLong, notJson,
        resultWords, durationRange, conditionWords, photoRoleWord, rolesEmpty, tooManyLines, lineUnnamed,
        quantityRange, resolutionWords, expiryRange, routeWords, holdWords, endWords, clipWords, standsAlone,
        errorWords, valueNegative, currencyWord, itemClassWords, piecesRange, weightRange,
        piecesExpectedRange, standsWords, evidenceEmpty, weightKnownRange, zoneName, zoneClassWords,
        languageWords, scannerFloods};
    for (auto& refusal : chain::refusalSentences())
        sentences.push_back(std::move(refusal));
    for (const auto trouble : devices::allTroubles())
        for (const auto& say : {devices::printerError(trouble).what, std::string(devices::briefly(trouble))})
            sentences.push_back(say);
    for (const auto trouble : devices::allScaleTroubles())
        sentences.push_back(devices::scaleError(trouble).what);
    for (auto& say : devices::deviceSentences())
        sentences.push_back(std::move(say));
    return sentences;
}

} // namespace custody::station::say
