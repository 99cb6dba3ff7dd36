// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
// Returns, declining, two answers, and looks across a clock that was set back.

#include "tests/support/floor.h"
#include "tests/support/two_benches.h"

using namespace custody;
using namespace custody::station;
using namespace custody::test;

class CustodyGapsTest : public QObject {
    Q_OBJECT

    static Json offered(Floor& floor, const Json& more = Json::object())
    {
        Json command{{"do", "custody.offer"}, {"items", {"@item"}}};
        command.update(more);
        return floor.tell(command);
    }
    static Json decline(Floor& floor, const Worker& who)
    {
        return floor.tell(Json{{"do", "custody.decline"}, {"offer", "@offer"}, {"badge", who.badge},
            {"pin", who.pin}, {"reason", "torn"}});
    }
    // Ben's item, taken by Sara, who is at the bench now; the hand-off's id.
    static std::string takenBySara(Floor& floor)
    {
        floor.item();
        const auto id = offered(floor).at("offer").get<std::string>();
        floor.accept(floor.demo.sara);
        floor.signIn(floor.demo.sara);
        return id;
    }
    static Json resolve(DemoBench& bench, const std::string& lpn, const std::string& discrepancy, Json more)
    {
        Json command{{"do", "discrepancy.resolve"}, {"item", lpn}, {"discrepancy", discrepancy},
            {"resolution", "asked both"}};
        command.update(more);
        return bench.tell(command);
    }
    static std::vector<std::string> halvesOf(TwoBenches& two)
    {
        auto leaves = two.laneOf(two.here, two.there).leaves;
        for (auto& leaf : two.laneOf(two.there, two.here).leaves)
            leaves.push_back(std::move(leaf));
        std::vector<std::string> names;
        for (const auto& one : chain::unmatchedHalves(leaves))
            names.emplace_back(chain::name(one.half));
        return names;
    }

private Q_SLOTS:
    void returnNamesTheHandOffThatBroughtIt()
    {
        Floor floor;
        const auto first = takenBySara(floor);

        const auto back = offered(floor, {{"return_of", first}});

        QVERIFY(back.at("ok").get<bool>());
        // It goes to whom it came from, though nobody said so.
        refused(floor.accept(floor.demo.lee), "G2");
        QVERIFY(floor.accept(floor.demo.ben).at("ok").get<bool>());
        QCOMPARE(floor.disagreements(), std::vector<std::string>());
    }

    void returnOfWhatNeverWasIsRefused()
    {
        Floor floor;
        const auto first = takenBySara(floor);

        refused(offered(floor, {{"return_of", toText(floor.store().newEventId())}}), "G2");
        refused(offered(floor, {{"return_of", "yesterday"}}), "G2");
        refused(offered(floor, {{"return_of", first}, {"to", floor.demo.lee.name}}), "G2");
        refused(offered(floor, {{"return_of", first}, {"to", "receiver"}}), "G2");
        floor.signIn(floor.demo.ben);
        floor.newItem();
        refused(offered(floor, {{"return_of", first}}), "G2"); // another item
    }

    void returnOfAnOpenHandOffIsRefused()
    {
        Floor floor;
        floor.item();
        const auto first = offered(floor).at("offer").get<std::string>();
        floor.tell(R"({"do":"custody.cancel","offer":"@offer"})");

        refused(offered(floor, {{"return_of", first}}), "G2");
    }

    void onlyThoseItWasOfferedToDecline()
    {
        Floor floor;
        floor.item();
        offered(floor, {{"to", "supervisor"}});

        refused(decline(floor, floor.demo.sara), "G2");
        refused(decline(floor, floor.demo.ben), "G2");
        QVERIFY(decline(floor, floor.demo.lee).at("ok").get<bool>());
    }

    void offerToAZoneIsDeclinedByWhoMayGoInThere()
    {
        Floor floor;
        floor.signIn(floor.demo.lee);
        floor.say({{"do", "zone.define"}, {"zone", "R-9"}, {"roles", {"supervisor"}}});
        floor.item();
        offered(floor, {{"to", "R-9"}});

        refused(decline(floor, floor.demo.sara), "zone");
        QVERIFY(decline(floor, floor.demo.lee).at("ok").get<bool>());
    }

    void offerToAnotherStationIsNotDeclinedHere()
    {
        TwoBenches two;
        two.offered();

        const auto answer = two.here.tell(Json{{"do", "custody.decline"}, {"offer", "@offer"},
            {"badge", two.here.demo.sara.badge}, {"pin", two.here.demo.sara.pin}, {"reason", "torn"}});

        refused(answer, "G2");
    }

    void witnessOfATakeOverIsOfARoleThatMay()
    {
        Floor floor;
        floor.item();
        const Json force{{"do", "custody.force"}, {"items", {"@item"}}, {"reason", "went home"}};
        floor.signIn(floor.demo.lee);
        floor.putPolicy("[witness]\nroles = [\"supervisor\"]\n");

        refused(floor.tell(floor.withWitness(force, floor.demo.sara)), "G3");
        floor.putPolicy("[witness]\nroles = [\"inspector\"]\n");
        QVERIFY(floor.tell(floor.withWitness(force, floor.demo.sara)).at("ok").get<bool>());
    }

    void twoStoriesOfOneItemAreOneDiscrepancy()
    {
        TwoBenches two;
        const auto lpn = answeredTwice(two);

        const auto again =
            two.here.tell(Json{{"do", "discrepancy.open"}, {"item", lpn}, {"kind", "two_hands"}});

        refused(again, "order");
        QCOMPARE(two.show(two.here, lpn).at("discrepancies").size(), std::size_t{1});
    }

    void twoAnswersAreSettledByNamingTheOneThatStands()
    {
        TwoBenches two;
        const auto lpn = answeredTwice(two);
        QCOMPARE(halvesOf(two), std::vector<std::string>{"answered_twice"});
        const auto id = two.show(two.here, lpn).at("discrepancies")[0].at("discrepancy").get<std::string>();
        const auto before = two.here.recorded();

        refused(resolve(two.here, lpn, id, {{"stands", "there"}}), "G6"); // Ben is no supervisor
        two.here.signIn(two.here.demo.lee);
        refused(resolve(two.here, lpn, id, Json::object()), "order");
        QCOMPARE(resolve(two.here, lpn, id, {{"stands", "both"}}).value("fault", ""), std::string("invalid"));
        const auto settled = resolve(two.here, lpn, id, {{"stands", "there"}});

        QCOMPARE(typesIn(settled), std::vector<std::string>{"discrepancy.resolved"});
        const auto shown = two.show(two.here, lpn);
        QVERIFY(!shown.at("discrepancies")[0].at("open").get<bool>());
        QCOMPARE(shown.at("custody").get<std::string>(), std::string("released"));
        QVERIFY(shown.at("station").get<std::string>().find("st08") != std::string::npos);
        QCOMPARE(halvesOf(two), std::vector<std::string>());
        QVERIFY(two.here.recorded() > before);
        QCOMPARE(two.rebuilt(two.here), std::vector<std::string>());
    }

    void answerHereMayStandToo()
    {
        TwoBenches two;
        const auto lpn = answeredTwice(two);
        const auto id = two.show(two.here, lpn).at("discrepancies")[0].at("discrepancy").get<std::string>();
        two.here.signIn(two.here.demo.lee);

        const auto settled = resolve(two.here, lpn, id, {{"stands", "here"}});

        QVERIFY(settled.at("ok").get<bool>());
        QCOMPARE(two.show(two.here, lpn).at("custody").get<std::string>(), std::string("held"));
        QCOMPARE(halvesOf(two), std::vector<std::string>());
    }

    void anomaliesAreShownAcrossAClockSetBack()
    {
        Floor floor;
        floor.zones();
        floor.say({{"do", "zone.leave"}, {"zone", "HV-1"}});
        floor.demo.clock.step(floor.demo.clock.now() - 7 * 24 * 3'600'000LL);
        floor.say({{"do", "zone.leave"}, {"zone", "HV-1"}});
        floor.say({{"do", "zone.enter"}, {"zone", "S-1"}}); // the newest leaf claims to be a week old
        const auto since = rfc3339(floor.demo.clock.now() + 6 * 24 * 3'600'000LL);

        const auto odd = floor.tell(Json{{"do", "show"}, {"anomalies", true}, {"since", since}});

        QCOMPARE(odd.at("anomalies").size(), std::size_t{2});
    }

    void anomaliesBeforeTheTimeAskedForAreNotShown()
    {
        Floor floor;
        floor.zones();
        floor.say({{"do", "zone.leave"}, {"zone", "HV-1"}});
        floor.demo.clock.advance(2 * 24 * 3'600'000LL);
        floor.signIn(floor.demo.ben);
        floor.say({{"do", "zone.leave"}, {"zone", "S-1"}});

        const auto odd = floor.tell(R"({"do":"show","anomalies":true})").at("anomalies");

        QCOMPARE(odd.size(), std::size_t{1});
        QCOMPARE(odd[0].at("zone").get<std::string>(), std::string("S-1"));
    }
};

QTEST_GUILESS_MAIN(CustodyGapsTest)
#include "test_custody_gaps.moc"
