// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include <QTest>

#include "tests/support/demo_bench.h"

using namespace custody;
using namespace custody::station;
using namespace custody::test;

namespace {

Json decline(DemoBench& bench, const Worker& worker, const char* reason = "torn")
{
    return bench.tell(Json{{"do", "custody.decline"}, {"offer", "@offer"}, {"badge", worker.badge},
        {"pin", worker.pin}, {"reason", reason}});
}

Json cancel(DemoBench& bench) { return bench.tell(R"({"do":"custody.cancel","offer":"@offer"})"); }

} // namespace

class HandOffTest : public QObject {
    Q_OBJECT
private:
    static void refusedByG2(DemoBench& bench, const Json& answer, const std::string& say)
    {
        QCOMPARE(answer.value("fault", ""), std::string("refused"));
        QCOMPARE(answer.value("rule", ""), std::string("G2"));
        QCOMPARE(answer.value("say", ""), say);
        QCOMPARE(typesIn(answer), std::vector<std::string>{"transition.denied"});
        const auto shown = bench.tell(R"({"do":"show","item":"@item"})");
        QCOMPARE(typesIn(shown, "history").back(), std::string("transition.denied"));
    }

private Q_SLOTS:
    void offeredItemStaysWithTheOfferer()
    {
        DemoBench bench;

        const auto answer = bench.offer("Sara Ortiz");

        QCOMPARE(typesIn(answer), std::vector<std::string>{"custody.offered"});
        const auto view = bench.view();
        QCOMPARE(view.item->custodian, std::string("Ben Tran"));
        QVERIFY(view.item->offered);
        QCOMPARE(view.offer->to, std::string("Sara Ortiz"));
        QCOMPARE(view.offer->state, std::string("waiting"));
        QCOMPARE(view.outcome.next, std::string("The receiver taps her badge."));
    }

    void takerProvesHerselfWithHerOwnBadgeWhileAnotherIsSignedIn()
    {
        DemoBench bench;
        bench.offer();

        const auto answer = bench.accept(bench.demo.sara);

        QCOMPARE(typesIn(answer), std::vector<std::string>{"custody.accepted"});
        QCOMPARE(bench.view().item->custodian, std::string("Sara Ortiz"));
        QCOMPARE(bench.view().person->name, std::string("Ben Tran"));
        QCOMPARE(bench.view().history.back().who, std::string("Sara Ortiz"));
    }

    void offererCannotTakeItHimself()
    {
        DemoBench bench;
        bench.offer();

        refusedByG2(bench, bench.accept(bench.demo.ben), "You cannot accept what you offer yourself.");

        QCOMPARE(bench.view().item->custodian, std::string("Ben Tran"));
        QVERIFY(bench.view().item->offered);
    }

    void thirdPersonCannotTakeWhatIsMeantForAnother()
    {
        DemoBench bench;
        bench.offer("Sara Ortiz");

        refusedByG2(bench, bench.accept(bench.demo.lee), "This hand-off is meant for somebody else.");

        QVERIFY(bench.accept(bench.demo.sara).at("ok").get<bool>());
    }

    void wrongCountIsRefused_data()
    {
        QTest::addColumn<int>("count");
        for (const int count : {0, 2, -1, 1'000'000})
            QTest::addRow("%d", count) << count;
    }

    void wrongCountIsRefused()
    {
        QFETCH(int, count);
        DemoBench bench;
        bench.offer();

        refusedByG2(bench, bench.accept(bench.demo.sara, count), "The count does not match what is offered.");

        QCOMPARE(bench.view().item->custodian, std::string("Ben Tran"));
        QVERIFY(bench.accept(bench.demo.sara, 1).at("ok").get<bool>());
    }

    void severalItemsPassTogether()
    {
        DemoBench bench;
        const auto first = bench.item(), second = bench.registerItem();
        bench.tell(Json{{"do", "custody.offer"}, {"items", {first.at("lpn"), second.at("item")}}});

        const auto answer = bench.accept(bench.demo.sara, 2);

        QCOMPARE(typesIn(answer), (std::vector<std::string>{"custody.accepted", "custody.accepted"}));
        for (const auto& item : {first, second})
            QCOMPARE(
                bench.tell(Json{{"do", "show"}, {"item", item.at("lpn")}}).at("held_by").get<std::string>(),
                access::shortName(bench.demo.sara.id));
    }

    void itemUnderOfferIsNotOfferedOrWorkedOn_data()
    {
        QTest::addColumn<QByteArray>("line");
        for (const char* line :
            {R"({"do":"custody.offer","items":["@item"]})", R"({"do":"label.print","item":"@item"})",
                R"({"do":"photo.capture","subject":"@item","role":"front","path":"/nowhere.png"})"})
            QTest::newRow(line) << QByteArray(line);
    }

    void itemUnderOfferIsNotOfferedOrWorkedOn()
    {
        QFETCH(QByteArray, line);
        DemoBench bench;
        bench.offer();

        refusedByG2(bench, bench.tell(line.toStdString()), "This item is already being handed over.");
    }

    void offerOfNothingIsRefusedAndRecorded()
    {
        DemoBench bench;
        bench.signIn(bench.demo.ben);

        const auto answer = bench.tell(R"({"do":"custody.offer","items":[]})");

        QCOMPARE(answer.at("say").get<std::string>(), std::string("There is nothing to hand over."));
        QCOMPARE(typesIn(answer), std::vector<std::string>{"transition.denied"});
    }

    void offerToOneselfIsRefused()
    {
        DemoBench bench;

        refusedByG2(bench, bench.offer("Ben Tran"), "You cannot offer something to yourself.");
    }

    void declinedItemStaysAndCanBeOfferedAgain()
    {
        DemoBench bench;
        bench.offer();

        const auto answer = decline(bench, bench.demo.sara);

        QCOMPARE(typesIn(answer), std::vector<std::string>{"custody.declined"});
        QCOMPARE(bench.view().item->custodian, std::string("Ben Tran"));
        QVERIFY(!bench.view().item->offered);
        QCOMPARE(bench.view().offer->state, std::string("declined"));
        QCOMPARE(bench.view().exceptionsToday, std::int64_t{1});
        QVERIFY(bench.tell(R"({"do":"custody.offer","items":["@item"]})").at("ok").get<bool>());
    }

    void decliningNeedsAReasonAndTheRightPerson()
    {
        DemoBench bench;
        bench.offer("Sara Ortiz");

        QCOMPARE(decline(bench, bench.demo.sara, "").at("fault").get<std::string>(), std::string("invalid"));
        refusedByG2(bench, decline(bench, bench.demo.lee), "This hand-off is meant for somebody else.");

        QVERIFY(bench.view().item->offered);
    }

    void cancelledOfferCannotBeTaken()
    {
        DemoBench bench;
        bench.offer();

        QCOMPARE(typesIn(cancel(bench)), std::vector<std::string>{"custody.cancelled"});

        refusedByG2(bench, bench.accept(bench.demo.sara), "This hand-off is already closed.");
        QCOMPARE(bench.view().item->custodian, std::string("Ben Tran"));
    }

    void onlyTheOffererCancels()
    {
        DemoBench bench;
        bench.offer();
        bench.signIn(bench.demo.sara);

        refusedByG2(bench, cancel(bench), "Only the person who offers can cancel.");
    }

    void handOffIsTakenOnlyOnce()
    {
        DemoBench bench;
        bench.offer();
        bench.accept(bench.demo.sara);

        refusedByG2(bench, bench.accept(bench.demo.lee), "This hand-off is already closed.");

        QCOMPARE(bench.view().item->custodian, std::string("Sara Ortiz"));
    }

    void wrongPinTakesNothing()
    {
        DemoBench bench;
        bench.offer();
        auto sara = bench.demo.sara;
        sara.pin = "1357";

        const auto answer = bench.accept(sara);

        QCOMPARE(answer.at("fault").get<std::string>(), std::string("unauthorized"));
        QCOMPARE(bench.view().item->custodian, std::string("Ben Tran"));
        QVERIFY(bench.view().item->offered);
    }

    void handOffGoesOnAfterARestart()
    {
        DemoBench bench;
        const auto offer = bench.offer();
        bench.open();

        const auto answer = bench.tell(Json{{"do", "custody.accept"}, {"offer", offer.at("offer")},
            {"badge", bench.demo.sara.badge}, {"pin", bench.demo.sara.pin}, {"count", 1}});

        QVERIFY2(answer.at("ok").get<bool>(), answer.dump().c_str());
    }

    void newHolderPassesItOn()
    {
        DemoBench bench;
        bench.offer();
        bench.accept(bench.demo.sara);
        bench.signIn(bench.demo.sara);
        bench.tell(R"({"do":"custody.offer","items":["@item"],"to":"Lee Park"})");

        QVERIFY(bench.accept(bench.demo.lee).at("ok").get<bool>());

        QCOMPARE(bench.view().item->custodian, std::string("Lee Park"));
        QVERIFY(bench.view().holding.empty());
    }
};

QTEST_GUILESS_MAIN(HandOffTest)
#include "test_hand_off.moc"
