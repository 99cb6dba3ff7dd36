// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "drivers/attached/bench_scale.h"

#include "drivers/attached/notes.h"
#include "drivers/usb/advice.h"

namespace custody::attached {
namespace {

// What lies on it, or moves, is no fault of the scale.
bool isItsOwn(const Error& error)
{
    using devices::ScaleTrouble;
    const auto trouble = devices::scaleTroubleOf(error);
    return !trouble || *trouble == ScaleTrouble::Silent || *trouble == ScaleTrouble::NeedsCalibration;
}

} // namespace

Result<devices::Weight> BenchScale::weigh(std::chrono::milliseconds patience)
{
    m_tried = scaleOf(m_machine, m_settings);
    m_lastFault.reset();
    const auto weighed = [&]() -> Result<devices::Weight> {
        const auto scale = TRY(openScale(m_machine, m_settings));
        return scale->weigh(patience);
    }();
    if (!weighed && isItsOwn(weighed.error()))
        m_lastFault = weighed.error();
    return weighed;
}

Result<> BenchScale::ask()
{
    if (!m_lastFault || (m_lastFault->rule != usb::rule::busy && m_lastFault->rule != usb::rule::denied))
        return {};
    m_tried = scaleOf(m_machine, m_settings);
    const auto scale = openScale(m_machine, m_settings);
    if (!scale) {
        m_lastFault = scale.error();
        return tl::unexpected(scale.error());
    }
    m_tried.reset(); // free again, and not weighed with since
    m_lastFault.reset();
    return {};
}

devices::DeviceNote BenchScale::note() const
{
    const auto now = scaleOf(m_machine, m_settings);
    const bool same = now && m_tried && now->identity == m_tried->identity && now->node() == m_tried->node();
    auto note = scaleNote(m_machine, m_settings, same ? m_lastFault : std::nullopt);
    if (same && !m_lastFault)
        note.state = devices::DeviceState::Ready;
    if (same && m_lastFault && devices::scaleTroubleOf(*m_lastFault))
        note.advice.clear(); // its sentence says what to do
    return note;
}

} // namespace custody::attached
