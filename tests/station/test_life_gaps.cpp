// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
// What must not slip through: gaps, errors, and acts that lack somebody.

#include "tests/support/floor.h"

using namespace custody;
using namespace custody::station;
using namespace custody::test;

class LifeGapsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whoStillHoldsItemsIsNotSignedOutInSilence()
    {
        Floor floor;
        floor.item();

        const auto answer = floor.tell(R"({"do":"session.logout"})");
        refused(answer, "G10");
        QCOMPARE(answer.at("held").size(), std::size_t{2}); // with its open parcel
        const auto left = floor.tell(R"({"do":"session.logout","left_holding":true,"reason":"fire alarm"})");

        QCOMPARE(typesIn(left), (std::vector<std::string>{"session.left_holding", "session.logout"}));
    }

    void itemHeldTooLongIsToldOnceAndShownUntilItMoves()
    {
        Floor floor;
        floor.item();

        floor.tell(R"({"do":"clock","advance_s":30000})");
        floor.tell(R"({"do":"clock","advance_s":30000})");

        const auto types = typesIn(floor.shown(), "history");
        QCOMPARE(std::count(types.begin(), types.end(), "custody.overdue"), 1);
        const auto overdue = floor.tell(R"({"do":"show","overdue":true})").at("overdue");
        QCOMPARE(overdue.size(), std::size_t{2}); // with its open parcel
        for (const auto& one : overdue)
            QCOMPARE(one.at("rule").get<std::string>(), std::string("held"));
    }

    void missingItemLeavesAHoleWithBothItsNeighbours()
    {
        Floor floor;
        floor.item();
        floor.signIn(floor.demo.sara);
        refused(floor.tell(R"({"do":"item.declare_missing","item":"@item","search":"desk"})"), "G1");
        floor.signIn(floor.demo.ben);
        floor.say({{"do", "item.declare_missing"}, {"item", "@item"}, {"search", "bench and floor"}});
        refused(floor.tell(R"({"do":"item.grade","item":"@item","grade":"A"})"), "G1");
        floor.tell(R"({"do":"clock","advance_s":600})");
        floor.say({{"do", "item.found"}, {"item", "@item"}, {"place", "under the bench"},
            {"badge", floor.demo.sara.badge}, {"pin", floor.demo.sara.pin}});

        const auto chain = floor.shown().at("chain");

        QCOMPARE(chain.at("holes").size(), std::size_t{1});
        QCOMPARE(chain.at("holes")[0].at("before").get<std::string>(), access::shortName(floor.demo.ben.id));
        QCOMPARE(chain.at("holes")[0].at("after").get<std::string>(), access::shortName(floor.demo.sara.id));
        QCOMPARE(chain.at("flaws")[0].at("weight").get<std::string>(), std::string("reject"));
        QCOMPARE(floor.disagreements(), std::vector<std::string>());
    }

    void wrongEntryIsDeclaredAndStays()
    {
        Floor floor;
        floor.openParcel();
        floor.graded("A");
        const auto wrong = floor.shown().at("history").back().at("id");
        const auto right =
            floor.say({{"do", "item.regrade"}, {"item", "@item"}, {"grade", "B"}, {"reason", "stain"}});

        const auto declared = floor.say({{"do", "event.declare_error"}, {"event", wrong},
            {"reason", "incorrect_data"}, {"corrective", {right.at("events")[0].at("id")}}});

        QCOMPARE(typesIn(declared), std::vector<std::string>{"event.error_declared"});
        QVERIFY(!floor
                     .tell(Json{{"do", "event.declare_error"}, {"event", wrong}, {"reason", "did_not_occur"},
                         {"corrective", {wrong}}})
                     .at("ok")
                     .get<bool>());
        QCOMPARE(floor.disagreements(), std::vector<std::string>());
    }

    void replacedLabelIsVoidForGood()
    {
        Floor floor;
        floor.item();
        const auto old = floor.lpn();
        floor.say({{"do", "label.print"}, {"item", "@item"}});
        const auto replaced = floor.say({{"do", "label.replace"}, {"item", "@item"}, {"reason", "torn"},
            {"badge", floor.demo.lee.badge}, {"pin", floor.demo.lee.pin}});

        const auto shown = floor.tell(Json{{"do", "show"}, {"item", old}});

        QVERIFY(!shown.at("ok").get<bool>());
        QVERIFY(shown.at("say").get<std::string>().find("void") != std::string::npos);
        QVERIFY(floor.tell(Json{{"do", "show"}, {"item", replaced.at("lpn")}}).at("ok").get<bool>());
        QCOMPARE(floor.disagreements(), std::vector<std::string>());
    }

    void discrepancyInAZoneAsksForItsVideo()
    {
        Floor floor;
        floor.zones();
        floor.item();
        floor.say(
            floor.withWitness({{"do", "zone.enter"}, {"item", "@item"}, {"zone", "HV-1"}}, floor.demo.sara));

        const auto opened = floor.say({{"do", "discrepancy.open"}, {"item", "@item"}, {"kind", "damage"},
            {"owner", floor.demo.lee.name}, {"preserve_clip", true}});
        const auto answered = floor.say({{"do", "clip.answer"}, {"item", "@item"},
            {"clip", opened.at("clip")}, {"outcome", "preserved"}});
        const auto resolved = floor.say({{"do", "discrepancy.resolve"}, {"item", "@item"},
            {"discrepancy", opened.at("discrepancy")}, {"resolution", "carrier damage"}});

        QCOMPARE(typesIn(opened), (std::vector<std::string>{"discrepancy.opened", "clip.requested"}));
        QVERIFY(answered.at("ok").get<bool>() && resolved.at("ok").get<bool>());
        QVERIFY(!floor.shown().at("discrepancies")[0].at("open").get<bool>());
    }

    void wordOfAWitnessStandsForOneAct()
    {
        Floor floor;
        floor.zones();
        floor.openParcel();
        floor.newItem({{"declared_value_minor", 90000}, {"currency", "USD"}});
        floor.say(
            floor.withWitness({{"do", "zone.enter"}, {"item", "@item"}, {"zone", "HV-1"}}, floor.demo.sara));

        refused(floor.tell(R"({"do":"zone.leave","item":"@item","zone":"HV-1"})"), "G3");

        floor.say({{"do", "custody.witness"}, {"item", "@item"}, {"badge", floor.demo.sara.badge},
            {"pin", floor.demo.sara.pin}});
        QVERIFY(floor.tell(R"({"do":"zone.leave","item":"@item","zone":"HV-1"})").at("ok").get<bool>());
        QCOMPARE(floor.disagreements(), std::vector<std::string>());
    }

    void whoIsSignedOutByTheNextOneIsToldToHoldItems()
    {
        Floor floor;
        floor.item();

        const auto next = floor.say(
            {{"do", "session.login"}, {"badge", floor.demo.sara.badge}, {"pin", floor.demo.sara.pin}});

        QCOMPARE(typesIn(next),
            (std::vector<std::string>{"session.left_holding", "session.logout", "session.login"}));
    }

    void oneWhoCountsCannotAskWhatSheShouldFind()
    {
        Floor floor;
        floor.zones();
        floor.openParcel();
        floor.newItem();
        floor.say({{"do", "zone.enter"}, {"item", "@item"}, {"zone", "S-1"}});
        floor.say({{"do", "zone.audit_start"}, {"zone", "S-1"}});

        QVERIFY(!floor.tell(R"({"do":"show","zone":"S-1"})").contains("items"));

        floor.say({{"do", "zone.audit_complete"}, {"audit", "@audit"}});
        QCOMPARE(floor.tell(R"({"do":"show","zone":"S-1"})").at("items").size(), std::size_t{1});
    }

    void pinWithAZeroByteBehindItIsWrong()
    {
        Floor floor;

        const auto answer = floor.tell(Json{{"do", "session.login"}, {"badge", floor.demo.sara.badge},
            {"pin", floor.demo.sara.pin + std::string(1, '\0')}});

        QVERIFY(!answer.at("ok").get<bool>());
    }

    void errorIsDeclaredOnceAndCorrectedByAnotherEventOfTheSameParcel()
    {
        Floor floor;
        floor.openParcel();
        floor.graded("A");
        const auto wrong = floor.shown().at("history").back().at("id");
        const auto declare = [&](const Json& corrective) {
            return floor.tell(Json{{"do", "event.declare_error"}, {"event", wrong},
                {"reason", "incorrect_data"}, {"corrective", corrective}});
        };

        QVERIFY(!declare(Json::array({wrong})).at("ok").get<bool>());
        const auto right =
            floor.say({{"do", "item.regrade"}, {"item", "@item"}, {"grade", "B"}, {"reason", "stain"}});
        const auto declared = declare(Json::array({right.at("events")[0].at("id")}));
        QVERIFY2(declared.at("ok").get<bool>(), declared.dump().c_str());
        QVERIFY(!declare(Json::array({right.at("events")[0].at("id")})).at("ok").get<bool>());
    }

    void nothingIsWatchedOfWhatIsGone()
    {
        Floor floor;
        floor.openParcel();
        floor.graded("A");
        floor.say({{"do", "item.decide"}, {"item", "@item"}, {"route", "restock"}});
        floor.say({{"do", "item.finalize"}, {"item", "@item"}, {"kind", "restock"}, {"bin", "A-1"}});

        refused(floor.tell(Json{{"do", "custody.witness"}, {"item", "@item"},
                    {"badge", floor.demo.sara.badge}, {"pin", floor.demo.sara.pin}}),
            "G7");
    }

    void sealedToteGoesIntoAZoneAsAWholeAndComesOutAsAWhole()
    {
        Floor floor;
        floor.zones();
        floor.signIn(floor.demo.lee);
        floor.say({{"do", "seal.issue"}, {"first", "B0001"}, {"last", "B0020"}});
        floor.openParcel();
        floor.newItem();
        floor.say({{"do", "container.add"}, {"item", "@item"}, {"container", "T-1"}});
        floor.newItem();
        floor.say({{"do", "container.add"}, {"item", "@item"}, {"container", "T-1"}});
        floor.say({{"do", "seal.apply"}, {"container", "T-1"}, {"seal", "B0001"}});
        refused(floor.tell(R"({"do":"zone.enter","item":"@item","zone":"S-1"})"), "seal");

        const auto put = floor.say({{"do", "zone.enter"}, {"container", "T-1"}, {"zone", "S-1"}});
        QCOMPARE(put.at("items").size(), std::size_t{2});
        QCOMPARE(floor.tell(R"({"do":"show","zone":"S-1"})").at("items").size(), std::size_t{2});
        refused(floor.tell(R"({"do":"zone.leave","item":"@item","zone":"S-1"})"), "seal");
        const auto taken = floor.say({{"do", "zone.leave"}, {"container", "T-1"}, {"zone", "S-1"}});
        QCOMPARE(typesIn(taken).size(), std::size_t{4});
        QCOMPARE(floor.disagreements(), std::vector<std::string>());
    }

    void sealOfAToteThatDiffersIsAFlawOfEachItemInIt()
    {
        Floor floor;
        floor.openParcel();
        floor.newItem();
        floor.say({{"do", "container.add"}, {"item", "@item"}, {"container", "T-1"}});
        floor.say({{"do", "seal.apply"}, {"container", "T-1"}, {"seal", "B0001"}});

        const auto checked = floor.say({{"do", "seal.verify"}, {"container", "T-1"}, {"seal", "B0007"}});

        QCOMPARE(typesIn(checked),
            (std::vector<std::string>{"seal.verified", "seal.verified", "discrepancy.opened"}));
        QCOMPARE(floor.shown().at("discrepancies").size(), std::size_t{1});
        QCOMPARE(floor.shown().at("chain").at("flaws").size(), std::size_t{2});
        QCOMPARE(floor.disagreements(), std::vector<std::string>());
    }

    void valuableItemIsFoundByTwo()
    {
        Floor floor;
        floor.openParcel();
        floor.newItem({{"declared_value_minor", 90000}, {"currency", "USD"}});
        floor.say({{"do", "item.declare_missing"}, {"item", "@item"}, {"search", "bench and floor"}});

        refused(floor.tell(R"({"do":"item.found","item":"@item","place":"under the bench"})"), "G3");
        const auto found = floor.say(floor.withWitness(
            {{"do", "item.found"}, {"item", "@item"}, {"place", "under the bench"}}, floor.demo.sara));

        QCOMPARE(typesIn(found).front(), std::string("custody.witnessed"));
    }

    void numbersThatCannotBeAreRefused()
    {
        Floor floor;
        floor.openParcel();

        for (const Json& more : {Json{{"gtin", "4006381333932"}}, Json{{"gtin", "not a number"}},
                 Json{{"sku", "X"}, {"currency", "dollars"}}}) {
            Json command{{"do", "item.register"}, {"parcel", "@parcel"}};
            command.update(more);
            QCOMPARE(floor.tell(command).value("fault", ""), std::string("invalid"));
        }
    }

    void onePictureForBeforeAndAfterIsAFlawOfTheChain()
    {
        Floor floor;
        floor.openParcel();
        floor.newItem();
        floor.photograph("destroy_before");
        floor.photograph("destroy_after");

        QCOMPARE(
            floor.shown().at("chain").at("flaws")[0].at("weight").get<std::string>(), std::string("reject"));
    }
};

QTEST_GUILESS_MAIN(LifeGapsTest)
#include "test_life_gaps.moc"
