// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Secrets that are no keys and pass through plain buffers, such as a badge's number.

#include <cstdint>
#include <span>
#include <string>

namespace custody::crypto {

void wipe(std::span<std::uint8_t> bytes);
void wipe(std::string& text);

} // namespace custody::crypto
