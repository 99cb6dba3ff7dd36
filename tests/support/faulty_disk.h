// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A disk under SQLite that fails at its k-th change, or loses power there. It becomes SQLite's default disk
// for as long as it lives, so the store under test is built and runs as always. What was written but not
// flushed is in the page cache only, and a power cut takes it.

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace custody::test {

enum class DiskFault {
    None,
    IoError, // the k-th change fails; the next ones do not
    IoErrorOn, // the k-th and every later one
    Full,
    FullOn,
    TornWrite, // half of the k-th write's bytes arrive, and it fails
    LostFlush, // from the k-th some fail, what they should have flushed never arrives; power fails in the end
    PowerCut, // at the k-th change; only what was flushed is there
    PowerCutTorn, // … and half of the k-th write
    PowerCutScrambled, // … and any subset of what was not flushed, in sectors
};

const char* name(DiskFault fault);

class FaultyDisk {
public:
    FaultyDisk(DiskFault fault, long at, unsigned seed = 1);
    ~FaultyDisk(); // the plain disk is the default again
    FaultyDisk(const FaultyDisk&) = delete;
    FaultyDisk& operator=(const FaultyDisk&) = delete;

    long changes() const { return m_changes; } // writes, flushes, truncations, deletions, new files
    bool struck() const { return m_struck; }
    bool powerIsOff() const { return m_off; }
    void cutPower() { m_off = true; }
    // Puts on the real disk what a power cut leaves. Every handle must be closed.
    void leaveWhatSurvives();

private:
    struct Methods;
    friend struct Methods;
    struct Change { // not flushed yet
        bool truncates;
        std::uint64_t at; // or the new size
        std::string bytes;
    };
    struct Content {
        std::string flushed;
        std::vector<Change> waiting;
    };
    using Names = std::map<std::string, std::shared_ptr<Content>>;
    enum class Act { Write, Flush, Truncate, Delete, Create };

    // The error to give instead of acting, or 0.
    int strike(Act act);
    static void apply(std::string& content, const Change& change);
    std::string scrambled(const Content& content);
    std::uint64_t random();

    DiskFault m_fault;
    long m_at;
    long m_seed;
    std::uint64_t m_random;
    long m_changes = 0;
    bool m_struck = false;
    bool m_off = false;
    Names m_names; // as programs see them
    Names m_durable; // as the folder on the disk has them
    std::string m_vfsName;
    std::unique_ptr<Methods> m_methods;
};

} // namespace custody::test
