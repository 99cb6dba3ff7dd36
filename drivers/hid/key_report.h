// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Which keys were pressed, out of a keyboard's reports: the boot protocol's (HID 1.11, B.1), or another shape
// that its report descriptor describes.

#include <array>
#include <vector>

#include "drivers/hid/report_descriptor.h"

namespace custody::hid {

enum Modifier : std::uint8_t {
    LeftControl = 0x01,
    LeftShift = 0x02,
    LeftAlt = 0x04,
    LeftGui = 0x08,
    RightControl = 0x10,
    RightShift = 0x20,
    RightAlt = 0x40, // AltGr
    RightGui = 0x80,
};

struct KeyPress {
    std::uint8_t modifiers = 0;
    std::uint8_t usage = 0; // on the keyboard page: 0x04 is A, 0x28 Enter; 0 when a modifier was let go
    bool operator==(const KeyPress&) const = default;
};

struct KeyboardShape {
    std::uint8_t report = 0; // 0: not numbered
    std::size_t modifiers = 0; // the byte, the id's included
    std::size_t keys = 2;
    std::size_t keyCount = 6;
    bool operator==(const KeyboardShape&) const = default;

    // Device when it describes no keyboard of eight modifiers and a row of keys a byte each.
    static Result<KeyboardShape> of(const ReportDescriptor& descriptor);
};

class KeyReports {
public:
    explicit KeyReports(KeyboardShape shape = {})
        : m_shape(shape)
    {
    }

    // The keys of this report that were not down in the one before, in the report's order; then, when an Alt
    // was let go, a press of none. Nothing of a report that says "too many keys"; Device when it is cut
    // short.
    Result<std::vector<KeyPress>> pressed(ByteView report);

private:
    KeyboardShape m_shape;
    std::vector<std::uint8_t> m_down;
    std::uint8_t m_modifiers = 0;
};

} // namespace custody::hid
