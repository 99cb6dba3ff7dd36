// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
// Ways round a rule that were open once.

#include "app/store/holds.h"
#include "tests/support/floor.h"

using namespace custody;
using namespace custody::station;
using namespace custody::test;

class LoopholesTest : public QObject {
    Q_OBJECT

    static Json told(Floor& floor, const char* what)
    {
        return floor.tell(Json{{"do", "show"}, {what, true}});
    }
    static std::vector<std::string> rulesIn(const Json& overdue)
    {
        std::vector<std::string> rules;
        for (const auto& one : overdue.at("overdue"))
            rules.push_back(
                one.at("rule").get<std::string>().substr(0, one.at("rule").get<std::string>().find(' ')));
        return rules;
    }
    static bool names(const std::vector<std::string>& list, const char* word)
    {
        return std::find(list.begin(), list.end(), word) != list.end();
    }
    // A tote with one item of high value, Ben's.
    static void valuableTote(Floor& floor)
    {
        floor.openParcel();
        floor.newItem({{"zone_class", "high_value"}});
        floor.say({{"do", "container.add"}, {"item", "@item"}, {"container", "T1"}});
    }

private Q_SLOTS:
    void inspectingAgainDoesNotMakeABadGradeAGoodOne()
    {
        Floor floor;
        floor.openParcel();
        floor.graded("D");

        refused(floor.tell(R"({"do":"item.regrade","item":"@item","grade":"A","reason":"so"})"), "G6");
        refused(floor.tell(R"({"do":"item.inspect","item":"@item"})"), "order");
        refused(floor.tell(R"({"do":"item.grade","item":"@item","grade":"A"})"), "order");

        floor.say({{"do", "item.remediate"}, {"item", "@item"}, {"service", "steam"}});
        QVERIFY(floor.tell(R"({"do":"item.inspect","item":"@item"})").at("ok").get<bool>());
    }

    void approvedDecisionIsNoDeadEnd()
    {
        Floor floor;
        floor.openParcel();
        floor.condemned();
        refused(
            floor.tell(R"({"do":"item.decide","item":"@item","route":"donate","reason":"better"})"), "order");

        const auto back = floor.say({{"do", "item.approve"}, {"item", "@item"}, {"reject", true},
            {"reason", "the brand wants it back"}, {"badge", floor.demo.lee.badge},
            {"pin", floor.demo.lee.pin}});

        QCOMPARE(typesIn(back), std::vector<std::string>{"item.disposition_rejected"});
        QCOMPARE(floor.shown().at("process").get<std::string>(), std::string("decided"));
        refused(floor.destroy(), "G6"); // its approval is gone
        QVERIFY(floor.tell(R"({"do":"item.decide","item":"@item","route":"donate","reason":"better"})")
                    .at("ok")
                    .get<bool>());
        QCOMPARE(floor.disagreements(), std::vector<std::string>());
    }

    void classOfAnItemIsNoFreeText()
    {
        Floor floor;
        floor.openParcel();

        for (const char* word : {"HIGH_VALUE", "highvalue", "quarantine", ""})
            QCOMPARE(floor
                         .tell(Json{{"do", "item.register"}, {"parcel", "@parcel"}, {"sku", "X"},
                             {"zone_class", word}})
                         .value("fault", ""),
                std::string("invalid"));
    }

    void toteWithSomethingOfHighValueIsSealedBeforeAThirdPerson()
    {
        Floor floor;
        valuableTote(floor);

        refused(floor.tell(R"({"do":"seal.apply","container":"T1","seal":"S1"})"), "G3");
        floor.say(
            floor.withWitness({{"do", "seal.apply"}, {"container", "T1"}, {"seal", "S1"}}, floor.demo.sara));
        const Json again{{"do", "seal.break"}, {"container", "T1"}, {"reason", "look"}, {"authorised", true},
            {"new_seal", "S2"}};
        refused(floor.tell(again), "G3");

        QVERIFY(floor.tell(floor.withWitness(again, floor.demo.sara)).at("ok").get<bool>());
        QCOMPARE(floor.shown().at("seal").get<std::string>(), std::string("S2"));
        QCOMPARE(floor.disagreements(), std::vector<std::string>());
    }

    void itemOfHighValueGetsNoNewSealUnwatched()
    {
        Floor floor;
        floor.openParcel();
        floor.newItem({{"zone_class", "high_value"}});
        floor.say(
            floor.withWitness({{"do", "seal.apply"}, {"item", "@item"}, {"seal", "S1"}}, floor.demo.sara));

        refused(floor.tell(Json{{"do", "seal.break"}, {"item", "@item"}, {"reason", "torn"},
                    {"authorised", true}, {"new_seal", "S2"}}),
            "G3");
    }

    void sealOfAnothersToteIsNotMineToCut()
    {
        Floor floor;
        floor.item();
        floor.say({{"do", "container.add"}, {"item", "@item"}, {"container", "T1"}});
        floor.say({{"do", "seal.apply"}, {"container", "T1"}, {"seal", "S1"}});
        floor.signIn(floor.demo.sara);

        const Json cut{{"do", "seal.break"}, {"container", "T1"}, {"reason", "look"}, {"authorised", true}};
        refused(floor.tell(cut), "G1");
        floor.signIn(floor.demo.ben);
        QVERIFY(floor.tell(cut).at("ok").get<bool>());
        refused(floor.tell(cut), "seal"); // it is not there any more

        QCOMPARE(floor.disagreements(), std::vector<std::string>());
    }

    void sealFoundBrokenOpensADiscrepancyOfAllThatLayUnderIt()
    {
        Floor floor;
        floor.item();
        floor.say({{"do", "container.add"}, {"item", "@item"}, {"container", "T1"}});
        floor.say({{"do", "seal.apply"}, {"container", "T1"}, {"seal", "S1"}});
        floor.signIn(floor.demo.sara); // anybody may tell of it

        const auto found = floor.say(
            {{"do", "seal.break"}, {"container", "T1"}, {"reason", "hangs open"}, {"authorised", false}});

        QCOMPARE(
            typesIn(found), (std::vector<std::string>{"seal.broken", "seal.broken", "discrepancy.opened"}));
        QVERIFY(floor.shown().at("discrepancies")[0].at("open").get<bool>());
        QCOMPARE(floor.disagreements(), std::vector<std::string>());
    }

    void whetherSomebodyMightCutASealIsSaidAndNotAssumed()
    {
        Floor floor;
        floor.item();
        floor.say({{"do", "seal.apply"}, {"item", "@item"}, {"seal", "S1"}});

        QCOMPARE(floor.tell(R"({"do":"seal.break","item":"@item","reason":"look"})").value("fault", ""),
            std::string("invalid"));
    }

    void weightIsAskedForWhereTheBrandAsks()
    {
        Floor floor;
        floor.putPolicy("[parcel]\nscale = true\n");
        floor.signIn(floor.demo.ben);
        floor.say(
            {{"do", "parcel.expect"}, {"tenant", floor.demo.northwindName}, {"tracking", floor.tracking}});
        floor.say({{"do", "parcel.scan"}, {"raw", floor.tracking}});

        refused(floor.tell(R"({"do":"parcel.accept","parcel":"@parcel"})"), "G4");
        QVERIFY(
            floor.tell(R"({"do":"parcel.accept","parcel":"@parcel","weight_g":1200})").at("ok").get<bool>());
    }

    void emptyTextIsNoSealThatWasRead()
    {
        Floor floor;
        floor.putPolicy("[parcel]\nseal = true\n");
        floor.signIn(floor.demo.ben);
        floor.say(
            {{"do", "parcel.expect"}, {"tenant", floor.demo.northwindName}, {"tracking", floor.tracking}});
        floor.say({{"do", "parcel.scan"}, {"raw", floor.tracking}});
        floor.say({{"do", "parcel.accept"}, {"parcel", "@parcel"}});

        refused(floor.tell(R"({"do":"parcel.open","parcel":"@parcel","seal":""})"), "G4");
        QVERIFY(floor.tell(R"({"do":"parcel.open","parcel":"@parcel","seal":"none"})").at("ok").get<bool>());
    }

    void onePictureIsNotBeforeAndAfter()
    {
        Floor floor;
        floor.openParcel();
        floor.condemned();
        floor.photograph("destroy_before");
        floor.photograph("destroy_after");

        refused(floor.destroy(), "G4");
        floor.photograph("destroy_after", 72);
        QVERIFY(floor.destroy().at("ok").get<bool>());
    }

    void photosOfADestructionAreTakenAfterItsDecisionAndInTheirOrder()
    {
        Floor floor;
        floor.openParcel();
        floor.inspected();
        floor.photograph("destroy_before");
        floor.photograph("destroy_after", 72);
        floor.say({{"do", "item.grade"}, {"item", "@item"}, {"grade", "D"}});
        floor.say({{"do", "item.decide"}, {"item", "@item"}, {"route", "destroy"}, {"reason", "mould"}});
        floor.say({{"do", "item.approve"}, {"item", "@item"}, {"badge", floor.demo.lee.badge},
            {"pin", floor.demo.lee.pin}});

        refused(floor.destroy(), "G4");
        floor.photograph("destroy_after", 72);
        floor.photograph("destroy_before");
        refused(floor.destroy(), "G4");
        floor.photograph("destroy_after", 80);
        QVERIFY(floor.destroy().at("ok").get<bool>());
    }

    void whatALegalHoldKeepsIsNotDestroyed()
    {
        Floor floor;
        floor.openParcel();
        floor.condemned();
        floor.photograph("destroy_before");
        floor.photograph("destroy_after", 72);
        const auto parcel = must(parseId<SubjectId>(floor.shown().at("parcel").get<std::string>()));
        must(store::holdParcel(floor.store(), parcel, "court"));

        refused(floor.destroy(), "hold");
        must(store::releaseParcel(floor.store(), parcel, "settled"));
        QVERIFY(floor.destroy().at("ok").get<bool>());
    }

    void missingClosedAndEndedThingsAreStillOverdue()
    {
        Floor floor;
        floor.putPolicy("[limits]\ndiscrepancy_minutes = 1\n");
        floor.openParcel();
        const auto lost = floor.newItem().at("lpn").get<std::string>();
        floor.say({{"do", "item.declare_missing"}, {"item", lost}, {"search", "bench"}});
        floor.graded("A");
        const auto ended = floor.lpn();
        floor.say({{"do", "discrepancy.open"}, {"item", "@item"}, {"kind", "damage"}});
        floor.say({{"do", "discrepancy.open"}, {"parcel", "@parcel"}, {"kind", "damage"},
            {"owner", floor.demo.lee.name}});
        floor.say({{"do", "item.decide"}, {"item", ended}, {"route", "restock"}});
        floor.say({{"do", "item.finalize"}, {"item", ended}, {"kind", "restock"}, {"bin", "A"}});

        floor.tell(R"({"do":"clock","advance_s":120})");
        const auto late = told(floor, "overdue");

        QCOMPARE(late.at("overdue").size(), std::size_t{3});
        QVERIFY(late.dump().find(lost) != std::string::npos && late.dump().find(ended) != std::string::npos);
        QCOMPARE(floor.disagreements(), std::vector<std::string>());
    }

    void unansweredClipIsOverdueAndAnsweredOnceByItsOwnItem()
    {
        Floor floor;
        floor.putPolicy("[limits]\ndiscrepancy_minutes = 1\n");
        floor.zones();
        floor.openParcel();
        const auto other = floor.newItem().at("lpn").get<std::string>();
        floor.newItem();
        const auto opened = floor.say({{"do", "discrepancy.open"}, {"item", "@item"}, {"kind", "damage"},
            {"zone", "HV-1"}, {"preserve_clip", true}});
        floor.tell(R"({"do":"clock","advance_s":120})");
        QVERIFY(names(rulesIn(told(floor, "overdue")), "clip"));
        QCOMPARE(told(floor, "clips").at("clips").size(), std::size_t{1});

        const auto answer = [&](const std::string& item, const char* outcome) {
            return floor.tell(Json{
                {"do", "clip.answer"}, {"item", item}, {"clip", opened.at("clip")}, {"outcome", outcome}});
        };
        const auto own = floor.lpn();
        QCOMPARE(answer(other, "preserved").value("fault", ""), std::string("not_found"));
        QVERIFY(answer(own, "preserved").at("ok").get<bool>());
        QCOMPARE(answer(own, "gone").value("fault", ""), std::string("not_found"));

        QVERIFY(!names(rulesIn(told(floor, "overdue")), "clip"));
        QVERIFY(told(floor, "clips").at("clips").empty());
        QCOMPARE(floor.disagreements(), std::vector<std::string>());
    }

    void leavesThatWaitTooLongForTheCloudAreOverdueAndToldOnce()
    {
        Floor floor;
        floor.putPolicy("[limits]\nunsynced_minutes = 1\n");
        floor.item();

        floor.tell(R"({"do":"clock","advance_s":120})");
        floor.tell(R"({"do":"clock","advance_s":120})");

        const auto late = told(floor, "overdue");
        QVERIFY(names(rulesIn(late), "unsynced"));
        const auto spine = floor.tell(R"({"do":"show","lane":"spine"})");
        const auto types = typesIn(spine, "history");
        const auto lanes = std::count_if(late.at("overdue").begin(), late.at("overdue").end(),
            [](const Json& one) { return one.at("rule") == "unsynced"; });
        QCOMPARE(std::count(types.begin(), types.end(), "custody.overdue"), lanes);
        QCOMPARE(floor.disagreements(), std::vector<std::string>());
    }

    void whatIsLateIsToldToWhoeverWorksWithoutWaitingForALogout()
    {
        Floor floor;
        floor.item();
        floor.demo.clock.advance(9 * 3600 * 1000);

        floor.photograph("front"); // any work at all

        const auto types = typesIn(floor.shown(), "history");
        QCOMPARE(std::count(types.begin(), types.end(), "custody.overdue"), 1);
    }

    void limitOfAZoneIsThatOfTheHastiestBrand()
    {
        Floor floor;
        floor.putPolicy("[limits]\ndwell_minutes = 7\n");
        floor.zones();

        for (const auto& zone : told(floor, "board").at("zones"))
            QCOMPARE(zone.at("limit_minutes").get<int>(), 7);
    }

    void carrierDrivesAwayOnce()
    {
        Floor floor;
        floor.openParcel();
        floor.graded("D");
        floor.say({{"do", "item.decide"}, {"item", "@item"}, {"route", "donate"}, {"reason", "worn"}});
        floor.say({{"do", "item.approve"}, {"item", "@item"}, {"badge", floor.demo.lee.badge},
            {"pin", floor.demo.lee.pin}});
        floor.say(
            {{"do", "item.finalize"}, {"item", "@item"}, {"kind", "donate"}, {"consignee", "Second Closet"}});
        const Json drive{
            {"do", "item.hand_to_carrier"}, {"item", "@item"}, {"carrier", "ups"}, {"tracking", "1Z"}};

        QVERIFY(floor.tell(drive).at("ok").get<bool>());
        refused(floor.tell(drive), "order");
    }

    void otherGoodsAreNotRestockedBeforeSomebodySaysWhatTheyAre()
    {
        Floor floor;
        floor.openParcel();
        floor.graded("A");
        const auto wrong =
            floor.say({{"do", "item.mismatch"}, {"item", "@item"}, {"expected", "jacket"}, {"found", "hat"}});
        floor.say({{"do", "item.decide"}, {"item", "@item"}, {"route", "restock"}});
        const Json end{{"do", "item.finalize"}, {"item", "@item"}, {"kind", "restock"}, {"bin", "A"}};

        refused(floor.tell(end), "hold");
        floor.say({{"do", "discrepancy.resolve"}, {"discrepancy", wrong.at("discrepancy")},
            {"resolution", "kept"}});
        QVERIFY(floor.tell(end).at("ok").get<bool>());
    }

    void sealsAreDestroyedOutOfTheStockAndByASupervisor()
    {
        Floor floor;
        floor.signIn(floor.demo.ben);
        const Json destroy{{"do", "seal.destroy"}, {"seal", "S0007"}, {"reason", "bent"}};
        refused(floor.tell(destroy), "seal");
        floor.signIn(floor.demo.lee);
        refused(floor.tell(destroy), "seal");
        floor.say({{"do", "seal.issue"}, {"first", "S0001"}, {"last", "S0010"}});

        QVERIFY(floor.tell(destroy).at("ok").get<bool>());
    }
};

QTEST_GUILESS_MAIN(LoopholesTest)
#include "test_loopholes.moc"
