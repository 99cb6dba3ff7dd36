// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A number in a unit as a scale shows it, made milligrams by whole numbers alone: no rounding but the last.

#include <cstdint>
#include <optional>
#include <string_view>

#include "app/base/result.h"

namespace custody::scales {

// Each is a whole number of nanograms (international avoirdupois and troy pounds; the metric carat; the tael
// of Hong Kong).
enum class MassUnit {
    Milligram,
    Gram,
    Kilogram,
    Carat,
    Tael,
    Grain,
    Pennyweight,
    MetricTon,
    AvoirTon,
    TroyOunce,
    Ounce,
    Pound,
};

std::optional<MassUnit> massUnitNamed(std::string_view word); // as lines have it: g, kg, lb, oz …

// value × 10^exponent units in milligrams, halves away from zero; Device beyond any bench scale.
Result<std::int64_t> toMilligrams(std::int64_t value, int exponent, MassUnit unit);

// "12.345", "-0.5", "+  3": a decimal number as value and exponent. Nothing when it is none.
struct Decimal {
    std::int64_t value = 0;
    int exponent = 0;
    bool operator==(const Decimal&) const = default;
};
std::optional<Decimal> parseDecimal(std::string_view text);

} // namespace custody::scales
