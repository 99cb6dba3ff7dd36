// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include <QTest>

#include "tests/support/mirror_key.h"

using namespace custody;
using namespace custody::store;
using namespace custody::test;
using chain::EventType;

namespace {

ledger::Entry newestLeaf(DemoStore& demo, const Lane& lane)
{
    return must(ledger::decodeEntry(must(demo->ledger().entryBytes(lane.id, lane.size - 1))));
}

} // namespace

class OutboxTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyLeafWaitsForItsReceipt()
    {
        DemoStore demo;
        const auto spine = demo.laneOf(std::nullopt);

        const auto status = must(demo->outbox().lane(spine.id));

        QCOMPARE(status.unsynced, spine.size);
        QCOMPARE(status.receiptedSize, std::uint64_t{0});
        QCOMPARE(status.oldestUnsynced, std::optional<UtcMs>(1'795'356'125'123));
        QVERIFY(!status.lastReceipt);
    }

    void rightReceiptReleasesExactlyTheLeavesItCovers()
    {
        DemoStore demo;
        const MirrorKey mirror;
        const auto spine = demo.laneOf(std::nullopt);
        const auto parcel = demo.openedParcel(demo.northwind, "1Z5R89390357567127", demo.ben.id);
        const auto head = headOf(demo, spine);
        demo.record(demo.event(EventType::SessionLogin, demo.ben.id));

        const auto released = must(demo->outbox().accept(
            spine.id, head, mirror.sign(head, demo.clock.now()), mirror.verifier(), demo.clock.now()));

        QCOMPARE(released, spine.size);
        const auto status = must(demo->outbox().lane(spine.id));
        QCOMPARE(status.unsynced, std::uint64_t{1});
        QCOMPARE(status.receiptedSize, spine.size);
        QCOMPARE(status.lastReceipt, std::optional(demo.clock.now() / 1000 * 1000));
        const auto other = must(demo->outbox().lane(must(demo->laneFor(parcel)).id));
        QCOMPARE(other.unsynced, other.size);
    }

    void olderHeadOfOursIsReceiptedToo()
    {
        DemoStore demo;
        const MirrorKey mirror;
        const auto spine = demo.laneOf(std::nullopt);
        const auto older = must(ledger::openCheckpoint(
            must(demo->outbox().headAt(spine.id, 2)).value(), demo->ledger().logKey(spine)));

        const auto released = must(demo->outbox().accept(
            spine.id, older, mirror.sign(older, demo.clock.now()), mirror.verifier(), demo.clock.now()));

        QCOMPARE(released, std::uint64_t{2});
    }

    void wrongReceiptIsRefusedAndReleasesNothing_data()
    {
        QTest::addColumn<QString>("wrong");
        for (const char* wrong : {"unknown key", "same name, other key", "wrong root", "other origin",
                 "larger size", "smaller size", "ten minutes ahead", "signed by our own log key",
                 "signature of another head", "signature cut short"})
            QTest::newRow(wrong) << QString::fromLatin1(wrong);
    }

    void wrongReceiptIsRefusedAndReleasesNothing()
    {
        QFETCH(QString, wrong);
        DemoStore demo;
        MirrorKey mirror, stranger;
        stranger.key = crypto::SigningKey(*crypto::Secret::fromBytes(Bytes(32, 8)));
        const auto spine = demo.laneOf(std::nullopt);
        auto head = headOf(demo, spine);
        auto trusted = mirror.verifier();
        auto at = demo.clock.now();
        if (wrong == QLatin1String("wrong root"))
            head.root[0] ^= 1;
        if (wrong == QLatin1String("other origin"))
            head.origin = demo.laneOf(demo.northwind).origin;
        if (wrong == QLatin1String("larger size"))
            ++head.size;
        if (wrong == QLatin1String("smaller size"))
            --head.size;
        if (wrong == QLatin1String("ten minutes ahead"))
            at += 10 * 60 * 1000;
        auto signature = mirror.sign(head, at);
        if (wrong == QLatin1String("unknown key")) {
            stranger.name = "someone.example/x";
            signature = stranger.sign(head, at);
        }
        if (wrong == QLatin1String("same name, other key"))
            signature = stranger.sign(head, at);
        if (wrong == QLatin1String("signed by our own log key"))
            trusted = demo->ledger().logKey(spine);
        if (wrong == QLatin1String("signature of another head")) {
            auto other = head;
            other.root[0] ^= 1;
            signature = mirror.sign(other, at);
        }
        if (wrong == QLatin1String("signature cut short"))
            signature.raw.pop_back();

        const auto accepted = demo->outbox().accept(spine.id, head, signature, trusted, demo.clock.now());

        QVERIFY(!accepted);
        QCOMPARE(accepted.error().fault, Fault::Tampered);
        const auto status = must(demo->outbox().lane(spine.id));
        QCOMPARE(status.unsynced, spine.size);
        QCOMPARE(status.receiptedSize, std::uint64_t{0});
        demo.record(demo.event(EventType::SessionLogin, demo.ben.id));
        QVERIFY(!newestLeaf(demo, demo.laneOf(std::nullopt)).beacon);
    }

    void receiptALittleAheadOfOurClockIsTaken()
    {
        DemoStore demo;
        const MirrorKey mirror;
        const auto spine = demo.laneOf(std::nullopt);
        const auto head = headOf(demo, spine);

        const auto accepted = demo->outbox().accept(spine.id, head,
            mirror.sign(head, demo.clock.now() + 4 * 60 * 1000), mirror.verifier(), demo.clock.now());

        QVERIFY2(accepted, accepted ? "" : accepted.error().what.c_str());
    }

    void newestReceiptStandsAsBeaconInTheNextLeaf()
    {
        DemoStore demo;
        const MirrorKey mirror;
        const auto spine = demo.laneOf(std::nullopt);
        const auto head = headOf(demo, spine);
        const auto signature = mirror.sign(head, demo.clock.now());
        QVERIFY(!newestLeaf(demo, spine).beacon);
        must(demo->outbox().accept(spine.id, head, signature, mirror.verifier(), demo.clock.now()));

        demo.record(demo.event(EventType::SessionLogin, demo.ben.id));

        const auto leaf = newestLeaf(demo, demo.laneOf(std::nullopt));
        QVERIFY(leaf.beacon);
        QCOMPARE(leaf.beacon->time, static_cast<std::uint64_t>(demo.clock.now() / 1000));
        QCOMPARE(leaf.beacon->note, crypto::sha256(view(head.text() + "\n" + signature.line())));
    }

    void olderReceiptThatComesLateIsNoBeacon()
    {
        DemoStore demo;
        const MirrorKey mirror;
        const auto spine = demo.laneOf(std::nullopt);
        const auto older = must(ledger::openCheckpoint(
            must(demo->outbox().headAt(spine.id, 2)).value(), demo->ledger().logKey(spine)));
        (void)receipt(demo, spine, mirror);

        must(demo->outbox().accept(spine.id, older, mirror.sign(older, demo.clock.now() - 60'000),
            mirror.verifier(), demo.clock.now()));
        demo.record(demo.event(EventType::SessionLogin, demo.ben.id));

        QCOMPARE(newestLeaf(demo, demo.laneOf(std::nullopt)).beacon->time,
            static_cast<std::uint64_t>(demo.clock.now() / 1000));
    }

    void receiptOfASizeAlreadyReceiptedDoesNotBecomeABeaconWithoutBeingKept()
    {
        DemoStore demo;
        const MirrorKey mirror;
        const auto spine = demo.laneOf(std::nullopt);
        (void)receipt(demo, spine, mirror);
        const auto first = demo.clock.now();

        demo.clock.advance(60'000);
        (void)receipt(demo, spine, mirror);
        demo.record(demo.event(EventType::SessionLogin, demo.ben.id));

        QCOMPARE(newestLeaf(demo, demo.laneOf(std::nullopt)).beacon->time,
            static_cast<std::uint64_t>(first / 1000));
    }

    void forkedLaneTakesNoMoreEventsAndTheNextEpochDoes()
    {
        DemoStore demo;
        const auto parcel = demo.openedParcel(demo.northwind, "1Z5R89390357567127", demo.ben.id);
        const auto lane = must(demo->laneFor(parcel));
        must(demo->outbox().quarantine(lane.id, "the cloud's root differs", "evidence"));
        auto event = demo.event(EventType::ParcelDuplicateScan, demo.ben.id);
        event.parcel = parcel;

        const auto recorded = must(demo->record({{event}, {}, {}, {}, {}}));

        QCOMPARE(recorded.front().lane, lane.origin + "/2");
        QCOMPARE(must(demo->outbox().lane(lane.id)).state, LaneState::Forked);
        QCOMPARE(must(demo->ledger().lane(lane.id)).size, lane.size);
    }

    void otherLanesGoOnBesideAForkedOne()
    {
        DemoStore demo;
        const auto lane = demo.laneOf(demo.northwind);
        must(demo->outbox().quarantine(lane.id, "the cloud's root differs", "evidence"));

        demo.openedParcel(demo.alder, "9205590242327008598961", demo.ben.id);
        demo.reopen();

        QCOMPARE(demo.laneOf(demo.alder).size, std::uint64_t{4});
        QCOMPARE(must(demo->outbox().lane(lane.id)).state, LaneState::Forked);
    }
};

QTEST_GUILESS_MAIN(OutboxTest)
#include "test_outbox.moc"
