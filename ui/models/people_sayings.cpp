// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
// What the bench says of parcels that are nobody's or lost, of who may do what, of which record stands and of
// what a command lacks or lies under a seal, listed once more for lupdate, as in sayings.cpp.

#include <QtGlobal>

namespace custody::ui {

extern const char* const PeopleSayings[];
const char* const PeopleSayings[] = {
    QT_TRANSLATE_NOOP("say", "This parcel lies in a zone."),
    QT_TRANSLATE_NOOP("say", "This parcel was declared missing."),
    QT_TRANSLATE_NOOP("say", "This parcel is already declared missing."),
    QT_TRANSLATE_NOOP("say", "This parcel is not missing."),
    QT_TRANSLATE_NOOP("say", "This parcel does not lie in this zone."),
    QT_TRANSLATE_NOOP("say", "Only a supervisor by her own role gives and takes roles."),
    QT_TRANSLATE_NOOP("say", "Nobody gives or takes a role of her own."),
    QT_TRANSLATE_NOOP("say", "She has this role already."),
    QT_TRANSLATE_NOOP("say", "Leave it as it is."),
    QT_TRANSLATE_NOOP("say", "She does not have this role."),
    QT_TRANSLATE_NOOP("say", "Look at her role again."),
    QT_TRANSLATE_NOOP("say", "You have no role here any more. Ask a supervisor."),
    QT_TRANSLATE_NOOP("say", "One person is not two who count."),
    QT_TRANSLATE_NOOP("say", "Ask somebody else to count with you."),
    QT_TRANSLATE_NOOP("say", "Nobody can let herself do this."),
    QT_TRANSLATE_NOOP("say", "Call another supervisor to tap her badge."),
    QT_TRANSLATE_NOOP("say", "Role given"),
    QT_TRANSLATE_NOOP("say", "Role taken back"),
    QT_TRANSLATE_NOOP("say", "Noted who may do what"),
    QT_TRANSLATE_NOOP("say", "No record of another station is named by this discrepancy."),
    QT_TRANSLATE_NOOP("say", "It has its brand now"),
    QT_TRANSLATE_NOOP("say", "Accept it; a supervisor finds its brand."),
    QT_TRANSLATE_NOOP("say", "No such hand-off brought this to you."),
    QT_TRANSLATE_NOOP("say", "Name the one that did, and offer it to who gave it to you."),
    QT_TRANSLATE_NOOP("say", "This discrepancy is open already."),
    QT_TRANSLATE_NOOP("say", "Two stations took it: somebody must say whose record stands."),
    QT_TRANSLATE_NOOP("say", "Say here or there; both stay on record."),
    QT_TRANSLATE_NOOP("say", "Only a supervisor says which of two records stands."),
    QT_TRANSLATE_NOOP("say", "Only a supervisor says whose a parcel is."),
    QT_TRANSLATE_NOOP("say", "This parcel has a brand already."),
    QT_TRANSLATE_NOOP("say", "Items of this parcel are registered already; they stay in their lane."),
    QT_TRANSLATE_NOOP("say", "This parcel has an open discrepancy besides."),
    QT_TRANSLATE_NOOP("say", "Resolve it first; it would stay behind."),
    QT_TRANSLATE_NOOP("say", "Leave it where it is, and resolve its discrepancy."),
    QT_TRANSLATE_NOOP("say", "This parcel goes on in the lane of its brand."),
    QT_TRANSLATE_NOOP("say", "Scan it again, and work on it there."),
    QT_TRANSLATE_NOOP("say", "\"%1\" is missing."),
    QT_TRANSLATE_NOOP("say", "\"%1\" is missing: true or false."),
    QT_TRANSLATE_NOOP("say", "\"%1\" must be a text."),
    QT_TRANSLATE_NOOP("say", "\"%1\" must be a whole number."),
    QT_TRANSLATE_NOOP("say", "\"%1\" must be a list of texts."),
    QT_TRANSLATE_NOOP("say", "\"%1\" is a list of words without commas."),
    QT_TRANSLATE_NOOP("say", "\"%1\" must be a list of objects."),
    QT_TRANSLATE_NOOP("say", "\"%1\" must be true or false."),
    QT_TRANSLATE_NOOP("say", "\"%1\" is out of range."),
    QT_TRANSLATE_NOOP("say", "\"%1\" is named twice. Name it once."),
    QT_TRANSLATE_NOOP("say", "This brand grades on the scale \"%1\"."),
    QT_TRANSLATE_NOOP("say", "This grade is none of this brand's scale. Its grades: \"%1\"."),
    QT_TRANSLATE_NOOP("say", "There is no lane \"%1\" here."),
    QT_TRANSLATE_NOOP("say", "The lane \"%1\" is not a known neighbour's."),
    QT_TRANSLATE_NOOP("say", "There is no test of a device \"%1\"."),
    QT_TRANSLATE_NOOP("say", "This item lies under a seal of its own."),
    QT_TRANSLATE_NOOP("say", "This parcel lies under a seal of ours."),
    QT_TRANSLATE_NOOP("say", "Read its number and enter it, or break that seal first."),
    QT_TRANSLATE_NOOP("say", "Check the seal, and record what you read."),
    QT_TRANSLATE_NOOP("say", "This parcel was sealed again."),
    QT_TRANSLATE_NOOP("say", "This tote is already being handed over."),
};

} // namespace custody::ui
