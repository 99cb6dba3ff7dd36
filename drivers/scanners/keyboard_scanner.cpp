// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "drivers/scanners/keyboard_scanner.h"

#include "app/devices/gone.h"
#include "drivers/scanners/aim_prefix.h"

namespace custody::scanners {

Result<std::optional<devices::CodeScan>> KeyboardScanner::read(std::chrono::milliseconds patience)
{
    auto typed = TRY(m_lines.next(patience));
    if (!typed)
        return std::nullopt;
    if (!typed->whole || typed->text.empty())
        return devices::misread(
            "The scanner typed a key that is no character. Check its keyboard layout, then scan again.");
    auto symbology = aimPrefix(typed->text);
    return devices::CodeScan{bytes(typed->text), std::move(symbology), m_name};
}

} // namespace custody::scanners
