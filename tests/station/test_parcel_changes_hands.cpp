// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
// A parcel passes from hand to hand as one piece, unopened or open.

#include "app/station/receipt.h"
#include "tests/support/two_benches.h"

#include "tests/support/floor.h"

using namespace custody;
using namespace custody::station;
using namespace custody::test;

namespace {

// Ben has accepted a parcel of Northwind, and not opened it.
void acceptParcel(DemoBench& bench)
{
    bench.signIn(bench.demo.ben);
    bench.tell(
        Json{{"do", "parcel.expect"}, {"tenant", bench.demo.northwindName}, {"tracking", bench.tracking}});
    bench.tell(Json{{"do", "parcel.scan"}, {"raw", bench.tracking}});
    bench.tell(Json{{"do", "parcel.accept"}, {"parcel", "@parcel"}});
}

Json offer(DemoBench& bench)
{
    return bench.tell(Json{{"do", "custody.offer"}, {"items", {bench.tracking}}});
}

Json shown(DemoBench& bench) { return bench.tell(Json{{"do", "show"}, {"parcel", bench.tracking}}); }

void heldBy(DemoBench& bench, const Worker& worker, const char* custody = "held")
{
    QCOMPARE(shown(bench).at("held_by").get<std::string>(), access::shortName(worker.id));
    QCOMPARE(shown(bench).at("custody").get<std::string>(), std::string(custody));
}

Json answered(DemoBench& bench, const char* verb, const Worker& worker)
{
    return bench.tell(Json{{"do", verb}, {"offer", "@offer"}, {"badge", worker.badge}, {"pin", worker.pin},
        {"reason", "not mine"}});
}

std::vector<std::string> keepersOf(const Json& shown)
{
    std::vector<std::string> out;
    for (const auto& one : shown.at("chain").at("keepings"))
        out.push_back(one.at("keeper").get<std::string>());
    return out;
}

} // namespace

class ParcelChangesHandsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void parcelIsTakenByAnotherWhoThenOpensIt()
    {
        Floor floor;
        acceptParcel(floor);

        const auto offered = offer(floor);
        const auto accepted = floor.accept(floor.demo.sara);
        floor.signIn(floor.demo.sara);
        const auto opened = floor.tell(Json{{"do", "parcel.open"}, {"parcel", floor.tracking}});

        QCOMPARE(typesIn(offered), std::vector<std::string>{"custody.offered"});
        QCOMPARE(offered.at("items"), Json{floor.tracking});
        QCOMPARE(typesIn(accepted), std::vector<std::string>{"custody.accepted"});
        QCOMPARE(typesIn(opened), std::vector<std::string>{"parcel.opened"});
        heldBy(floor, floor.demo.sara);
        QCOMPARE(floor.disagreements(), std::vector<std::string>());
    }

    void parcelAtHandIsOfferedByItsOwnMember()
    {
        Floor floor;
        acceptParcel(floor);

        const auto offered = floor.say({{"do", "custody.offer"}, {"parcel", "@parcel"}});

        heldBy(floor, floor.demo.ben, "offered");
        QCOMPARE(shown(floor).at("offer"), offered.at("offer"));
        QCOMPARE(floor.view().offer->lpns, std::vector<std::string>{floor.tracking});
    }

    void itsChainNamesBothKeepersAndSoDoesThatOfWhatIsInIt()
    {
        Floor floor;
        acceptParcel(floor);
        offer(floor);
        floor.accept(floor.demo.sara);
        floor.signIn(floor.demo.sara);
        floor.say({{"do", "parcel.open"}, {"parcel", floor.tracking}});
        floor.newItem();

        const auto ben = access::shortName(floor.demo.ben.id), sara = access::shortName(floor.demo.sara.id);
        const auto item = floor.shown(), parcel = shown(floor);

        QCOMPARE(keepersOf(parcel), (std::vector<std::string>{"carrier ups", ben, sara}));
        QCOMPARE(keepersOf(item), (std::vector<std::string>{"carrier ups", ben, sara, sara}));
        for (const auto& one : {item, parcel}) {
            QVERIFY2(one.at("chain").at("flaws").empty(), one.at("chain").dump().c_str());
            QVERIFY(one.at("chain").at("holes").empty());
        }
    }

    void parcelUnderOfferIsNotWorkedOn()
    {
        Floor floor;
        acceptParcel(floor);
        offer(floor);

        refused(offer(floor), "G2");
        refused(floor.tell(Json{{"do", "parcel.open"}, {"parcel", floor.tracking}}), "G2");
        QCOMPARE(floor.disagreements(), std::vector<std::string>());
    }

    void parcelNobodyTookStaysWithItsHolder_data()
    {
        QTest::addColumn<QString>("how");
        for (const char* how : {"custody.decline", "custody.cancel", "clock"})
            QTest::newRow(how) << QString(how);
    }

    void parcelNobodyTookStaysWithItsHolder()
    {
        QFETCH(QString, how);
        Floor floor;
        acceptParcel(floor);
        offer(floor);

        if (how == "clock")
            floor.tell(R"({"do":"clock","advance_s":4000})");
        else
            QVERIFY(answered(floor, how.toUtf8().constData(), floor.demo.sara).at("ok").get<bool>());

        heldBy(floor, floor.demo.ben);
        refused(floor.accept(floor.demo.sara), "G2");
        QCOMPARE(floor.disagreements(), std::vector<std::string>());
    }

    void giverCannotTakeTheParcelHimself()
    {
        Floor floor;
        acceptParcel(floor);
        offer(floor);

        refused(floor.accept(floor.demo.ben), "G2");
    }

    void onlyAParcelThatIsHereAndHisIsHandedOver()
    {
        Floor floor;
        floor.signIn(floor.demo.ben);
        floor.tell(
            Json{{"do", "parcel.scan"}, {"raw", floor.tracking}, {"tenant", floor.demo.northwindName}});
        refused(offer(floor), "order");
        floor.tell(Json{{"do", "parcel.accept"}, {"parcel", "@parcel"}});
        floor.signIn(floor.demo.sara);
        refused(offer(floor), "G1");
        floor.signIn(floor.demo.ben);
        floor.say({{"do", "parcel.open"}, {"parcel", floor.tracking}});
        floor.say({{"do", "parcel.reconcile"}, {"parcel", floor.tracking}});
        floor.say({{"do", "parcel.close"}, {"parcel", floor.tracking}});

        refused(offer(floor), "order");
    }

    void supervisorTakesOverTheParcelOfOneWhoIsAbsent()
    {
        Floor floor;
        acceptParcel(floor);
        offer(floor);
        floor.signIn(floor.demo.lee);
        Json force{{"do", "custody.force"}, {"items", {floor.tracking}}, {"reason", "went home"}};
        refused(floor.tell(force), "G3");

        const auto forced = floor.say(floor.withWitness(force, floor.demo.sara));

        QCOMPARE(typesIn(forced),
            (std::vector<std::string>{"custody.cancelled", "custody.witnessed", "custody.forced"}));
        heldBy(floor, floor.demo.lee);
        QCOMPARE(floor.disagreements(), std::vector<std::string>());
    }

    void parcelsGoTogetherWithItems()
    {
        Floor floor;
        floor.item();
        const auto lpn = floor.lpn();

        floor.say({{"do", "custody.offer"}, {"items", {lpn, floor.tracking}}});
        const auto accepted = floor.accept(floor.demo.sara, 2);

        QCOMPARE(accepted.at("items"), (Json{floor.tracking, lpn}));
        heldBy(floor, floor.demo.sara);
        QCOMPARE(floor.disagreements(), std::vector<std::string>());
    }

    void whoHoldsAParcelIsNotSignedOutInSilence()
    {
        Floor floor;
        acceptParcel(floor);

        const auto answer = floor.tell(R"({"do":"session.logout"})");
        refused(answer, "G10");
        QCOMPARE(answer.at("held"), Json{floor.tracking});
        const auto left = floor.tell(R"({"do":"session.logout","left_holding":true,"reason":"fire alarm"})");

        QCOMPARE(typesIn(left), (std::vector<std::string>{"session.left_holding", "session.logout"}));
    }

    void whoHasHeldOutAParcelMaySignOut()
    {
        Floor floor;
        acceptParcel(floor);
        offer(floor);

        QCOMPARE(
            typesIn(floor.tell(R"({"do":"session.logout"})")), std::vector<std::string>{"session.logout"});
    }

    void parcelHeldTooLongIsToldAndBeginsAnewWithTheNextOne()
    {
        Floor floor;
        acceptParcel(floor);
        floor.tell(R"({"do":"clock","advance_s":30000})");
        const auto overdue = floor.tell(R"({"do":"show","overdue":true})").at("overdue");
        floor.signIn(floor.demo.ben);
        offer(floor);
        floor.accept(floor.demo.sara);

        QCOMPARE(overdue.size(), std::size_t{1});
        QCOMPARE(overdue[0].at("rule").get<std::string>(), std::string("held"));
        QVERIFY(floor.tell(R"({"do":"show","overdue":true})").at("overdue").empty());
        QCOMPARE(floor.disagreements(), std::vector<std::string>());
    }

    void handingItOnDoesNotGiveAParcelMoreTimeUnopened()
    {
        Floor floor;
        acceptParcel(floor);
        floor.tell(R"({"do":"clock","advance_s":86000})");
        floor.signIn(floor.demo.ben);
        offer(floor);
        floor.accept(floor.demo.sara);
        floor.tell(R"({"do":"clock","advance_s":1000})");

        const auto overdue = floor.tell(R"({"do":"show","overdue":true})").at("overdue");

        const auto isUnopened = [](const Json& one) { return one.at("rule") == "unopened"; };
        QCOMPARE(std::count_if(overdue.begin(), overdue.end(), isUnopened), std::ptrdiff_t(1));
    }

    void parcelsStayAtTheirStation()
    {
        TwoBenches two;
        acceptParcel(two.here);

        const auto answer = two.here.tell(
            Json{{"do", "custody.offer"}, {"items", {two.here.tracking}}, {"to_station", "st08"}});

        QCOMPARE(answer.value("fault", ""), std::string("invalid"));
    }

    void handOffOfAParcelHasAReceipt()
    {
        Floor floor;
        acceptParcel(floor);
        offer(floor);
        const auto accepted = floor.accept(floor.demo.sara);

        const auto receipt = must(receiptOf(floor.store(),
            *floor.store().things().parcelsByTracking(floor.demo.northwind, floor.tracking)->begin()));

        QCOMPARE(receipt.statement, accepted.at("statement").get<std::string>());
        QCOMPARE(receipt.items.size(), std::size_t{1});
        QCOMPARE(receipt.items.front().lpn, floor.tracking);
    }
};

QTEST_GUILESS_MAIN(ParcelChangesHandsTest)
#include "test_parcel_changes_hands.moc"
