// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/devices/scale.h"

#include <array>
#include <string_view>

namespace custody::devices {
namespace {

struct Words {
    ScaleTrouble trouble;
    std::string_view rule;
    std::string_view say;
};

constexpr std::array known{
    Words{ScaleTrouble::Overloaded, "scale.overloaded", "That is too heavy for the scale. Take it off."},
    Words{ScaleTrouble::BelowZero, "scale.below_zero",
        "The scale shows less than nothing. Empty it and set it to zero."},
    Words{ScaleTrouble::NeedsZero, "scale.needs_zero",
        "The scale must be set to zero. Empty it and press zero."},
    Words{ScaleTrouble::NeedsCalibration, "scale.needs_calibration",
        "The scale must be calibrated. Call a supervisor."},
    Words{
        ScaleTrouble::Restless, "scale.restless", "The scale does not come to rest. Let go and weigh again."},
    Words{ScaleTrouble::Silent, "scale.silent", "The scale does not answer. Check power and cable."},
};

} // namespace

std::int64_t gramsOf(const Weight& weight)
{
    const auto half = weight.milligrams < 0 ? -500 : 500;
    return (weight.milligrams + half) / 1000;
}

Error scaleError(ScaleTrouble trouble)
{
    for (const auto& words : known)
        if (words.trouble == trouble)
            return {Fault::Device, std::string(words.say), std::string(words.rule)};
    return {Fault::Device, "The scale reports a fault.", {}};
}

std::optional<ScaleTrouble> scaleTroubleOf(const Error& error)
{
    for (const auto& words : known)
        if (error.fault == Fault::Device && error.rule == words.rule)
            return words.trouble;
    return std::nullopt;
}

} // namespace custody::devices
