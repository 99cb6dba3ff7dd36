// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// One running decoder: its process and our end of its socket. Killed and buried when dropped.

#include <chrono>
#include <filesystem>
#include <optional>
#include <string>

#include "app/decoder/channel.h"

namespace custody::decoder {

inline constexpr int childSocket = 3; // where a child finds its end

class ChildProcess {
public:
    // The program inherits its socket and nothing else: no files, no environment. It dies with the calling
    // thread.
    static Result<ChildProcess> start(const std::filesystem::path& program);
    ChildProcess(ChildProcess&& other) noexcept;
    ChildProcess& operator=(ChildProcess&&) = delete;
    ~ChildProcess();

    Channel& channel() { return m_channel; }
    const Channel& channel() const { return m_channel; }
    int id() const { return m_id; }
    // Processor time it has used so far; nothing when that cannot be told.
    std::optional<std::chrono::nanoseconds> worked() const;
    // It works or waits for a processor; it does not sleep.
    bool isRunning() const;
    // Ends it, if it still runs; in words, how it ended.
    std::string end();

private:
    ChildProcess(int id, Channel channel)
        : m_id(id)
        , m_channel(std::move(channel))
    {
    }
    int m_id;
    Channel m_channel;
};

} // namespace custody::decoder
