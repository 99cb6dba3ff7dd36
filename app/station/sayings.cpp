// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/station/sayings.h"

#include "app/custody/rules.h"
#include "app/devices/label_printer.h"

namespace custody::station::say {

std::vector<std::string> all()
{
    std::vector<std::string> sentences{tapFirst, noBadgeReader, badgeUnknown, wrongPin, badgeLocked,
        noSuchParcel, noSuchItem, noSuchBrand, noSuchOffer, noCode, noPictureReader, indexLies, idUsed,
        badTracking, twoOfThatName, nobodyOfThatName, alreadyAnnounced, noParcelNumber, wrongCheckDigit,
        addressBarcode, goodsBarcode, containerBarcode, returnReference, noNumberInside, badPicture,
        severalBrands, severalParcels, noCamera, cameraSilent, noPrinter, otherLabel, otherLabelNext,
        unknownVerb, onlyDemo, signedIn, signedOut, parcelExpected, parcelArrived, parcelUnexpected,
        parcelAgain, parcelAccepted, parcelRefused, parcelOpened, itemRegistered, itemFound, labelPrinted,
        labelSent, labelVerified, photoKept, offered, handedOver, declined, cancelled, nextScanParcel,
        nextAccept, nextPhotoThenOpen, nextRegister, nextPrint, nextScanBack, nextPhotographItem,
        nextHandOver, nextReceiver};
    for (auto& refusal : chain::refusalSentences())
        sentences.push_back(std::move(refusal));
    using devices::PrinterTrouble;
    for (const auto trouble : {PrinterTrouble::OutOfLabels, PrinterTrouble::HeadOpen, PrinterTrouble::Silent})
        sentences.push_back(devices::printerError(trouble).what);
    return sentences;
}

} // namespace custody::station::say
