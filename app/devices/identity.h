// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Who a plugged device is, as a station writes it down, and whether the one that is there now is the one that
// was there before. A badge reader that became another one is an event.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace custody::devices {

struct Identity {
    std::uint16_t vendor = 0;
    std::uint16_t product = 0;
    std::uint16_t release = 0; // of its firmware, as it says
    std::string port; // "1-2.3": bus, and the ports down to it. Stays when the device is replaced
    std::string serial; // empty: it has none

    bool operator==(const Identity&) const = default;

    // "0a5f:0141 0100 1-2 D2J204800123": model, firmware, port, serial number.
    std::string text() const;
    static std::optional<Identity> parse(std::string_view text);
};

enum class Sameness {
    Same, // the serial number, or where there is none, the port
    Updated, // the same one with other firmware
    Moved, // the same serial number at another port
    Replaced, // the same kind at the same port, another serial number
    Other,
};
Sameness compare(const Identity& known, const Identity& now);
std::string_view name(Sameness sameness); // same, updated, moved, replaced, another

} // namespace custody::devices
