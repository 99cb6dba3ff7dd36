// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include <QTest>

#include "app/store/evidence.h"
#include "app/store/fsck.h"
#include "app/store/outside_head.h"
#include "app/store/projections.h"
#include "tests/support/mirror_key.h"
#include "tests/support/program.h"

using namespace custody;
using namespace custody::store;
using namespace custody::test;
using chain::EventType;

namespace {

std::string allFaults(DemoStore& demo)
{
    std::string all;
    for (const auto& fault : must(check(*demo, Depth::Full)).faults)
        all += fault + "\n";
    for (const auto& row : must(refoldProjections(*demo, Rebuild::Compare)))
        all += row + "\n";
    return all;
}

void copyFolder(const std::filesystem::path& from, const std::filesystem::path& to)
{
    std::filesystem::remove_all(to);
    std::filesystem::copy(from, to, std::filesystem::copy_options::recursive);
}

ledger::Entry entryAt(DemoStore& demo, std::int64_t lane, std::uint64_t index)
{
    return must(ledger::decodeEntry(must(demo->ledger().entryBytes(lane, index))));
}

} // namespace

class Rollback : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void storePutBackFromAnOlderCopyIsBehindTheHeadThatSomebodyHolds()
    {
        DemoStore demo;
        const auto parcel = demo.openedParcel(demo.northwind, "1Z5R89390357567127", demo.ben.id);
        demo.close();
        copyFolder(demo.folder(), demo.beside("image"));
        demo.reopen();
        demo.item(parcel, "LPN7K3M9QX2W", demo.ben.id);
        const auto held = must(demo->ledger().newestHead(demo.laneOf(demo.northwind).id)).whole();
        const auto certificate = must(certificateOf(*demo, parcel)).text();
        QVERIFY(compareWithOutside(*demo, held));
        QVERIFY(compareWithOutside(*demo, certificate));
        demo.close();

        copyFolder(demo.beside("image"), demo.folder());
        demo.reopen();
        const auto head = compareWithOutside(*demo, held);
        const auto paper = compareWithOutside(*demo, certificate);

        // The store agrees with itself; only what lies outside shows that it is old.
        QCOMPARE(allFaults(demo), std::string());
        QVERIFY(!head && head.error().fault == Fault::Tampered);
        QVERIFY2(head.error().what.find("rolled back") != std::string::npos, head.error().what.c_str());
        QVERIFY(!paper);
    }

    void twoHistoriesUnderOneKeyAreToldApartByAHeadOfEither()
    {
        DemoStore demo;
        demo.close();
        copyFolder(demo.folder(), demo.beside("image"));
        demo.reopen();
        demo.openedParcel(demo.northwind, "1Z5R89390357567127", demo.ben.id);
        const auto held = must(demo->ledger().newestHead(demo.laneOf(demo.northwind).id)).whole();
        demo.close();
        copyFolder(demo.beside("image"), demo.folder());
        demo.reopen();
        demo.openedParcel(demo.northwind, "1Z5R89390357567128", demo.ben.id);

        const auto compared = compareWithOutside(*demo, held);

        QVERIFY(!compared);
        QVERIFY2(
            compared.error().what.find("two histories") != std::string::npos, compared.error().what.c_str());
    }

    void headOfAnotherStationIsNoReasonForAlarmAboutThisOnesHistory()
    {
        DemoStore demo;
        const auto compared = compareWithOutside(*demo,
            "custody.example/other/st01\n1\n0Nc2CrefWKseHj/mStd+LqC8B+NrX0btIiPt2SmN+ek=\n\n— "
            "custody.example/other/st01 "
            "M9e0lvAQRtH832pk2RTbeSeZMkp4FZSdJYFBUjO5SKxuRbywPUF3cx+HUrb50kjd3rUWW/fj53Wj1dwcwh9bGQnqVAg=\n");

        QVERIFY(!compared);
        QVERIFY2(compared.error().what.find("belongs to another station") != std::string::npos,
            compared.error().what.c_str());
    }

    void theProgramSaysThatAStoreIsBehindAHead()
    {
        DemoStore demo;
        demo.close();
        copyFolder(demo.folder(), demo.beside("image"));
        demo.reopen();
        demo.openedParcel(demo.northwind, "1Z5R89390357567127", demo.ben.id);
        const auto held = must(demo->ledger().newestHead(demo.laneOf(demo.northwind).id)).whole();
        QFile file(QString::fromStdString(demo.beside("held").string()));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(held.c_str());
        file.close();
        demo.close();
        const auto look = [&](const std::filesystem::path& folder) {
            return run(ours("custody-admin"),
                {"fsck", "--data", QString::fromStdString(folder.string()), "--expect", file.fileName()});
        };

        const auto now = look(demo.folder());
        const auto old = look(demo.beside("image"));

        QVERIFY2(now.exitCode == 0, now.err);
        QCOMPARE(old.exitCode, 65);
        QVERIFY2(old.err.contains("rolled back"), old.err);
    }

    void eventsOfAForkedLaneGoOnInTheLaneOfTheNextEpoch()
    {
        // Given a parcel and an item in a lane that the cloud then calls forked
        DemoStore demo;
        const auto parcel = demo.openedParcel(demo.northwind, "1Z5R89390357567127", demo.ben.id);
        const MirrorKey mirror;
        (void)receipt(demo, demo.laneOf(demo.northwind), mirror);
        const auto item = demo.item(parcel, "LPN7K3M9QX2W", demo.ben.id);
        const auto old = demo.laneOf(demo.northwind);
        const auto oldHead = must(demo->ledger().newestHead(old.id)).whole();
        must(demo->outbox().quarantine(
            old.id, "the cloud holds other events", oldHead + "\nthe cloud's head"));

        // When work goes on
        demo.offer(item, demo.ben.id, demo.sara.id);
        const auto another = demo.openedParcel(demo.northwind, "1Z5R89390357567128", demo.ben.id);

        // Then the old lane stays as it is, and the new one begins by committing to what is known of it
        const auto next = demo.laneOf(demo.northwind);
        QCOMPARE(next.origin, old.origin + "/2");
        QCOMPARE(must(demo->ledger().lane(old.id)).size, old.size);
        QCOMPARE(must(demo->ledger().newestHead(old.id)).whole(), oldHead);
        QCOMPARE(next.size, std::uint64_t{6});
        const auto first = must(openEvent(*demo, next, 0, stationSubject()));
        QCOMPARE(first.entry.type, std::string("lane.continued"));
        QCOMPARE(first.text("continues"), old.origin);
        QCOMPARE(first.text("our_head"), oldHead);
        QVERIFY(first.text("evidence_1").find("the cloud's head") != std::string::npos);
        QVERIFY(!first.text("receipt").empty());
        // … the chains go on over the cut, and everything agrees
        QCOMPARE(entryAt(demo, next.id, 1).itemPrevious,
            std::optional(must(demo->ledger().leafHash(old.id, old.size - 1))));
        QCOMPARE(must(chainOf(*demo, item)).size(), std::size_t{6});
        QCOMPARE(must(certificateOf(*demo, another)).events.size(), std::size_t{4});
        QCOMPARE(must(certificateOf(*demo, item)).events.size(), std::size_t{1});
        demo.reopen();
        QCOMPARE(allFaults(demo), std::string());
    }

    void aStoryThatAForkCutIsToldInPartsThatJoin()
    {
        // Given an item whose lane forked between its arrival and its hand-off
        DemoStore demo;
        const auto parcel = demo.openedParcel(demo.northwind, "1Z5R89390357567127", demo.ben.id);
        const auto item = demo.item(parcel, "LPN7K3M9QX2W", demo.ben.id);
        must(demo->outbox().quarantine(
            demo.laneOf(demo.northwind).id, "the cloud holds other events", "the cloud's head"));
        demo.offer(item, demo.ben.id, demo.sara.id);

        // When each part is exported
        QCOMPARE(must(partsOf(*demo, item)), std::size_t{2});
        QCOMPARE(must(partsOf(*demo, parcel)), std::size_t{1});
        const auto part = [&](std::size_t which) {
            return must(certificateOfPart(*demo, item, which, FieldChoice::everything()));
        };
        const auto first = part(1), second = part(2);
        QCOMPARE(QString::fromStdString(must(certificateOf(*demo, item)).note),
            QString::fromStdString(second.note));
        QVERIFY(!certificateOfPart(*demo, item, 3, FieldChoice::everything()));

        // Then both verify, nothing is left out between them, and the program says so
        QCOMPARE(first.events.size() + second.events.size(), must(chainOf(*demo, item)).size());
        const auto before = ledger::verifyCertificate(first.text(), nullptr);
        const auto after = ledger::verifyCertificate(second.text(), nullptr);
        QVERIFY(before.verifies && before.fromTheBeginning);
        QVERIFY(after.verifies && !after.fromTheBeginning);
        QCOMPARE(after.goesOnFrom, before.endsWith);
        const auto write = [&](const char* name, const ledger::Certificate& certificate) {
            QFile file(QString::fromStdString(demo.beside(name).string()));
            (void)file.open(QIODevice::WriteOnly);
            file.write(certificate.text().c_str());
            return file.fileName();
        };
        const auto older = write("one.cert", first), newer = write("two.cert", second);
        const auto told = run(ours("custody-verify"), {older, newer});
        QVERIFY2(told.exitCode == 0, told.err);
        QVERIFY2(told.out.contains((newer + " goes on exactly where " + older + " ends").toUtf8()), told.out);
        QVERIFY(!run(ours("custody-verify"), {newer, newer}).out.contains("goes on"));
    }

    void forkedSpineIsContinuedTooSoThatPeopleCanSignIn()
    {
        DemoStore demo;
        const auto spine = demo.laneOf(std::nullopt);
        must(demo->outbox().quarantine(spine.id, "the cloud holds more", "its head"));
        const auto forkAgain = [&] {
            must(demo->outbox().quarantine(demo.laneOf(std::nullopt).id, "again", "its head"));
        };

        demo.record(demo.event(EventType::SessionLogin, demo.ben.id));
        forkAgain();
        demo.record(demo.event(EventType::SessionLogin, demo.ben.id));

        QCOMPARE(demo.laneOf(std::nullopt).origin, spine.origin + "/3");
        QCOMPARE(demo.laneOf(std::nullopt).size, std::uint64_t{2});
        demo.reopen();
        QCOMPARE(allFaults(demo), std::string());
    }

    void clockThatJumpsDoesNotChangeTheOrder_data()
    {
        QTest::addColumn<qlonglong>("to");
        constexpr qlonglong day = 86'400'000, now = 1'795'356'125'123;
        QTest::newRow("ten years ahead") << now + 3652 * day;
        QTest::newRow("a day back") << now - day;
        QTest::newRow("1970") << qlonglong{0};
    }

    void clockThatJumpsDoesNotChangeTheOrder()
    {
        QFETCH(qlonglong, to);
        DemoStore demo;
        const auto before = demo.openedParcel(demo.northwind, "1Z5R89390357567127", demo.ben.id);
        demo.clock.step(to);

        const auto item = demo.item(before, "LPN7K3M9QX2W", demo.ben.id);
        demo.openedParcel(demo.northwind, "1Z5R89390357567128", demo.ben.id);

        const auto lane = demo.laneOf(demo.northwind);
        QCOMPARE(lane.size, std::uint64_t{9});
        QCOMPARE(static_cast<qlonglong>(entryAt(demo, lane.id, 4).claimedMs), to);
        for (std::uint64_t i = 0; i < lane.size; ++i)
            QCOMPARE(entryAt(demo, lane.id, i).index, i);
        QCOMPARE(must(chainOf(*demo, item)).size(), std::size_t{5});
        demo.reopen();
        QCOMPARE(allFaults(demo), std::string());
    }
};

QTEST_GUILESS_MAIN(Rollback)
#include "test_rollback.moc"
