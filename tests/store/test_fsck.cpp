// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include <QTest>

#include "app/base/file.h"
#include "app/store/fsck.h"
#include "tests/support/mirror_key.h"

using namespace custody;
using namespace custody::store;
using namespace custody::test;
using chain::EventType;

namespace {

// A short day: two brands, a photo, an item on its way from Ben to Sara, receipts for what came before.
struct Day : DemoStore {
    Day()
    {
        parcel = openedParcel(northwind, "1Z5R89390357567127", ben.id);
        photo(parcel, "a picture of the box", ben.id);
        const MirrorKey mirror;
        (void)receipt(*this, laneOf(northwind), mirror);
        item = DemoStore::item(parcel, "LPN7K3M9QX2W", ben.id);
        offerId = offer(item, ben.id, sara.id);
        openedParcel(alder, "9205590242327008598961", sara.id);
    }
    SubjectId parcel, item;
    EventId offerId;
};

// What somebody with the disk in her hands does first.
void dropTriggers(Store& store)
{
    for (const char* table : {"leaf", "node", "head", "receipt"})
        must(store.database().run(
            "DROP TRIGGER " + std::string(table) + "_stays; DROP TRIGGER " + std::string(table) + "_kept"));
}

// Flips one bit in the middle of the first row that `where` names.
void flip(Store& store, const std::string& table, const std::string& column, const std::string& where)
{
    Bytes content;
    bool isText = false;
    {
        auto query = must(store.database().prepare(
            "SELECT " + column + ", typeof(" + column + ")='text' FROM " + table + " WHERE " + where));
        if (!must(query.step()))
            qFatal("no row to change in %s", table.c_str());
        isText = query.integer(1) != 0;
        content = isText ? bytes(query.text(0)) : query.blob(0);
    }
    content[content.size() / 2] ^= 1;
    auto update = must(store.database().prepare("UPDATE " + table + " SET " + column + "=? WHERE " + where));
    if (isText)
        update.bind(1, text(content));
    else
        update.bind(1, ByteView(content));
    must(update.run());
}

std::vector<std::string> faultsAt(DemoStore& demo, Depth depth)
{
    demo.reopen();
    return must(check(*demo, depth)).faults;
}

bool named(const std::vector<std::string>& faults, const std::string& word)
{
    return std::any_of(faults.begin(), faults.end(),
        [&](const std::string& fault) { return fault.find(word) != std::string::npos; });
}

std::string joined(const std::vector<std::string>& faults)
{
    std::string all;
    for (const auto& fault : faults)
        all += fault + "\n";
    return all;
}

} // namespace

class FsckTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void untouchedStoreHasNoFault_data()
    {
        QTest::addColumn<int>("depth");
        QTest::newRow("at start") << int(Depth::Start);
        QTest::newRow("usual") << int(Depth::Usual);
        QTest::newRow("full") << int(Depth::Full);
    }

    void untouchedStoreHasNoFault()
    {
        QFETCH(int, depth);
        Day day;

        const auto report = must(check(*day, static_cast<Depth>(depth)));

        QVERIFY2(report.faults.empty(), joined(report.faults).c_str());
        QCOMPARE(report.lanes, std::uint64_t{4});
        QCOMPARE(report.photos, std::uint64_t{1});
        QCOMPARE(report.leaves - report.unsynced, std::uint64_t{5});
        QVERIFY(faultsAt(day, static_cast<Depth>(depth)).empty());
    }

    void changedRowOfTheLedgerIsNamed_data()
    {
        QTest::addColumn<QByteArray>("table");
        QTest::addColumn<QByteArray>("column");
        QTest::addColumn<QByteArray>("where");
        QTest::addColumn<QByteArray>("word");
        const auto row = [](const char* table, const char* column, const char* where, const char* word) {
            QTest::addRow("%s.%s where %s", table, column, where)
                << QByteArray(table) << QByteArray(column) << QByteArray(where) << QByteArray(word);
        };
        row("leaf", "entry_ct", "lane=3 AND idx=2", "leaf 2");
        row("leaf", "leaf_hash", "lane=3 AND idx=2", "leaf 2");
        row("node", "h", "lane=3 AND lvl=1 AND idx=0", "leaf 1");
        row("node", "h", "lane=3 AND lvl=2 AND idx=0", "leaf 3");
        row("head", "note", "lane=3 AND size=3", "leaf 2");
        row("head", "note", "lane=3 AND size=7", "leaf 6");
        row("receipt", "line", "lane=3", "receipt");
        row("receipt", "cosigner", "lane=3", "receipt");
    }

    void changedRowOfTheLedgerIsNamed()
    {
        QFETCH(QByteArray, table);
        QFETCH(QByteArray, column);
        QFETCH(QByteArray, where);
        QFETCH(QByteArray, word);
        Day day;
        const auto origin = day.laneOf(day.northwind).origin;
        dropTriggers(*day);

        flip(*day, table.toStdString(), column.toStdString(), where.toStdString());

        const auto faults = faultsAt(day, Depth::Usual);
        QCOMPARE(faults.size(), std::size_t{1});
        QVERIFY2(named(faults, origin) && named(faults, word.toStdString()), joined(faults).c_str());
    }

    void changedFieldsOfAnEventAreNamed()
    {
        Day day;
        const auto lane = day.laneOf(day.northwind);
        const auto event = must(ledger::decodeEntry(must(day->ledger().entryBytes(lane.id, 3)))).eventId;

        flip(*day, "payload", "ct", "event_id=x'" + hex(event.bytes()) + "'");

        const auto faults = faultsAt(day, Depth::Full);
        QVERIFY2(named(faults, lane.origin + ", leaf 3"), joined(faults).c_str());
    }

    void missingFieldsOfAnEventAreNamed()
    {
        Day day;
        const auto lane = day.laneOf(day.northwind);
        const auto event = must(ledger::decodeEntry(must(day->ledger().entryBytes(lane.id, 3)))).eventId;

        must(day->database().run("DELETE FROM payload WHERE event_id=x'" + hex(event.bytes()) + "'"));

        QVERIFY(named(faultsAt(day, Depth::Full), "leaf 3"));
    }

    void changedStateOfAThingIsNamed()
    {
        Day day;

        flip(*day, "thing", "state_ct", "subject=x'" + hex(day.item.bytes()) + "'");

        const auto faults = faultsAt(day, Depth::Full);
        QVERIFY2(named(faults, "item " + toText(day.item)), joined(faults).c_str());
    }

    void stateOfThePastPutBackIsNamed()
    {
        Day day;
        const auto row = "subject=x'" + hex(day.item.bytes()) + "'";
        must(day->database().run("CREATE TEMP TABLE kept AS SELECT state_ct FROM thing WHERE " + row));
        auto cancelled = day.event(EventType::CustodyCancelled, day.ben.id);
        cancelled.parcel = day.parcel;
        cancelled.item = day.item;
        day.record(cancelled);

        must(day->database().run("UPDATE thing SET state_ct=(SELECT state_ct FROM temp.kept) WHERE " + row));

        const auto faults = faultsAt(day, Depth::Full);
        QVERIFY2(named(faults, "is not what its events give"), joined(faults).c_str());
    }

    void changedOfferIsNamed()
    {
        Day day;

        flip(*day, "offer", "state_ct", "id=x'" + hex(day.offerId.bytes()) + "'");

        QVERIFY(named(faultsAt(day, Depth::Full), "offer " + toText(day.offerId)));
    }

    void changedListOfWhoHoldsWhatIsNamed()
    {
        Day day;

        must(day->database().run("UPDATE holding SET person=x'" + hex(day.lee.id.bytes())
            + "' WHERE subject=x'" + hex(day.parcel.bytes()) + "'"));

        QVERIFY(named(faultsAt(day, Depth::Full), "parcel " + toText(day.parcel)));
    }

    void changedPersonIsNamed()
    {
        Day day;

        flip(*day, "person", "record_ct", "id=x'" + hex(day.sara.id.bytes()) + "'");

        QVERIFY(named(faultsAt(day, Depth::Full), "the people"));
    }

    void changedPhotoIsNamedAlreadyByTheUsualCheck()
    {
        Day day;
        const auto blob = must(day->photos().all()).at(0);
        auto content = must(readFile(day->photos().pathOf(blob), 1 << 20));
        content[content.size() / 2] ^= 1;
        must(replaceFile(day->photos().pathOf(blob), content));

        const auto faults = faultsAt(day, Depth::Usual);

        QVERIFY2(named(faults, "photo " + hex(blob).substr(0, 12)), joined(faults).c_str());
        QVERIFY(named(faults, "leaf 4"));
    }

    void missingPhotoIsNamed()
    {
        Day day;
        const auto blob = must(day->photos().all()).at(0);
        must(day->photos().forget(blob));

        QVERIFY(named(faultsAt(day, Depth::Usual), "photo " + hex(blob).substr(0, 12)));
    }

    void removedLastLeafIsNoticedAtStart()
    {
        Day day;
        dropTriggers(*day);
        must(day->database().run(
            "DELETE FROM leaf WHERE lane=3 AND idx=6; UPDATE lane SET size=6 WHERE id=3"));

        const auto faults = faultsAt(day, Depth::Start);

        QVERIFY2(named(faults, day.laneOf(day.northwind).origin), joined(faults).c_str());
    }

    void storeRolledBackBehindAReceiptIsNoticed()
    {
        Day day;
        dropTriggers(*day);
        must(day->database().run("UPDATE receipt SET size=99"));

        QVERIFY(named(faultsAt(day, Depth::Usual), "rolled back"));
    }

    void removedReceiptThatALeafNamesIsNoticed()
    {
        Day day;
        dropTriggers(*day);
        must(day->database().run("DELETE FROM receipt"));

        const auto faults = faultsAt(day, Depth::Usual);

        QVERIFY2(named(faults, "the receipt that leaf 5 names"), joined(faults).c_str());
    }

    // Found by flipping every bit: the time was compared with those of all receipts of the lane.
    void beaconWithTheTimeOfAnotherReceiptIsNoticed()
    {
        Day day;
        const auto lane = day.laneOf(day.northwind);
        day.clock.step(day.clock.now() + 60'000);
        (void)day.openedParcel(day.northwind, "1Z5R89390357567141", day.ben.id);
        (void)receipt(day, lane, MirrorKey());
        dropTriggers(*day);
        QCOMPARE(joined(faultsAt(day, Depth::Usual)), std::string());

        must(day->database().run(
            "UPDATE lane SET beacon_time=(SELECT min(ts) FROM receipt WHERE lane=3) WHERE id=3"));
        const auto ofTheLane = faultsAt(day, Depth::Usual);
        must(day->database().run(
            "UPDATE lane SET beacon_time=(SELECT max(ts) FROM receipt WHERE lane=3) WHERE id=3"));
        must(day->database().run(
            "UPDATE receipt SET ts=ts+1 WHERE lane=3 AND ts=(SELECT min(ts) FROM receipt)"));
        const auto ofTheReceipt = faultsAt(day, Depth::Usual);

        QVERIFY2(named(ofTheLane, "than the lane's next leaf says"), joined(ofTheLane).c_str());
        QVERIFY2(named(ofTheReceipt, "has another time than leaf"), joined(ofTheReceipt).c_str());
    }

    void leafStillWaitingThoughReceiptedIsNoticed()
    {
        Day day;
        must(day->database().run("INSERT INTO outbox VALUES(3, 0, 0)"));

        QVERIFY(named(faultsAt(day, Depth::Start), "do not add up"));
    }

    void faultOfOneLaneDoesNotHideAnothers()
    {
        Day day;
        dropTriggers(*day);
        flip(*day, "leaf", "leaf_hash", "lane=3 AND idx=2");
        flip(*day, "leaf", "leaf_hash", "lane=4 AND idx=1");

        const auto faults = faultsAt(day, Depth::Usual);

        QVERIFY(named(faults, day.laneOf(day.northwind).origin + ", leaf 2"));
        QVERIFY(named(faults, day.laneOf(day.alder).origin + ", leaf 1"));
    }
};

QTEST_GUILESS_MAIN(FsckTest)
#include "test_fsck.moc"
