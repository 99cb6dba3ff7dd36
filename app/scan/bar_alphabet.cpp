// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/scan/bar_alphabet.h"

#include <array>
#include <string_view>

namespace custody::scan {
namespace {

// ISO/IEC 15417, values 0 to 105; six digits each are the widths of bar, space, bar …
constexpr std::string_view code128Widths =
    "212222222122222221121223121322131222122213122312132212221213221312231212112232122132122231113222123122"
    "123221223211221132221231213212223112312131311222321122321221312212322112322211212123212321232121111323"
    "131123131321112313132113132311211313231113231311112133112331132131113123113321133121313121211331231131"
    "213113213311213131311123311321331121312113312311332111314111221411431111111224111422121124121421141122"
    "141221112214112412122114122411142112142211241211221114413111241112134111111242121142121241114212124112"
    "124211411212421112421211212141214121412121111143111341131141114113114311411113411311113141114131311141"
    "411131211412211214211232";
constexpr int valuesOfData = 103; // then the three starts
constexpr std::array<std::string_view, 10> itfWide{
    "00110", "10001", "01001", "11000", "00101", "10100", "01100", "00011", "10010", "01010"};

BarAlphabet makeCode128()
{
    BarAlphabet alphabet;
    for (std::size_t value = 0; value * 6 < code128Widths.size(); ++value) {
        BarWidths widths;
        for (const char width : code128Widths.substr(value * 6, 6))
            widths.push_back(width - '0');
        (value < valuesOfData ? alphabet.symbols : alphabet.heads).push_back(widths);
    }
    alphabet.tail = {2, 3, 3, 1, 1, 1, 2};
    alphabet.modules = 11;
    alphabet.fewest = 4;
    alphabet.most = 60;
    alphabet.checked = true;
    return alphabet;
}

BarAlphabet makeItf(int wideHalves)
{
    const double wide = wideHalves / 2.0;
    BarAlphabet alphabet;
    for (const auto& bars : itfWide)
        for (const auto& spaces : itfWide) {
            BarWidths widths;
            for (std::size_t i = 0; i < bars.size(); ++i) {
                widths.push_back(bars[i] == '1' ? wide : 1);
                widths.push_back(spaces[i] == '1' ? wide : 1);
            }
            alphabet.symbols.push_back(widths);
        }
    alphabet.heads = {{1, 1, 1, 1}};
    alphabet.tail = {wide, 1, 1};
    alphabet.modules = 4 * wide + 6;
    alphabet.fewest = 7;
    alphabet.most = 7;
    return alphabet;
}

enum class Set { A, B, C };

// FNC1 in first place says GS1; later ones separate fields.
struct Writing {
    LinearText text;
    Set set;
    Set shiftedFrom = Set::A;
    bool shifted = false;

    void fnc1()
    {
        if (text.bytes.empty() && text.aimId == "]C0")
            text.aimId = "]C1";
        else
            text.bytes.push_back(0x1D);
    }
    void control() { text.plain = false; }
    bool special(int value)
    {
        if (value == 102) {
            fnc1();
            return true;
        }
        if (set == Set::C) {
            if (value == 100)
                set = Set::B;
            else if (value == 101)
                set = Set::A;
            return value >= 100;
        }
        if (value < 96)
            return false;
        if (value == 98) {
            shifted = true;
            shiftedFrom = set;
            set = set == Set::A ? Set::B : Set::A;
            text.plain = false;
        } else if (value == 99) {
            set = Set::C;
        } else if (value == 100 && set == Set::A) {
            set = Set::B;
        } else if (value == 101 && set == Set::B) {
            set = Set::A;
        } else {
            control(); // FNC2, FNC3, FNC4: no carrier prints them
        }
        return true;
    }
};

} // namespace

const BarAlphabet& code128Alphabet()
{
    static const BarAlphabet alphabet = makeCode128();
    return alphabet;
}

const BarAlphabet& itfAlphabet(int wideHalves)
{
    static const std::array<BarAlphabet, 3> alphabets{makeItf(4), makeItf(5), makeItf(6)};
    return alphabets[static_cast<std::size_t>(wideHalves < 4 ? 0 : wideHalves > 6 ? 2 : wideHalves - 4)];
}

std::optional<LinearText> code128Text(int head, std::span<const int> symbols)
{
    if (symbols.size() < 2 || head < 0 || head > 2)
        return std::nullopt;
    int sum = valuesOfData + head;
    for (std::size_t i = 0; i + 1 < symbols.size(); ++i)
        sum += static_cast<int>(i + 1) * symbols[i];
    if (sum % valuesOfData != symbols.back())
        return std::nullopt;
    Writing writing{{Symbology::Code128, "]C0", {}, true}, static_cast<Set>(head)};
    for (const int value : symbols.first(symbols.size() - 1)) {
        const bool back = writing.shifted;
        writing.shifted = false;
        if (!writing.special(value)) {
            if (writing.set == Set::C) {
                writing.text.bytes.push_back(static_cast<std::uint8_t>('0' + value / 10));
                writing.text.bytes.push_back(static_cast<std::uint8_t>('0' + value % 10));
            } else {
                const int letter = writing.set == Set::A && value >= 64 ? value - 64 : value + 32;
                if (letter < 32 || letter > 126)
                    writing.control();
                writing.text.bytes.push_back(static_cast<std::uint8_t>(letter));
            }
        }
        if (back && !writing.shifted)
            writing.set = writing.shiftedFrom;
    }
    if (writing.text.bytes.empty())
        return std::nullopt;
    if (writing.text.aimId == "]C1")
        writing.text.symbology = Symbology::Gs1_128;
    return writing.text;
}

std::optional<LinearText> itfText(std::span<const int> symbols)
{
    if (symbols.size() != 7)
        return std::nullopt;
    LinearText text{Symbology::Itf, "]I0", {}, true};
    for (const int pair : symbols) {
        text.bytes.push_back(static_cast<std::uint8_t>('0' + pair / 10));
        text.bytes.push_back(static_cast<std::uint8_t>('0' + pair % 10));
    }
    int sum = 0;
    for (std::size_t i = 0; i < text.bytes.size(); ++i)
        sum += (text.bytes[i] - '0') * (i % 2 == 0 ? 3 : 1);
    if (sum % 10 != 0)
        return std::nullopt;
    return text;
}

} // namespace custody::scan
