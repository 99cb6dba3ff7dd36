// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
// People from outside, and people who act as a supervisor for some minutes.

#include "tests/support/floor.h"

using namespace custody;
using namespace custody::station;
using namespace custody::test;

class GuestsTest : public QObject {
    Q_OBJECT

    static Json request(Floor& floor)
    {
        return floor.say({{"do", "breakglass.request"}, {"scope", "supervisor"}, {"minutes", 10},
            {"reason", "water comes through the roof"}});
    }
    static Json approve(Floor& floor, const Json& asked, const Worker& who)
    {
        return floor.tell(Json{{"do", "breakglass.approve"}, {"request", asked.at("request")},
            {"badge", who.badge}, {"pin", who.pin}});
    }

private Q_SLOTS:
    void visitorIsInsideUntilSheIsSignedOutAndHerNameIsNowhere()
    {
        Floor floor;
        floor.zones();
        const Json in{{"do", "visitor.sign_in"}, {"visitor", "book 3, line 12"},
            {"host", floor.demo.lee.name}, {"purpose", "fire inspection"}, {"areas", {"S-1"}},
            {"id_seen", true}, {"badge", "V-4"}};

        const auto came = floor.say(in);
        refused(floor.tell(in), "order"); // badge V-4 is out
        QCOMPARE(floor.tell(R"({"do":"show","visitors":true})").at("visitors").size(), std::size_t{1});
        const Json out{{"do", "visitor.sign_out"}, {"visit", came.at("visit")}, {"badge_returned", true}};
        floor.say(out);

        QVERIFY(floor.tell(R"({"do":"show","visitors":true})").at("visitors").empty());
        QCOMPARE(floor.tell(out).value("fault", ""), std::string("not_found"));
        QCOMPARE(floor.disagreements(), std::vector<std::string>());
    }

    void visitorSeesNoZoneHerHostMayNotEnter()
    {
        Floor floor;
        floor.signIn(floor.demo.lee);
        floor.say({{"do", "zone.define"}, {"zone", "Cage"}, {"roles", {"supervisor"}}});
        const Json in{{"do", "visitor.sign_in"}, {"visitor", "1"}, {"host", floor.demo.ben.name},
            {"purpose", "look"}, {"areas", {"Cage"}}, {"id_seen", true}};

        refused(floor.tell(in), "zone");
        auto unseen = in;
        unseen.erase("id_seen");
        unseen["areas"] = Json::array();
        QCOMPARE(floor.tell(unseen).value("fault", ""), std::string("invalid"));
    }

    void glassIsBrokenByTwoEndsByItselfAndIsLookedAtByAnother()
    {
        Floor floor;
        floor.signIn(floor.demo.ben);
        QCOMPARE(floor.tell(R"({"do":"zone.define","zone":"Dry"})").value("fault", ""),
            std::string("unauthorized"));
        const auto asked = request(floor);
        refused(approve(floor, asked, floor.demo.ben), "G6");
        refused(approve(floor, asked, floor.demo.sara), "G6");
        QVERIFY(approve(floor, asked, floor.demo.lee).at("ok").get<bool>());

        const auto done = floor.say({{"do", "zone.define"}, {"zone", "Dry"}});
        QCOMPARE(typesIn(done), (std::vector<std::string>{"zone.defined", "breakglass.used"}));
        const Json review{{"do", "breakglass.review"}, {"request", asked.at("request")},
            {"outcome", "justified"}, {"badge", floor.demo.lee.badge}, {"pin", floor.demo.lee.pin}};
        refused(floor.tell(review), "order"); // not over yet

        floor.tell(R"({"do":"clock","advance_s":900})");
        QCOMPARE(floor.tell(R"({"do":"zone.define","zone":"Dry2"})").value("fault", ""),
            std::string("unauthorized"));
        QCOMPARE(floor.tell(R"({"do":"show","breakglass":true})")
                     .at("breakglass")[0]
                     .at("state")
                     .get<std::string>(),
            std::string("to_review"));
        QVERIFY(floor.tell(review).at("ok").get<bool>());

        QVERIFY(floor.tell(R"({"do":"show","breakglass":true})").at("breakglass").empty());
        const auto types = typesIn(floor.tell(R"({"do":"show","lane":"spine"})"), "history");
        QCOMPARE(std::count(types.begin(), types.end(), "breakglass.expired"), 1);
        QCOMPARE(floor.disagreements(), std::vector<std::string>());
    }
};

QTEST_GUILESS_MAIN(GuestsTest)
#include "test_guests.moc"
