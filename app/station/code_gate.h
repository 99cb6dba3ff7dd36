// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Between a scanner and the window: no more codes than a person can scan, so that a scanner that sends on and
// on fills neither the memory nor the ledger. Pure but for its lock: it is told the time.

#include <cstdint>
#include <deque>
#include <mutex>
#include <optional>
#include <string>

namespace custody::station {

class CodeGate {
public:
    static constexpr std::size_t room = 16; // codes that wait for the window
    static constexpr double aSecond = 8; // a quick worker makes five
    static constexpr std::int64_t repeatMs = 300; // nobody pulls a trigger again so soon
    static constexpr int mostRepeats =
        100; // of one code in a second: more than any scanner makes that is well
    static constexpr std::int64_t calmMs = 10'000; // without a dropped code: it is well again

    struct Code {
        std::string content;
        std::string symbology;
        bool operator==(const Code&) const = default;
    };
    enum class Came {
        Waits,
        Repeated, // the code before, before it was out of sight for `repeatMs`: no new scan
        Dropped, // too many
        FirstDropped, // as above, and nobody was told yet
    };
    // From any thread, as the rest.
    Came offer(Code code, std::int64_t nowMs);
    // The oldest one that waits.
    std::optional<Code> take();
    // The scanner is gone: what it sent and nobody took yet is dropped. How many there were.
    std::size_t forget();
    // Codes were dropped, and it has not been calm since.
    bool floods(std::int64_t nowMs) const;

private:
    Came drop(std::int64_t nowMs);

    mutable std::mutex m_mutex;
    std::deque<Code> m_waiting;
    std::optional<Code> m_last;
    std::int64_t m_lastMs = 0;
    int m_repeats = 0; // since m_repeatsMs, for a second
    std::int64_t m_repeatsMs = 0;
    double m_allowed = room; // codes that may come at once; grows by `aSecond`
    std::int64_t m_allowedMs = 0;
    std::optional<std::int64_t> m_droppedMs;
};

} // namespace custody::station
