// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
// What goes along when a parcel that came as nobody's gets its brand, and who says whose it is.

#include "app/store/erasure.h"
#include "app/store/evidence.h"
#include "app/store/fsck.h"
#include "app/store/holds.h"
#include "tests/support/nobodys_parcel.h"

using namespace custody;
using namespace custody::station;
using namespace custody::test;

class UnknownParcelsBrandTest : public QObject {
    Q_OBJECT

    static SubjectId idOf(const std::string& text) { return must(parseId<SubjectId>(text)); }
    static store::ErasureRequest erasing(const SubjectId& parcel)
    {
        store::ErasureRequest request;
        request.parcel = parcel;
        request.basis = "request";
        return request;
    }
    static store::ErasureRequest erasing(const TenantId& brand)
    {
        store::ErasureRequest request;
        request.scope = store::ErasureScope::Brand;
        request.brand = brand;
        request.basis = "contract_end";
        return request;
    }
    static bool isGone(Floor& floor, const SubjectId& parcel)
    {
        return must(floor.store().things().isErased(parcel));
    }
    static bool isSound(Floor& floor)
    {
        const auto faults = must(store::check(floor.store(), store::Depth::Full)).faults;
        for (const auto& fault : faults)
            qWarning("%s", fault.c_str());
        return faults.empty() && floor.disagreements().empty();
    }
    static bool verifies(Floor& floor, const SubjectId& parcel)
    {
        return ledger::verifyCertificate(must(store::certificateOf(floor.store(), parcel)).text(), nullptr)
            .verifies;
    }
    // A box of nobody's with this number, taken by Ben; and what it is called once it got its brand.
    static SubjectId nobodysBox(Floor& floor, const char* number)
    {
        floor.signIn(floor.demo.ben);
        const auto seen = floor.say({{"do", "parcel.scan"}, {"raw", number}});
        floor.say({{"do", "parcel.accept"}, {"parcel", "@parcel"}, {"weight_g", 900}});
        return idOf(seen.at("parcel").get<std::string>());
    }
    static SubjectId given(Floor& floor, const SubjectId& parcel, const std::string& brand)
    {
        floor.signIn(floor.demo.lee);
        return idOf(floor
                        .say({{"do", "parcel.assign"}, {"parcel", toText(parcel)}, {"tenant", brand},
                            {"reason", "slip"}})
                        .at("parcel")
                        .get<std::string>());
    }
    struct Boxes {
        SubjectId was, now; // Northwind's
        SubjectId othersWas, othersNow; // Alder's
        SubjectId nobodys;
    };
    static Boxes boxesOf(Floor& floor)
    {
        Boxes boxes;
        boxes.was = nobodysBox(floor, "1Z5R89390357567127");
        boxes.now = given(floor, boxes.was, floor.demo.northwindName);
        boxes.othersWas = nobodysBox(floor, "1Z5R89390357567145");
        boxes.othersNow = given(floor, boxes.othersWas, floor.demo.alderName);
        boxes.nobodys = nobodysBox(floor, "1Z5R89390357567163");
        return boxes;
    }

private Q_SLOTS:
    void codeNobodyCouldReadIsToldUnderBrokenGlassToo()
    {
        Floor floor;
        floor.signIn(floor.demo.ben);
        const auto asked =
            floor.say({{"do", "breakglass.request"}, {"scope", "supervisor"}, {"reason", "late"}});
        floor.say({{"do", "breakglass.approve"}, {"request", asked.at("request")},
            {"badge", floor.demo.lee.badge}, {"pin", floor.demo.lee.pin}});

        const auto answer = floor.tell(Json{{"do", "parcel.scan"}, {"raw", "NO-NUMBER-1"}});

        QCOMPARE(typesIn(answer), (std::vector<std::string>{"parcel.scan_unread", "breakglass.used"}));
    }

    void boxesWithoutANumberAreCountedOneByOne()
    {
        Floor floor;
        floor.zones();
        for (const char* code : {"NO-NUMBER-1", "NO-NUMBER-2"}) {
            floor.say({{"do", "parcel.scan"}, {"raw", code}, {"unknown", true}});
            floor.say({{"do", "parcel.accept"}, {"parcel", "@parcel"}});
            floor.say({{"do", "zone.enter"}, {"parcel", "@parcel"}, {"zone", "S-1"}});
        }
        floor.say({{"do", "zone.audit_start"}, {"zone", "S-1"}});
        floor.say({{"do", "zone.count"}, {"audit", "@audit"}, {"items", {"NO-NUMBER-3"}}});

        const auto done = floor.say({{"do", "zone.audit_complete"}, {"audit", "@audit"}});

        QCOMPARE(done.at("missing").size(), std::size_t{2});
        QVERIFY(done.at("missing")[0] != done.at("missing")[1]);
        QVERIFY(!done.at("missing")[0].get<std::string>().empty());
    }

    void legalHoldGoesAlongWithTheParcelThatGetsItsBrand()
    {
        Floor floor;
        const auto was = idOf(nobodysParcel(floor));
        must(store::holdParcel(floor.store(), was, "court"));
        floor.signIn(floor.demo.lee);

        const auto now = idOf(assign(floor, toText(was).c_str()).at("parcel").get<std::string>());

        QVERIFY(must(store::heldSince(floor.store(), was.bytes())));
        QVERIFY(must(store::heldSince(floor.store(), now.bytes())));
        QCOMPARE(store::Erasure(floor.store()).plan(erasing(now)).error().rule, std::string("hold"));
        QCOMPARE(must(store::check(floor.store(), store::Depth::Full)).faults, std::vector<std::string>());
    }

    void whoEndsWithTheParcelEndsWithItsEarlierPart()
    {
        Floor floor;
        const auto was = idOf(nobodysParcel(floor));
        floor.signIn(floor.demo.lee);
        const auto now = idOf(assign(floor, toText(was).c_str()).at("parcel").get<std::string>());

        const auto erased = must(store::Erasure(floor.store()).run(erasing(now)));

        QCOMPARE(erased.parcels, std::uint64_t{2});
        QVERIFY(must(floor.store().things().isErased(was)));
        QVERIFY(must(floor.store().things().isErased(now)));
        QCOMPARE(must(store::check(floor.store(), store::Depth::Full)).faults, std::vector<std::string>());
    }

    void whoEndsWithTheBrandEndsWithItsEarlierPart()
    {
        Floor floor;
        const auto boxes = boxesOf(floor);

        const auto erased = must(store::Erasure(floor.store()).run(erasing(floor.demo.northwind)));

        QCOMPARE(erased.parcels, std::uint64_t{2});
        QVERIFY(isGone(floor, boxes.was));
        QVERIFY(isGone(floor, boxes.now));
        for (const auto& stays : {boxes.othersWas, boxes.othersNow, boxes.nobodys}) {
            QVERIFY(!isGone(floor, stays));
            QVERIFY(verifies(floor, stays));
        }
        QVERIFY(isSound(floor));
        floor.open();
        QVERIFY(isSound(floor));
    }

    void leafInTheLaneOfUnknownParcelsNamesThePartThatWent()
    {
        Floor floor;
        boxesOf(floor);

        const auto erased = must(store::Erasure(floor.store()).run(erasing(floor.demo.northwind)));

        QCOMPARE(erased.leaves.size(), std::size_t{2});
        for (const auto& leaf : erased.leaves) {
            const bool nobodys = leaf.lane == must(floor.store().ledger().laneOf(TenantId{}))->origin;
            QCOMPARE(leaf.type, nobodys ? chain::EventType::SubjectErased : chain::EventType::TenantErased);
        }
    }

    void erasureOfABrandThatWasCutOffTakesTheEarlierPartWhenItIsFinished()
    {
        Floor floor;
        const auto boxes = boxesOf(floor);
        const auto cut = [](std::string_view step) -> Result<> {
            return step == "months ready" ? Result<>(fail(Fault::Storage, "cut")) : Result<>();
        };
        QVERIFY(!store::Erasure(floor.store(), cut).run(erasing(floor.demo.northwind)));
        QVERIFY(!isGone(floor, boxes.was));

        floor.open();

        QVERIFY(isGone(floor, boxes.was));
        QVERIFY(isGone(floor, boxes.now));
        QVERIFY(!isGone(floor, boxes.nobodys));
        QVERIFY(isSound(floor));
    }

    void holdOnTheEarlierPartForbidsToEraseTheBrand()
    {
        Floor floor;
        const auto boxes = boxesOf(floor);
        must(store::holdParcel(floor.store(), boxes.was, "court"));

        const auto erased = store::Erasure(floor.store()).run(erasing(floor.demo.northwind));

        QCOMPARE(erased.error().rule, std::string("hold"));
        QVERIFY(!isGone(floor, boxes.now));
        QVERIFY(isSound(floor));
    }

    void holdOnWhatAParcelBecameProtectsItsEarlierPart_data()
    {
        QTest::addColumn<bool>("ofTheBrand");
        QTest::addRow("on the parcel") << false;
        QTest::addRow("on its brand") << true;
    }

    void holdOnWhatAParcelBecameProtectsItsEarlierPart()
    {
        QFETCH(bool, ofTheBrand);
        Floor floor;
        const auto boxes = boxesOf(floor);
        must(ofTheBrand ? store::holdBrand(floor.store(), floor.demo.northwind, "court")
                        : store::holdParcel(floor.store(), boxes.now, "court"));
        floor.demo.clock.advance(std::int64_t{40} * 24 * 3600 * 1000);
        store::ErasureRequest old;
        old.scope = store::ErasureScope::Before;
        old.before = floor.store().clock().now() - 1;
        old.basis = "retention";

        QCOMPARE(store::Erasure(floor.store()).run(erasing(boxes.was)).error().rule, std::string("hold"));
        const auto aged = must(store::Erasure(floor.store()).run(old));

        QCOMPARE(aged.spared, std::uint64_t{2});
        QVERIFY(!isGone(floor, boxes.was));
        QVERIFY(isGone(floor, boxes.nobodys));
        QVERIFY(isSound(floor));
    }

    void brandThatAParcelWasGivenToByMistakeDoesNotTakeItAlong()
    {
        Floor floor;
        const auto was = nobodysBox(floor, "1Z5R89390357567127");
        floor.signIn(floor.demo.lee);
        const auto wrong = assign(floor, toText(was).c_str());
        floor.say({{"do", "event.declare_error"}, {"event", wrong.at("events").at(1).at("id")},
            {"reason", "incorrect_data"}});
        const auto mistaken = idOf(wrong.at("parcel").get<std::string>());
        const auto right = given(floor, mistaken, floor.demo.alderName);

        must(store::Erasure(floor.store()).run(erasing(floor.demo.northwind)));

        QVERIFY(isGone(floor, mistaken));
        QVERIFY(!isGone(floor, was));
        QVERIFY(!isGone(floor, right));
        QVERIFY(isSound(floor));
    }

    void everyEarlierPartGoesWithTheBrandItCameTo()
    {
        Floor floor;
        const auto was = nobodysBox(floor, "1Z5R89390357567127");
        floor.signIn(floor.demo.lee);
        const auto wrong = assign(floor, toText(was).c_str());
        floor.say({{"do", "event.declare_error"}, {"event", wrong.at("events").at(1).at("id")},
            {"reason", "incorrect_data"}});
        const auto mistaken = idOf(wrong.at("parcel").get<std::string>());
        const auto right = given(floor, mistaken, floor.demo.alderName);

        must(store::Erasure(floor.store()).run(erasing(floor.demo.alder)));

        for (const auto& part : {was, mistaken, right})
            QVERIFY(isGone(floor, part));
        QVERIFY(must(floor.store().roster().tenantByName(floor.demo.northwindName)));
        QVERIFY(isSound(floor));
    }

    void whatBrokeItsChainBeforeIsToldAfterIt()
    {
        Floor floor;
        const auto was = nobodysParcel(floor);
        floor.say({{"do", "item.declare_missing"}, {"parcel", was}, {"search", "bench"}});
        floor.say({{"do", "item.found"}, {"parcel", was}, {"place", "van"}, {"badge", floor.demo.ben.badge},
            {"pin", floor.demo.ben.pin}});
        floor.signIn(floor.demo.lee);

        const auto assigned = assign(floor, was.c_str());

        const auto chain = floor.tell(Json{{"do", "show"}, {"parcel", assigned.at("parcel")}}).at("chain");
        QVERIFY(std::ranges::any_of(
            chain.at("flaws"), [](const Json& flaw) { return flaw.at("weight") == "reject"; }));
    }

    void unbrokenChainHasNoFlawThatBreaksItAfterwards()
    {
        Floor floor;
        const auto was = nobodysParcel(floor);
        floor.signIn(floor.demo.lee);

        const auto assigned = assign(floor, was.c_str());

        const auto chain = floor.tell(Json{{"do", "show"}, {"parcel", assigned.at("parcel")}}).at("chain");
        QVERIFY(std::ranges::none_of(
            chain.at("flaws"), [](const Json& flaw) { return flaw.at("weight") == "reject"; }));
    }

    void openDiscrepancyIsNotLeftBehind()
    {
        Floor floor;
        const auto was = nobodysParcel(floor);
        floor.say({{"do", "discrepancy.open"}, {"parcel", was}, {"kind", "count"}});
        floor.signIn(floor.demo.lee);

        refused(assign(floor, was.c_str()), "order");
    }

    void noWeightIsToldThatNobodyMeasured()
    {
        Floor floor;
        floor.signIn(floor.demo.ben);
        const auto was = floor.say({{"do", "parcel.scan"}, {"raw", floor.tracking}}).at("parcel");
        floor.say({{"do", "parcel.accept"}, {"parcel", "@parcel"}});
        floor.signIn(floor.demo.lee);

        const auto assigned = assign(floor, was.get<std::string>().c_str());

        const auto now = idOf(assigned.at("parcel").get<std::string>());
        const auto place = must(floor.store().things().placesOf(now)).front();
        const auto lane = must(floor.store().ledger().lane(place.lane));
        const auto told = must(store::openEvent(floor.store(), lane, place.index, now));
        QVERIFY(std::ranges::none_of(
            told.fields, [](const chain::Field& field) { return field.name == "weight_g"; }));
    }

    void weightMayBeToldWhenItGetsItsBrand()
    {
        Floor floor;
        floor.signIn(floor.demo.ben);
        floor.say({{"do", "parcel.scan"}, {"raw", floor.tracking}});
        floor.say({{"do", "parcel.accept"}, {"parcel", "@parcel"}});
        floor.signIn(floor.demo.lee);

        const auto assigned = floor.say({{"do", "parcel.assign"}, {"parcel", "@parcel"},
            {"tenant", floor.demo.northwindName}, {"reason", "slip"}, {"weight_g", 900}});

        const auto now = idOf(assigned.at("parcel").get<std::string>());
        QCOMPARE(must(floor.store().things().parcel(now)).weightGrams, std::int64_t{900});
    }

    void whoseItIsIsNoQuestionAWorkerAnswers()
    {
        Floor floor;
        const auto was = nobodysParcel(floor);
        const auto asked = floor.tell(Json{{"do", "show"}, {"parcel", was}}).at("discrepancies")[0];

        refused(floor.tell(Json{{"do", "discrepancy.resolve"}, {"parcel", was},
                    {"discrepancy", asked.at("discrepancy")}, {"resolution", "x"}}),
            "G6");

        QCOMPARE(unknown(floor).at("parcels").size(), std::size_t{1});
    }

    void whoseItIsIsNotAskedOfABrandsParcel()
    {
        Floor floor;
        floor.openParcel();

        refused(
            floor.tell(Json{{"do", "discrepancy.open"}, {"parcel", "@parcel"}, {"kind", "unknown_parcel"}}),
            "order");
    }

    void parcelWhoseTakingNeverHappenedIsHeldByNobody()
    {
        Floor floor;
        floor.signIn(floor.demo.ben);
        floor.tell(Json{
            {"do", "parcel.expect"}, {"tenant", floor.demo.northwindName}, {"tracking", floor.tracking}});
        floor.tell(Json{{"do", "parcel.scan"}, {"raw", floor.tracking}});
        floor.say({{"do", "parcel.accept"}, {"parcel", "@parcel"}});
        floor.say({{"do", "custody.offer"}, {"parcel", "@parcel"}});
        const auto taken = floor.accept(floor.demo.sara);
        floor.signIn(floor.demo.sara);

        floor.say({{"do", "event.declare_error"}, {"event", taken.at("events")[0].at("id")},
            {"reason", "did_not_occur"}});

        const auto shown = floor.tell(Json{{"do", "show"}, {"parcel", floor.tracking}});
        QVERIFY(shown.at("held_by").is_null());
        QCOMPARE(floor.disagreements(), std::vector<std::string>());
    }
};

QTEST_GUILESS_MAIN(UnknownParcelsBrandTest)
#include "test_unknown_parcels_brand.moc"
