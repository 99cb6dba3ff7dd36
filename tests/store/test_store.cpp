// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include <QTest>

#include "app/base/exit_code.h"
#include "app/base/file.h"
#include "app/store/migrations.h"
#include "tests/support/demo_store.h"
#include "tests/support/program.h"

using namespace custody;
using namespace custody::store;
using namespace custody::test;
using chain::EventType;

namespace {

std::int64_t countIn(Store& store, const std::string& table)
{
    auto query = must(store.database().prepare("SELECT count(*) FROM " + table));
    must(query.step());
    return query.integer(0);
}

std::vector<std::int64_t> rowsOf(Store& store)
{
    std::vector<std::int64_t> rows;
    for (const char* table :
        {"leaf", "node", "head", "payload", "photo", "outbox", "thing", "event_of", "lookup", "holding",
            "offer", "tally", "answer", "subject_key", "tenant", "person", "badge", "lane"})
        rows.push_back(countIn(store, table));
    return rows;
}

} // namespace

class StoreTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void newStoreHasASpineThatBeginsWithItsCommissioning()
    {
        const SetClock clock(1'795'000'000'000);
        const QTemporaryDir folder;
        const std::filesystem::path place = folder.filePath("new").toStdString();

        must(Store::create(
            place, {"eh1", "st07", "custody.example/eh1/st07"}, crypto::Sealing::Plain, {}, clock));
        const auto store = must(Store::open(place, {}, clock));

        const auto spine = must(store->ledger().laneOf(std::nullopt));
        QVERIFY(spine);
        QCOMPARE(spine->origin, std::string("custody.example/eh1/st07"));
        QCOMPARE(spine->size, std::uint64_t{1});
        const auto entry = must(ledger::decodeEntry(must(store->ledger().entryBytes(spine->id, 0))));
        QCOMPARE(entry.type, std::string("station.commissioned"));
        QCOMPARE(must(store->database().version()), migrations().back().version);
    }

    void secondStoreInTheSameFolderIsRefusedAndTheFirstStays()
    {
        DemoStore demo;
        demo.close();

        const auto again = Store::create(demo.folder(), {"eh2", "st08", "custody.example/eh2/st08"},
            crypto::Sealing::Plain, {}, demo.clock);

        QVERIFY(!again);
        QCOMPARE(again.error().fault, Fault::Invalid);
        demo.reopen();
        QCOMPARE(demo->name().site, std::string("eh1"));
    }

    void siteAndStationAreNamedPlainly_data()
    {
        QTest::addColumn<QByteArray>("name");
        for (const char* name : {"", "EH1", "eh 1", "eh/1", "../eh1", "a23456789012345678901234567890123"})
            QTest::newRow(name) << QByteArray(name);
    }

    void siteAndStationAreNamedPlainly()
    {
        QFETCH(QByteArray, name);
        const SetClock clock(0);
        const QTemporaryDir folder;
        const std::filesystem::path place = folder.filePath("new").toStdString();

        const auto made = Store::create(
            place, {name.toStdString(), "st07", "custody.example/x/st07"}, crypto::Sealing::Plain, {}, clock);

        QVERIFY(!made);
        QVERIFY(!std::filesystem::exists(place));
    }

    void absentStoreSaysHowToMakeOne()
    {
        const SetClock clock(0);
        const QTemporaryDir folder;

        const auto opened = Store::open(folder.path().toStdString(), {}, clock);

        QVERIFY(!opened);
        QCOMPARE(opened.error().fault, Fault::NotFound);
        QVERIFY(opened.error().what.find("custody-admin init") != std::string::npos);
    }

    void openStoreIsBusyForAnotherProcess()
    {
        DemoStore demo;

        const auto ran = run(ours("custody-admin"),
            {"run", "--data", QString::fromStdString(demo.folder().string())}, "{\"do\":\"show\"}\n");

        QVERIFY(ran.started);
        QCOMPARE(ran.exitCode, int(ExitTryAgain));
        QVERIFY2(ran.err.contains("another program has this store open"), ran.err.constData());
    }

    void closedStoreIsFreeForAnotherProcess()
    {
        DemoStore demo;
        demo.close();

        const auto ran = run(ours("custody-admin"),
            {"run", "--data", QString::fromStdString(demo.folder().string())}, "{\"do\":\"show\"}\n");

        QVERIFY2(ran.exitCode == 0, ran.err.constData());
        QVERIFY(ran.out.startsWith("{\"ok\":true"));
    }

    // It was taken for a store of the first version, and stopped at an id that was none.
    void storeWhoseMemoryOfItselfWasEmptiedIsRefusedWithWhatToDo()
    {
        DemoStore demo;
        must(demo->database().run("DELETE FROM meta"));
        demo.close();

        const auto opened = Store::open(demo.folder(), {}, demo.clock);

        QVERIFY(!opened);
        QCOMPARE(opened.error().fault, Fault::Tampered);
        QVERIFY2(opened.error().what.find("table meta") != std::string::npos
                && opened.error().what.find("backup") != std::string::npos,
            opened.error().what.c_str());
    }

    void storeOfANewerStationIsRefused()
    {
        DemoStore demo;
        must(demo->database().run("PRAGMA user_version = 99"));
        demo.close();

        const auto opened = Store::open(demo.folder(), {}, demo.clock);

        QVERIFY(!opened);
        QVERIFY(opened.error().what.find("newer station") != std::string::npos);
    }

    void migrationIsWholeOrAbsent()
    {
        const QTemporaryDir folder;
        auto database = must(Database::open(folder.filePath("some.db").toStdString()));
        const std::array steps{Migration{1, "CREATE TABLE a(x)"},
            Migration{2, "CREATE TABLE b(x); INSERT INTO nowhere VALUES(1)"}};

        const auto migrated = database->migrate(steps);

        QVERIFY(!migrated);
        QCOMPARE(must(database->version()), 1);
        QVERIFY(database->run("SELECT * FROM a"));
        QVERIFY(!database->run("SELECT * FROM b"));
    }

    void ledgerRowsCanNeitherBeChangedNorDeleted_data()
    {
        QTest::addColumn<QByteArray>("sql");
        for (const char* sql : {"UPDATE leaf SET leaf_hash=x'00'", "DELETE FROM leaf",
                 "UPDATE node SET h=x'00'", "DELETE FROM node", "UPDATE head SET note=''", "DELETE FROM head",
                 "UPDATE receipt SET line=''", "DELETE FROM receipt"})
            QTest::newRow(sql) << QByteArray(sql);
    }

    void ledgerRowsCanNeitherBeChangedNorDeleted()
    {
        QFETCH(QByteArray, sql);
        DemoStore demo;
        must(demo->database().run("INSERT INTO receipt VALUES(1, 1, 'm', 'l', 1)"));

        const auto done = demo->database().run(sql.constData());

        QVERIFY(!done);
        QVERIFY(done.error().what.find("append-only") != std::string::npos);
    }

    void recordingWhoseSecondEventFailsLeavesNothing()
    {
        DemoStore demo;
        const auto parcel = demo.openedParcel(demo.northwind, "1Z5R89390357567127", demo.ben.id);
        const auto before = rowsOf(*demo);
        auto good = demo.event(EventType::ItemRegistered, demo.ben.id, {{"lpn", "LPNAAAAAAAAA"}});
        good.parcel = parcel;
        good.item = uuid7<SubjectId>(demo.clock.now(), crypto::randomArray<10>());
        auto bad = demo.event(EventType::ParcelExpected, demo.ben.id, {{"tenant", toText(TenantId{{1}})}});
        bad.parcel = SubjectId{{2}};

        const auto recorded =
            demo->record({{good, bad}, {}, {}, "command-1", [](const auto&) { return "x"; }});

        QVERIFY(!recorded);
        QCOMPARE(rowsOf(*demo), before);
        QVERIFY(!must(demo->answered("command-1")));
        QVERIFY(!must(demo->things().itemByLpn("LPNAAAAAAAAA")));
    }

    void laneGrowsOnAfterARefusedRecording()
    {
        DemoStore demo;
        const auto parcel = demo.openedParcel(demo.northwind, "1Z5R89390357567127", demo.ben.id);
        auto good = demo.event(EventType::ParcelDuplicateScan, demo.ben.id);
        good.parcel = parcel;
        auto bad = demo.event(EventType::ParcelExpected, demo.ben.id, {{"tenant", toText(TenantId{{1}})}});
        bad.parcel = SubjectId{{2}};
        QVERIFY(!demo->record({{good, bad}, {}, {}, {}, {}}));

        demo.record(good);

        const auto lane = demo.laneOf(demo.northwind);
        const auto head = must(
            ledger::openCheckpoint(must(demo->ledger().newestHead(lane.id)), demo->ledger().logKey(lane)));
        QCOMPARE(head.size, lane.size);
        QCOMPARE(must(ledger::rootAt(lane.size, demo->ledger().nodes(lane.id))), head.root);
    }

    void refusedRosterChangeTakesItsEventWithIt()
    {
        DemoStore demo;
        const auto before = rowsOf(*demo);

        const auto enrolled = demo->record({{demo.event(EventType::PersonEnrolled, demo.lee.id)}, {},
            [] { return Result<>(fail(Fault::Invalid, "no")); }, {}, {}});

        QVERIFY(!enrolled);
        QCOMPARE(rowsOf(*demo), before);
    }

    void sameEventTwiceIsRefused()
    {
        DemoStore demo;
        auto event = demo.event(EventType::SessionLogin, demo.ben.id);
        demo.record(event);
        const auto before = rowsOf(*demo);
        QVERIFY(must(demo->ledger().holds(event.id)));

        const auto again = demo->record({{event}, {}, {}, {}, {}});

        QVERIFY(!again);
        QCOMPARE(rowsOf(*demo), before);
    }

    void oneActOfSeveralEventsIsUnderOneSignedHead()
    {
        DemoStore demo;
        const auto spine = demo.laneOf(std::nullopt);
        const auto heads = countIn(*demo, "head");

        must(demo->record({{demo.event(EventType::SessionLogout, demo.ben.id),
                               demo.event(EventType::SessionLogin, demo.sara.id)},
            {}, {}, {}, {}}));

        QCOMPARE(countIn(*demo, "head"), heads + 1);
        const auto head = must(
            ledger::openCheckpoint(must(demo->ledger().newestHead(spine.id)), demo->ledger().logKey(spine)));
        QCOMPARE(head.size, spine.size + 2);
        QCOMPARE(must(ledger::rootAt(head.size, demo->ledger().nodes(spine.id))), head.root);
        QVERIFY(!must(demo->outbox().headAt(spine.id, spine.size + 1)));
    }

    void everyActIsUnderAHeadThatItsStationSigned()
    {
        DemoStore demo;
        const auto spine = demo.laneOf(std::nullopt);

        for (std::uint64_t more = 1; more <= 5; ++more) {
            demo.record(demo.event(EventType::SessionLogin, demo.ben.id));

            const auto note = must(demo->outbox().headAt(spine.id, spine.size + more));
            QVERIFY(note);
            QVERIFY(ledger::openCheckpoint(*note, demo->ledger().logKey(spine)));
        }
    }

    void lanesGrowOnAfterReopening()
    {
        DemoStore demo;
        for (int i = 0; i < 5; ++i) {
            demo.reopen(); // the tree's frontier is read from its nodes
            demo.record(demo.event(EventType::SessionLogin, demo.ben.id));
        }

        const auto spine = demo.laneOf(std::nullopt);
        ledger::Frontier tree;
        for (std::uint64_t i = 0; i < spine.size; ++i)
            (void)tree.append(must(demo->ledger().leafHash(spine.id, i)));
        const auto head = must(
            ledger::openCheckpoint(must(demo->ledger().newestHead(spine.id)), demo->ledger().logKey(spine)));
        QCOMPARE(head.root, tree.root());
    }

    void commandIsAnsweredAgainWithItsFirstAnswerAlsoAfterReopening()
    {
        DemoStore demo;
        const auto answer = [](const std::vector<Recorded>& recorded) {
            return "index " + std::to_string(recorded.front().index);
        };
        QVERIFY(!must(demo->answered("tablet-1")));
        const auto recorded = must(
            demo->record({{demo.event(EventType::SessionLogin, demo.ben.id)}, {}, {}, "tablet-1", answer}));

        demo.reopen();

        QCOMPARE(must(demo->answered("tablet-1")).value(), "index " + std::to_string(recorded[0].index));
        QVERIFY(!must(demo->answered("tablet-2")));
    }

    void answerMovedToAnotherCommandDoesNotOpen()
    {
        DemoStore demo;
        for (const std::string command : {"one", "two"})
            must(demo->record({{demo.event(EventType::SessionLogin, demo.ben.id)}, {}, {}, command,
                [&](const auto&) { return command; }}));

        must(
            demo->database().run("UPDATE answer SET answer_ct=(SELECT answer_ct FROM answer ORDER BY command "
                                 "LIMIT 1)"));

        const auto first = demo->answered("one"), second = demo->answered("two");
        QVERIFY(first.has_value() != second.has_value());
        QCOMPARE((first ? second : first).error().fault, Fault::Tampered);
    }

    void nothingThatNamesAnybodyLiesOpenInTheDataFolder()
    {
        DemoStore demo;
        const std::string tracking = "1Z5R89390357567127", lpn = "LPN7K3M9QX2W";
        const auto parcel = demo.openedParcel(demo.northwind, tracking, demo.ben.id);
        const auto item = demo.item(parcel, lpn, demo.ben.id);
        demo.photo(parcel, "a picture of Sara Ortiz", demo.ben.id);
        demo.offer(item, demo.ben.id, demo.sara.id);
        must(demo->record({{demo.event(EventType::SessionLogin, demo.ben.id)}, {}, {}, "tablet-1",
            [&](const auto&) { return tracking + lpn + "Ben Tran"; }}));

        const std::vector<std::string> secrets{demo.northwindName, demo.alderName, "Northwind", "Ben Tran",
            "Sara Ortiz", "Lee Park", tracking, lpn, "JKT-0471", "45678", "123/45679", "2580", "7391",
            "a picture of", "condition review"};
        int files = 0;
        for (const auto& file : std::filesystem::recursive_directory_iterator(demo.folder())) {
            if (!file.is_regular_file())
                continue;
            ++files;
            const auto content = must(readFile(file.path(), 64u << 20));
            for (const auto& secret : secrets) {
                const bool absent = text(content).find(secret) == std::string_view::npos;
                // Four digits do turn up by chance among random bytes; longer words do not.
                if (secret.size() > 5)
                    QVERIFY2(absent, (secret + " in " + file.path().string()).c_str());
                else if (!absent)
                    QVERIFY2(content.size() > 4096, file.path().c_str());
            }
        }
        QVERIFY(files >= 4); // database, WAL, keystore, name plate, photo
    }

    void unnamedPhotoOlderThanADayIsSweptAndANamedOneStays()
    {
        DemoStore demo;
        const auto parcel = demo.openedParcel(demo.northwind, "1Z5R89390357567127", demo.ben.id);
        demo.photo(parcel, "named", demo.ben.id);
        const auto keys = must(demo->subjects().find(parcel));
        const auto old = must(demo->photos().keep(view("old"), keys, demo->newEventId(), 0));
        const auto young = must(demo->photos().keep(view("young"), keys, demo->newEventId(), 0));
        for (const auto& blob : must(demo->photos().all()))
            if (blob != young.blob)
                std::filesystem::last_write_time(demo->photos().pathOf(blob),
                    std::filesystem::file_time_type::clock::now() - std::chrono::hours(25));

        QCOMPARE(must(demo->sweepPhotos()), std::size_t{1});

        QVERIFY(!std::filesystem::exists(demo->photos().pathOf(old.blob)));
        QCOMPARE(must(demo->photos().all()).size(), std::size_t{2});
    }
};

QTEST_GUILESS_MAIN(StoreTest)
#include "test_store.moc"
