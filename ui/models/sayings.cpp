// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
// The sentences the bench says (Outcome::say, Outcome::next, DeviceView::say, ParcelView::check): written
// where they are decided, listed here so that they are translated. The context is "say".

#include <QtGlobal>

namespace custody::ui {

extern const char* const Sayings[];
const char* const Sayings[] = {
    // what a scan or a tap came to
    QT_TRANSLATE_NOOP("say", "Parcel scanned"),
    QT_TRANSLATE_NOOP("say", "Already scanned"),
    QT_TRANSLATE_NOOP("say", "Unknown code"),
    QT_TRANSLATE_NOOP("say", "Parcel accepted"),
    QT_TRANSLATE_NOOP("say", "Parcel opened"),
    QT_TRANSLATE_NOOP("say", "Parcel closed"),
    QT_TRANSLATE_NOOP("say", "Photo recorded"),
    QT_TRANSLATE_NOOP("say", "Item registered"),
    QT_TRANSLATE_NOOP("say", "Label sent to printer"),
    QT_TRANSLATE_NOOP("say", "Label verified"),
    QT_TRANSLATE_NOOP("say", "Hand-over offered"),
    QT_TRANSLATE_NOOP("say", "Hand-over accepted"),
    QT_TRANSLATE_NOOP("say", "Signed in"),
    QT_TRANSLATE_NOOP("say", "Signed out"),
    QT_TRANSLATE_NOOP("say", "Badge read"),
    // what to do next
    QT_TRANSLATE_NOOP("say", "Accept the parcel"),
    QT_TRANSLATE_NOOP("say", "Photograph the carrier label"),
    QT_TRANSLATE_NOOP("say", "Open the parcel"),
    QT_TRANSLATE_NOOP("say", "Scan the label you stuck on"),
    QT_TRANSLATE_NOOP("say", "Print the label"),
    QT_TRANSLATE_NOOP("say", "Hand the item over"),
    QT_TRANSLATE_NOOP("say", "Scan the next parcel"),
    QT_TRANSLATE_NOOP("say", "Ask the receiver to tap their own badge"),
    // refusals
    QT_TRANSLATE_NOOP("say", "You do not hold this item, so you cannot change it."),
    QT_TRANSLATE_NOOP("say", "Ask the person who holds it to hand it over to you."),
    QT_TRANSLATE_NOOP("say", "The label belongs to another item."),
    // the check of a tracking number
    QT_TRANSLATE_NOOP("say", "check digit agrees"),
    QT_TRANSLATE_NOOP("say", "no check digit"),
    // devices
    QT_TRANSLATE_NOOP("say", "ready"),
    QT_TRANSLATE_NOOP("say", "out of labels"),
    QT_TRANSLATE_NOOP("say", "not connected"),
};

} // namespace custody::ui
