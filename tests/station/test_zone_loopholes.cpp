// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
// Zones: ways round their rules that were open once.

#include "tests/support/floor.h"

using namespace custody;
using namespace custody::station;
using namespace custody::test;

class ZoneLoopholesTest : public QObject {
    Q_OBJECT

    static Json shownZone(Floor& floor, const char* zone)
    {
        return floor.tell(Json{{"do", "show"}, {"zone", zone}});
    }
    static std::string into(Floor& floor, const char* zone)
    {
        const auto lpn = floor.newItem().at("lpn").get<std::string>();
        floor.say({{"do", "zone.enter"}, {"item", lpn}, {"zone", zone}});
        return lpn;
    }
    static std::string auditBy(Floor& floor, const Worker& auditor, const char* zone)
    {
        floor.signIn(auditor);
        return floor.say({{"do", "zone.audit_start"}, {"zone", zone}}).at("audit").get<std::string>();
    }

private Q_SLOTS:
    void newCapacityDoesNotMakeAHighValueZoneAnOpenOne()
    {
        Floor floor;
        floor.zones();
        floor.signIn(floor.demo.lee);

        floor.say({{"do", "zone.define"}, {"zone", "HV-1"}, {"capacity", 10}});

        const auto zone = shownZone(floor, "HV-1");
        QCOMPARE(zone.at("class").get<std::string>(), std::string("high_value"));
        QCOMPARE(zone.at("capacity").get<int>(), 10);
        QCOMPARE(zone.at("cameras").size(), std::size_t{2});
        refused(floor.tell(R"({"do":"zone.audit_start","zone":"HV-1"})"), "G6"); // its keeper is still Lee
        floor.say({{"do", "zone.define"}, {"zone", "HV-1"}, {"cameras", Json::array()}});
        QVERIFY(shownZone(floor, "HV-1").at("cameras").empty());
        QCOMPARE(floor.disagreements(), std::vector<std::string>());
    }

    void classOfAZoneDoesNotChangeOverTheGoodsInIt()
    {
        Floor floor;
        floor.zones();
        floor.openParcel();
        into(floor, "S-1");
        floor.signIn(floor.demo.lee);

        QCOMPARE(floor.tell(R"({"do":"zone.define","zone":"S-1","class":"quarantine"})").value("fault", ""),
            std::string("invalid"));
        QVERIFY(floor.tell(R"({"do":"zone.define","zone":"S-2","class":"quarantine"})").at("ok").get<bool>());
    }

    void nameOfAZoneHoldsNoControlCharacters()
    {
        Floor floor;
        floor.signIn(floor.demo.lee);

        for (const char* name : {"A\nB", "\x1b[2J", " S", ""})
            QCOMPARE(floor.tell(Json{{"do", "zone.define"}, {"zone", name}}).value("fault", ""),
                std::string("invalid"));
    }

    void answerAndEventAgreeWhetherTheDoorSawHer()
    {
        Floor floor;
        floor.zones();
        floor.openParcel();
        const auto lpn = floor.newItem().at("lpn").get<std::string>();
        const auto unseen = floor.say({{"do", "zone.enter"}, {"item", lpn}, {"zone", "S-1"}});
        floor.say({{"do", "zone.enter"}, {"zone", "S-1"}});
        const auto seen = floor.say({{"do", "zone.leave"}, {"item", lpn}, {"zone", "S-1"}});

        QVERIFY(!unseen.at("badged_in").get<bool>());
        QVERIFY(seen.at("badged_in").get<bool>());
    }

    void whatComesInWhileSomebodyCountsIsNotMissing()
    {
        Floor floor;
        floor.zones();
        floor.openParcel();
        const auto there = into(floor, "S-1");
        const auto audit = auditBy(floor, floor.demo.sara, "S-1");
        floor.signIn(floor.demo.ben);
        const auto later = into(floor, "S-1");
        floor.signIn(floor.demo.sara);
        floor.say({{"do", "zone.count"}, {"audit", audit}, {"items", {there}}});

        const auto counted = floor.say({{"do", "zone.audit_complete"}, {"audit", audit}});

        QCOMPARE(counted.at("found").size(), std::size_t{1});
        QVERIFY(counted.at("missing").empty() && counted.at("misplaced").empty());
        QVERIFY(floor.tell(Json{{"do", "show"}, {"item", later}}).at("discrepancies").empty());
        QCOMPARE(floor.disagreements(), std::vector<std::string>());
    }

    void whatGoesOutAfterItWasCountedIsNotMisplaced()
    {
        Floor floor;
        floor.zones();
        floor.openParcel();
        const auto there = into(floor, "S-1");
        const auto audit = auditBy(floor, floor.demo.sara, "S-1");
        floor.say({{"do", "zone.count"}, {"audit", audit}, {"items", {there}}});
        floor.signIn(floor.demo.ben);
        floor.say({{"do", "zone.leave"}, {"item", there}, {"zone", "S-1"}});
        floor.signIn(floor.demo.sara);

        const auto counted = floor.say({{"do", "zone.audit_complete"}, {"audit", audit}});

        QVERIFY(counted.at("missing").empty() && counted.at("misplaced").empty());
        QVERIFY(counted.at("unexpected").empty());
    }

    void whatTheDoorsDidNotSeeIsListed()
    {
        Floor floor;
        floor.zones();
        floor.openParcel();
        const auto lpn = floor.newItem({{"zone_class", "high_value"}}).at("lpn").get<std::string>();
        floor.say(
            floor.withWitness({{"do", "zone.enter"}, {"item", lpn}, {"zone", "HV-1"}}, floor.demo.sara));
        into(floor, "S-1"); // nobody badges in to a standard zone
        floor.say({{"do", "zone.leave"}, {"zone", "S-1"}});

        const auto odd = floor.tell(R"({"do":"show","anomalies":true})").at("anomalies");

        QCOMPARE(odd.size(), std::size_t{2});
        QCOMPARE(odd[0].at("what").get<std::string>(), std::string("moved_unseen"));
        QCOMPARE(odd[0].at("item").get<std::string>(), lpn);
        QCOMPARE(odd[1].at("what").get<std::string>(), std::string("left_unseen"));
    }

    void noNameIsNoTote()
    {
        Floor floor;
        floor.zones();
        floor.openParcel();
        into(floor, "S-1");

        QCOMPARE(floor.tell(R"({"do":"zone.leave","container":"","zone":"S-1"})").value("fault", ""),
            std::string("invalid"));
    }
};

QTEST_GUILESS_MAIN(ZoneLoopholesTest)
#include "test_zone_loopholes.moc"
