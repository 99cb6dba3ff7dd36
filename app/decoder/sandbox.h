// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The fetters a decoder puts on before it sees a picture: no network, no files, no other programs, so much
// memory and no more. What is allowed is listed; everything else ends the process.

#include "app/decoder/protocol.h"

namespace custody::decoder {

// Addresses, libraries included. The largest picture we take needs about half of it.
inline constexpr std::size_t mostMemory = std::size_t{3} << 30;

// Dies with the process `parent`; false when that one is gone already.
bool dieWith(int parent);

// Cannot be taken off again. Says which of them this machine put on; a container may refuse the filter.
Hello enterSandbox();

} // namespace custody::decoder
