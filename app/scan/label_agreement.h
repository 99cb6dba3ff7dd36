// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Several codes read off one parcel, held against each other. A carrier's label says its number more than
// once; two that agree prove the reading. Two parcels' numbers on one box are an old label nobody took off.

#include <span>

#include "app/scan/parse.h"

namespace custody::scan {

enum class Agreement {
    Nothing, // none of them names a parcel
    Single, // one does, and the others say nothing about it
    Complementary, // one names the parcel, another adds to it without saying the number whole
    Agree, // two say the same number in different ways: proof
    Disagree, // two labels on this parcel
};

struct LabelAgreement {
    Agreement agreement = Agreement::Nothing;
    Reading answer; // the best of them, with what the others add
    std::vector<std::string> numbers; // each number once; more than one only when they disagree
    std::string why; // one sentence
};

// Goods, references and misread codes beside a label say nothing. Readings that are the same code seen twice
// count once.
LabelAgreement labelAgreement(std::span<const Reading> readings);

std::string_view name(Agreement agreement); // "nothing" "single" "complementary" "agree" "disagree"

} // namespace custody::scan
