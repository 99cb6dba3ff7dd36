// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "drivers/scanners/serial_scanner.h"

#include <algorithm>

#include "app/devices/gone.h"
#include "drivers/scanners/aim_prefix.h"

namespace custody::scanners {
namespace {

constexpr std::chrono::milliseconds silence{100}; // inside a code, at the slowest line settings

auto codeTorn() { return devices::misread("The code came damaged. Scan it again."); }

} // namespace

Result<std::unique_ptr<SerialScanner>> SerialScanner::open(cdc::Port port, std::string name)
{
    std::unique_ptr<SerialScanner> scanner(new SerialScanner(std::move(port), std::move(name)));
    TRY(scanner->passTail());
    return scanner;
}

Result<> SerialScanner::passTail()
{
    constexpr int mostReads = 256; // more than any code has
    m_framer.spoil();
    for (int n = 0; n < mostReads; ++n) {
        const auto came = TRY(m_port.read(silence));
        m_waiting = m_framer.feed(came.bytes);
        if (came.bytes.empty() && !came.torn)
            m_framer.takeRest();
        if (!m_framer.spoilt())
            return {};
    }
    return fail(Fault::Device, "The scanner does not stop sending. Unplug it and plug it in again.");
}

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
        const bool inside = !m_framer.empty();
        const bool wasSpoilt = m_framer.spoilt();
        const auto came = m_port.read(inside ? silence : left);
        if (!came || came->torn) {
            m_framer.spoil();
            if (!came)
                return tl::unexpected(came.error());
            if (inside)
                return codeTorn();
            continue;
        }
        m_waiting = m_framer.feed(came->bytes);
        if (wasSpoilt && !m_framer.spoilt())
            return codeTorn(); // its tail; codes behind it come with the next call
        if (!m_waiting.empty() || (!came->bytes.empty() && left.count() > 0))
            continue;
        if (!came->bytes.empty())
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
