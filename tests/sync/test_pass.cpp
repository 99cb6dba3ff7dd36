// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include <QTest>

#include "tests/support/dock.h"

using namespace custody;
using namespace custody::test;
using protocol::Reply;

class PassTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyLaneIsReceipted_data()
    {
        QTest::addColumn<int>("events");
        for (const int events : {0, 1, 255, 256, 257})
            QTest::addRow("%d events", events) << events;
    }

    void everyLaneIsReceipted()
    {
        QFETCH(int, events);
        Dock dock(events);

        const auto report = dock.pass();

        QCOMPARE(report.exitCode(), ExitDone);
        QCOMPARE(dock.waiting(), std::uint64_t{0});
        QCOMPARE(dock.status().receiptedSize, static_cast<std::uint64_t>(events));
        QCOMPARE(dock.of(report, dock.lane).released, static_cast<std::uint64_t>(events));
        QVERIFY(!dock.of(report, dock.lane).oldestAge);
    }

    void aLaneLargerThanARequestIsReceiptedInOnePass()
    {
        Dock dock(8192 + 700);

        const auto report = dock.pass();

        QCOMPARE(report.exitCode(), ExitDone);
        QCOMPARE(dock.of(report, dock.lane).sent, std::uint64_t{8892});
        QCOMPARE(dock.status().receiptedSize, std::uint64_t{8892});
    }

    void aSecondPassShowsTheHeadsAndSendsNoEvent()
    {
        Dock dock;
        QCOMPARE(dock.pass().exitCode(), ExitDone);
        const auto heads = dock.cloud.checkpoints;
        const auto uploads = dock.cloud.uploads;

        QCOMPARE(dock.pass().exitCode(), ExitDone);

        QCOMPARE(dock.cloud.uploads, uploads);
        QCOMPARE(dock.cloud.checkpoints, heads + 2); // the brand's and the spine's; the operator's is empty
    }

    void aStationSetBackToAReceiptedCopyIsFoundOutBeforeItSignsOn()
    {
        Dock dock;
        QCOMPARE(dock.pass().exitCode(), ExitDone);
        dock.station.close();
        SyncStation copy(dock.station, dock.clock);
        dock.station.open();
        dock.station.add(dock.lane, 3);
        QCOMPARE(dock.pass().exitCode(), ExitDone);

        const auto report = client::Pass(copy.outbox(), dock.cloud, {{dock.cloud.key()}}, dock.clock).run();

        QCOMPARE(report.exitCode(), ExitBadData);
        QVERIFY(copy.outbox().lane(dock.lane)->state == store::LaneState::Forked);
    }

    void aReceiptWrittenByHandIntoTheDatabaseHidesNoEventFromTheCloud()
    {
        Dock dock;
        dock.station.add(dock.lane, 5);
        dock.station.execute("INSERT INTO receipt VALUES(" + std::to_string(dock.lane)
            + ", 15, 'mirror.custody.example/m1', 'â mirror.custody.example/m1 AAAA', 1760050000)");
        dock.station.execute("DELETE FROM outbox");

        const auto report = dock.pass();

        QVERIFY(!dock.of(report, dock.lane).warning.empty());
        QCOMPARE(dock.cloud.archive().lane(dock.status().origin)->value().nextEntry, std::uint64_t{15});
    }

    void onlyNewEventsAreSentTheNextNight()
    {
        Dock dock(300);
        QCOMPARE(dock.pass().exitCode(), ExitDone);
        dock.station.add(dock.lane, 5);

        const auto report = dock.pass();

        QCOMPARE(report.exitCode(), ExitDone);
        QCOMPARE(dock.of(report, dock.lane).sent, std::uint64_t{5});
        QCOMPARE(dock.cloud.archive().lane(dock.status().origin)->value().nextEntry, std::uint64_t{305});
    }

    void theReportTellsHowOldTheOldestWaitingEventIs()
    {
        Dock dock;
        dock.clock.advance(3'600'000);
        dock.cloud.beforeEntries = [](const Bytes&) { return fail(Fault::Network, "away"); };

        const auto report = dock.pass();

        QCOMPARE(dock.of(report, dock.lane).oldestAge->count(), 3'600'000);
    }

    void aCloudThatIsAwayReleasesNothingAndIsTriedAgain()
    {
        Dock dock;
        const auto before = dock.waiting();
        int asked = 0;
        dock.cloud.onCheckpoint = [&](const std::string&, LyingCloud::Answer) -> LyingCloud::Answer {
            ++asked;
            return fail(Fault::Network, "no route");
        };

        const auto report = dock.pass();

        QCOMPARE(report.exitCode(), ExitTryAgain);
        QCOMPARE(dock.waiting(), before);
        QVERIFY(asked <= 4); // two lanes, each once more: the others do not wait for it too
    }

    void aStrangerInTheCloudsPlaceStopsThePassAtOnce()
    {
        Dock dock;
        int asked = 0;
        dock.cloud.onCheckpoint = [&](const std::string&, LyingCloud::Answer) -> LyingCloud::Answer {
            ++asked;
            return fail(Fault::Tampered, "not the cloud's certificate");
        };

        const auto report = dock.pass();

        QCOMPARE(report.exitCode(), ExitBadData);
        QCOMPARE(asked, 1);
        QVERIFY(dock.status().state == store::LaneState::Open);
    }

    void aCutAfterTheRequestIsNoLossAndNoDuplicate()
    {
        Dock dock(600);
        int cuts = 0;
        dock.cloud.onEntries = [&](const Bytes&, LyingCloud::Answer truth) -> LyingCloud::Answer {
            return cuts++ % 2 == 0 ? fail(Fault::Network, "cut before the reply") : truth;
        };

        const auto report = dock.pass();

        QCOMPARE(report.exitCode(), ExitDone);
        QCOMPARE(dock.cloud.archive().lane(dock.status().origin)->value().nextEntry, std::uint64_t{600});
    }

    void anUploadCutInTheMiddleGoesOnWhereItStopped()
    {
        Dock dock(2000);
        int cuts = 0;
        dock.cloud.beforeEntries = [&](const Bytes& body) -> std::optional<LyingCloud::Answer> {
            if (!dock.isBrands(body) || cuts++ > 0)
                return std::nullopt;
            return dock.cloud.mirror().addEntries(ByteView(body).first(body.size() / 2));
        };

        const auto report = dock.pass();

        QCOMPARE(report.exitCode(), ExitDone);
        QVERIFY(dock.of(report, dock.lane).sent < 3500); // not all of it twice
    }

    void aCloudThatRestartsBetweenTheTwoRequestsIsNoMatter()
    {
        Dock dock;
        dock.cloud.onCheckpoint = [&](const std::string&, LyingCloud::Answer truth) {
            dock.cloud.restart();
            return truth;
        };

        QCOMPARE(dock.pass().exitCode(), ExitDone);
        QCOMPARE(dock.waiting(), std::uint64_t{0});
    }

    void aCloudRestoredFromAnOlderBackupIsSentWhatItLost()
    {
        Dock dock(300);
        QCOMPARE(dock.pass().exitCode(), ExitDone);
        dock.station.add(dock.lane, 10);
        LyingCloud emptied(dock.clock);
        QVERIFY(emptied.mirror().enrol(dock.station.key()));

        const auto report = client::Pass(dock.station.outbox(), emptied, {{emptied.key()}}, dock.clock).run();

        QCOMPARE(report.exitCode(), ExitDone);
        QCOMPARE(dock.of(report, dock.lane).sent, std::uint64_t{310});
        QVERIFY(!dock.of(report, dock.lane).warning.empty());
    }

    void aStationThatIsNotEnrolledIsNotPermitted()
    {
        Dock dock;
        LyingCloud stranger(dock.clock);
        const auto before = dock.waiting();

        const auto report =
            client::Pass(dock.station.outbox(), stranger, {{stranger.key()}}, dock.clock).run();

        QCOMPARE(report.exitCode(), ExitNotPermitted);
        QCOMPARE(dock.waiting(), before);
    }

    void aBusyCloudIsTriedLaterAndItsWishIsKept()
    {
        Dock dock;
        dock.cloud.onCheckpoint = [](const std::string&, LyingCloud::Answer) -> LyingCloud::Answer {
            return Reply{503, "", "busy", std::chrono::seconds(90)};
        };

        const auto report = dock.pass();

        QCOMPARE(report.exitCode(), ExitTryAgain);
        QCOMPARE(dock.of(report, dock.lane).retryAfter->count(), 90);
    }

    void aCloudWithALargerLaneForksItAndTheOthersGoOn()
    {
        Dock dock;
        const auto other = dock.station.brand("two");
        dock.station.add(other, 7);
        const auto origin = dock.status().origin;
        dock.cloud.onCheckpoint = [&](const std::string& body,
                                      LyingCloud::Answer truth) -> LyingCloud::Answer {
            if (body.find(origin) == std::string::npos)
                return truth;
            return Reply{409, std::string(protocol::mime::size), "11\n"};
        };

        const auto report = dock.pass();

        QCOMPARE(report.exitCode(), ExitBadData);
        QVERIFY(dock.status().state == store::LaneState::Forked);
        QCOMPARE(dock.status().unsynced, std::uint64_t{10});
        QCOMPARE(dock.status(other).unsynced, std::uint64_t{0});
    }

    void aForkedLaneIsNeverSentOrSignedAgain()
    {
        Dock dock;
        const auto origin = dock.status().origin;
        QVERIFY(dock.station.outbox().quarantine(dock.lane, "in this test", "none"));
        bool sent = false;
        dock.cloud.onCheckpoint = [&](const std::string& body, LyingCloud::Answer truth) {
            sent = sent || body.find(origin) != std::string::npos;
            return truth;
        };

        const auto first = dock.pass();
        const auto second = dock.pass();

        QCOMPARE(first.exitCode(), ExitBadData);
        QCOMPARE(second.exitCode(), ExitBadData);
        QVERIFY(!sent);
        QVERIFY(!dock.station.append(dock.lane, 1));
    }

    void aClonedStationIsFoundOutInItsNextPass_data()
    {
        QTest::addColumn<int>("original");
        QTest::addColumn<int>("clone");
        QTest::newRow("the cloud has less") << 3 << 9;
        QTest::newRow("the cloud has as much") << 5 << 5;
        QTest::newRow("the cloud has more") << 9 << 3;
    }

    void aClonedStationIsFoundOutInItsNextPass()
    {
        QFETCH(int, original);
        QFETCH(int, clone);
        Dock dock;
        dock.station.close();
        SyncStation copy(dock.station, dock.clock);
        dock.station.open();
        dock.station.add(dock.lane, original);
        copy.add(dock.lane, clone);
        QCOMPARE(dock.pass().exitCode(), ExitDone);

        const auto report = client::Pass(copy.outbox(), dock.cloud, {{dock.cloud.key()}}, dock.clock).run();

        const auto status = *copy.outbox().lane(dock.lane);
        QCOMPARE(report.exitCode(), ExitBadData);
        QVERIFY(status.state == store::LaneState::Forked);
        QCOMPARE(status.unsynced, static_cast<std::uint64_t>(10 + clone));
        QVERIFY(dock.status().state == store::LaneState::Open);
    }

    void leavesTheCloudCannotVerifyStopTheirLaneWithoutForkingIt()
    {
        Dock dock;
        const auto other = dock.station.brand("two");
        dock.station.add(other, 7);
        dock.cloud.onEntries = [&](const Bytes& body, LyingCloud::Answer truth) -> LyingCloud::Answer {
            return dock.isBrands(body) ? Reply{422, "", "a newer schema"} : truth;
        };

        const auto report = dock.pass();

        QCOMPARE(report.exitCode(), ExitBadData);
        QVERIFY(dock.status().state == store::LaneState::Open);
        QCOMPARE(dock.status(other).unsynced, std::uint64_t{0});
    }

    void aLaneThatUsesUpItsTimeMakesRoomForTheNext()
    {
        Dock dock(600);
        const auto other = dock.station.brand("two");
        dock.station.add(other, 7);
        dock.cloud.beforeEntries = [&](const Bytes& body) -> std::optional<LyingCloud::Answer> {
            if (!dock.isBrands(body))
                return std::nullopt;
            dock.clock.advance(700'000);
            return dock.cloud.mirror().addEntries(ByteView(body).first(body.size() / 2));
        };

        const auto report = dock.pass();

        QCOMPARE(report.exitCode(), ExitTryAgain);
        QVERIFY(dock.of(report, dock.lane).fault->fault == Fault::Busy);
        QCOMPARE(dock.status(other).unsynced, std::uint64_t{0});
    }
};

QTEST_GUILESS_MAIN(PassTest)
#include "test_pass.moc"
