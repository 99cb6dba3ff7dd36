// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A scanner that types, claimed: its codes come whatever has the focus, in its own keyboard layout.

#include "app/devices/code_reader.h"
#include "drivers/hid/keyed_lines.h"

namespace custody::scanners {

class KeyboardScanner final : public devices::CodeReader {
public:
    KeyboardScanner(hid::KeyedLines lines, std::string name)
        : m_lines(std::move(lines))
        , m_name(std::move(name))
    {
    }

    std::string description() const override { return m_name; }
    std::string_view driver() const override { return "HID keyboard"; }
    Result<std::optional<devices::CodeScan>> read(std::chrono::milliseconds patience) override;

private:
    hid::KeyedLines m_lines;
    std::string m_name;
};

} // namespace custody::scanners
