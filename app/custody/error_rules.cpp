// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
// Who may say that an entry is wrong, and that a search is over.

#include <algorithm>
#include <array>

#include "app/custody/sentences.h"

namespace custody::chain {
namespace {

constexpr Sentence notYourEntry{"G6", "Only who recorded this, or a supervisor, can declare it wrong.",
    "Ask her to declare it, or call a supervisor."};
constexpr Sentence offerWaits{
    "order", "This offer still waits, so there is nothing to declare.", "Cancel or decline it instead."};
constexpr Sentence takenThere{
    "G1", "This item is at another station.", "Take it back with that station's record of the hand-off."};
constexpr Sentence cameAgain{
    "order", "This parcel came again since, and is at hand as another.", "Work on that one."};
constexpr Sentence unwatchedDoubt{"G3", "This gave somebody custody: a third person must watch.",
    "Ask a colleague to tap her badge as witness, then try again."};

constexpr Sentence foundByHands{
    "order", "What is missing is found when somebody has it.", "Record that it was found, and where."};
constexpr Sentence notToWriteOff{"G6", "Only a supervisor ends the search for what is missing.",
    "Record that it was found, or call a supervisor."};
constexpr Sentence endedWithoutReason{
    "order", "Nobody said why the search for this ends.", "Say why, then resolve it again."};

constexpr Sentence twoHands{"hold", "Two stations say that they have this item.",
    "Ask a supervisor to say whose record stands, then record its end."};
constexpr Sentence twoStations{"hold", "Two stations took in the parcel of this item.",
    "Find out which of them has it, and resolve that discrepancy first."};
constexpr Sentence handsInDoubt{
    "hold", "Who held this is in doubt.", "Look into it, and resolve that discrepancy first."};
constexpr Sentence sealInDoubt{"hold", "A seal on this was not as it should be.",
    "Look at what it closed together, and resolve that discrepancy first."};
constexpr Sentence searchOpen{"hold", "Somebody still looks for this.",
    "Record that it was found, or ask a supervisor to resolve that discrepancy."};

constexpr std::array ofErrors{notYourEntry, offerWaits, takenThere, cameAgain, unwatchedDoubt, foundByHands,
    notToWriteOff, endedWithoutReason, twoHands, twoStations, handsInDoubt, sealInDoubt, searchOpen};

bool isOpen(std::span<const Discrepancy> list, std::string_view kind)
{
    return std::ranges::any_of(list, [&](const Discrepancy& one) { return one.open && one.kind == kind; });
}

} // namespace

std::span<const Sentence> errorSentences() { return ofErrors; }

Answer mayDeclareWrong(
    const WrongEntry& wrong, const Actor& actor, const std::optional<Actor>& witness, const Policy& policy)
{
    const bool own = wrong.by == actor.id;
    if (!own && actor.role != "supervisor")
        return refuse(notYourEntry);
    if (wrong.offerWaits)
        return refuse(offerWaits);
    if (wrong.isThere)
        return refuse(takenThere);
    if (wrong.cameAgain)
        return refuse(cameAgain);
    if (!witness)
        return (own && !wrong.tookTwo) || !movesCustody(wrong.type) ? Answer() : refuse(unwatchedDoubt);
    const PersonId hands[]{actor.id, wrong.by.value_or(actor.id)};
    return mayWitness(policy, *witness, hands);
}

Answer mayEndSearch(const Actor& actor, bool unaccounted, std::string_view resolution, bool reasonGiven)
{
    if (unaccounted && resolution == "found")
        return refuse(foundByHands);
    if (actor.role != "supervisor")
        return refuse(notToWriteOff);
    return reasonGiven ? Answer() : refuse(endedWithoutReason);
}

Answer mayEndDespite(std::span<const Discrepancy> ofItem, std::span<const Discrepancy> ofParcel)
{
    constexpr std::pair<std::string_view, const Sentence*> ofBoth[]{{"two_hands", &twoHands},
        {"two_stations", &twoStations}, {"custody", &handsInDoubt}, {"seal", &sealInDoubt}};
    for (const auto& [kind, sentence] : ofBoth)
        if (isOpen(ofItem, kind) || isOpen(ofParcel, kind))
            return refuse(*sentence);
    return isOpen(ofItem, "missing") ? refuse(searchOpen) : Answer(); // a parcel misses other goods
}

} // namespace custody::chain
