// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "drivers/scales/serial_scale.h"

#include <algorithm>

namespace custody::scales {
namespace {

constexpr std::chrono::milliseconds askAgain{250};
constexpr std::chrono::milliseconds leftover{1};

} // namespace

Result<devices::Weight> SerialScale::weigh(std::chrono::milliseconds patience)
{
    const auto ends = std::chrono::steady_clock::now() + patience;
    // What it said before is about what lay on it before.
    for (auto old = TRY(m_port.read(leftover)); old.torn || !old.bytes.empty();
         old = TRY(m_port.read(leftover)))
        if (std::chrono::steady_clock::now() > ends)
            break;
    m_framer.takeRest();
    auto last = devices::ScaleTrouble::Silent;
    for (bool first = true;; first = false) {
        const auto left =
            std::chrono::duration_cast<std::chrono::milliseconds>(ends - std::chrono::steady_clock::now());
        if (left.count() <= 0 && !first)
            return tl::unexpected(devices::scaleError(last));
        if (m_framer.empty())
            TRY(m_port.write(view(questionOf(m_dialect))));
        const auto came = TRY(m_port.read(std::clamp(left, leftover, askAgain)));
        if (came.bytes.empty())
            m_framer.takeRest();
        if (came.torn)
            m_framer.spoil();
        for (const auto& line : m_framer.feed(came.bytes)) {
            const auto weight = weightIn(m_dialect, line);
            if (!weight && devices::scaleTroubleOf(weight.error()) != devices::ScaleTrouble::Restless)
                return tl::unexpected(weight.error());
            if (weight && *weight && (*weight)->settled)
                return **weight;
            if (!weight || *weight)
                last = devices::ScaleTrouble::Restless;
        }
    }
}

} // namespace custody::scales
