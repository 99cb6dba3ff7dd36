// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What a bench says to a worker: short sentences in English, without blame; screens translate them.

#include <string>
#include <vector>

namespace custody::station::say {

inline constexpr const char* tapFirst = "Tap your badge first.";
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
inline constexpr const char* addressBarcode = "This is the address barcode of the label. Scan the other one.";
inline constexpr const char* goodsBarcode = "This is the barcode of goods, not of a parcel.";
inline constexpr const char* containerBarcode = "This is the barcode of a container, not of a parcel.";
inline constexpr const char* returnReference =
    "This is a bag or return reference. Scan the carrier's barcode beside it.";
inline constexpr const char* noNumberInside =
    "This code holds no number we can read. Scan the long barcode beside it.";
inline constexpr const char* badPicture = "This picture is damaged or cut short. Take it again.";
inline constexpr const char* severalBrands = "Several brands expect this number. Choose the brand.";
inline constexpr const char* severalParcels = "Several parcels have this number. Scan the label of the item.";
inline constexpr const char* noCamera = "No camera is connected.";
inline constexpr const char* cameraSilent = "The camera sent no picture. Check its cable and try again.";
inline constexpr const char* noPrinter = "No label printer is connected.";
inline constexpr const char* otherLabel = "This label belongs to another item.";
inline constexpr const char* otherLabelNext = "Take it off and stick on the right label.";
inline constexpr const char* unknownVerb = "This station does not know this command.";
inline constexpr const char* onlyDemo = "Only the demo bench can set its clock.";

inline constexpr const char* signedIn = "Signed in";
inline constexpr const char* signedOut = "Signed out";
inline constexpr const char* parcelExpected = "Parcel announced";
inline constexpr const char* parcelArrived = "Parcel scanned";
inline constexpr const char* parcelUnexpected = "Scanned; nobody announced it";
inline constexpr const char* parcelAgain = "Scanned again";
inline constexpr const char* parcelAccepted = "Parcel accepted";
inline constexpr const char* parcelRefused = "Parcel refused";
inline constexpr const char* parcelOpened = "Parcel opened";
inline constexpr const char* itemRegistered = "Item registered";
inline constexpr const char* itemFound = "Item found";
inline constexpr const char* labelPrinted = "Label printed";
inline constexpr const char* labelSent = "Label sent; scan it back";
inline constexpr const char* labelVerified = "Label is right";
inline constexpr const char* photoKept = "Photo kept";
inline constexpr const char* offered = "Offered";
inline constexpr const char* handedOver = "Handed over";
inline constexpr const char* declined = "Declined";
inline constexpr const char* cancelled = "Hand-off cancelled";

inline constexpr const char* nextScanParcel = "Scan a carrier label.";
inline constexpr const char* nextAccept = "Look at the box, then accept it.";
inline constexpr const char* nextPhotoThenOpen = "Photograph the label, then open it.";
inline constexpr const char* nextRegister = "Register what is in it.";
inline constexpr const char* nextPrint = "Print its label.";
inline constexpr const char* nextScanBack = "Stick the label on and scan it.";
inline constexpr const char* nextPhotographItem = "Photograph the item.";
inline constexpr const char* nextHandOver = "Hand it over, or go on.";
inline constexpr const char* nextReceiver = "The receiver taps her badge.";

// All of them, for translators and their test.
std::vector<std::string> all();

} // namespace custody::station::say
