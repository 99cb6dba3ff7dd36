// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What strangers' bytes meet first, one function a format. The same functions run under libFuzzer and, over
// the kept inputs, in the suite.

#include <span>

#include "app/base/bytes.h"

namespace custody::fuzz {

struct Target {
    std::string_view name; // also its folder under seeds/ and regressions/
    void (*read)(ByteView input); // whatever the bytes are, it comes back
};

std::span<const Target> ledgerTargets();
std::span<const Target> sealedTargets();
std::span<const Target> wireTargets();
std::span<const Target> scanTargets();
std::span<const Target> readerTargets();
std::span<const Target> usbTargets();

const Target* targetNamed(std::string_view name);

// Ends the program with the broken promise's words: a finding.
void promise(bool kept, const char* what);

// Runs the target and ends the program when it held more than 1 MB for each KB of input at once.
void readWithinBounds(const Target& target, ByteView input);

} // namespace custody::fuzz
