// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/scan/symbology.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace custody::scan {
namespace {

struct NamedSymbology {
    Symbology symbology;
    std::string_view name;
};

// The first name of a symbology is the one we print; the others are what scanners and libraries call it.
constexpr std::array names{
    NamedSymbology{Symbology::Code128, "Code128"},
    NamedSymbology{Symbology::Gs1_128, "GS1-128"},
    NamedSymbology{Symbology::Code39, "Code39"},
    NamedSymbology{Symbology::Code93, "Code93"},
    NamedSymbology{Symbology::Codabar, "Codabar"},
    NamedSymbology{Symbology::Itf, "ITF"},
    NamedSymbology{Symbology::Itf, "ITF14"},
    NamedSymbology{Symbology::Itf, "Interleaved2of5"},
    NamedSymbology{Symbology::Itf, "I2/5"},
    NamedSymbology{Symbology::Gs1_128, "UCC/EAN-128"},
    NamedSymbology{Symbology::Gs1_128, "EAN-128"},
    NamedSymbology{Symbology::Ean13, "EAN-13"},
    NamedSymbology{Symbology::Ean13, "EAN"},
    NamedSymbology{Symbology::Ean13, "JAN-13"},
    NamedSymbology{Symbology::Ean13, "ISBN-13"},
    NamedSymbology{Symbology::Ean13, "ISBN-10"},
    NamedSymbology{Symbology::Ean8, "EAN-8"},
    NamedSymbology{Symbology::Ean8, "JAN-8"},
    NamedSymbology{Symbology::UpcA, "UPC-A"},
    NamedSymbology{Symbology::UpcA, "UPC"},
    NamedSymbology{Symbology::UpcE, "UPC-E"},
    NamedSymbology{Symbology::DataBar, "DataBar"},
    NamedSymbology{Symbology::DataBar, "RSS-14"},
    NamedSymbology{Symbology::DataBar, "DataBarLimited"},
    NamedSymbology{Symbology::DataBar, "RSSLimited"},
    NamedSymbology{Symbology::DataBarExpanded, "DataBarExpanded"},
    NamedSymbology{Symbology::DataBarExpanded, "DataBar-Exp"},
    NamedSymbology{Symbology::DataBarExpanded, "RSSExpanded"},
    NamedSymbology{Symbology::DataMatrix, "DataMatrix"},
    NamedSymbology{Symbology::Gs1DataMatrix, "GS1-DataMatrix"},
    NamedSymbology{Symbology::QrCode, "QRCode"},
    NamedSymbology{Symbology::QrCode, "QR"},
    NamedSymbology{Symbology::Gs1QrCode, "GS1-QRCode"},
    NamedSymbology{Symbology::MaxiCode, "MaxiCode"},
    NamedSymbology{Symbology::Pdf417, "PDF417"},
    NamedSymbology{Symbology::Aztec, "Aztec"},
};

bool sameName(std::string_view one, std::string_view other)
{
    const auto letter = [](char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0; };
    std::size_t i = 0;
    std::size_t j = 0;
    while (true) {
        while (i < one.size() && !letter(one[i]))
            ++i;
        while (j < other.size() && !letter(other[j]))
            ++j;
        if (i == one.size() || j == other.size())
            return i == one.size() && j == other.size();
        if (std::toupper(static_cast<unsigned char>(one[i++]))
            != std::toupper(static_cast<unsigned char>(other[j++])))
            return false;
    }
}

Symbology fromAim(char flag, char modifier)
{
    switch (flag) {
    case 'A': return Symbology::Code39;
    case 'C': return modifier == '1' ? Symbology::Gs1_128 : Symbology::Code128;
    case 'E': return modifier == '4' ? Symbology::Ean8 : Symbology::Ean13;
    case 'F': return Symbology::Codabar;
    case 'G': return Symbology::Code93;
    case 'I': return Symbology::Itf;
    case 'L': return Symbology::Pdf417;
    case 'Q': return modifier == '3' || modifier == '4' ? Symbology::Gs1QrCode : Symbology::QrCode;
    case 'U': return Symbology::MaxiCode;
    case 'd': return modifier == '2' || modifier == '5' ? Symbology::Gs1DataMatrix : Symbology::DataMatrix;
    case 'e': return Symbology::DataBar;
    case 'z': return Symbology::Aztec;
    default: return Symbology::Unknown;
    }
}

} // namespace

std::string_view name(Symbology symbology)
{
    for (const auto& known : names)
        if (known.symbology == symbology)
            return known.name;
    return {};
}

Symbology symbologyFrom(std::string_view aimIdOrName)
{
    if (aimIdOrName.size() == 3 && aimIdOrName[0] == ']')
        return fromAim(aimIdOrName[1], aimIdOrName[2]);
    // What is printed beside goods' bars, "EAN-13+5", leaves them goods.
    aimIdOrName = aimIdOrName.substr(0, aimIdOrName.find('+'));
    if (aimIdOrName.empty())
        return Symbology::Unknown;
    const auto as = [&](auto same) {
        return std::find_if(names.begin(), names.end(),
            [&](const NamedSymbology& known) { return same(known.name, aimIdOrName); });
    };
    const auto* found = as([](auto one, auto other) { return one == other; }); // as we write it ourselves
    if (found == names.end())
        found = as(sameName);
    return found == names.end() ? Symbology::Unknown : found->symbology;
}

bool marksProducts(Symbology symbology)
{
    switch (symbology) {
    case Symbology::Itf:
    case Symbology::Ean13:
    case Symbology::Ean8:
    case Symbology::UpcA:
    case Symbology::UpcE:
    case Symbology::DataBar:
    case Symbology::DataBarExpanded: return true;
    default: return false;
    }
}

bool isGs1(Symbology symbology)
{
    return symbology == Symbology::Gs1_128 || symbology == Symbology::Gs1DataMatrix
        || symbology == Symbology::Gs1QrCode;
}

} // namespace custody::scan
