// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include <QTest>

#include "app/store/fsck.h"
#include "tests/support/program.h"
#include "tests/support/shelf.h"

using namespace custody;
using namespace custody::store;
using namespace custody::test;

namespace {

std::string faultsAt(DemoStore& demo, Depth depth)
{
    std::string all;
    for (const auto& fault : must(check(*demo, depth)).faults)
        all += fault + "\n";
    return all;
}

// As after a power cut right behind `step`.
void cutAfter(Shelf& shelf, const std::string& step)
{
    const auto cut = Erasure(*shelf, [&](std::string_view done) -> Result<> {
        return done == step ? fail(Fault::Storage, "cut") : Result<>();
    }).run(shelf.request());
    if (cut)
        qFatal("nothing cut it");
}

bool lives(Shelf& shelf, const SubjectId& parcel)
{
    return shelf->things().parcel(parcel).has_value() && shelf->subjects().find(parcel).has_value();
}

const std::string forged = "asks for an erasure that this station did not write";

} // namespace

class ErasureJournalTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void anErasureThatSomebodyWroteIntoTheDatabaseIsNotDone_data()
    {
        QTest::addColumn<QByteArray>("row");
        QTest::newRow("a parcel") << QByteArray("1, %1, 0, 'request', 1");
        QTest::newRow("everything old") << QByteArray("3, NULL, 9999999999999, 'retention', 1");
        QTest::newRow("rows said to be gone") << QByteArray("1, %1, 0, 'request', 2");
        QTest::newRow("of no known kind") << QByteArray("9, %1, 0, 'request', 1");
    }

    void anErasureThatSomebodyWroteIntoTheDatabaseIsNotDone()
    {
        QFETCH(QByteArray, row);
        Shelf shelf;
        const auto size = shelf.laneOf(shelf.northwind).size;
        const auto values = QString::fromUtf8(row).replace(
            QStringLiteral("%1"), QString::fromStdString(shelf.literal(shelf.stays)));
        must(shelf->database().run("INSERT INTO erasure(scope, about, before, basis, step) VALUES("
            + values.toStdString() + ");" + "INSERT INTO meta VALUES('erasure', zeroblob(32))"));

        shelf.reopen();

        QVERIFY(lives(shelf, shelf.stays) && lives(shelf, shelf.gone));
        QCOMPARE(shelf.laneOf(shelf.northwind).size, size);
        for (const auto depth : {Depth::Start, Depth::Usual, Depth::Full})
            QVERIFY2(faultsAt(shelf, depth).find(forged) != std::string::npos, "unnoticed");
        const auto asked = Erasure(*shelf).run(shelf.request());
        QVERIFY(!asked && asked.error().fault == Fault::Tampered);
        QVERIFY(lives(shelf, shelf.gone));
    }

    void theProgramsSayThatSomebodyAskedForAnErasureAndTakeItOut()
    {
        Shelf shelf;
        must(shelf->database().run("INSERT INTO erasure(scope, about, before, basis, step) VALUES(1, "
            + shelf.literal(shelf.stays) + ", 0, 'request', 1)"));
        shelf.close();
        const auto data = QString::fromStdString(shelf.folder().string());
        const auto admin = [&](const QStringList& words) { return run(ours("custody-admin"), words); };

        const auto started = admin({"run", "--data", data});
        const auto checked = admin({"fsck", "--data", data});
        const auto mended = admin({"fsck", "--data", data, "--rebuild"});
        const auto after = admin({"fsck", "--data", data, "--full"});

        QCOMPARE(started.exitCode, 65);
        QVERIFY2(started.err.contains(forged.c_str()), started.err);
        QCOMPARE(checked.exitCode, 65);
        QVERIFY2(checked.out.contains(forged.c_str()), checked.out);
        QCOMPARE(mended.exitCode, 65);
        QVERIFY2(mended.out.contains("MENDED erasure"), mended.out);
        QVERIFY2(after.exitCode == 0, after.out + after.err);
        shelf.reopen();
        QVERIFY(lives(shelf, shelf.stays));
    }

    void anErasureUnderWayThatSomebodyChangedIsNotFollowed_data()
    {
        QTest::addColumn<QByteArray>("step");
        QTest::addColumn<QByteArray>("sql");
        QTest::newRow("another parcel") << QByteArray("asked") << QByteArray("UPDATE erasure SET about=%1");
        QTest::newRow("another kind")
            << QByteArray("asked") << QByteArray("UPDATE erasure SET scope=3, before=9999999999999");
        QTest::newRow("called done") << QByteArray("months ready") << QByteArray("UPDATE erasure SET step=2");
        QTest::newRow("a second one") << QByteArray("asked")
                                      << QByteArray("INSERT INTO erasure(scope, about, before, basis, step) "
                                                    "VALUES(1, %1, 0, 'request', 1)");
        QTest::newRow("another photo")
            << QByteArray("rows gone") << QByteArray("INSERT INTO erasure_photo SELECT id FROM photo");
        QTest::newRow("its seal gone")
            << QByteArray("asked") << QByteArray("DELETE FROM meta WHERE name='erasure'");
        QTest::newRow("its row gone") << QByteArray("rows gone") << QByteArray("DELETE FROM erasure");
    }

    void anErasureUnderWayThatSomebodyChangedIsNotFollowed()
    {
        QFETCH(QByteArray, step);
        QFETCH(QByteArray, sql);
        Shelf shelf;
        cutAfter(shelf, step.toStdString());
        const auto photos = must(shelf->photos().all()).size();
        must(shelf->database().run(
            QString::fromUtf8(sql)
                .replace(QStringLiteral("%1"), QString::fromStdString(shelf.literal(shelf.stays)))
                .toStdString()));

        shelf.reopen();

        QVERIFY(lives(shelf, shelf.stays) && lives(shelf, shelf.other));
        QCOMPARE(lives(shelf, shelf.gone), step != "rows gone");
        QCOMPARE(must(shelf->photos().all()).size(), photos);
        QVERIFY(faultsAt(shelf, Depth::Start).find(forged) != std::string::npos);
        // Taken out, what is left agrees, and what was asked for can be asked for again.
        QVERIFY(must(Erasure(*shelf).dismissForged()));
        QVERIFY(shelf->keys().owners("month-next").empty());
        shelf.reopen();
        QCOMPARE(QString::fromStdString(faultsAt(shelf, Depth::Full)), QString());
        if (step != "rows gone")
            QCOMPARE(must(Erasure(*shelf).run(shelf.request())).parcels, std::uint64_t{1});
        QVERIFY(lives(shelf, shelf.stays));
    }

    void aRequestThatWasFulfilledCannotBeMadeAgainFromItsOwnRow()
    {
        Shelf shelf;
        ErasureRequest old;
        old.scope = ErasureScope::Before;
        old.before = shelf.clock.now() + 1;
        old.basis = "retention";
        (void)Erasure(*shelf, [](std::string_view) { return fail(Fault::Storage, "cut"); }).run(old);
        const auto seal = must(shelf->meta("erasure"));
        QVERIFY(seal);
        shelf.reopen(); // and it is done
        QVERIFY(!lives(shelf, shelf.stays));
        const auto parcel = shelf.openedParcel(shelf.northwind, "1Z5R89390357567163", shelf.ben.id);

        must(shelf->database().run("INSERT INTO erasure(id, scope, about, before, basis, step) VALUES(1, 3, "
                                   "NULL, "
            + std::to_string(old.before) + ", 'retention', 1)"));
        must(shelf->setMeta("erasure", *seal));
        shelf.reopen();

        QVERIFY(lives(shelf, parcel));
        QVERIFY(faultsAt(shelf, Depth::Start).find(forged) != std::string::npos);
    }

    void aBrandWhoseRowSomebodyTookOutDoesNotDieWithOneOfItsParcels()
    {
        Shelf shelf;
        shelf.clock.advance(std::int64_t{40} * 24 * 3600 * 1000);
        const auto young = shelf.openedParcel(shelf.northwind, "1Z5R89390357567163", shelf.ben.id);
        must(shelf->database().run("DELETE FROM tenant WHERE id=x'" + hex(shelf.northwind.bytes()) + "'"));

        must(Erasure(*shelf).run(shelf.request()));

        shelf.reopen();
        QVERIFY(lives(shelf, young) && lives(shelf, shelf.stays));
    }
};

QTEST_GUILESS_MAIN(ErasureJournalTest)
#include "test_erasure_journal.moc"
