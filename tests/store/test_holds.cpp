// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include <QTest>

#include "app/store/evidence.h"
#include "app/store/fsck.h"
#include "app/store/holds.h"
#include "tests/support/shelf.h"

using namespace custody;
using namespace custody::store;
using namespace custody::test;

class HoldsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void heldParcelIsNotErasedUntilItIsReleased()
    {
        Shelf shelf;
        must(holdParcel(*shelf, shelf.gone, "claim 20417"));

        const auto erased = Erasure(*shelf).run(shelf.request());

        QVERIFY(!erased);
        QCOMPARE(erased.error().fault, Fault::Refused);
        QCOMPARE(erased.error().rule, std::string("hold"));
        QVERIFY(erased.error().what.find("legal hold of 2026-11-22") != std::string::npos);
        QCOMPARE(must(shelf->things().parcel(shelf.gone)).tracking, goneTracking);
        must(releaseParcel(*shelf, shelf.gone, "settled"));
        QCOMPARE(must(Erasure(*shelf).run(shelf.request())).parcels, std::uint64_t{1});
    }

    void holdAndReleaseAreEventsOfTheirOwn()
    {
        Shelf shelf;
        must(holdParcel(*shelf, shelf.gone, "claim 20417"));
        must(releaseParcel(*shelf, shelf.gone, "settled"));

        const auto lane = shelf.laneOf(shelf.northwind);
        const auto set = must(openEvent(*shelf, lane, lane.size - 2, shelf.gone));
        const auto cleared = must(openEvent(*shelf, lane, lane.size - 1, shelf.gone));
        QCOMPARE(set.entry.type, std::string("legalhold.set"));
        QCOMPARE(set.text("reason"), std::string("claim 20417"));
        QCOMPARE(cleared.entry.type, std::string("legalhold.cleared"));
        QVERIFY(must(check(*shelf, Depth::Full)).faults.empty());
    }

    void heldBrandKeepsItsParcelsWhileOthersAgeOut()
    {
        Shelf shelf;
        must(holdBrand(*shelf, shelf.northwind, "audit"));
        shelf.clock.advance(std::int64_t{400} * 24 * 3600 * 1000);
        ErasureRequest everything;
        everything.scope = ErasureScope::Before;
        everything.before = shelf.clock.now();
        everything.basis = "retention";

        const auto count = must(Erasure(*shelf).run(everything));

        QCOMPARE(count.parcels, std::uint64_t{1}); // Alder's
        QCOMPARE(count.spared, std::uint64_t{2});
        QCOMPARE(Erasure(*shelf).run(shelf.request()).error().rule, std::string("hold"));
        ErasureRequest brand;
        brand.scope = ErasureScope::Brand;
        brand.brand = shelf.northwind;
        QCOMPARE(Erasure(*shelf).run(brand).error().rule, std::string("hold"));
        QVERIFY(must(check(*shelf, Depth::Full)).faults.empty());
        shelf.reopen();
        QCOMPARE(must(holds(*shelf)).size(), std::size_t{1});
    }

    void holdOnAParcelBlocksTheErasureOfItsBrand()
    {
        Shelf shelf;
        must(holdParcel(*shelf, shelf.stays, "claim"));
        ErasureRequest brand;
        brand.scope = ErasureScope::Brand;
        brand.brand = shelf.northwind;

        QCOMPARE(Erasure(*shelf).run(brand).error().rule, std::string("hold"));
        QCOMPARE(must(shelf->things().parcel(shelf.gone)).tracking, goneTracking);
    }

    void itemOnLegalHoldForbidsTheErasureOfItsParcelAndBrand()
    {
        Shelf shelf;
        const auto tell = [&](chain::EventType type, const PersonId& who) {
            auto event =
                shelf.event(type, who, {{"hold", std::string("legal")}, {"reason", std::string("claim")}});
            event.parcel = shelf.gone;
            event.item = shelf.item;
            must(shelf->record({{event}, {}, {}, {}, {}}));
        };
        tell(chain::EventType::ItemHeld, shelf.ben.id);
        ErasureRequest brand;
        brand.scope = ErasureScope::Brand;
        brand.brand = shelf.northwind;
        ErasureRequest old;
        old.scope = ErasureScope::Before;
        old.before = shelf.clock.now() + 1;
        old.basis = "retention";

        const auto erased = Erasure(*shelf).run(shelf.request());

        QCOMPARE(erased.error().rule, std::string("hold"));
        QVERIFY(erased.error().what.find("LPN7K3M9QX2W") != std::string::npos);
        QCOMPARE(Erasure(*shelf).run(brand).error().rule, std::string("hold"));
        QCOMPARE(must(Erasure(*shelf).plan(old)).spared, std::uint64_t{1});
        tell(chain::EventType::ItemReleased, shelf.lee.id);
        QCOMPARE(must(Erasure(*shelf).run(shelf.request())).parcels, std::uint64_t{1});
    }

    void secondHoldAndAnAbsentOneAreSaidSo()
    {
        Shelf shelf;
        must(holdParcel(*shelf, shelf.gone, "claim"));

        QCOMPARE(holdParcel(*shelf, shelf.gone, "claim").error().fault, Fault::Invalid);
        QCOMPARE(releaseParcel(*shelf, shelf.stays, {}).error().fault, Fault::NotFound);
        QCOMPARE(releaseBrand(*shelf, shelf.northwind, {}).error().fault, Fault::NotFound);
    }
};

QTEST_GUILESS_MAIN(HoldsTest)
#include "test_holds.moc"
