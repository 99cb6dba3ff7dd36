// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What a guard says: the rule, what happened, and what to do now. Fixed texts, so that screens can translate
// them.

#include <span>

#include "app/custody/rules.h"

namespace custody::chain {

struct Sentence {
    const char* rule;
    const char* say;
    const char* next;
};

// What more than one file of rules says.
inline constexpr Sentence unwatched{"G3", "This item is of high value: a third person must watch.",
    "Ask a colleague to tap her badge as witness, then try again."};
inline constexpr Sentence gone{"G7", "This item has left the house.", "Declare an error if that is wrong."};
inline constexpr Sentence toteSealed{"seal", "This tote is sealed.", "Break its seal first."};
inline constexpr Sentence itemSealed{
    "seal", "This item lies under a seal of its own.", "Break that seal first."};

inline constexpr Sentence notYourParcel{
    "G1", "You do not hold this parcel.", "Ask its holder to hand it over to you first."};
inline constexpr Sentence parcelOffered{
    "G2", "This parcel is already being handed over.", "Finish or cancel that hand-off first."};
inline constexpr Sentence parcelLies{"G1", "This parcel lies in a zone.", "Take it out of the zone first."};
inline constexpr Sentence parcelLost{
    "G1", "This parcel was declared missing.", "Record that it was found, then take it."};
inline constexpr Sentence notAccepted{
    "order", "This parcel has not been accepted yet.", "Accept it before you go on."};
inline constexpr Sentence wasRefused{"order", "This parcel was refused.", "Give it back to the driver."};
inline constexpr Sentence alreadyClosed{
    "order", "This parcel is closed.", "Declare an error if something was left in it."};
inline constexpr Sentence goesOn{
    "order", "This parcel goes on in the lane of its brand.", "Scan it again, and work on it there."};

inline Answer refuse(const Sentence& why) { return Refusal{why.rule, why.say, why.next}; }

// G1, G2 and G7 for an item that stays where it is: it is still here, in these hands, and not on its way to
// others.
Answer worksOn(const Item& item, const PersonId& actor);

std::span<const Sentence> handOffSentences();
std::span<const Sentence> parcelSentences();
std::span<const Sentence> errorSentences();
std::span<const Sentence> conditionSentences();
std::span<const Sentence> placeSentences();
std::span<const Sentence> accessSentences();

} // namespace custody::chain
