// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What a pcProx reader of rf IDEAS is told and answers: feature reports of eight bytes. As the open
// description of github.com/micolous/pcprox has it; the maker publishes none.

#include <array>
#include <cstdint>
#include <optional>

#include "app/devices/badge_reader.h"

namespace custody::badges::pcprox {

using Report = std::array<std::uint8_t, 8>;

// A report that asks, selects or ends: the command in its first byte.
constexpr Report settingsPage0{0x80};
constexpr Report cardBuffer{0x8F};
constexpr Report cardLength{0x8E};
constexpr Report endSettings{0x90}; // and keeps nothing for the next power-on

// Page 0 with no keystroke sent, and all bits of a card told: parity stripped by the reader is parity nobody
// checks.
Report quietPage(Report page);
bool isQuiet(const Report& page);

// The card in the reader's buffer; nothing while there is none. Device when the two reports contradict each
// other.
Result<std::optional<devices::BadgeRead>> cardIn(const Report& buffer, const Report& length);

} // namespace custody::badges::pcprox
