// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A mailbox for one: a newer thing replaces the one still waiting, so a slow reader sees the present and
// never a backlog.

#include <mutex>
#include <optional>
#include <utility>

namespace custody {

template <typename Thing> class Latest {
public:
    // True when the box was empty, so the reader must be woken.
    bool put(Thing thing)
    {
        const std::scoped_lock lock(m_mutex);
        const bool wasEmpty = !m_thing;
        m_thing = std::move(thing);
        return wasEmpty;
    }
    std::optional<Thing> takeAway()
    {
        const std::scoped_lock lock(m_mutex);
        return std::exchange(m_thing, std::nullopt);
    }

private:
    std::mutex m_mutex;
    std::optional<Thing> m_thing;
};

} // namespace custody
