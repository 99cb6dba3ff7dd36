// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What the station needs of a hand-held scanner: the raw bytes of one code and, if it tells, the symbology.

#include <chrono>
#include <optional>
#include <string>

#include "app/base/bytes.h"

namespace custody::devices {

struct CodeScan {
    Bytes raw; // untouched: prefixes, suffixes and control bytes included
    std::string symbology; // AIM id such as "]C1", or a name, or empty when the scanner does not say
    std::string source; // which scanner
};

class CodeReader {
public:
    virtual ~CodeReader() = default;

    virtual std::string description() const = 0;
    // Which driver it is, for the devices page; empty: what is plugged in tells.
    virtual std::string_view driver() const { return {}; }

    // Blocks for at most `patience`; nothing when no code was scanned. Device, `isGone` when it is unplugged;
    // any other Device fault is a code that came damaged: scan it again. Call it on the device thread only.
    virtual Result<std::optional<CodeScan>> read(std::chrono::milliseconds patience) = 0;

    // Tells the worker without the screen. False when this scanner cannot be told.
    enum class Sound { Good, Error };
    virtual Result<bool> beep(Sound) { return false; }
    virtual bool canBeep() const { return false; }
    // While the station is not ready for a code, the scanner should read none; one that is let go reads
    // again. False as above.
    virtual Result<bool> allowReading(bool) { return false; }
};

} // namespace custody::devices
