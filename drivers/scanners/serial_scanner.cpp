// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "drivers/scanners/serial_scanner.h"

#include <algorithm>

#include "drivers/scanners/aim_prefix.h"

namespace custody::scanners {
namespace {

constexpr std::chrono::milliseconds silence{100}; // inside a code, at the slowest line settings

} // namespace

Result<std::optional<devices::CodeScan>> SerialScanner::read(std::chrono::milliseconds patience)
{
    const auto ends = std::chrono::steady_clock::now() + patience;
    for (;;) {
        if (!m_waiting.empty()) {
            auto scan = scanOf(m_waiting.front());
            m_waiting.erase(m_waiting.begin());
            return scan;
        }
        const auto left = std::max(std::chrono::milliseconds(0),
            std::chrono::duration_cast<std::chrono::milliseconds>(ends - std::chrono::steady_clock::now()));
        const auto came = TRY(m_port.read(m_framer.empty() ? left : silence));
        m_waiting = m_framer.feed(came);
        if (!m_waiting.empty() || (!came.empty() && left.count() > 0))
            continue;
        if (!came.empty())
            return std::nullopt; // its end comes with the next call
        if (const auto rest = m_framer.takeRest(); !rest.empty())
            return scanOf(rest);
        return std::nullopt;
    }
}

devices::CodeScan SerialScanner::scanOf(std::string_view code) const
{
    return {bytes(code), aimPrefix(code), m_name};
}

} // namespace custody::scanners
