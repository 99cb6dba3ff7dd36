// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/access/wiegand.h"

#include <array>
#include <bit>
#include <charconv>
#include <string>

namespace custody::access {
namespace {

// Bits are numbered from 1, the first sent; a mask has the bit numbered n at count - n.
struct Parity {
    unsigned bit = 0;
    bool odd = false; // the ones under the mask and the bit itself together
    std::uint64_t covered = 0;
};

struct Layout {
    WiegandFormat format;
    std::string_view name;
    unsigned count;
    unsigned facilityFirst; // 0: none
    unsigned facilityLast;
    unsigned cardFirst;
    unsigned cardLast;
    std::array<Parity, 3> parities; // in the order in which they are computed; bit 0 ends them
};

constexpr std::uint64_t place(unsigned count, unsigned bit) { return std::uint64_t{1} << (count - bit); }

constexpr std::uint64_t run(unsigned count, unsigned first, unsigned last)
{
    std::uint64_t mask = 0;
    for (unsigned bit = first; bit <= last; ++bit)
        mask |= place(count, bit);
    return mask;
}

// Corporate 1000 covers two of three: `first` and the next, then from `first` + 3, up to `last`.
constexpr std::uint64_t twoOfThree(unsigned count, unsigned first, unsigned last)
{
    std::uint64_t mask = 0;
    for (unsigned bit = first; bit <= last; bit += 3) {
        mask |= place(count, bit);
        if (bit + 1 <= last)
            mask |= place(count, bit + 1);
    }
    return mask;
}

constexpr std::array layouts{
    Layout{WiegandFormat::H10301, "H10301", 26, 2, 9, 10, 25,
        {{{1, false, run(26, 2, 13)}, {26, true, run(26, 14, 25)}, {}}}},
    Layout{WiegandFormat::H10302, "H10302", 37, 0, 0, 2, 36,
        {{{1, false, run(37, 2, 19)}, {37, true, run(37, 19, 36)}, {}}}},
    Layout{WiegandFormat::H10304, "H10304", 37, 2, 17, 18, 36,
        {{{1, false, run(37, 2, 19)}, {37, true, run(37, 19, 36)}, {}}}},
    Layout{WiegandFormat::Corporate1000_35, "C1000-35", 35, 3, 14, 15, 34,
        {{{2, false, twoOfThree(35, 3, 34)}, {35, true, twoOfThree(35, 2, 33)}, {1, true, run(35, 2, 35)}}}},
    Layout{WiegandFormat::Corporate1000_48, "C1000-48", 48, 3, 24, 25, 47,
        {{{2, false, twoOfThree(48, 4, 47)}, {48, true, twoOfThree(48, 3, 46)}, {1, true, run(48, 2, 48)}}}},
};

const Layout& layoutOf(WiegandFormat format) { return layouts[static_cast<std::size_t>(format)]; }

bool oddOnes(std::uint64_t bits) { return std::popcount(bits) % 2 == 1; }

std::uint64_t field(const Layout& layout, std::uint64_t bits, unsigned first, unsigned last)
{
    return first == 0 ? 0 : (bits & run(layout.count, first, last)) >> (layout.count - last);
}

template <typename Number> bool readNumber(std::string_view digits, Number& out)
{
    const auto [end, code] = std::from_chars(digits.data(), digits.data() + digits.size(), out);
    return code == std::errc() && end == digits.data() + digits.size();
}

} // namespace

std::string_view name(WiegandFormat format) { return layoutOf(format).name; }
unsigned bitCount(WiegandFormat format) { return layoutOf(format).count; }
bool hasFacility(WiegandFormat format) { return layoutOf(format).facilityFirst != 0; }

Result<WiegandFormat> parseWiegandFormat(std::string_view name)
{
    std::string known;
    for (const auto& layout : layouts) {
        if (layout.name == name)
            return layout.format;
        known += (known.empty() ? "" : ", ") + std::string(layout.name);
    }
    return fail(Fault::Invalid, "there is no badge format " + std::string(name) + "; there are " + known);
}

Result<WiegandNumber> parseWiegand(WiegandFormat format, std::uint64_t bits, unsigned count)
{
    const auto& layout = layoutOf(format);
    if (count != layout.count)
        return fail(Fault::Device,
            "the badge sent " + std::to_string(count) + " bits instead of " + std::to_string(layout.count)
                + "; tap it again, or have it exchanged");
    if (bits >> layout.count != 0)
        return fail(Fault::Device, "the badge reader sent more bits than it said; tap the badge again");
    for (const auto& parity : layout.parities)
        if (parity.bit != 0
            && oddOnes(bits & (parity.covered | place(layout.count, parity.bit))) != parity.odd)
            return fail(Fault::Device, "the badge was read with an error; tap it again");
    return WiegandNumber{format,
        static_cast<std::uint32_t>(field(layout, bits, layout.facilityFirst, layout.facilityLast)),
        field(layout, bits, layout.cardFirst, layout.cardLast)};
}

Result<WiegandNumber> parseWiegandNumber(WiegandFormat format, std::string_view printed)
{
    WiegandNumber number{format, 0, 0};
    const auto slash = printed.find('/');
    const bool facility = slash != std::string_view::npos;
    if (facility != hasFacility(format)
        || (facility && !readNumber(printed.substr(0, slash), number.facility))
        || !readNumber(facility ? printed.substr(slash + 1) : printed, number.card))
        return fail(
            Fault::Invalid, "a badge is named by its facility code and card number, such as 123/45678");
    TRY(wiegandBits(number));
    return number;
}

Result<std::uint64_t> wiegandBits(const WiegandNumber& number)
{
    const auto& layout = layoutOf(number.format);
    const auto size = [](unsigned first, unsigned last) { return first == 0 ? 0U : last - first + 1; };
    const auto facilitySize = size(layout.facilityFirst, layout.facilityLast);
    if (std::uint64_t{number.facility} >> facilitySize != 0
        || number.card >> size(layout.cardFirst, layout.cardLast) != 0)
        return fail(Fault::Invalid, "no " + std::string(layout.name) + " badge has such a number");
    std::uint64_t bits = number.card << (layout.count - layout.cardLast);
    if (facilitySize != 0)
        bits |= std::uint64_t{number.facility} << (layout.count - layout.facilityLast);
    for (const auto& parity : layout.parities)
        if (parity.bit != 0 && oddOnes(bits & parity.covered) != parity.odd)
            bits |= place(layout.count, parity.bit);
    return bits;
}

} // namespace custody::access
