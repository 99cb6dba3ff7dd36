// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include <QTest>

#include "app/store/fsck.h"
#include "app/store/projections.h"
#include "tests/support/demo_store.h"

using namespace custody;
using namespace custody::store;
using namespace custody::test;
using chain::EventType;

namespace {

struct Day : DemoStore {
    Day()
    {
        parcel = openedParcel(northwind, "1Z5R89390357567127", ben.id);
        photo(parcel, "a picture of the box", ben.id);
        item = DemoStore::item(parcel, "LPN7K3M9QX2W", ben.id);
        offerId = offer(item, ben.id, sara.id);
        auto denied = event(EventType::TransitionDenied, sara.id, {{"rule", std::string("G2")}});
        denied.parcel = parcel;
        record(denied);
        openedParcel(alder, "9205590242327008598961", sara.id);
    }
    SubjectId parcel, item;
    EventId offerId;

    // Every row of a table, with what is sealed in it left out.
    std::string rows(const std::string& columns, const std::string& table)
    {
        auto query = must((*this)->database().prepare("SELECT group_concat(r, char(10)) FROM (SELECT "
            + columns + " AS r FROM " + table + " ORDER BY r)"));
        must(query.step());
        return query.text(0);
    }
    std::vector<std::string> wrong() { return must(refoldProjections(**this, Rebuild::Compare)); }
};

} // namespace

class ProjectionsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void untouchedProjectionsAreWhatTheLeavesGive()
    {
        Day day;

        const auto wrong = day.wrong();

        QVERIFY2(wrong.empty(), wrong.empty() ? "" : wrong.front().c_str());
    }

    void lostRowsComeBackAsTheyWere_data()
    {
        QTest::addColumn<QByteArray>("table");
        QTest::addColumn<QByteArray>("columns");
        const auto table = [](const char* name, const char* columns) {
            QTest::newRow(name) << QByteArray(name) << QByteArray(columns);
        };
        table("thing", "hex(subject)||lane||' '||kind||hex(parcel)||coalesce(hex(last_leaf),'-')");
        table("event_of", "hex(subject)||lane||' '||idx");
        table("lookup", "hex(bi)||hex(subject)");
        table("holding", "hex(subject)||hex(person)||since");
        table("offer", "hex(id)||hex(parcel)||open");
        table("tally", "hour||what||n");
    }

    void lostRowsComeBackAsTheyWere()
    {
        QFETCH(QByteArray, table);
        QFETCH(QByteArray, columns);
        Day day;
        const auto before = day.rows(columns.toStdString(), table.toStdString());
        const auto parcel = must(day->things().parcel(day.parcel));
        const auto item = must(day->things().item(day.item));
        const auto offer = must(day->things().offer(day.offerId));
        QVERIFY(!before.empty());
        must(day->database().run("DELETE FROM " + table.toStdString()));

        const auto mended = must(refoldProjections(*day, Rebuild::Keep));

        QVERIFY(!mended.empty());
        day.reopen();
        QCOMPARE(day.rows(columns.toStdString(), table.toStdString()), before);
        QVERIFY(must(day->things().parcel(day.parcel)) == parcel);
        QVERIFY(must(day->things().item(day.item)) == item);
        QVERIFY(must(day->things().offer(day.offerId)) == offer);
        QVERIFY(day.wrong().empty());
        QVERIFY(must(check(*day, Depth::Full)).faults.empty());
    }

    void rowThatNoEventGivesIsNamedAndOnlyComparedItStays()
    {
        Day day;
        const auto stranger = must(parseId<SubjectId>("0199c82c-c000-7000-8000-000000000001"));
        auto insert = must(day->database().prepare("INSERT INTO lookup VALUES(x'00112233', ?)"));
        insert.bind(1, stranger.bytes());
        must(insert.run());

        const auto wrong = day.wrong();
        const auto again = day.wrong();

        QCOMPARE(wrong.size(), std::size_t{1});
        QVERIFY2(wrong.front().find("index row 00112233") == 0, wrong.front().c_str());
        QCOMPARE(again, wrong);
    }

    void everyLostRowIsNamedNotOnlyTheFirst()
    {
        Day day;
        auto count = must(day->database().prepare("SELECT count(*) FROM event_of"));
        must(count.step());
        const auto lost = static_cast<std::size_t>(count.integer(0));
        must(day->database().run("DELETE FROM event_of"));

        const auto wrong = day.wrong();

        QCOMPARE(wrong.size(), lost);
        for (const auto& row : wrong)
            QVERIFY2(row.starts_with("event list of ") && row.ends_with("and it is missing"), row.c_str());
    }

    void changedRowsAreNamed_data()
    {
        QTest::addColumn<QByteArray>("sql");
        QTest::addColumn<QByteArray>("named");
        QTest::newRow("holder") << QByteArray("UPDATE holding SET since=since+1") << QByteArray("holder of");
        QTest::newRow("count") << QByteArray("UPDATE tally SET n=n+1") << QByteArray("count of");
        QTest::newRow("offer closed") << QByteArray("UPDATE offer SET open=0") << QByteArray("offer ");
        QTest::newRow("chain link") << QByteArray("UPDATE thing SET last_leaf=zeroblob(32) WHERE kind=2")
                                    << QByteArray("thing ");
        QTest::newRow("list") << QByteArray("DELETE FROM event_of WHERE lane=3 AND idx=2")
                              << QByteArray("event list of");
    }

    void changedRowsAreNamed()
    {
        QFETCH(QByteArray, sql);
        QFETCH(QByteArray, named);
        Day day;
        must(day->database().run(sql.toStdString()));

        const auto wrong = day.wrong();

        QVERIFY(!wrong.empty());
        QVERIFY2(wrong.front().find(named.toStdString()) == 0, wrong.front().c_str());
    }

    // The full check found only what it looked for one by one, and left the rest to --rebuild.
    void theFullCheckFoldsEveryProjectionAgain_data()
    {
        QTest::addColumn<QByteArray>("sql");
        QTest::addColumn<QByteArray>("named");
        QTest::newRow("holder") << QByteArray("UPDATE holding SET since=since+1") << QByteArray("holder of");
        QTest::newRow("count") << QByteArray("UPDATE tally SET n=n+1") << QByteArray("count of");
        QTest::newRow("offer closed") << QByteArray("UPDATE offer SET open=0") << QByteArray("offer ");
    }

    void theFullCheckFoldsEveryProjectionAgain()
    {
        QFETCH(QByteArray, sql);
        QFETCH(QByteArray, named);
        Day day;
        must(day->database().run(sql.toStdString()));

        const auto faults = must(check(*day, Depth::Full)).faults;

        std::string all;
        for (const auto& fault : faults)
            all += fault + "\n";
        QVERIFY2(all.find(named.toStdString()) != std::string::npos, all.c_str());
    }

    // No leaf tells of a scan that named nothing, so folding the leaves again forgot the day's count of them.
    void scansThatNamedNothingAreStillCountedAfterARebuild()
    {
        Day day;
        for (int i = 0; i < 3; ++i)
            must(day->things().count(day.clock.now(), "unknown_scans"));
        must(day->database().run("UPDATE tally SET n=n+1 WHERE what<>'unknown_scans'"));

        const auto mended = must(refoldProjections(*day, Rebuild::Keep));

        QVERIFY(!mended.empty());
        day.reopen();
        QCOMPARE(day.rows("n", "tally WHERE what='unknown_scans'"), std::string("3"));
        QVERIFY(day.wrong().empty());
    }

    void lostPeopleBrandsAndBadgesAreNamed_data()
    {
        QTest::addColumn<QByteArray>("sql");
        QTest::addColumn<QByteArray>("named");
        QTest::newRow("person and badge")
            << QByteArray("DELETE FROM badge WHERE person=(SELECT max(id) FROM person);"
                          "DELETE FROM person WHERE id=(SELECT max(id) FROM person)")
            << QByteArray("was enrolled, and her row is missing");
        QTest::newRow("badge") << QByteArray("DELETE FROM badge WHERE person=(SELECT max(id) FROM person)")
                               << QByteArray("her badge is missing");
        QTest::newRow("badge given to another")
            << QByteArray("UPDATE badge SET person=(SELECT min(id) FROM person)") << QByteArray("her badge");
        QTest::newRow("badge of nobody")
            << QByteArray("INSERT INTO badge SELECT zeroblob(32), min(id) FROM person")
            << QByteArray("nobody was enrolled with it");
        QTest::newRow("brand") << QByteArray("DELETE FROM tenant WHERE id=(SELECT max(id) FROM tenant)")
                               << QByteArray("this brand was enrolled, and its row is missing");
        QTest::newRow("guesses") << QByteArray("UPDATE person SET failures=1")
                                 << QByteArray("the count of her wrong PINs");
        QTest::newRow("lane opened again")
            << QByteArray("INSERT INTO quarantine VALUES(3, 0, 'why', 'evidence')")
            << QByteArray("somebody opened it again");
        QTest::newRow("lane stopped by hand")
            << QByteArray("UPDATE lane SET state=2 WHERE id=3") << QByteArray("the evidence why is missing");
    }

    void lostPeopleBrandsAndBadgesAreNamed()
    {
        QFETCH(QByteArray, sql);
        QFETCH(QByteArray, named);
        Day day;
        must(day->database().run(sql.toStdString()));

        const auto faults = must(check(*day, Depth::Full)).faults;

        const auto found = std::find_if(faults.begin(), faults.end(),
            [&](const auto& fault) { return fault.find(named.toStdString()) != std::string::npos; });
        QVERIFY2(found != faults.end(), faults.empty() ? "nothing found" : faults.front().c_str());
    }
};

QTEST_GUILESS_MAIN(ProjectionsTest)
#include "test_projections.moc"
