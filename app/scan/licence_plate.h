// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// ISO/IEC 15459 licence plates: a data identifier (J, 1J to 6J), who gave out company numbers, the company's
// own serial. At most 35 capital letters and digits, no check digit.

#include <string_view>

#include "app/scan/facts.h"

namespace custody::scan {

// A code that says itself that it is a plate. The letter behind J keeps other carriers' J apart.
bool isPlate(std::string_view code);

// data_identifier, issuer, id_without_di, form.
void describePlate(std::string_view plate, Facts& extra);

// Who gives out the company numbers behind this plate; empty when we do not know the letters.
std::string_view plateIssuer(std::string_view plate);

// What a data identifier in front of a field of format 06 says about it: "plate", "package", "container",
// "reference", "routing" …; empty when none begins the field.
struct Identified {
    std::string_view identifier;
    std::string_view kind;
    std::string_view value;
};
Identified identified(std::string_view field);

} // namespace custody::scan
