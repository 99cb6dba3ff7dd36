// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include <QTest>

#include "app/store/holds.h"
#include "app/store/search.h"
#include "tests/support/shelf.h"

using namespace custody;
using namespace custody::store;
using namespace custody::test;

class AtRestTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void nothingReadableLiesOnTheDisk()
    {
        Shelf shelf;
        must(holdParcel(*shelf, shelf.gone, "claim of Mrs Smith"));
        const DiskBytes open(shelf.folder()); // the log of the database is there too
        QVERIFY(open.files().contains((shelf.folder() / "custody.db-wal").string()));
        shelf.close();
        const DiskBytes closed(shelf.folder());

        for (const std::string& told : {goneTracking, staysTracking, alderTracking, std::string("567127"),
                 std::string("598961"), std::string("LPN7K3M9QX2W"), std::string("7K3M9QX2W"),
                 std::string("Ben Tran"), std::string("Sara Ortiz"), shelf.northwindName, shelf.alderName,
                 std::string("condition review"), std::string("JKT-0471"), std::string("outerwear"),
                 std::string("claim of Mrs Smith"), std::string("a picture of the box"),
                 std::string("\xFF\xD8\xFF\xE0 a"), std::string("parcel.accepted"), std::string("tells of")})
            for (const auto* disk : {&open, &closed})
                QVERIFY2(!disk->holds(told), (told + " in " + disk->find(view(told)).value_or("")).c_str());
    }

    void sameNumberHasAnotherIndexInEachBrandAndMonth()
    {
        Shelf shelf;
        const auto first = shelf.openedParcel(shelf.northwind, "1Z5R89390357567163", shelf.ben.id);
        shelf.openedParcel(shelf.alder, "1Z5R89390357567163", shelf.ben.id);
        shelf.clock.advance(std::int64_t{31} * 24 * 3600 * 1000);
        const auto later = shelf.openedParcel(shelf.northwind, "1Z5R89390357567163", shelf.ben.id);

        // Two indexes a parcel, and no two alike.
        QCOMPARE(shelf.number("SELECT count(*) FROM lookup WHERE bi IN (SELECT bi FROM lookup GROUP BY bi "
                              "HAVING count(*)>1)"),
            0);
        QCOMPARE(must(shelf->things().parcelsByTracking(shelf.northwind, "1Z5R89390357567163")),
            (std::vector{later, first}));
    }

    void lastSixCharactersFindNoneOneOrMany()
    {
        Shelf shelf;
        shelf.openedParcel(shelf.alder, "9400111899223100567127", shelf.sara.id);
        shelf.openedParcel(shelf.alder, "JD014600006281AB12cd", shelf.sara.id);

        QVERIFY(must(parcelsByTrackingEnding(*shelf, "000000")).empty());
        QCOMPARE(must(parcelsByTrackingEnding(*shelf, "567145")).front().id, shelf.stays);
        QCOMPARE(must(parcelsByTrackingEnding(*shelf, "567127")).size(), std::size_t{2});
        QCOMPARE(must(parcelsByTrackingEnding(*shelf, "ab12CD")).size(), std::size_t{1});
        QCOMPARE(parcelsByTrackingEnding(*shelf, "67127").error().fault, Fault::Invalid);
    }
};

QTEST_GUILESS_MAIN(AtRestTest)
#include "test_at_rest.moc"
