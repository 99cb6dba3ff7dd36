// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What a station does while its disk fails, and what must hold afterwards.

#include <functional>
#include <set>

#include "tests/support/demo_store.h"
#include "tests/support/faulty_disk.h"

namespace custody::test {

// What the store said of each event it was given.
struct Told {
    std::set<EventId> recorded; // must be there
    std::set<EventId> refused; // "not recorded": must not be there
    std::set<EventId> open; // it said that it does not know
    std::map<std::int64_t, std::uint64_t> receipted; // lane → size that accept() confirmed
    bool made = false; // the store was made, and said so
    int errors = 0;

    void note(const std::vector<chain::Event>& events, const Result<std::vector<store::Recorded>>& result);
};

struct Scenario {
    std::string name;
    std::filesystem::path before; // the folder it begins with
    std::function<void(const std::filesystem::path&, Told&)> play; // opens the store and closes it
};

// The folders they begin with live as long as this.
class FaultScenarios {
public:
    FaultScenarios();
    const std::vector<Scenario>& all() const { return m_all; }
    const Clock& clock() const { return m_demo.clock; }

private:
    void add(std::string name, std::function<void(store::Store&, Told&)> play);
    DemoStore m_demo;
    QTemporaryDir m_folders;
    SubjectId m_parcel;
    std::vector<SubjectId> m_items;
    EventId m_offer;
    std::vector<Scenario> m_all;
};

struct FaultRun {
    long changes = 0;
    bool struck = false;
    int errors = 0;
    int lost = 0; // acknowledged, and not there
    int untrue = 0; // called not recorded, and there
    int open = 0; // neither claimed nor denied
    int openThere = 0; // of those: there
    std::string corrupt; // what the check found, or that the store does not open
};

// Plays it once in `folder`, on a disk that fails at its k-th change; then looks on a sound disk.
FaultRun playOn(const Scenario& scenario, const std::filesystem::path& folder, DiskFault fault, long at,
    unsigned seed, const Clock& clock);

} // namespace custody::test
