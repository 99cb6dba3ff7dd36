// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/station/tap_box.h"

#include <algorithm>

#include "app/crypto/secret.h"
#include "app/crypto/wipe.h"
#include "app/station/sayings.h"

namespace custody::station {

void wipe(devices::BadgeRead& read)
{
    crypto::wipe(read.content);
    crypto::wipe(std::span(reinterpret_cast<std::uint8_t*>(&read.bits), sizeof read.bits));
}

TapBox::~TapBox()
{
    for (auto& tap : m_taps)
        wipe(tap.read);
}

std::string TapBox::put(devices::BadgeRead read, std::int64_t nowMs)
{
    constexpr std::size_t ticketBytes = 16; // nobody guesses one
    const auto drawn = crypto::randomArray<ticketBytes>();
    auto ticket = "tap:" + hex(drawn);
    const std::scoped_lock lock(m_mutex);
    dropOld(nowMs);
    if (m_taps.size() == room) {
        wipe(m_taps.front().read);
        m_taps.pop_front();
    }
    m_taps.push_back({ticket, read, nowMs});
    wipe(read);
    return ticket;
}

Result<devices::BadgeRead> TapBox::take(const std::string& ticket, std::int64_t nowMs)
{
    const std::scoped_lock lock(m_mutex);
    dropOld(nowMs);
    const auto found =
        std::find_if(m_taps.begin(), m_taps.end(), [&](const Tap& tap) { return tap.ticket == ticket; });
    if (found == m_taps.end())
        return fail(Fault::Unauthorized, say::tapAgain);
    auto read = found->read;
    wipe(found->read);
    m_taps.erase(found);
    return read;
}

void TapBox::forgetOld(std::int64_t nowMs)
{
    const std::scoped_lock lock(m_mutex);
    dropOld(nowMs);
}

std::optional<std::int64_t> TapBox::nextEndMs() const
{
    const std::scoped_lock lock(m_mutex);
    return m_taps.empty() ? std::nullopt : std::optional(m_taps.front().atMs + m_lasts + 1);
}

std::size_t TapBox::waiting() const
{
    const std::scoped_lock lock(m_mutex);
    return m_taps.size();
}

void TapBox::dropOld(std::int64_t nowMs)
{
    for (; !m_taps.empty() && nowMs - m_taps.front().atMs > m_lasts; m_taps.pop_front())
        wipe(m_taps.front().read);
}

} // namespace custody::station
