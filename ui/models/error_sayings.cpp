// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
// What the bench says of wrong entries and of questions that must have their answer, listed once more for
// lupdate, as in sayings.cpp.

#include <QtGlobal>

namespace custody::ui {

extern const char* const ErrorSayings[];
const char* const ErrorSayings[] = {
    QT_TRANSLATE_NOOP("say", "Only who recorded this, or a supervisor, can declare it wrong."),
    QT_TRANSLATE_NOOP("say", "Ask her to declare it, or call a supervisor."),
    QT_TRANSLATE_NOOP("say", "This offer still waits, so there is nothing to declare."),
    QT_TRANSLATE_NOOP("say", "Cancel or decline it instead."),
    QT_TRANSLATE_NOOP("say", "This parcel came again since, and is at hand as another."),
    QT_TRANSLATE_NOOP("say", "Work on that one."),
    QT_TRANSLATE_NOOP("say", "This gave somebody custody: a third person must watch."),
    QT_TRANSLATE_NOOP("say", "What is missing is found when somebody has it."),
    QT_TRANSLATE_NOOP("say", "Record that it was found, and where."),
    QT_TRANSLATE_NOOP("say", "Only a supervisor ends the search for what is missing."),
    QT_TRANSLATE_NOOP("say", "Record that it was found, or call a supervisor."),
    QT_TRANSLATE_NOOP("say", "Nobody said why the search for this ends."),
    QT_TRANSLATE_NOOP("say", "Say why, then resolve it again."),
    QT_TRANSLATE_NOOP("say", "Two stations say that they have this item."),
    QT_TRANSLATE_NOOP("say", "Ask a supervisor to say whose record stands, then record its end."),
    QT_TRANSLATE_NOOP("say", "Two stations took in the parcel of this item."),
    QT_TRANSLATE_NOOP("say", "Find out which of them has it, and resolve that discrepancy first."),
    QT_TRANSLATE_NOOP("say", "Who held this is in doubt."),
    QT_TRANSLATE_NOOP("say", "Look into it, and resolve that discrepancy first."),
    QT_TRANSLATE_NOOP("say", "A seal on this was not as it should be."),
    QT_TRANSLATE_NOOP("say", "Look at what it closed together, and resolve that discrepancy first."),
    QT_TRANSLATE_NOOP("say", "Somebody still looks for this."),
    QT_TRANSLATE_NOOP("say", "Record that it was found, or ask a supervisor to resolve that discrepancy."),
};

} // namespace custody::ui
