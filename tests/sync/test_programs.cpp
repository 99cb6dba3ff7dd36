// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include "tests/support/lab_lane.h"
#include "tests/support/sync_station.h"

using namespace custody;
using namespace custody::test;

namespace {

constexpr int patience = 60'000; // ms, for a program to say or do something

QString program(const char* name) { return QStringLiteral(CUSTODY_BIN "/") + QString::fromLatin1(name); }

struct Ended {
    int code;
    QByteArray out, err;
};

Ended run(const char* name, const QStringList& arguments)
{
    QProcess process;
    process.start(program(name), arguments);
    if (!process.waitForFinished(patience))
        qFatal("%s did not end", name);
    return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
}

// The real custody-cloud on a free port.
class CloudProgram {
public:
    ~CloudProgram() { kill(); }
    void start(const QStringList& more = {})
    {
        process.start(program("custody-cloud"), QStringList{"--demo", folder(), "--port", "0"} + more);
        while (!process.canReadLine())
            if (!process.waitForReadyRead(patience))
                qFatal("custody-cloud did not start: %s", process.readAllStandardError().constData());
        greeting = process.readLine();
    }
    void kill()
    {
        process.kill();
        process.waitForFinished(patience);
    }
    Ended enrol(SyncStation& station)
    {
        return run("custody-cloud",
            {"station", "--demo", folder(), "--add", QString::fromStdString(station.key().text())});
    }
    void giveConfigTo(const SyncStation& station)
    {
        const auto to = QString::fromStdString((station.folder() / "sync.toml").string());
        QFile::remove(to);
        if (!QFile::copy(folder() + "/sync.toml", to))
            qFatal("sync.toml could not be copied");
    }
    QString folder() const { return m_folder.filePath("cloud"); }

    QProcess process;
    QByteArray greeting;

private:
    QTemporaryDir m_folder;
};

QStringList data(const SyncStation& station)
{
    return {"--data", QString::fromStdString(station.folder().string()), "--json"};
}

// Starts a pass and returns when it has told of an upload.
void startPass(QProcess& pass, const SyncStation& station)
{
    pass.start(program("custody-sync"), data(station) + QStringList{"--verbose"});
    QByteArray said;
    while (!said.contains("8192 leaves sent")) {
        if (!pass.waitForReadyRead(patience) && pass.state() == QProcess::NotRunning)
            qFatal("custody-sync ended early: %s", said.constData());
        said += pass.readAllStandardError();
    }
}

} // namespace

class ProgramsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aStationIsEnrolledWhileTheCloudServesAndItsNightIsReceipted()
    {
        const SystemClock clock;
        SyncStation station(clock);
        station.add(station.brand("one"), 300);
        CloudProgram cloud;
        cloud.start();
        QVERIFY(cloud.greeting.startsWith("listening on https://127.0.0.1:"));
        QCOMPARE(cloud.enrol(station).code, 0);
        cloud.giveConfigTo(station);
        station.close();

        const auto ended = run("custody-sync", data(station));

        QVERIFY2(ended.code == 0, ended.err.constData());
        const auto lanes = QJsonDocument::fromJson(ended.out).object().value("lanes").toArray();
        QVERIFY(lanes.size() >= 3);
        for (const auto& lane : lanes)
            QCOMPARE(lane.toObject().value("receipted"), lane.toObject().value("leaves"));
        cloud.process.terminate();
        QVERIFY(cloud.process.waitForFinished(patience));
        QCOMPARE(cloud.process.exitCode(), 0);
    }

    void aStationCanBeEnrolledAtTheStart()
    {
        const SystemClock clock;
        SyncStation station(clock);
        QTemporaryDir folder;
        QFile keys(folder.filePath("keys"));
        QVERIFY(keys.open(QIODevice::WriteOnly));
        keys.write(QByteArray::fromStdString(station.key().text()) + "\n");
        keys.close();
        CloudProgram cloud;

        cloud.start({"--enrol", keys.fileName()});

        cloud.giveConfigTo(station);
        station.close();
        QCOMPARE(run("custody-sync", data(station)).code, 0);
    }

    void aStationNobodyEnrolledIsTold()
    {
        const SystemClock clock;
        SyncStation station(clock);
        CloudProgram cloud;
        cloud.start();
        cloud.giveConfigTo(station);
        station.close();

        const auto ended = run("custody-sync", data(station));

        QCOMPARE(ended.code, 77);
        QVERIFY(ended.err.contains("enrol"));
    }

    void aPassWithoutConfigurationSaysHowToGetOne()
    {
        const SystemClock clock;
        SyncStation station(clock);

        const auto ended = run("custody-sync", data(station));

        QCOMPARE(ended.code, 78);
        QVERIFY(ended.err.contains("sync.toml"));
    }

    void aPassOverNoStoreSaysThatItIsMissing()
    {
        QTemporaryDir folder;

        const auto ended = run("custody-sync", {"--data", folder.filePath("nothing")});

        QCOMPARE(ended.code, 66);
        QVERIFY(ended.err.contains("custody-admin init"));
    }

    void aSecondCloudOnTheSameFolderIsTurnedAway()
    {
        CloudProgram cloud;
        cloud.start();

        const auto second = run("custody-cloud", {"--demo", cloud.folder(), "--port", "0"});

        QCOMPARE(second.code, 75);
        QVERIFY2(second.err.contains("another process"), second.err.constData());
    }

    void aStoreInUseIsForLater()
    {
        const SystemClock clock;
        SyncStation station(clock);
        CloudProgram cloud;
        cloud.start();
        cloud.giveConfigTo(station);

        const auto ended = run("custody-sync", data(station)); // this test still holds the store

        QCOMPARE(ended.code, 75);
        QVERIFY2(ended.err.contains("another process"), ended.err.constData());
    }

    void aCloudThatIsAwayIsForLater()
    {
        const SystemClock clock;
        SyncStation station(clock);
        CloudProgram cloud;
        cloud.start();
        cloud.giveConfigTo(station);
        cloud.kill();
        station.close();

        const auto ended = run("custody-sync", data(station));

        QCOMPARE(ended.code, 75);
        QVERIFY(ended.err.contains("out of reach"));
    }

    void aCloudKilledInTheMiddleIsFinishedWithAfterwards()
    {
        const SystemClock clock;
        SyncStation station(clock);
        const auto lane = station.brand("one");
        station.add(lane, 20'000);
        CloudProgram cloud;
        cloud.start();
        QCOMPARE(cloud.enrol(station).code, 0);
        cloud.giveConfigTo(station);
        station.close();
        QProcess pass;
        startPass(pass, station);

        cloud.kill();

        QVERIFY(pass.waitForFinished(patience));
        QVERIFY(pass.exitCode() == 75 || pass.exitCode() == 0);
        cloud.start();
        cloud.giveConfigTo(station);
        QCOMPARE(run("custody-sync", data(station)).code, 0);
        station.open();
        QCOMPARE(station.outbox().lane(lane)->receiptedSize, std::uint64_t{20'000});
    }

    void aPassKilledInTheMiddleIsFinishedByTheNext()
    {
        const SystemClock clock;
        SyncStation station(clock);
        const auto lane = station.brand("one");
        station.add(lane, 20'000);
        CloudProgram cloud;
        cloud.start();
        QCOMPARE(cloud.enrol(station).code, 0);
        cloud.giveConfigTo(station);
        station.close();
        QProcess pass;
        startPass(pass, station);

        pass.kill();

        QVERIFY(pass.waitForFinished(patience));
        QCOMPARE(run("custody-sync", data(station)).code, 0);
        station.open();
        QCOMPARE(station.outbox().lane(lane)->receiptedSize, std::uint64_t{20'000});
        QCOMPARE(station.outbox().lane(lane)->unsynced, std::uint64_t{0});
    }

    void wrongUseOfTheCloudHasItsOwnEnds()
    {
        QTemporaryDir folder;
        const auto demo = folder.filePath("cloud");
        CloudProgram cloud;
        cloud.start();
        const auto port = cloud.greeting.trimmed().split(':').last();

        QCOMPARE(run("custody-cloud", {"--demo", demo, "--port", QString::fromLatin1(port)}).code, 69);
        QCOMPARE(run("custody-cloud", {"--demo", "/dev/null/cloud"}).code, 74);
        QCOMPARE(run("custody-cloud", {"station", "--demo", demo, "--add", "no key"}).code, 65);
        QCOMPARE(run("custody-cloud", {"--config", "x.toml"}).code, 64);
        QCOMPARE(run("custody-cloud", {}).code, 64);
        QCOMPARE(run("custody-cloud", {"--port", "many"}).code, 64);
        QCOMPARE(run("custody-cloud", {"--help"}).code, 0);
        QCOMPARE(run("custody-sync", {}).code, 64);
    }
};

QTEST_GUILESS_MAIN(ProgramsTest)
#include "test_programs.moc"
