// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// One bench of the dock: takes commands, answers each after it is durable, and tells what its screen shows.
// The same for the window, for custody-admin run and for tests. Lives on the store thread.

#include <memory>

#include "app/station/desk.h"
#include "app/station/view.h"

namespace custody::station {

class Bench {
public:
    // `demoClock` is the store's own clock when it can be set; absent outside the demo.
    Bench(
        std::unique_ptr<store::Store> store, Devices devices, SetClock* demoClock = nullptr, Dock dock = {});

    // One JSON object in, one line out. Never throws; bad input is answered and changes nothing.
    std::string answer(std::string_view line);
    BenchView view();
    // Writes down what was exchanged since. What cannot be written now is tried again the next time.
    void noteDevices();
    store::Store& store() { return *m_store; }

private:
    Answer perform(const Command& command);
    // Once a minute of work: what is late is told in the ledger, whoever stands here.
    void lookForOverdue();
    std::unique_ptr<store::Store> m_store;
    Desk m_desk;
    DeviceBook m_book;
    UtcMs m_lookedAt = 0;
};

} // namespace custody::station
