// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include <QTest>

#include <algorithm>

#include "tests/support/fault_scenarios.h"

using namespace custody;
using namespace custody::test;

namespace {

constexpr std::array faults{DiskFault::IoError, DiskFault::IoErrorOn, DiskFault::Full, DiskFault::FullOn,
    DiskFault::TornWrite, DiskFault::LostFlush, DiskFault::PowerCut, DiskFault::PowerCutTorn,
    DiskFault::PowerCutScrambled};

struct Row {
    int runs = 0, errors = 0, lost = 0, untrue = 0, open = 0, openThere = 0, corrupt = 0;
    std::string first; // what was wrong first
};

// Every `step`-th change of the scenario fails once, in each way; where chance has a part, several times.
Row sweep(
    const Scenario& scenario, DiskFault fault, long changes, long step, unsigned times, const Clock& clock)
{
    const QTemporaryDir place;
    const bool varies = fault == DiskFault::PowerCutScrambled || fault == DiskFault::LostFlush;
    Row row;
    for (long at = 0; at < changes; at += step)
        for (unsigned seed = 1; seed <= (varies ? times : 1); ++seed) {
            const auto run = playOn(scenario, place.filePath("store").toStdString(), fault, at, seed, clock);
            row.runs += run.struck;
            row.errors += run.errors > 0;
            row.lost += run.lost;
            row.untrue += run.untrue;
            row.open += run.open;
            row.openThere += run.openThere;
            row.corrupt += !run.corrupt.empty();
            if (row.first.empty() && (run.lost || run.untrue || !run.corrupt.empty()))
                row.first = "at change " + std::to_string(at) + ", seed " + std::to_string(seed) + ": "
                    + (run.corrupt.empty() ? run.lost ? "lost" : "called not recorded, and there"
                                           : run.corrupt);
        }
    return row;
}

// The faults of one scenario, one line a fault, as HACKING.md shows it; what was wrong is answered.
std::string sweepOne(const Scenario& scenario, long mostPlaces, unsigned times, const Clock& clock)
{
    const QTemporaryDir place;
    const auto sound = playOn(scenario, place.filePath("store").toStdString(), DiskFault::None, 0, 1, clock);
    if (sound.errors != 0 || !sound.corrupt.empty())
        return scenario.name + " without a fault: " + sound.corrupt + "\n";
    const auto step = std::max(1L, sound.changes / mostPlaces);
    std::string wrong;
    for (const auto fault : faults) {
        const auto row = sweep(scenario, fault, sound.changes, step, times, clock);
        std::printf("%-26s %-22s %6d %7d %10d %15d %9d (%4d) %8d\n", scenario.name.c_str(), name(fault),
            row.runs, row.errors, row.lost, row.untrue, row.open, row.openThere, row.corrupt);
        std::fflush(stdout);
        if (!row.first.empty())
            wrong += scenario.name + ", " + name(fault) + ": " + row.first + "\n";
    }
    return wrong;
}

void printHead()
{
    std::printf("%-26s %-22s %6s %7s %10s %15s %16s %8s\n", "scenario", "fault", "runs", "errors",
        "acked-lost", "denied-present", "unknown(present)", "corrupt");
}

} // namespace

class Faults : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whereverTheDiskFailsNothingAcknowledgedIsLost()
    {
        printHead();
        const FaultScenarios scenarios;
        std::string wrong;
        for (const auto& scenario : scenarios.all())
            wrong += sweepOne(scenario, 10, 4, scenarios.clock());
        QVERIFY2(wrong.empty(), wrong.c_str());
    }

    // A row a scenario, so that a night that was cut can go on where it stopped.
    void nightlyWhereverTheDiskFailsNothingAcknowledgedIsLost_data()
    {
        QTest::addColumn<std::string>("scenario");
        printHead();
        const FaultScenarios scenarios;
        for (const auto& scenario : scenarios.all())
            QTest::newRow(scenario.name.c_str()) << scenario.name;
    }
    void nightlyWhereverTheDiskFailsNothingAcknowledgedIsLost()
    {
        QFETCH(const std::string, scenario);
        const FaultScenarios scenarios;
        const auto all = scenarios.all();
        const auto named =
            std::find_if(all.begin(), all.end(), [&](auto& one) { return one.name == scenario; });
        const auto wrong = sweepOne(*named, 1'000'000, 8, scenarios.clock());
        QVERIFY2(wrong.empty(), wrong.c_str());
    }
};

QTEST_GUILESS_MAIN(Faults)
#include "test_faults.moc"
