// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A raw scan without what the scanner added: AIM prefix, line ends, typed stand-ins for control bytes.

#include <string>
#include <string_view>

#include "app/scan/symbology.h"

namespace custody::scan {

struct Normalised {
    Symbology symbology = Symbology::Unknown;
    bool gs1 = false; // FNC1 was in first place, by the symbology or by a leading GS
    std::string content; // case and inner blanks kept; GS, RS, EOT, FS are bytes
};

// `hint`: AIM id or name; an AIM prefix in the scan itself wins.
Normalised normalise(std::string_view raw, std::string_view hint = {});

// A number as the carrier writes it in its books: upper case, groups of people's eyes closed up.
std::string bare(std::string_view content);

inline bool isDigits(std::string_view text)
{
    for (const char c : text)
        if (c < '0' || c > '9')
            return false;
    return !text.empty();
}

} // namespace custody::scan
