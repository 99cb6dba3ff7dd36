// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/devices/scale.h"

#include <array>
#include <string_view>

namespace custody::devices {
namespace {

struct ScaleWords {
    ScaleTrouble trouble;
    std::string_view rule;
    std::string_view say;
};

constexpr std::array scaleTroubles{
    ScaleWords{ScaleTrouble::Overloaded, "scale.overloaded", "That is too heavy for the scale. Take it off."},
    ScaleWords{ScaleTrouble::BelowZero, "scale.below_zero",
        "The scale shows less than nothing. Empty it and set it to zero."},
    ScaleWords{ScaleTrouble::NeedsZero, "scale.needs_zero",
        "The scale must be set to zero. Empty it and press zero."},
    ScaleWords{ScaleTrouble::NeedsCalibration, "scale.needs_calibration",
        "The scale must be calibrated. Call a supervisor."},
    ScaleWords{
        ScaleTrouble::Restless, "scale.restless", "The scale does not come to rest. Let go and weigh again."},
    ScaleWords{ScaleTrouble::Silent, "scale.silent", "The scale does not answer. Check power and cable."},
};

} // namespace

std::int64_t gramsOf(const Weight& weight)
{
    const auto half = weight.milligrams < 0 ? -500 : 500;
    return (weight.milligrams + half) / 1000;
}

Error scaleError(ScaleTrouble trouble)
{
    for (const auto& words : scaleTroubles)
        if (words.trouble == trouble)
            return {Fault::Device, std::string(words.say), std::string(words.rule)};
    return {Fault::Device, "The scale reports a fault.", {}};
}

std::optional<ScaleTrouble> scaleTroubleOf(const Error& error)
{
    for (const auto& words : scaleTroubles)
        if (error.fault == Fault::Device && error.rule == words.rule)
            return words.trouble;
    return std::nullopt;
}

std::vector<ScaleTrouble> allScaleTroubles()
{
    std::vector<ScaleTrouble> all;
    for (const auto& words : scaleTroubles)
        all.push_back(words.trouble);
    return all;
}

} // namespace custody::devices
