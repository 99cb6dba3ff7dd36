// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What labels and boxes carry beside the parcel's number: goods, addresses, references, containers.

#include <optional>

#include "app/scan/parse.h"

namespace custody::scan {

// The barcode of goods, by its symbology.
Reading product(std::string_view content, Symbology symbology);

// Codes that are certainly no carrier's number, whatever their digits look like.
std::optional<Reading> besideTheNumber(const std::string& code, Symbology symbology);

// A number of the post, with or without the address in front, that ends too early. Nothing for an address
// alone.
std::optional<Reading> cutPackage(std::string_view code);
std::optional<Reading> cutPackage(const ElementString& read);

// What GS1 element strings say, or nothing when the content must be read flat. `certain`: FNC1 was seen, so
// that this is GS1 content whatever it holds.
std::optional<Reading> readGs1(std::string_view content, bool certain, const DockSettings& dock);

// Fields with data identifiers (format 06): plates and packages are asked of the carriers.
std::optional<Reading> readIdentified(const std::vector<std::string_view>& fields, const DockSettings& dock);

// A licence plate of an issuer that is no carrier we know.
std::optional<Reading> foreignPlate(std::string_view code);

} // namespace custody::scan
