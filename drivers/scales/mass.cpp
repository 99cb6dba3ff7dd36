// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "drivers/scales/mass.h"

#include <algorithm>
#include <array>
#include <utility>

namespace custody::scales {
namespace {

__extension__ using Wide = __int128;

// In the order of MassUnit.
constexpr std::array<std::int64_t, 12> nanograms{1'000'000, 1'000'000'000, 1'000'000'000'000, 200'000'000,
    37'429'000'000, 64'798'910, 1'555'173'840, 1'000'000'000'000'000, 907'184'740'000'000, 31'103'476'800,
    28'349'523'125, 453'592'370'000};
constexpr std::int64_t nanogramsPerMilligram = 1'000'000;
constexpr std::int64_t mostMilligrams = 100'000'000'000; // 100 t
constexpr std::int64_t mostDigits = 1'000'000'000'000; // of a value before its unit

constexpr std::array<std::pair<std::string_view, MassUnit>, 10> words{
    {{"mg", MassUnit::Milligram}, {"g", MassUnit::Gram}, {"kg", MassUnit::Kilogram}, {"ct", MassUnit::Carat},
        {"GN", MassUnit::Grain}, {"dwt", MassUnit::Pennyweight}, {"ozt", MassUnit::TroyOunce},
        {"oz", MassUnit::Ounce}, {"lb", MassUnit::Pound}, {"lbs", MassUnit::Pound}}};

auto impossible() { return fail(Fault::Device, "The scale shows a weight that cannot be."); }

} // namespace

std::optional<MassUnit> massUnitNamed(std::string_view word)
{
    for (const auto& [name, unit] : words) {
        const bool same = name.size() == word.size()
            && std::equal(name.begin(), name.end(), word.begin(), [](char ours, char theirs) {
                   const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c; };
                   return lower(ours) == lower(theirs);
               });
        if (same)
            return unit;
    }
    return std::nullopt;
}

Result<std::int64_t> toMilligrams(std::int64_t value, int exponent, MassUnit unit)
{
    constexpr int farthest = 12;
    if (value > mostDigits || value < -mostDigits || exponent > farthest || exponent < -farthest)
        return impossible();
    Wide mass = Wide{value} * nanograms[static_cast<std::size_t>(unit)];
    Wide divisor = nanogramsPerMilligram;
    for (int n = 0; n < exponent; ++n) {
        mass *= 10;
        if (mass > Wide{mostMilligrams} * divisor || mass < -Wide{mostMilligrams} * divisor)
            return impossible();
    }
    for (int n = 0; n > exponent; --n)
        divisor *= 10;
    const Wide rounded = (mass + (mass < 0 ? -divisor / 2 : divisor / 2)) / divisor;
    if (rounded > mostMilligrams || rounded < -mostMilligrams)
        return impossible();
    return static_cast<std::int64_t>(rounded);
}

std::optional<Decimal> parseDecimal(std::string_view text)
{
    const auto skipSpaces = [&] {
        while (!text.empty() && text.front() == ' ')
            text.remove_prefix(1);
    };
    skipSpaces();
    bool negative = false;
    if (!text.empty() && (text.front() == '+' || text.front() == '-')) {
        negative = text.front() == '-';
        text.remove_prefix(1);
        skipSpaces();
    }
    Decimal number;
    bool point = false;
    int digits = 0;
    for (const char c : text) {
        if (c == '.' && !point) {
            point = true;
            continue;
        }
        if (c < '0' || c > '9' || ++digits > 12)
            return std::nullopt;
        number.value = number.value * 10 + (c - '0');
        number.exponent -= point ? 1 : 0;
    }
    if (digits == 0 || text.back() == '.')
        return std::nullopt;
    if (negative)
        number.value = -number.value;
    return number;
}

} // namespace custody::scales
