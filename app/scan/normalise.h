// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A raw scan without what the scanner added: prefixes, line ends, typed stand-ins for control bytes. The raw
// bytes themselves stay with the caller, who keeps them.

#include <string>
#include <string_view>

#include "app/scan/symbology.h"

namespace custody::scan {

// How this bench's scanner is set up, beside what every scanner may do.
struct ScannerSettings {
    std::string prefix; // sent before each code
    std::string suffix; // sent behind it; line ends need not be named
    std::string codeIds; // "honeywell" or "zebra" when it sends its maker's letter for the symbology
};

struct Normalised {
    Symbology symbology = Symbology::Unknown;
    bool gs1 = false; // FNC1 was in first place, by the symbology or by a leading GS
    std::string content; // case and inner blanks kept; GS, RS, EOT, FS are bytes
};

// `hint`: AIM id or name; an AIM prefix in the scan itself wins.
Normalised normalise(std::string_view raw, std::string_view hint = {}, const ScannerSettings& scanner = {});

// A number as the carrier writes it in its books: upper case, groups of people's eyes closed up.
std::string bare(std::string_view content);

} // namespace custody::scan
