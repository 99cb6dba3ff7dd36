// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Which kind of bars or dots a code was printed as: the first thing to know before its digits mean anything.
// AIM identifiers: ISO/IEC 15424.

#include <string>
#include <string_view>

namespace custody::scan {

enum class Symbology {
    Unknown, // the scanner did not say, or a person typed it
    Code128,
    Gs1_128,
    Code39,
    Code93,
    Codabar,
    Itf,
    Ean13,
    Ean8,
    UpcA,
    UpcE,
    DataBar,
    DataBarExpanded,
    DataMatrix,
    Gs1DataMatrix,
    QrCode,
    Gs1QrCode,
    MaxiCode,
    Pdf417,
    Aztec,
};

// "Code128", "GS1-128", "GS1-DataMatrix"; empty for Unknown.
std::string_view name(Symbology symbology);

// From an AIM id ("]C1", unknown modifiers fall back to the family), or a name in any case. Anything else is
// Unknown.
Symbology symbologyFrom(std::string_view aimIdOrName);

// A code of goods (EAN, UPC, ITF, DataBar): never a parcel's number, whatever its digits look like.
bool marksProducts(Symbology symbology);

// FNC1 in first place: the content is GS1 element strings.
bool isGs1(Symbology symbology);

} // namespace custody::scan
