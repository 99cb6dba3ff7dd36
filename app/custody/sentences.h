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

inline Answer refuse(const Sentence& why) { return Refusal{why.rule, why.say, why.next}; }

// G1, G2 and G7 for an item that stays where it is: it is still here, in these hands, and not on its way to
// others.
Answer worksOn(const Item& item, const PersonId& actor);

std::span<const Sentence> handOffSentences();
std::span<const Sentence> parcelSentences();
std::span<const Sentence> conditionSentences();
std::span<const Sentence> placeSentences();

} // namespace custody::chain
