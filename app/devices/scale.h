// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What the station needs of a scale: a weight that lies still, or the reason why there is none.

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "app/base/result.h"
#include "app/devices/device_note.h"

namespace custody::devices {

struct Weight {
    std::int64_t milligrams = 0; // below zero when less lies on it than when it was set to zero
    bool settled = false; // false while the platform still moves
    bool operator==(const Weight&) const = default;
};

// To the nearest gram, halves away from zero.
std::int64_t gramsOf(const Weight& weight);

// Why there is no weight. Each needs another act of the worker, hence a kind of its own.
enum class ScaleTrouble {
    Overloaded,
    BelowZero, // more was taken off than lay on it when it was set to zero
    NeedsZero,
    NeedsCalibration,
    Restless, // never settled while it was waited for
    Silent,
};

class Scale {
public:
    virtual ~Scale() = default;

    virtual std::string description() const = 0;

    // Waits up to `patience` for a weight that has settled. Fails with Device; `scaleTroubleOf` tells the
    // known kinds apart, `isGone` an unplugged scale. Call it on the device thread only.
    virtual Result<Weight> weigh(std::chrono::milliseconds patience) = 0;

    virtual DeviceNote note() const { return {.name = description()}; }
    // One that could not be opened is tried anew, so that the note tells of now.
    virtual Result<> ask() { return {}; }
};

// The error a driver returns for a trouble, in words for the worker; and the way back.
Error scaleError(ScaleTrouble trouble);
std::optional<ScaleTrouble> scaleTroubleOf(const Error& error);
std::vector<ScaleTrouble> allScaleTroubles();

} // namespace custody::devices
