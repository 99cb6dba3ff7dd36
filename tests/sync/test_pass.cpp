// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include <QTest>

#include "sync/client/pass.h"
#include "tests/support/lab_lane.h"
#include "tests/support/mirror_cloud.h"
#include "tests/support/sync_station.h"

using namespace custody;
using namespace custody::test;
using protocol::Reply;

namespace {

constexpr UtcMs night = 1'760'050'000'000;

// A station, a cloud that knows it, and one brand's lane with some events.
struct Dock {
    explicit Dock(int events = 10)
    {
        if (!cloud.mirror().enrol(station.key()))
            qFatal("the station could not be enrolled");
        lane = station.brand("one");
        if (events > 0)
            station.add(lane, events);
    }
    client::PassReport pass() { return client::Pass(station.outbox(), cloud, {{cloud.key()}}, clock).run(); }
    store::LaneStatus status(std::int64_t of) { return *station.outbox().lane(of); }
    store::LaneStatus status() { return status(lane); }
    std::uint64_t waiting()
    {
        std::uint64_t sum = 0;
        const auto lanes = *station.outbox().lanes();
        for (const auto& status : lanes)
            sum += status.unsynced;
        return sum;
    }
    const client::LaneReport& of(const client::PassReport& report, std::int64_t which)
    {
        const auto origin = status(which).origin;
        for (const auto& found : report.lanes)
            if (found.origin == origin)
                return found;
        qFatal("the lane is not in the report");
    }
    bool faulty(const client::PassReport& report, Fault fault)
    {
        return std::any_of(report.lanes.begin(), report.lanes.end(),
            [&](const auto& found) { return found.fault && found.fault->fault == fault; });
    }
    // Every lane but the brand's is honest.
    bool isBrands(const Bytes& body)
    {
        return protocol::UploadReader::open(body)->upload().origin == status().origin;
    }

    SetClock clock{night};
    LyingCloud cloud{clock};
    SyncStation station{clock};
    std::int64_t lane = 0;
};

Reply lines(const ledger::NoteSignature& cosignature)
{
    return {200, std::string(protocol::mime::text), cosignature.line()};
}

} // namespace

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

    void aSecondPassSendsNothing()
    {
        Dock dock;
        QCOMPARE(dock.pass().exitCode(), ExitDone);
        const auto before = dock.cloud.checkpoints + dock.cloud.uploads;

        QCOMPARE(dock.pass().exitCode(), ExitDone);

        QCOMPARE(dock.cloud.checkpoints + dock.cloud.uploads, before);
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

    void aLieInPlaceOfAReceiptReleasesNothing_data()
    {
        using Lie = std::function<Reply(Dock&, const Bytes&)>;
        QTest::addColumn<Lie>("lie");
        const auto row = [](const char* name, Lie lie) { QTest::newRow(name) << std::move(lie); };
        const auto head = [](Dock& dock, const Bytes& body) {
            const auto origin = protocol::UploadReader::open(body)->upload().origin;
            const auto lane = *dock.cloud.archive().lane(origin);
            return *ledger::Checkpoint::parse(
                ledger::Note::parse(**dock.cloud.archive().pendingNote(*lane, lane->pendingSize))->text);
        };
        const auto cosign = [](Dock& dock, const ledger::Checkpoint& what, std::uint64_t at = night / 1000) {
            return lines(ledger::cosign(what, MirrorCloud::name, dock.cloud.signing(), at));
        };
        row("another key", [=](Dock& dock, const Bytes& body) {
            const crypto::SigningKey other(*crypto::Secret::fromBytes(Bytes(32, 77)));
            return lines(ledger::cosign(head(dock, body), "mirror.elsewhere/m1", other, night / 1000));
        });
        row("another key under the mirror's name and id", [=](Dock& dock, const Bytes& body) {
            const crypto::SigningKey other(*crypto::Secret::fromBytes(Bytes(32, 77)));
            auto forged = ledger::cosign(head(dock, body), MirrorCloud::name, other, night / 1000);
            forged.keyId = dock.cloud.key().id();
            return lines(forged);
        });
        row("another root", [=](Dock& dock, const Bytes& body) {
            auto other = head(dock, body);
            other.root[0] ^= 1;
            return cosign(dock, other);
        });
        row("another lane", [=](Dock& dock, const Bytes& body) {
            auto other = head(dock, body);
            other.origin += "x";
            return cosign(dock, other);
        });
        row("an older size, replayed", [=](Dock& dock, const Bytes& body) {
            auto older = head(dock, body);
            older.size -= 1;
            return cosign(dock, older);
        });
        row("dated in the future", [=](Dock& dock, const Bytes& body) {
            return cosign(dock, head(dock, body), night / 1000 + 3600);
        });
        row("the log's own signature", [=](Dock& dock, const Bytes& body) {
            return lines(ledger::signCheckpoint(head(dock, body), dock.cloud.signing()));
        });
        row("an empty body", [](Dock&, const Bytes&) { return Reply{200, "text/plain", ""}; });
        row("garbage", [](Dock&, const Bytes&) { return Reply{200, "text/html", "<h1>It works!</h1>\n"}; });
        row("a receipt cut short", [=](Dock& dock, const Bytes& body) {
            auto reply = cosign(dock, head(dock, body));
            reply.body.resize(reply.body.size() - 9);
            return reply;
        });
    }

    void aLieInPlaceOfAReceiptReleasesNothing()
    {
        QFETCH(std::function<Reply(Dock&, const Bytes&)>, lie);
        Dock dock;
        const auto before = dock.waiting();
        dock.cloud.onEntries = [&](const Bytes& body, LyingCloud::Answer) -> LyingCloud::Answer {
            return lie(dock, body);
        };

        const auto report = dock.pass();

        QCOMPARE(dock.waiting(), before);
        QCOMPARE(report.exitCode(), ExitBadData);
        QVERIFY(dock.of(report, dock.lane).fault->what.starts_with("bad receipt: "));
        QVERIFY(dock.status().state == store::LaneState::Open);
        dock.cloud.onEntries = {};
        QCOMPARE(dock.pass().exitCode(), ExitDone); // once the cloud is honest again
    }

    void aKnownMirrorsLineIsFoundAmongStrangers()
    {
        Dock dock;
        const crypto::SigningKey other(*crypto::Secret::fromBytes(Bytes(32, 77)));
        const auto stranger = ledger::cosign(LabLane().checkpoint(0), "mirror.elsewhere/m1", other, 1).line();
        dock.cloud.onEntries = [&](const Bytes&, LyingCloud::Answer truth) {
            truth->body = stranger + truth->body;
            return truth;
        };

        QCOMPARE(dock.pass().exitCode(), ExitDone);
    }

    void answersOutOfTheProtocolReleaseNothing_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<QByteArray>("body");
        const QByteArray info("text/x.tlog.mirror-info");
        QTest::newRow("202 without a position") << 202 << info << QByteArray("");
        QTest::newRow("202 of another type") << 202 << QByteArray("text/html") << QByteArray("10\n0\n\n");
        QTest::newRow("202 beyond the end") << 202 << info << QByteArray("10\n11\n\n");
        QTest::newRow("202 without progress") << 202 << info << QByteArray("10\n0\n\n");
        QTest::newRow("409 for ever") << 409 << info << QByteArray("10\n0\n\n");
        QTest::newRow("409 with a negative size") << 409 << info << QByteArray("-1\n0\n\n");
        QTest::newRow("a redirection") << 302 << QByteArray("") << QByteArray("");
        QTest::newRow("too large") << 413 << QByteArray("") << QByteArray("");
        QTest::newRow("no such status") << 999 << QByteArray("") << QByteArray("\x1b[31m");
    }

    void answersOutOfTheProtocolReleaseNothing()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, type);
        QFETCH(QByteArray, body);
        Dock dock;
        dock.cloud.onEntries = [&](const Bytes& upload, LyingCloud::Answer truth) -> LyingCloud::Answer {
            return dock.isBrands(upload) ? Reply{status, type.toStdString(), body.toStdString()} : truth;
        };

        const auto report = dock.pass();

        QCOMPARE(dock.status().unsynced, std::uint64_t{10});
        QVERIFY(dock.of(report, dock.lane).fault);
        QVERIFY(dock.of(report, dock.lane).fault->what.find('\x1b') == std::string::npos);
        QVERIFY(dock.cloud.uploads < 12);
        QCOMPARE(dock.waiting(), std::uint64_t{10}); // the other lanes went through
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

    void theOutboxItselfRefusesWhatThePassMightGetWrong()
    {
        Dock dock;
        const auto checkpoint = *ledger::Checkpoint::parse(dock.station.outbox().head(dock.lane)->text);
        const auto good = ledger::cosign(checkpoint, MirrorCloud::name, dock.cloud.signing(), night / 1000);
        auto otherRoot = checkpoint;
        otherRoot.root[5] ^= 1;
        const auto forOther =
            ledger::cosign(otherRoot, MirrorCloud::name, dock.cloud.signing(), night / 1000);
        auto& outbox = dock.station.outbox();

        QVERIFY(!outbox.accept(dock.lane, otherRoot, forOther, dock.cloud.key(), night));
        QVERIFY(!outbox.accept(dock.lane, checkpoint, forOther, dock.cloud.key(), night));
        QVERIFY(!outbox.accept(dock.station.spine().id, checkpoint, good, dock.cloud.key(), night));
        QCOMPARE(dock.status().unsynced, std::uint64_t{10});

        QCOMPARE(*outbox.accept(dock.lane, checkpoint, good, dock.cloud.key(), night), std::uint64_t{10});
    }
};

QTEST_GUILESS_MAIN(PassTest)
#include "test_pass.moc"
