// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include <random>

#include <QTest>

#include "tests/support/night.h"

using namespace custody;
using namespace custody::test;

class MirrorTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aLaneIsAnnouncedUploadedAndVouchedFor_data()
    {
        QTest::addColumn<int>("count");
        for (const int count : {1, 255, 256, 257, 1000})
            QTest::addRow("%d leaves", count) << count;
    }

    void aLaneIsAnnouncedUploadedAndVouchedFor()
    {
        QFETCH(int, count);
        Night night;
        night.lane.add(static_cast<std::size_t>(count));
        const auto size = static_cast<std::uint64_t>(count);

        const auto announced = night.announce(0, size);
        const auto uploaded = night.upload(0, size);

        QCOMPARE(announced.status, 200);
        QVERIFY(announced.body.empty()); // the mirror vouches for nothing it does not hold
        QVERIFY(night.vouchesFor(uploaded, size));
        QCOMPARE(night.cloud.archive().holdings()->entries, std::int64_t{count});
    }

    void moreThanARequestHoldsIsTakenInTwo()
    {
        Night night;
        night.lane.add(8192 + 300);
        QCOMPARE(night.announce(0, 8492).status, 200);

        const auto first = night.upload(0, 8492);
        QCOMPARE(first.status, 202);
        QCOMPARE(first.type, std::string(protocol::mime::mirrorInfo));
        QVERIFY(night.stand(first) == (protocol::MirrorInfo{8492, 8192, {}}));

        QVERIFY(night.vouchesFor(night.upload(8192, 8492), 8492));
    }

    void anEmptyLaneCanBeVouchedFor()
    {
        Night night;

        QCOMPARE(night.announce(0, 0).status, 200);

        QVERIFY(night.vouchesFor(night.upload(0, 0), 0));
    }

    void theSpineIsALaneToo()
    {
        SetClock clock(nightfall);
        MirrorCloud cloud(clock);
        LabLane spine(spineOrigin);
        spine.add(3);
        QVERIFY(cloud.mirror().enrol(spine.station()));

        QCOMPARE(cloud.mirror().addCheckpoint(spine.announcement(0, 3)).status, 200);
        QCOMPARE(cloud.mirror().addEntries(spine.upload(0, 3)).status, 200);
    }

    void aLaneOfNoEnrolledStationIsNotFound_data()
    {
        QTest::addColumn<QString>("origin");
        QTest::newRow("another station") << "custody.example/eh1/st08/lane/k5zq";
        QTest::newRow("a longer name") << "custody.example/eh1/st07x/lane/k5zq";
        QTest::newRow("no lane's name") << "custody.example/eh1/st07/lane/";
        QTest::newRow("beside the lanes") << "custody.example/eh1/st07/k5zq";
    }

    void aLaneOfNoEnrolledStationIsNotFound()
    {
        QFETCH(QString, origin);
        Night night;
        LabLane stranger(origin.toStdString());
        stranger.add(1);

        QCOMPARE(night.cloud.mirror().addCheckpoint(stranger.announcement(0, 1)).status, 404);
        QCOMPARE(night.cloud.mirror().addEntries(stranger.upload(0, 1)).status, 404);
        QCOMPARE(night.cloud.archive().holdings()->lanes, std::int64_t{0});
    }

    void aHeadSignedByAnotherKeyIsForbidden()
    {
        Night night;
        LabLane forged(laneOrigin, 9);
        forged.add(1);

        QCOMPARE(night.cloud.mirror().addCheckpoint(forged.announcement(0, 1)).status, 403);
        QCOMPARE(night.cloud.archive().holdings()->lanes, std::int64_t{0});
    }

    void aHeadWhoseSignatureWasSpoiltIsForbidden()
    {
        Night night;
        night.lane.add(1);
        auto request = night.lane.growth(0, 1);
        request.note.signatures.front().raw.back() ^= 1;

        QCOMPARE(night.cloud.mirror().addCheckpoint(request.body()).status, 403);
    }

    void aHeadOfOneLaneDoesNotCountForAnother()
    {
        Night night;
        LabLane other(laneOrigin + "2");
        other.add(1);
        auto request = other.growth(0, 1);
        request.note.signatures = night.lane.note(0).signatures;

        QCOMPARE(night.cloud.mirror().addCheckpoint(request.body()).status, 403);
    }

    void anOldSizeAboveTheNewOneIsMalformed()
    {
        Night night;
        night.lane.add(2);
        auto request = night.lane.growth(0, 1);
        request.oldSize = 2;

        QCOMPARE(night.cloud.mirror().addCheckpoint(request.body()).status, 400);
        QCOMPARE(night.cloud.mirror().addCheckpoint("old 0\n").status, 400);
    }

    void anOldSizeThatIsNotTheAnnouncedOneIsAnsweredWithIt()
    {
        Night night;
        night.lane.add(9);
        QCOMPARE(night.announce(0, 5).status, 200);

        const auto conflict = night.announce(3, 9);

        QCOMPARE(conflict.status, 409);
        QCOMPARE(conflict.type, std::string(protocol::mime::size));
        QCOMPARE(conflict.body, std::string("5\n"));
        QCOMPARE(night.announce(5, 9).status, 200);
    }

    void theSameHeadMayBeAnnouncedTwice()
    {
        Night night;
        night.lane.add(5);
        QCOMPARE(night.announce(0, 5).status, 200);

        QCOMPARE(night.announce(5, 5).status, 200);
        QCOMPARE(night.announce(0, 5).status, 409); // it is not at 0 any more
    }

    void aHeadThatDoesNotGrowOutOfTheKnownOneIsRefusedAndKeptAsEvidence()
    {
        Night night;
        night.lane.add(5);
        QCOMPARE(night.announce(0, 5).status, 200);
        LabLane clone;
        clone.add(9, "another history");

        QCOMPARE(night.cloud.mirror().addCheckpoint(clone.announcement(5, 9)).status, 422);
        QCOMPARE(night.cloud.mirror().addCheckpoint(clone.announcement(5, 5)).status, 422);
        QCOMPARE(night.cloud.mirror().addCheckpoint(clone.announcement(5, 9)).status, 422); // again

        QCOMPARE(night.cloud.archive().holdings()->evidence, std::int64_t{2});
        QCOMPARE(night.announce(5, 5).status, 200); // the lane stands where it stood
    }

    void aBadProofIsRefused()
    {
        Night night;
        night.lane.add(9);
        QCOMPARE(night.announce(0, 5).status, 200);
        auto request = night.lane.growth(5, 9);
        request.proof.back()[0] ^= 1;

        QCOMPARE(night.cloud.mirror().addCheckpoint(request.body()).status, 422);
    }

    void anEmptyTreeHasOneRootOnly()
    {
        Night night;
        protocol::AddCheckpoint request{0, {}, night.lane.sign({laneOrigin, 0, ledger::Hash{}})};

        QCOMPARE(night.cloud.mirror().addCheckpoint(request.body()).status, 422);
    }

    void leavesWithoutAnAnnouncedHeadAreRefused()
    {
        Night night;
        night.lane.add(3);

        QCOMPARE(night.upload(0, 3).status, 422);
    }

    void anUploadForAnotherSizeIsToldTheAnnouncedOne()
    {
        Night night;
        night.lane.add(9);
        QCOMPARE(night.announce(0, 5).status, 200);

        const auto conflict = night.upload(0, 9);

        QCOMPARE(conflict.status, 409);
        QVERIFY(night.stand(conflict) == (protocol::MirrorInfo{5, 0, {}}));
    }

    void anUploadThatLeavesAGapIsToldWhereToBegin()
    {
        Night night;
        night.lane.add(600);
        QCOMPARE(night.announce(0, 600).status, 200);

        const auto conflict = night.upload(256, 600);

        QCOMPARE(conflict.status, 409);
        QVERIFY(night.stand(conflict) == (protocol::MirrorInfo{600, 0, {}}));
    }

    void aChangedLeafIsRefusedAndNothingOfItsRequestIsKept()
    {
        Night night;
        night.lane.add(600);
        QCOMPARE(night.announce(0, 600).status, 200);
        night.lane.entries[300] = bytes("something else");

        QCOMPARE(night.upload(0, 600).status, 422);

        QCOMPARE(night.cloud.archive().holdings()->entries, std::int64_t{0});
    }

    void aCutUploadKeepsWhatArrivedWhole()
    {
        Night night;
        night.lane.add(600);
        QCOMPARE(night.announce(0, 600).status, 200);
        const auto body = night.lane.upload(0, 600);
        std::mt19937 dice(3);
        std::uint64_t before = 0;

        for (std::size_t size = 0; size < body.size(); size += 1 + dice() % 97) {
            const auto reply = night.cloud.mirror().addEntries(ByteView(body).first(size));
            QVERIFY(reply.status == 202 || reply.status == 400);
            if (reply.status == 202) {
                QVERIFY(night.stand(reply).nextEntry >= before);
                before = night.stand(reply).nextEntry;
            }
        }

        QCOMPARE(before, std::uint64_t{512});
        QVERIFY(night.vouchesFor(night.upload(512, 600), 600));
    }

    void whatIsSentTwiceIsKeptOnce()
    {
        Night night;
        night.lane.add(600);
        QCOMPARE(night.announce(0, 600).status, 200);
        const auto first = night.upload(0, 600);
        night.clock.advance(60'000);

        const auto second = night.upload(0, 600);
        const auto third = night.upload(300, 600);

        QCOMPARE(second.body, first.body);
        QCOMPARE(third.body, first.body);
        QCOMPARE(night.cloud.archive().holdings()->entries, std::int64_t{600});
    }

    void anUploadForAnEarlierAnnouncedHeadIsStillTaken()
    {
        Night night;
        night.lane.add(400);
        QCOMPARE(night.announce(0, 300).status, 200);
        QCOMPARE(night.announce(300, 400).status, 200);

        QVERIFY(night.vouchesFor(night.upload(0, 300), 300));
        QVERIFY(night.vouchesFor(night.upload(300, 400), 400));
        QCOMPARE(night.upload(0, 300).status, 409); // never back
    }

    void aLaneGrowsNightByNightFromAnywhereInAPackage()
    {
        Night night;
        std::uint64_t size = 0;

        for (const std::uint64_t more : {1, 254, 1, 1, 300, 7}) {
            night.lane.add(more);
            QCOMPARE(night.announce(size, size + more).status, 200);
            QVERIFY(night.vouchesFor(night.upload(size, size + more), size + more));
            size += more;
        }
    }

    void theMirroredHeadCarriesBothSignatures()
    {
        Night night;
        night.lane.add(3);
        QCOMPARE(night.announce(0, 3).status, 200);
        QCOMPARE(night.cloud.checkpoint(laneOrigin)->status, 404);
        const auto receipt = night.upload(0, 3);

        const auto reply = *night.cloud.checkpoint(laneOrigin);

        QCOMPARE(reply.status, 200);
        QCOMPARE(reply.body, night.lane.note(3).whole() + receipt.body);
        QVERIFY(ledger::openCheckpoint(*ledger::Note::parse(reply.body), night.lane.key()));
    }

    void whatWasVouchedForSurvivesARestart()
    {
        Night night;
        night.lane.add(700);
        QCOMPARE(night.announce(0, 700).status, 200);
        QCOMPARE(night.upload(0, 700, 1).status, 202);

        night.cloud.restart();

        QCOMPARE(night.announce(0, 700).body, std::string("700\n"));
        QVERIFY(night.vouchesFor(night.upload(256, 700), 700));
        night.cloud.restart();
        QVERIFY(night.vouchesFor(night.upload(0, 700), 700));
    }

    void aStationKeepsItsKey()
    {
        Night night;

        QVERIFY(night.cloud.mirror().enrol(night.lane.station())); // again
        const auto other = night.cloud.mirror().enrol(LabLane(laneOrigin, 9).station());

        QVERIFY(!other);
        QVERIFY(other.error().fault == Fault::Refused);
        QVERIFY(!night.cloud.mirror().enrol(night.cloud.key()));
        QVERIFY(!night.cloud.mirror().enrol(night.lane.key()));
        QCOMPARE(night.cloud.archive().holdings()->stations, std::int64_t{1});
    }
};

QTEST_GUILESS_MAIN(MirrorTest)
#include "test_mirror.moc"
