// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include <QTest>

#include <chrono>
#include <random>
#include <set>

#include "tests/support/shipped_station.h"

using namespace custody::test;

namespace {

// Work that never repeats: scans and acceptances of new parcels, a photo now and then. Each command carries
// its id.
QByteArray work(unsigned& serial)
{
    QByteArray commands = QByteArray(login) + "\n";
    for (int i = 0; i < 40; ++i) {
        const auto number = QByteArray::fromStdString(upsNumber(++serial));
        const auto id = QByteArray::number(serial);
        commands += R"({"do":"parcel.scan","raw":")" + number + R"(","id":"s)" + id + "\"}\n";
        commands += R"({"do":"parcel.accept","parcel":"@parcel","id":"a)" + id + "\"}\n";
        if (i % 5 == 0)
            commands +=
                R"({"do":"photo.capture","subject":"@parcel","role":"outer_label","path":")" CUSTODY_DEMO_PICTURES
                R"(/outer_label.jpg","id":"p)"
                + id + "\"}\n";
    }
    return commands;
}

// Every event id the lanes hold, by type.
std::set<std::string> recordedIn(const ShippedStation& station)
{
    std::set<std::string> ids;
    const auto lanes = answersOf(station.play("{\"do\":\"show\"}\n").out);
    QByteArray ask;
    for (const auto& lane : lanes.at(0)["lanes"])
        if (lane["size"].get<int>() > 0)
            ask += R"({"do":"show","lane":")" + QByteArray::fromStdString(lane["lane"]) + "\"}\n";
    for (const auto& lane : answersOf(station.play(ask).out))
        for (const auto& event : lane["history"])
            ids.insert(event["id"]);
    return ids;
}

void killAgainAndAgain(int kills)
{
    // Given a station whose every answered event is written down here
    const ShippedStation station;
    QVERIFY(station.ready());
    std::mt19937 random(20261122);
    std::set<std::string> acknowledged;
    unsigned serial = 0;
    int killedAtWork = 0;

    // When it is killed at random moments, again and again
    for (int round = 0; round < kills; ++round) {
        QProcess process;
        process.start(ours("custody-admin"), {"run", "--data", station.data()});
        QVERIFY(process.waitForStarted());
        process.write(work(serial));
        const auto patience = random() % 60;
        QByteArray out;
        for (unsigned lines = 0; lines < patience && process.waitForReadyRead(20'000);) {
            out += process.readAllStandardOutput();
            lines = static_cast<unsigned>(out.count('\n'));
        }
        // A few more microseconds, so that the kill does not always follow an answer.
        const auto until = std::chrono::steady_clock::now() + std::chrono::microseconds(random() % 1500);
        while (std::chrono::steady_clock::now() < until) { }
        killedAtWork += process.state() == QProcess::Running;
        process.kill();
        QVERIFY(process.waitForFinished(20'000));
        out += process.readAllStandardOutput();
        out.truncate(out.lastIndexOf('\n') + 1);
        for (const auto& answer : answersOf(out))
            for (const auto& event : answer["events"])
                acknowledged.insert(event["id"]);
    }

    // Then all of them are there, and the store agrees with itself
    const auto recorded = recordedIn(station);
    for (const auto& id : acknowledged)
        QVERIFY2(recorded.contains(id), id.c_str());
    const auto checked = station.fsck();
    QVERIFY2(checked.exitCode == 0, checked.out + checked.err);
    QVERIFY(killedAtWork > kills / 2);
    qInfo("%d kills at work, %zu acknowledged events, %zu recorded", killedAtWork, acknowledged.size(),
        recorded.size());
}

} // namespace

class Kills : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void noAcknowledgedEventIsLostWhenTheProgramIsKilled() { killAgainAndAgain(200); }

    void nightlyNoAcknowledgedEventIsLostWhenTheProgramIsKilledTwoThousandTimes() { killAgainAndAgain(2000); }

    void aCommandToldAgainAfterAKillIsRecordedOnce()
    {
        const ShippedStation station;
        unsigned serial = 0;
        const auto commands = work(serial);
        {
            QProcess process;
            process.start(ours("custody-admin"), {"run", "--data", station.data()});
            QVERIFY(process.waitForStarted());
            process.write(commands);
            QVERIFY(process.waitForReadyRead(20'000));
            process.kill();
            QVERIFY(process.waitForFinished(20'000));
        }

        const auto again = answersOf(station.play(commands).out);
        const auto thrice = answersOf(station.play(commands).out);

        // All but the sign-in, which has no id, is answered with the same words; so nothing was recorded
        // anew.
        QCOMPARE(again.size(), thrice.size());
        for (std::size_t i = 1; i < again.size(); ++i)
            QCOMPARE(QString::fromStdString(thrice[i].dump()), QString::fromStdString(again[i].dump()));
        QCOMPARE(station.fsck().exitCode, 0);
    }
};

QTEST_GUILESS_MAIN(Kills)
#include "test_kills.moc"
