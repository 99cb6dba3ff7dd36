// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include <QTest>

#include <QDirIterator>
#include <set>

#include "tests/support/shipped_station.h"

using namespace custody::test;

namespace {

// custody-admin run on a disk that fails from the n-th write (or flush) to a path on.
Ran playOnFailingDisk(
    const ShippedStation& station, const QByteArray& commands, const char* path, int after, const char* call)
{
    QProcess process;
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert("LD_PRELOAD", CUSTODY_FULL_DISK);
    environment.insert("FULL_DISK_PATH", path);
    environment.insert("FULL_DISK_AFTER", QString::number(after));
    environment.insert("FULL_DISK_CALL", call);
    environment.insert("ASAN_OPTIONS", "verify_asan_link_order=0:detect_leaks=0");
    process.setProcessEnvironment(environment);
    process.start(ours("custody-admin"), {"run", "--data", station.data()});
    Ran ran;
    ran.started = process.waitForStarted();
    process.write(commands);
    process.closeWriteChannel();
    process.waitForFinished(60'000);
    ran.crashed = process.exitStatus() == QProcess::CrashExit;
    ran.exitCode = process.exitCode();
    ran.out = process.readAllStandardOutput();
    ran.err = process.readAllStandardError();
    return ran;
}

QByteArray command(const char* verb, const QByteArray& more, int id)
{
    return QByteArray("{\"do\":\"") + verb + "\"," + more + ",\"id\":\"c" + QByteArray::number(id) + "\"}\n";
}

QByteArray morning()
{
    QByteArray commands = QByteArray(login) + "\n";
    for (int i = 1; i <= 6; ++i) {
        commands += command(
            "parcel.scan", "\"raw\":\"" + QByteArray::fromStdString(upsNumber(unsigned(i))) + "\"", 10 * i);
        commands += command("parcel.accept", "\"parcel\":\"@parcel\"", 10 * i + 1);
    }
    return commands;
}

std::set<std::string> idsIn(const std::vector<Json>& answers, bool histories)
{
    std::set<std::string> ids;
    for (const auto& answer : answers)
        for (const auto& event : answer[histories ? "history" : "events"])
            ids.insert(event["id"]);
    return ids;
}

std::set<std::string> recordedIn(const ShippedStation& station)
{
    const auto lanes = answersOf(station.play("{\"do\":\"show\"}\n").out);
    QByteArray ask;
    for (const auto& lane : lanes.at(0)["lanes"])
        if (lane["size"].get<int>() > 0)
            ask += R"({"do":"show","lane":")" + QByteArray::fromStdString(lane["lane"]) + "\"}\n";
    return idsIn(answersOf(station.play(ask).out), true);
}

} // namespace

class FullDisk : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aPhotoThatDoesNotFitIsNotRecorded()
    {
        const ShippedStation station;
        QVERIFY(station.ready());
        const auto commands = QByteArray(login) + "\n"
            + command("parcel.scan", "\"raw\":\"" + QByteArray::fromStdString(upsNumber(1)) + "\"", 1)
            + command("parcel.accept", "\"parcel\":\"@parcel\"", 2)
            + command("photo.capture",
                "\"subject\":\"@parcel\",\"role\":\"outer_label\",\"path\":\"" CUSTODY_DEMO_PICTURES
                "/outer_label.jpg\"",
                3);

        const auto ran = playOnFailingDisk(station, commands, "/photos/", 0, "write");
        const auto answers = answersOf(ran.out);

        QCOMPARE(ran.exitCode, 74);
        QCOMPARE(answers.size(), std::size_t(4));
        QVERIFY(!answers.back()["ok"] && answers.back()["fault"] == "storage");
        QVERIFY2(answers.back()["say"].get<std::string>().find("free some space") != std::string::npos,
            answers.back()["say"].get<std::string>().c_str());
        QCOMPARE(recordedIn(station).size(),
            idsIn(answers, false).size() + 10); // six of the enrolment, four of the start
        QDirIterator left(station.data() + "/photos", QDir::Files, QDirIterator::Subdirectories);
        QVERIFY(!left.hasNext());
        // And when there is room again, the same command succeeds once.
        QVERIFY(answersOf(station.play(commands).out).back()["ok"].get<bool>());
        QCOMPARE(station.fsck().exitCode, 0);
    }

    void wheneverTheDiskFailsTheAnswersAreTrue_data()
    {
        QTest::addColumn<QByteArray>("call");
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<int>("least"); // so many runs must have met the fault
        QTest::newRow("no space while the log is written")
            << QByteArray("write") << QByteArray("custody.db-wal") << 6;
        QTest::newRow("an error while the log is flushed")
            << QByteArray("sync") << QByteArray("custody.db-wal") << 6;
        QTest::newRow("no space while keys are kept") << QByteArray("write") << QByteArray("/keys/") << 1;
        QTest::newRow("no space for anything in the folder")
            << QByteArray("write") << QByteArray("/store/") << 6;
    }

    void wheneverTheDiskFailsTheAnswersAreTrue()
    {
        QFETCH(QByteArray, call);
        QFETCH(QByteArray, path);
        QFETCH(int, least);
        int faults = 0;
        for (int after = 0; after < 60; after += call == "write" && path != "/keys/" ? 3 : 1) {
            const ShippedStation station;
            QVERIFY(station.ready());

            const auto ran = playOnFailingDisk(station, morning(), path.constData(), after, call.constData());
            const auto answers = answersOf(ran.out);
            const auto acknowledged = idsIn(answers, false);
            const auto recorded = recordedIn(station);

            QVERIFY(!ran.crashed);
            for (const auto& id : acknowledged)
                QVERIFY2(recorded.contains(id), qPrintable(QString("failing after %1: lost").arg(after)));
            const bool failed = answers.size() < 13 || !answers.back()["ok"].get<bool>();
            faults += failed;
            if (failed) {
                QVERIFY(ran.exitCode == 74 || ran.exitCode == 65);
                QVERIFY(!ran.err.isEmpty());
            }
            // Told again on a sound disk, every command is recorded exactly once.
            const auto again = answersOf(station.play(morning()).out);
            QCOMPARE(again.size(), std::size_t(13));
            for (const auto& answer : again)
                QVERIFY2(answer["ok"].get<bool>(), answer.dump().c_str());
            const auto checked = station.fsck();
            QVERIFY2(checked.exitCode == 0, checked.out + checked.err);
            if (!failed)
                break;
        }
        QVERIFY(faults >= least);
    }
};

QTEST_GUILESS_MAIN(FullDisk)
#include "test_full_disk.moc"
