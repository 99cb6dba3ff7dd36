// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
// A parcel as one piece lies in zones, gets lost and is found, by the rules that hold for items.

#include "tests/support/floor.h"

using namespace custody;
using namespace custody::station;
using namespace custody::test;

class ParcelPlacesTest : public QObject {
    Q_OBJECT

    // Ben holds an accepted parcel of Northwind, and there are zones.
    static void accepted(Floor& floor)
    {
        floor.zones();
        floor.say(
            {{"do", "parcel.expect"}, {"tenant", floor.demo.northwindName}, {"tracking", floor.tracking}});
        floor.say({{"do", "parcel.scan"}, {"raw", floor.tracking}});
        floor.say({{"do", "parcel.accept"}, {"parcel", "@parcel"}});
    }
    static Json shownParcel(Floor& floor)
    {
        return floor.tell(Json{{"do", "show"}, {"parcel", floor.tracking}});
    }
    static Json put(Floor& floor, const char* zone)
    {
        return floor.tell(Json{{"do", "zone.enter"}, {"parcel", floor.tracking}, {"zone", zone}});
    }
    static Json take(Floor& floor)
    {
        return floor.tell(Json{{"do", "zone.leave"}, {"parcel", floor.tracking}});
    }
    static Json miss(Floor& floor)
    {
        return floor.tell(
            Json{{"do", "item.declare_missing"}, {"parcel", floor.tracking}, {"search", "dock and cage"}});
    }
    static Json find(Floor& floor)
    {
        return floor.tell(Json{{"do", "item.found"}, {"parcel", floor.tracking}, {"place", "behind door 2"}});
    }

private Q_SLOTS:
    void parcelIsPutInAZoneAndTakenOutAndMovedToAnother()
    {
        Floor floor;
        accepted(floor);

        const auto entered = put(floor, "S-1");

        QCOMPARE(typesIn(entered), std::vector<std::string>{"zone.item_entered"});
        QCOMPARE(shownParcel(floor).at("custody").get<std::string>(), std::string("in_zone"));
        QVERIFY(shownParcel(floor).at("held_by").is_null());
        QCOMPARE(shownParcel(floor).at("zone").get<std::string>(), std::string("S-1"));
        const auto zone = floor.tell(R"({"do":"show","zone":"S-1"})");
        QCOMPARE(zone.at("items")[0].at("lpn").get<std::string>(), floor.tracking);
        refused(put(floor, "S-2"), "G1");
        QCOMPARE(typesIn(take(floor)), (std::vector<std::string>{"zone.item_left", "custody.accepted"}));
        QVERIFY(put(floor, "S-2").at("ok").get<bool>());
        QCOMPARE(shownParcel(floor).at("zone").get<std::string>(), std::string("S-2"));
        QVERIFY(shownParcel(floor).at("chain").at("holes").empty());
        QCOMPARE(floor.disagreements(), std::vector<std::string>());
        floor.open(); // what lies there is remembered
        QCOMPARE(shownParcel(floor).at("custody").get<std::string>(), std::string("in_zone"));
    }

    void whoeverWantsItTakesItOutFirst()
    {
        Floor floor;
        accepted(floor);
        put(floor, "S-1");

        refused(floor.tell(Json{{"do", "parcel.open"}, {"parcel", floor.tracking}}), "G1");
        refused(floor.tell(Json{{"do", "custody.offer"}, {"parcel", floor.tracking}}), "G1");
        floor.signIn(floor.demo.sara);
        QVERIFY(take(floor).at("ok").get<bool>()); // by whoever may go in there
        QVERIFY(floor.tell(Json{{"do", "parcel.open"}, {"parcel", floor.tracking}}).at("ok").get<bool>());
    }

    void guardedZoneWantsAWitness()
    {
        Floor floor;
        accepted(floor);

        refused(put(floor, "HV-1"), "G3");

        const auto entered = floor.say(floor.withWitness(
            {{"do", "zone.enter"}, {"parcel", floor.tracking}, {"zone", "HV-1"}}, floor.demo.sara));
        QCOMPARE(typesIn(entered), (std::vector<std::string>{"custody.witnessed", "zone.item_entered"}));
        refused(take(floor), "G3"); // her word stands for one act
        QCOMPARE(floor.disagreements(), std::vector<std::string>());
    }

    void witnessMayTapHerBadgeAheadOfIt()
    {
        Floor floor;
        accepted(floor);
        floor.say({{"do", "custody.witness"}, {"parcel", floor.tracking}, {"badge", floor.demo.sara.badge},
            {"pin", floor.demo.sara.pin}});

        QVERIFY(put(floor, "HV-1").at("ok").get<bool>());
    }

    void fullZoneTakesNoParcel()
    {
        Floor floor;
        accepted(floor);
        floor.say({{"do", "parcel.open"}, {"parcel", "@parcel"}});
        floor.newItem();
        floor.say({{"do", "zone.enter"}, {"item", "@item"}, {"zone", "S-2"}});
        floor.signIn(floor.demo.lee);
        floor.say({{"do", "zone.define"}, {"zone", "S-2"}, {"capacity", 1}});
        floor.say({{"do", "zone.define"}, {"zone", "R-9"}, {"roles", {"supervisor"}}});
        floor.signIn(floor.demo.ben);

        refused(put(floor, "S-2"), "zone");
        refused(put(floor, "R-9"), "zone");
    }

    void onlyItsHolderPutsItAwayAndOnlyWhileItIsHere()
    {
        Floor floor;
        accepted(floor);
        floor.signIn(floor.demo.sara);

        refused(put(floor, "S-1"), "G1");
        QCOMPARE(take(floor).value("fault", ""), std::string("not_found"));
        floor.signIn(floor.demo.ben);
        for (const char* step : {"parcel.open", "parcel.reconcile", "parcel.close"})
            floor.say({{"do", step}, {"parcel", floor.tracking}});
        refused(put(floor, "S-1"), "order");
        refused(miss(floor), "order");
    }

    void parcelThatLiesTooLongIsTold()
    {
        Floor floor;
        accepted(floor);
        floor.signIn(floor.demo.lee);
        floor.say({{"do", "zone.define"}, {"zone", "S-1"}, {"dwell_minutes", 30}});
        floor.signIn(floor.demo.ben);
        put(floor, "S-1");
        floor.demo.clock.advance(60 * 60'000);

        const auto late = floor.tell(R"({"do":"show","overdue":true})").at("overdue");

        QCOMPARE(late.size(), std::size_t{1});
        QCOMPARE(late[0].at("rule").get<std::string>(), std::string("dwell"));
        QCOMPARE(late[0].at("zone").get<std::string>(), std::string("S-1"));
        QVERIFY(late[0].contains("parcel"));
    }

    void countOfAZoneKnowsItsParcels()
    {
        Floor floor;
        accepted(floor);
        put(floor, "S-1");
        floor.signIn(floor.demo.sara);
        const auto count = [&](const Json& labels) {
            const auto audit =
                floor.say({{"do", "zone.audit_start"}, {"zone", "S-1"}}).at("audit").get<std::string>();
            floor.say({{"do", "zone.count"}, {"audit", audit}, {"items", labels}});
            return floor.say({{"do", "zone.audit_complete"}, {"audit", audit}});
        };

        QCOMPARE(count({floor.tracking}).at("found").size(), std::size_t{1});
        QCOMPARE(count({"SOMETHING"}).at("missing").size(), std::size_t{1});
        QCOMPARE(
            shownParcel(floor).at("discrepancies")[0].at("kind").get<std::string>(), std::string("missing"));
        QCOMPARE(floor.disagreements(), std::vector<std::string>());
    }

    void lostParcelIsNobodysUntilItIsFound()
    {
        Floor floor;
        accepted(floor);
        floor.signIn(floor.demo.sara);
        refused(miss(floor), "G1");
        refused(find(floor), "order");
        floor.signIn(floor.demo.ben);

        const auto lost = miss(floor);

        QCOMPARE(typesIn(lost), (std::vector<std::string>{"discrepancy.opened", "item.missing_declared"}));
        QCOMPARE(shownParcel(floor).at("custody").get<std::string>(), std::string("unaccounted"));
        refused(floor.tell(Json{{"do", "parcel.open"}, {"parcel", floor.tracking}}), "G1");
        refused(put(floor, "S-1"), "G1");
        refused(miss(floor), "order");
        const auto found = find(floor);
        QCOMPARE(typesIn(found),
            (std::vector<std::string>{"item.found", "discrepancy.resolved", "custody.accepted"}));
        QVERIFY(floor.tell(Json{{"do", "parcel.open"}, {"parcel", floor.tracking}}).at("ok").get<bool>());
        QCOMPARE(shownParcel(floor).at("chain").at("holes").size(), std::size_t{1});
        QCOMPARE(floor.disagreements(), std::vector<std::string>());
    }
};

QTEST_GUILESS_MAIN(ParcelPlacesTest)
#include "test_parcel_places.moc"
