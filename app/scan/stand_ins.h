// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What scanners type where a code holds a control byte, put back.

#include <string>

namespace custody::scan {

// Spellings nobody types by chance: {GS} <RS> <U+1D> ␝ … in any case.
void putPlainBytesBack(std::string& text);

// Spellings that could be part of an order number (~029 ^] \x1d _1D …); only where control bytes belong.
void putAmbiguousBytesBack(std::string& text);

// Full ASCII Code 39: %C is GS, $M a line end, +A a small letter.
void putCode39BytesBack(std::string& text);

} // namespace custody::scan
