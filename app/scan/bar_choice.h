// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Each symbol of a line has several readings, likelier and less likely; the check character knows which of
// them go together.

#include <optional>
#include <vector>

namespace custody::scan {

struct LetterReading {
    int value = 0;
    double cost = 0; // how much less likely than the best at its place, as a natural logarithm
};

struct Choice {
    int head = 0;
    std::vector<int> values;
    double cost = 0;
    double certainty = 0; // how much more the next possible sequence costs
};

// `places[0]` are readings of the head, the others of the symbols, the last of them the check character of
// Code 128.
std::optional<Choice> checkedChoice(const std::vector<std::vector<LetterReading>>& places);

// The likeliest reading everywhere; the certainty is that of the least certain place.
std::optional<Choice> plainChoice(const std::vector<std::vector<LetterReading>>& places);

} // namespace custody::scan
