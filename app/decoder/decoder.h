// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Reads the codes of pictures in a process that may die. Whatever a picture does to that process, the caller
// gets a Result in bounded time, and the next picture is read by a fresh one. Lives on one thread: its
// children die with the thread that started them.

#include <functional>

#include "app/decoder/child_process.h"
#include "app/decoder/protocol.h"

namespace custody::decoder {

struct Settings {
    std::filesystem::path program; // custody-decoder
    bool needsFilter = false; // read nothing where the machine refuses the filter of system calls
    bool keepsSpare = true; // a second one waits, loaded, so that a death costs no loading time
    std::chrono::milliseconds grace{2000}; // for decoding a file, and before the child counts as stuck
    std::chrono::milliseconds patienceAtStart{10'000};
};

// The program beside the one that runs.
std::filesystem::path besideThisProgram();

// What a picture did to a child.
struct Mishap {
    std::string how; // "signal 6", "late", "garbled"
    ByteView picture; // for the time of the call
    Question question;
};

struct Tally {
    std::uint64_t answered = 0;
    std::uint64_t mishaps = 0; // pictures set aside
    std::uint64_t started = 0; // children, the first ones included
    std::chrono::microseconds lastRestart{0}; // from knowing of a death to a child that is ready
};

class Decoder {
public:
    using OnMishap = std::function<void(const Mishap&)>;
    explicit Decoder(Settings settings, OnMishap onMishap = {});

    // Starts the first child, so that the first picture need not wait for it.
    Result<> start();

    // An image file. Invalid: it is no picture, damaged, too large, or broke the child. Device: none can be
    // started. Busy: the machine gave the child no processor time. No symbols wanted: only whether it
    // decodes. Blocks for three times the budget and the grace; longer only when a child dies, since a second
    // one then tries, or waits for a processor.
    Result<Answer> readFile(ByteView file, scan::ReadEffort effort = {});

    // A frame of a running camera.
    Result<Answer> readFrame(
        GreyView frame, scan::ReadEffort effort, std::uint32_t stream, const Region& region = {});

    const Tally& tally() const { return m_tally; }
    int childId() const { return m_child ? m_child->id() : 0; }
    // A second child has loaded and waits.
    bool spareWaits() const;

private:
    Result<Answer> ask(Question question, ByteView pixels);
    Result<Answer> exchange(const Question& question, const Descriptor& memory);
    Result<> ready();
    Result<> greet();
    Result<ChildProcess> launch();
    std::string bury();

    Settings m_settings;
    OnMishap m_onMishap;
    std::optional<ChildProcess> m_child;
    std::optional<ChildProcess> m_spare;
    std::optional<SteadyTime> m_diedAt;
    bool m_greeted = false;
    bool m_warned = false;
    std::uint32_t m_number = 0;
    Tally m_tally;
};

} // namespace custody::decoder
