// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
// Who may do what, given and taken back at the bench, and looked at by a supervisor.

#include "app/store/fsck.h"
#include "tests/support/floor.h"

using namespace custody;
using namespace custody::station;
using namespace custody::test;

class RolesTest : public QObject {
    Q_OBJECT

    static Json grant(Floor& floor, const Worker& who, const char* role)
    {
        return floor.tell(Json{
            {"do", "role.grant"}, {"person", who.name}, {"role", role}, {"evidence", "letter of 3 May"}});
    }
    static Json revoke(Floor& floor, const Worker& who, const char* role)
    {
        return floor.tell(Json{{"do", "role.revoke"}, {"person", who.name}, {"role", role},
            {"evidence", "left the team"}, {"badge", floor.demo.lee.badge}, {"pin", floor.demo.lee.pin}});
    }
    static Json zone(Floor& floor) { return floor.tell(R"({"do":"zone.define","zone":"Q-7"})"); }
    static std::vector<std::string> faults(Floor& floor)
    {
        return must(store::check(floor.store(), store::Depth::Full)).faults;
    }

private Q_SLOTS:
    void supervisorGivesAnotherPersonARole()
    {
        Floor floor;
        floor.signIn(floor.demo.lee);

        const auto given = grant(floor, floor.demo.sara, "supervisor");

        QCOMPARE(typesIn(given), std::vector<std::string>{"role.granted"});
        floor.signIn(floor.demo.sara);
        QVERIFY(zone(floor).at("ok").get<bool>());
        const auto roles = floor.tell(R"({"do":"show","roles":true})");
        QCOMPARE(roles.at("people").size(), std::size_t{3});
        for (const auto& one : roles.at("people"))
            if (one.at("person") == access::shortName(floor.demo.sara.id)) {
                QCOMPARE(one.at("role").get<std::string>(), std::string("supervisor"));
                QCOMPARE(one.at("by").get<std::string>(), access::shortName(floor.demo.lee.id));
                QCOMPARE(one.at("evidence").get<std::string>(), std::string("letter of 3 May"));
            }
        QCOMPARE(floor.disagreements(), std::vector<std::string>());
        QCOMPARE(faults(floor), std::vector<std::string>());
    }

    void nobodyElseGivesRoles()
    {
        Floor floor;
        floor.signIn(floor.demo.sara);
        refused(grant(floor, floor.demo.ben, "supervisor"), "G6");
        floor.signIn(floor.demo.lee);
        refused(grant(floor, floor.demo.lee, "inspector"), "G6"); // not to herself
        refused(revoke(floor, floor.demo.lee, "supervisor"), "G6");
        refused(grant(floor, floor.demo.ben, "receiver"), "order"); // he has it
        refused(revoke(floor, floor.demo.ben, "supervisor"), "order"); // he has it not
    }

    void badInputIsAnswered()
    {
        Floor floor;
        floor.signIn(floor.demo.lee);

        QCOMPARE(grant(floor, floor.demo.ben, "owner").value("fault", ""), std::string("invalid"));
        QCOMPARE(grant(floor, floor.demo.ben, "none").value("fault", ""), std::string("invalid"));
        QCOMPARE(
            floor.tell(Json{{"do", "role.grant"}, {"person", floor.demo.ben.name}, {"role", "inspector"}})
                .value("fault", ""),
            std::string("invalid"));
        QCOMPARE(floor
                     .tell(Json{{"do", "role.grant"}, {"person", "Nobody"}, {"role", "inspector"},
                         {"evidence", "so"}})
                     .value("fault", ""),
            std::string("not_found"));
    }

    void brokenGlassGivesNoRoles()
    {
        Floor floor;
        floor.signIn(floor.demo.ben);
        const auto request =
            floor.say({{"do", "breakglass.request"}, {"scope", "supervisor"}, {"reason", "fire"}});
        floor.say({{"do", "breakglass.approve"}, {"request", request.at("request")},
            {"badge", floor.demo.lee.badge}, {"pin", floor.demo.lee.pin}});
        QVERIFY(zone(floor).at("ok").get<bool>());

        const auto tried = grant(floor, floor.demo.sara, "supervisor");

        QCOMPARE(tried.value("rule", ""), std::string("G6"));
    }

    void whoLostARoleIsRefusedAtOnce()
    {
        Floor floor;
        floor.signIn(floor.demo.lee);
        grant(floor, floor.demo.sara, "supervisor");
        floor.signIn(floor.demo.sara);

        const auto taken = revoke(floor, floor.demo.sara, "supervisor");

        QCOMPARE(typesIn(taken), std::vector<std::string>{"role.revoked"});
        QCOMPARE(zone(floor).value("fault", ""), std::string("unauthorized"));
        QCOMPARE(floor.signIn(floor.demo.sara).value("fault", ""), std::string("unauthorized"));
        floor.open(); // nor after a restart
        QCOMPARE(floor.signIn(floor.demo.sara).value("fault", ""), std::string("unauthorized"));
        QCOMPARE(faults(floor), std::vector<std::string>());
        floor.signIn(floor.demo.lee);
        QVERIFY(grant(floor, floor.demo.sara, "inspector").at("ok").get<bool>());
        QVERIFY(floor.signIn(floor.demo.sara).at("ok").get<bool>());
        QCOMPARE(zone(floor).value("fault", ""), std::string("unauthorized"));
    }

    void roleWrittenFromOutsideIsFound()
    {
        Floor floor;
        floor.signIn(floor.demo.lee);
        grant(floor, floor.demo.sara, "supervisor");

        must(floor.store().roster().setRole(floor.demo.sara.id, access::Role::Receiver));

        QCOMPARE(faults(floor).size(), std::size_t{1});
    }

    void reviewSaysWhoMayDoWhat()
    {
        Floor floor;
        const Json review{{"do", "access.review"}, {"evidence", "list signed 1 November"}};
        floor.signIn(floor.demo.ben);
        refused(floor.tell(review), "G6");
        QVERIFY(floor.tell(R"({"do":"show","roles":true})").at("review").is_null());
        floor.signIn(floor.demo.lee);
        QCOMPARE(floor.tell(R"({"do":"access.review"})").value("fault", ""), std::string("invalid"));

        const auto done = floor.tell(review);

        QCOMPARE(typesIn(done), std::vector<std::string>{"access_review.completed"});
        QCOMPARE(done.at("people").get<int>(), 3);
        const auto shown = floor.tell(R"({"do":"show","roles":true})").at("review");
        QCOMPARE(shown.at("by").get<std::string>(), access::shortName(floor.demo.lee.id));
        QCOMPARE(shown.at("evidence").get<std::string>(), std::string("list signed 1 November"));
        QCOMPARE(floor.disagreements(), std::vector<std::string>());
    }
};

QTEST_GUILESS_MAIN(RolesTest)
#include "test_roles.moc"
