// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include <QTest>

#include "app/store/projections.h"
#include "tests/support/demo_bench.h"

using namespace custody;
using namespace custody::station;
using namespace custody::test;

namespace {

// A bench with Ben signed in, and an item of this class inspected before him.
class Floor : public DemoBench {
public:
    Json say(Json command)
    {
        const auto answer = tell(command);
        if (!answer.at("ok").get<bool>())
            qWarning("%s -> %s", command.dump().c_str(), answer.dump().c_str());
        return answer;
    }
    Json withWitness(Json command, const Worker& worker)
    {
        command["witness_badge"] = worker.badge;
        command["witness_pin"] = worker.pin;
        return command;
    }
    void photograph(const char* role)
    {
        say({{"do", "photo.capture"}, {"subject", "@item"}, {"role", role}, {"path", blankPicture()}});
    }
    Json newItem(const Json& more = Json::object())
    {
        Json command{{"do", "item.register"}, {"parcel", "@parcel"}, {"sku", "NW-JKT-0471-M"}};
        command.update(more);
        return say(command);
    }
    void inspected(const Json& more = Json::object())
    {
        newItem(more);
        say({{"do", "label.print"}, {"item", "@item"}});
        say({{"do", "label.verify"}, {"item", "@item"}, {"scanned", "@lpn"}});
        photograph("front");
        say({{"do", "item.inspect"}, {"item", "@item"}});
    }
    void graded(const char* grade, const Json& more = Json::object())
    {
        inspected(more);
        say({{"do", "item.grade"}, {"item", "@item"}, {"grade", grade}});
    }
    void zones()
    {
        signIn(demo.lee);
        say({{"do", "zone.define"}, {"zone", "HV-1"}, {"class", "high_value"},
            {"cameras", {"cam-7", "cam-8"}}, {"keeper", demo.lee.name}});
        say({{"do", "zone.define"}, {"zone", "S-1"}});
        say({{"do", "zone.define"}, {"zone", "S-2"}});
        signIn(demo.ben);
    }
    std::string lpn() { return shown().at("lpn").get<std::string>(); }
    Json shown() { return tell(R"({"do":"show","item":"@item"})"); }
    std::vector<std::string> disagreements()
    {
        return must(store::refoldProjections(store(), store::Rebuild::Compare));
    }
};

void refused(const Json& answer, const char* rule)
{
    QCOMPARE(answer.value("fault", ""), std::string("refused"));
    QCOMPARE(answer.value("rule", ""), std::string(rule));
    QCOMPARE(typesIn(answer), std::vector<std::string>{"transition.denied"});
}

} // namespace

class LifeTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void announcedJacketGoesBackToStockAndItsBoxIsClosed()
    {
        Floor floor;
        floor.signIn(floor.demo.ben);
        floor.say(
            {{"do", "parcel.expect"}, {"tenant", floor.demo.northwindName}, {"tracking", floor.tracking},
                {"lines",
                    {{{"sku", "NW-JKT-0471-M"}, {"quantity", 1}}, {{"sku", "NW-HAT-1"}, {"quantity", 2}}}}});
        floor.say({{"do", "parcel.scan"}, {"raw", floor.tracking}});
        floor.say({{"do", "parcel.accept"}, {"parcel", "@parcel"}});
        floor.say({{"do", "parcel.open"}, {"parcel", "@parcel"}});
        floor.graded("A");

        const auto decided = floor.say({{"do", "item.decide"}, {"item", "@item"}, {"route", "restock"}});
        const auto ended =
            floor.say({{"do", "item.finalize"}, {"item", "@item"}, {"kind", "restock"}, {"bin", "A-12-3"}});
        const auto checked = floor.say({{"do", "parcel.reconcile"}, {"parcel", "@parcel"}});
        refused(floor.tell(R"({"do":"parcel.close","parcel":"@parcel"})"), "G9");
        floor.say({{"do", "parcel.reconcile"}, {"parcel", "@parcel"},
            {"lines", {{{"line", 2}, {"resolution", "missing"}}}}});
        const auto closed = floor.say({{"do", "parcel.close"}, {"parcel", "@parcel"}});

        QVERIFY(!decided.at("approval_needed").get<bool>());
        QCOMPARE(typesIn(ended), std::vector<std::string>{"item.final.restocked"});
        QCOMPARE(checked.at("unresolved").size(), std::size_t{1});
        QCOMPARE(typesIn(closed), std::vector<std::string>{"parcel.closed"});
        const auto shown = floor.shown();
        QCOMPARE(shown.at("custody").get<std::string>(), std::string("released"));
        QCOMPARE(shown.at("chain").at("end").get<std::string>(), std::string("restocked"));
        QVERIFY(shown.at("chain").at("holes").empty());
        QCOMPARE(floor.disagreements(), std::vector<std::string>());
    }

    void inspectionWaitsForTheShotListUnlessASupervisorLetsItBe()
    {
        Floor floor;
        floor.openParcel();
        floor.newItem();
        floor.say({{"do", "label.print"}, {"item", "@item"}});
        floor.say({{"do", "label.verify"}, {"item", "@item"}, {"scanned", "@lpn"}});

        refused(floor.tell(R"({"do":"item.inspect","item":"@item"})"), "G4");
        floor.say({{"do", "photo.waive"}, {"item", "@item"}, {"roles", {"front"}},
            {"reason", "camera broken"}, {"badge", floor.demo.lee.badge}, {"pin", floor.demo.lee.pin}});

        QVERIFY(floor.tell(R"({"do":"item.inspect","item":"@item"})").at("ok").get<bool>());
    }

    void valuableItemChangesHandsOnlyBeforeAThirdPerson()
    {
        Floor floor;
        floor.openParcel();
        floor.newItem({{"zone_class", "high_value"}});
        floor.say({{"do", "custody.offer"}, {"items", {"@item"}}, {"to", floor.demo.sara.name}});

        refused(floor.accept(floor.demo.sara), "G3");
        refused(floor.tell(Json{{"do", "custody.witness"}, {"offer", "@offer"},
                    {"badge", floor.demo.sara.badge}, {"pin", floor.demo.sara.pin}}),
            "G3");
        floor.say({{"do", "custody.witness"}, {"offer", "@offer"}, {"badge", floor.demo.lee.badge},
            {"pin", floor.demo.lee.pin}});
        const auto accepted = floor.accept(floor.demo.sara);

        QVERIFY(accepted.at("ok").get<bool>());
        QVERIFY(accepted.at("statement").get<std::string>().find("take 1 of 1") != std::string::npos);
        QCOMPARE(floor.disagreements(), std::vector<std::string>());
    }

    void oneBadItemOfAToteDoesNotSinkTheRestAndIsNamed()
    {
        Floor floor;
        floor.openParcel();
        std::vector<std::string> lpns;
        for (int i = 0; i < 3; ++i) {
            lpns.push_back(floor.newItem().at("lpn").get<std::string>());
            floor.say({{"do", "container.add"}, {"item", "@item"}, {"container", "TOTE-17"}});
        }
        floor.say({{"do", "seal.apply"}, {"container", "TOTE-17"}, {"seal", "B0007"}});
        const auto offered = floor.say({{"do", "custody.offer"}, {"container", "TOTE-17"}});
        floor.signIn(floor.demo.lee);
        floor.say(floor.withWitness(
            {{"do", "custody.force"}, {"items", {lpns[1]}}, {"reason", "recall"}}, floor.demo.sara));

        const auto accepted = floor.tell(Json{{"do", "custody.accept"}, {"offer", offered.at("offer")},
            {"badge", floor.demo.sara.badge}, {"pin", floor.demo.sara.pin}, {"count", 2}, {"seal", "B0007"}});

        QVERIFY2(accepted.at("ok").get<bool>(), accepted.dump().c_str());
        QCOMPARE(accepted.at("items").size(), std::size_t{2});
        QCOMPARE(accepted.at("left").size(), std::size_t{1});
        QCOMPARE(accepted.at("left")[0].at("lpn").get<std::string>(), lpns[1]);
        QCOMPARE(floor.disagreements(), std::vector<std::string>());
    }

    void offerTakenInPartFoldsAgainAsItStands()
    {
        Floor floor;
        floor.openParcel();
        const auto valuable = floor.newItem({{"zone_class", "high_value"}}).at("lpn");
        const auto plain = floor.newItem().at("lpn");
        floor.say({{"do", "custody.offer"}, {"items", {valuable, plain}}});

        const auto accepted = floor.accept(floor.demo.sara, 2);

        QCOMPARE(typesIn(accepted), (std::vector<std::string>{"custody.accepted", "custody.declined"}));
        QCOMPARE(floor.disagreements(), std::vector<std::string>());
    }

    void sealedToteIsTakenOnlyByItsNumberAndGivesUpNothingBefore()
    {
        Floor floor;
        floor.openParcel();
        const auto lpn = floor.newItem().at("lpn");
        floor.say({{"do", "container.add"}, {"item", lpn}, {"container", "T-1"}});
        floor.say({{"do", "seal.apply"}, {"container", "T-1"}, {"seal", "B1"}});

        refused(floor.tell(Json{{"do", "custody.offer"}, {"items", {lpn}}}), "seal");
        refused(floor.tell(Json{{"do", "label.print"}, {"item", lpn}}), "seal");
        floor.say({{"do", "custody.offer"}, {"container", "T-1"}});
        refused(floor.accept(floor.demo.sara), "seal");

        floor.signIn(floor.demo.sara);
        floor.registerItem();
        refused(floor.tell(R"({"do":"container.add","item":"@item","container":"T-1"})"), "G1");
    }

    void decisionToDestroyIsApprovedByAnotherAndDoneBeforeAWitness()
    {
        Floor floor;
        floor.openParcel();
        floor.graded("D");

        refused(floor.tell(R"({"do":"item.decide","item":"@item","route":"destroy"})"), "policy");
        floor.say({{"do", "item.decide"}, {"item", "@item"}, {"route", "destroy"}, {"reason", "mould"}});
        refused(floor.tell(R"({"do":"item.finalize","item":"@item","kind":"destroy","method":"shredded"})"),
            "G6");
        refused(floor.tell(R"({"do":"item.approve","item":"@item"})"), "G6");
        floor.say({{"do", "item.approve"}, {"item", "@item"}, {"badge", floor.demo.lee.badge},
            {"pin", floor.demo.lee.pin}});
        refused(floor.tell(R"({"do":"item.finalize","item":"@item","kind":"destroy","method":"shredded"})"),
            "G3");
        floor.photograph("destroy_before");
        floor.photograph("destroy_after");
        const auto ended = floor.say(floor.withWitness(
            {{"do", "item.finalize"}, {"item", "@item"}, {"kind", "destroy"}, {"method", "shredded"}},
            floor.demo.sara));

        QCOMPARE(typesIn(ended), (std::vector<std::string>{"custody.witnessed", "item.final.destroyed"}));
        refused(floor.tell(R"({"do":"item.grade","item":"@item","grade":"A"})"), "G7");
        QCOMPARE(floor.disagreements(), std::vector<std::string>());
    }

    void holdKeepsAnItemFromLeavingAndFromNothingElse()
    {
        Floor floor;
        floor.openParcel();
        floor.graded("A");
        floor.say({{"do", "item.hold"}, {"item", "@item"}, {"hold", "legal"}, {"reason", "court order"}});

        refused(floor.tell(R"({"do":"item.decide","item":"@item","route":"restock"})"), "hold");
        floor.photograph("back");
        refused(floor.tell(R"({"do":"item.release","item":"@item","hold":"legal","reason":"over"})"), "hold");
        floor.say({{"do", "item.release"}, {"item", "@item"}, {"hold", "legal"}, {"reason", "over"},
            {"badge", floor.demo.lee.badge}, {"pin", floor.demo.lee.pin}});

        QVERIFY(floor.tell(R"({"do":"item.decide","item":"@item","route":"restock"})").at("ok").get<bool>());
    }

    void valuableItemLiesInTheCageAndABlindCountMissesIt()
    {
        Floor floor;
        floor.zones();
        floor.openParcel();
        floor.newItem({{"declared_value_minor", 90000}, {"currency", "USD"}});
        const auto lpn = floor.lpn();
        refused(floor.tell(R"({"do":"zone.enter","item":"@item","zone":"S-1"})"), "zone");
        refused(floor.tell(R"({"do":"zone.enter","item":"@item","zone":"HV-1"})"), "G3");
        const auto put = floor.say(floor.withWitness(
            {{"do", "zone.enter"}, {"item", "@item"}, {"zone", "HV-1"}, {"bin", "3"}}, floor.demo.sara));
        QVERIFY(!put.at("badged_in").get<bool>());
        refused(floor.tell(Json{{"do", "zone.audit_start"}, {"zone", "HV-1"}, {"badge", floor.demo.lee.badge},
                    {"pin", floor.demo.lee.pin}}),
            "G6");

        const auto begun = floor.say({{"do", "zone.audit_start"}, {"zone", "HV-1"}});
        QVERIFY(!begun.contains("expected"));
        floor.say({{"do", "zone.count"}, {"audit", "@audit"}, {"items", {"LPN-NOBODY"}}});
        const auto done = floor.say({{"do", "zone.audit_complete"}, {"audit", "@audit"}});

        QCOMPARE(done.at("missing"), Json::array({lpn}));
        QCOMPARE(done.at("unexpected").size(), std::size_t{1});
        QCOMPARE(floor.shown().at("discrepancies").size(), std::size_t{1});
        QCOMPARE(floor.tell(R"({"do":"show","zone":"HV-1"})").at("items").size(), std::size_t{1});
        QCOMPARE(floor.disagreements(), std::vector<std::string>());
    }

    void personComesOutOfAZoneThatNobodySawHerEnter()
    {
        Floor floor;
        floor.zones();

        QVERIFY(!floor.say({{"do", "zone.leave"}, {"zone", "HV-1"}}).at("entry_seen").get<bool>());
        floor.say({{"do", "zone.enter"}, {"zone", "HV-1"}});
        QVERIFY(floor.say({{"do", "zone.leave"}, {"zone", "HV-1"}}).at("entry_seen").get<bool>());
    }

    void sealOfAnotherNumberIsTampering()
    {
        Floor floor;
        floor.signIn(floor.demo.lee);
        floor.say({{"do", "seal.issue"}, {"first", "B0001"}, {"last", "B0020"}});
        floor.openParcel();
        floor.newItem();
        refused(floor.tell(R"({"do":"seal.apply","item":"@item","seal":"Z9"})"), "seal");
        floor.say({{"do", "seal.apply"}, {"item", "@item"}, {"seal", "B0005"}});
        refused(floor.tell(R"({"do":"seal.apply","item":"@item","seal":"B0006"})"), "seal");

        const auto checked = floor.say({{"do", "seal.verify"}, {"item", "@item"}, {"seal", "B0055"}});

        QVERIFY(!checked.at("intact").get<bool>());
        QCOMPARE(typesIn(checked), (std::vector<std::string>{"seal.verified", "discrepancy.opened"}));
        QCOMPARE(
            floor.tell(R"({"do":"show","seals":true})").at("seals")[0].at("gaps").size(), std::size_t{4});
        QCOMPARE(floor.disagreements(), std::vector<std::string>());
    }

    void whoStillHoldsItemsIsNotSignedOutInSilence()
    {
        Floor floor;
        floor.item();

        const auto answer = floor.tell(R"({"do":"session.logout"})");
        refused(answer, "G10");
        QCOMPARE(answer.at("held").size(), std::size_t{1});
        const auto left = floor.tell(R"({"do":"session.logout","left_holding":true,"reason":"fire alarm"})");

        QCOMPARE(typesIn(left), (std::vector<std::string>{"session.left_holding", "session.logout"}));
    }

    void offerThatNobodyTakesLapsesAndTheItemStaysWhereItIs()
    {
        Floor floor;
        floor.offer();
        const auto offer = floor.view().offer;

        floor.tell(R"({"do":"clock","advance_s":3700})");

        refused(floor.accept(floor.demo.sara), "G2");
        const auto shown = floor.shown();
        QCOMPARE(shown.at("custody").get<std::string>(), std::string("held"));
        QCOMPARE(
            typesIn(shown, "history")[typesIn(shown, "history").size() - 2], std::string("custody.expired"));
        QCOMPARE(floor.disagreements(), std::vector<std::string>());
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
        QCOMPARE(overdue.size(), std::size_t{1});
        QCOMPARE(overdue[0].at("rule").get<std::string>(), std::string("held"));
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
};

QTEST_GUILESS_MAIN(LifeTest)
#include "test_life.moc"
