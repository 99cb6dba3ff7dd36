// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/station/code_gate.h"

#include <algorithm>
#include <utility>

namespace custody::station {

CodeGate::Came CodeGate::offer(Code code, std::int64_t nowMs)
{
    const std::scoped_lock lock(m_mutex);
    const bool repeated = m_last == code && nowMs - m_lastMs < repeatMs;
    m_lastMs = nowMs;
    if (repeated) {
        if (nowMs - m_repeatsMs >= 1000) {
            m_repeatsMs = nowMs;
            m_repeats = 0;
        }
        return ++m_repeats > mostRepeats ? drop(nowMs) : Came::Repeated;
    }
    m_last = code;
    m_allowed = std::min<double>(room, m_allowed + double(nowMs - m_allowedMs) * aSecond / 1000);
    m_allowedMs = nowMs;
    if (m_allowed < 1 || m_waiting.size() >= room) {
        m_last.reset(); // it was no scan: the same code, tried again, is one
        return drop(nowMs);
    }
    m_allowed -= 1;
    m_waiting.push_back(std::move(code));
    return Came::Waits;
}

CodeGate::Came CodeGate::drop(std::int64_t nowMs)
{
    const auto before = std::exchange(m_droppedMs, nowMs);
    return before && nowMs - *before < calmMs ? Came::Dropped : Came::FirstDropped;
}

std::optional<CodeGate::Code> CodeGate::take()
{
    const std::scoped_lock lock(m_mutex);
    if (m_waiting.empty())
        return std::nullopt;
    auto code = std::move(m_waiting.front());
    m_waiting.pop_front();
    return code;
}

std::size_t CodeGate::forget()
{
    const std::scoped_lock lock(m_mutex);
    m_last.reset();
    m_repeats = 0;
    m_droppedMs.reset();
    return std::exchange(m_waiting, {}).size();
}

bool CodeGate::floods(std::int64_t nowMs) const
{
    const std::scoped_lock lock(m_mutex);
    return m_droppedMs && nowMs - *m_droppedMs < calmMs;
}

} // namespace custody::station
