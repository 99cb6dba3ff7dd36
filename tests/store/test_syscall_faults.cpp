// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include <QTest>

#include <set>

#include <QRegularExpression>

#include "app/store/fsck.h"
#include "tests/support/demo_store.h"
#include "tests/support/shipped_station.h"

using namespace custody;
using namespace custody::test;

namespace {

constexpr std::array calls{
    "openat", "pwrite64", "write", "fdatasync", "fsync", "rename", "renameat", "ftruncate", "unlink"};
constexpr std::array faults{"error=EIO", "error=ENOSPC", "signal=SIGKILL"};

QByteArray morning()
{
    const auto number = QByteArray::fromStdString(upsNumber(1));
    return QByteArray(login) + "\n" + R"({"do":"parcel.scan","raw":")" + number + R"(","id":"a"})" + "\n"
        + R"({"do":"parcel.accept","parcel":"@parcel","id":"b"})" + "\n"
        + R"({"do":"photo.capture","subject":"@parcel","role":"outer_label","path":")" CUSTODY_DEMO_PICTURES
          R"(/outer_label.jpg","id":"c"})"
        + "\n";
}

// The shipped program under strace, which fails its k-th call of one kind.
Ran playTraced(const QString& data, const QStringList& inject)
{
    return run("strace",
        QStringList{"-y", "-o", data + ".trace"} + inject
            + QStringList{ours("custody-admin"), "run", "--data", data},
        morning());
}

struct Row {
    int runs = 0, errors = 0, crashes = 0;
    std::string wrong;
};

// Everything answered with ok is there, the store agrees with itself, and told again each step is there once.
std::string lookedAt(const QString& data, const Ran& ran)
{
    const SetClock clock(1'795'400'000'000);
    const auto folder = data.toStdString();
    {
        const auto store = store::Store::open(folder, {}, clock);
        if (!store)
            return "does not open: " + store.error().what;
        const auto report = store::check(**store, store::Depth::Full);
        if (!report || !report->faults.empty())
            return report ? report->faults.front() : report.error().what;
        for (const auto& answer : answersOf(ran.out.left(ran.out.lastIndexOf('\n') + 1)))
            for (const auto& event : answer["events"])
                if (!must((*store)->ledger().holds(must(parseId<EventId>(event["id"].get<std::string>())))))
                    return "acknowledged and lost: " + event["id"].get<std::string>();
    }
    return {};
}

std::string toldAgain(const QString& data)
{
    const auto again = run(ours("custody-admin"), {"run", "--data", data}, morning());
    for (const auto& answer : answersOf(again.out))
        if (!answer["ok"].get<bool>())
            return "told again: " + answer.dump();
    return again.exitCode == 0 ? std::string() : "told again: " + again.err.toStdString();
}

// The places in the run where `call` touches the store's folder, counted among all calls of its name.
std::vector<int> placesOf(const QByteArray& call, const QString& data)
{
    QFile trace(data + ".trace");
    if (!trace.open(QIODevice::ReadOnly))
        return {};
    std::vector<int> places;
    int count = 0;
    for (const auto& line : trace.readAll().split('\n'))
        if (line.startsWith(call + "(")) {
            ++count;
            if (line.contains(data.toUtf8()))
                places.push_back(count);
        }
    return places;
}

void sweep(std::size_t mostPlaces, bool tellsAgain)
{
    if (!isInstalled("strace"))
        QSKIP("strace is not installed");
    const ShippedStation station;
    QVERIFY(station.ready());
    const QTemporaryDir place;
    const auto data = place.filePath("store");
    const auto fresh = [&] {
        std::filesystem::remove_all(data.toStdString());
        std::filesystem::copy(
            station.data().toStdString(), data.toStdString(), std::filesystem::copy_options::recursive);
    };
    fresh();
    QStringList names;
    for (const char* call : calls)
        names << call;
    const auto sound = playTraced(data, {"-e", "trace=" + names.join(',')});
    if (sound.exitCode != 0 && sound.err.contains("ptrace"))
        QSKIP("this machine does not permit ptrace");
    QVERIFY2(sound.exitCode == 0, sound.err);
    QCOMPARE(answersOf(sound.out).size(), std::size_t(4));
    std::map<std::string, std::vector<int>> places;
    for (const char* call : calls)
        places[call] = placesOf(call, data);

    std::printf("%-10s %-16s %6s %7s %8s %s\n", "call", "fault", "runs", "errors", "killed", "wrong");
    std::string wrong;
    for (const char* call : calls)
        for (const char* fault : faults) {
            Row row;
            const auto& all = places[call];
            const auto step = std::max<std::size_t>(1, (all.size() + mostPlaces - 1) / mostPlaces);
            for (std::size_t i = 0; i < all.size(); i += step) {
                fresh();
                const auto ran = playTraced(data,
                    {"-e", QString("trace=%1").arg(call), "-e",
                        QString("inject=%1:%2:when=%3").arg(call, fault).arg(all[i])});
                ++row.runs;
                row.crashes += ran.crashed || ran.exitCode == 128 + 9;
                row.errors += !ran.crashed && ran.exitCode != 0;
                auto found = lookedAt(data, ran);
                if (found.empty() && tellsAgain)
                    found = toldAgain(data);
                if (row.wrong.empty() && !found.empty())
                    row.wrong =
                        std::string(call) + " " + std::to_string(all[i]) + ", " + fault + ": " + found;
            }
            if (row.runs == 0)
                continue;
            std::printf("%-10s %-16s %6d %7d %8d %s\n", call, fault, row.runs, row.errors, row.crashes,
                row.wrong.empty() ? "0" : row.wrong.c_str());
            std::fflush(stdout);
            if (!row.wrong.empty())
                wrong += row.wrong + "\n";
        }
    QVERIFY2(wrong.empty(), wrong.c_str());
}

} // namespace

class SyscallFaults : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whicheverCallFailsNothingAcknowledgedIsLost() { sweep(3, false); }

    void nightlyWhicheverCallFailsNothingAcknowledgedIsLost() { sweep(1'000'000, true); }
};

QTEST_GUILESS_MAIN(SyscallFaults)
#include "test_syscall_faults.moc"
