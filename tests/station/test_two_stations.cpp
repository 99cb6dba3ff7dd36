// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include <QTest>

#include "app/crypto/hash.h"
#include "tests/support/two_benches.h"

using namespace custody;
using namespace custody::station;
using namespace custody::test;

namespace {

std::string keeperOf(const Json& shown, std::size_t at)
{
    return shown.at("chain").at("keepings").at(at).at("keeper").get<std::string>();
}

void refused(const Json& answer, const char* rule, const char* say)
{
    QCOMPARE(answer.value("rule", ""), std::string(rule));
    QCOMPARE(answer.value("say", ""), std::string(say));
}

// All leaves of both stations' lanes.
std::vector<chain::LaneLeaf> bothLanes(TwoBenches& two)
{
    auto leaves = two.laneOf(two.here, two.there).leaves;
    const auto theirs = two.laneOf(two.there, two.here).leaves;
    leaves.insert(leaves.end(), theirs.begin(), theirs.end());
    return leaves;
}

std::vector<std::string> halvesOf(TwoBenches& two)
{
    std::vector<std::string> out;
    for (const auto& one : chain::unmatchedHalves(bothLanes(two)))
        out.emplace_back(chain::name(one.half));
    return out;
}

} // namespace

class TwoStationsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatOneStationOffersIsTakenAtAnotherByItsRecord()
    {
        TwoBenches two;
        const auto lpn = two.offered();

        const auto answer = two.take(two.there, two.there.demo.sara, two.record(two.here, lpn));

        QCOMPARE(typesIn(answer), (std::vector<std::string>{"item.carried_over", "custody.accepted"}));
        const auto shown = two.show(two.there, lpn);
        QCOMPARE(shown.at("held_by").get<std::string>(), access::shortName(two.there.demo.sara.id));
        QCOMPARE(shown.at("sku").get<std::string>(), std::string("NW-JKT-0471-M"));
        QCOMPARE(shown.at("item"), two.show(two.here, lpn).at("item"));
        QVERIFY(keeperOf(shown, 0).starts_with("station custody.example/eh1/st07/lane/"));
        QVERIFY(shown.at("chain").at("holes").empty());
        QVERIFY(two.rebuilt(two.there).empty());
    }

    void onePersonAtBothStationsIsNotToldFromTwo()
    {
        TwoBenches two;
        const auto lpn = two.offered();
        two.take(two.there, two.there.demo.ben, two.record(two.here, lpn));
        two.release(two.here, two.record(two.there, lpn));

        for (auto* bench : {&two.here, &two.there}) {
            const auto shown = two.show(*bench, lpn);
            const auto& flaws = shown.at("chain").at("flaws");
            QCOMPARE(flaws.size(), std::size_t{1});
            QCOMPARE(flaws[0].at("weight").get<std::string>(), std::string("comment"));
            QVERIFY(
                flaws[0].at("what").get<std::string>().find("two people is not shown") != std::string::npos);
        }
    }

    void acceptanceNamesTheLeafOfTheOffer()
    {
        TwoBenches two;
        const auto lpn = two.offered();
        two.take(two.there, two.there.demo.sara, two.record(two.here, lpn));

        const auto theirs = two.laneOf(two.there, two.here).leaves.back();

        QCOMPARE(theirs.event.type, chain::EventType::CustodyAccepted);
        const auto ours = two.laneOf(two.here, two.there).leaves.back();
        const chain::LeafReference quoted{ours.lane, ours.index, ours.leaf};
        QCOMPARE(theirs.event.references.size(), std::size_t{1});
        QVERIFY(theirs.event.references.front() == quoted);
        QCOMPARE(theirs.event.text("other_station"), ours.lane);
    }

    void untilTheOtherStationsRecordComesBackItStaysOffered()
    {
        TwoBenches two;
        const auto lpn = two.offered();
        two.take(two.there, two.there.demo.sara, two.record(two.here, lpn));

        QCOMPARE(two.show(two.here, lpn).at("custody").get<std::string>(), std::string("offered"));
        QCOMPARE(halvesOf(two), std::vector<std::string>{"not_released"});
        const auto answer = two.release(two.here, two.record(two.there, lpn));

        QCOMPARE(typesIn(answer), std::vector<std::string>{"custody.released"});
        const auto shown = two.show(two.here, lpn);
        QCOMPARE(shown.at("custody").get<std::string>(), std::string("released"));
        QVERIFY(shown.at("held_by").is_null());
        QVERIFY(shown.at("station").get<std::string>().starts_with("custody.example/eh1/st08/"));
        QVERIFY(halvesOf(two).empty());
        QVERIFY(two.rebuilt(two.here).empty());
    }

    void whatIsAtAnotherStationCannotBeWorkedOnHere()
    {
        TwoBenches two;
        const auto lpn = two.offered();
        two.take(two.there, two.there.demo.sara, two.record(two.here, lpn));
        two.release(two.here, two.record(two.there, lpn));

        for (const char* verb : {"label.print", "item.inspect", "custody.offer", "item.declare_missing"})
            refused(two.here.tell(Json{{"do", verb}, {"item", lpn}, {"items", {lpn}}, {"search", "here"}}),
                "G1", "This item is at another station.");
    }

    void itComesBackTheSameWay()
    {
        TwoBenches two;
        const auto lpn = two.offered();
        two.take(two.there, two.there.demo.sara, two.record(two.here, lpn));
        two.release(two.here, two.record(two.there, lpn));
        two.there.signIn(two.there.demo.sara);
        two.offer(two.there, lpn, "eh1/st07");

        const auto answer = two.take(two.here, two.here.demo.ben, two.record(two.there, lpn));

        QVERIFY2(answer.at("ok").get<bool>(), answer.dump().c_str());
        QCOMPARE(two.show(two.here, lpn).at("held_by").get<std::string>(),
            access::shortName(two.here.demo.ben.id));
        two.release(two.there, two.record(two.here, lpn));
        QVERIFY(halvesOf(two).empty());
        QVERIFY(two.rebuilt(two.here).empty());
        QVERIFY(two.rebuilt(two.there).empty());
        QVERIFY(must(station::compareWith(two.here.store(), two.laneOf(two.there, two.here))).empty());
        QVERIFY(must(station::compareWith(two.there.store(), two.laneOf(two.here, two.there))).empty());
    }

    void oneRecordIsNotTakenTwice()
    {
        TwoBenches two;
        const auto lpn = two.offered();
        const auto record = two.record(two.here, lpn);
        two.take(two.there, two.there.demo.sara, record);

        refused(two.take(two.there, two.there.demo.lee, record), "G2",
            "This record tells that the offer was answered before.");
    }

    void recordThatWasShownBeforeIsNotTakenAfterTheItemWentBack()
    {
        TwoBenches two;
        const auto lpn = two.offered();
        const auto first = two.record(two.here, lpn);
        two.take(two.there, two.there.demo.sara, first);
        two.release(two.here, two.record(two.there, lpn));
        two.there.signIn(two.there.demo.sara);
        two.offer(two.there, lpn, "st07");
        two.take(two.here, two.here.demo.ben, two.record(two.there, lpn));
        two.release(two.there, two.record(two.here, lpn));

        refused(two.take(two.there, two.there.demo.lee, first), "G2",
            "This record tells that the offer was answered before.");
    }

    void offerToAnotherStationIsNotTakenHere()
    {
        TwoBenches two;
        two.offered();

        refused(two.here.accept(two.here.demo.sara), "G2", "This hand-off is meant for another station.");
    }

    void offerThatNamesNoStationIsNotTakenElsewhere()
    {
        TwoBenches two;
        two.here.offer();
        const auto lpn = two.here.view().item->lpn;

        refused(two.take(two.there, two.there.demo.sara, two.record(two.here, lpn)), "G2",
            "This record does not offer it to this station.");
    }

    void lapsedOfferIsNotTakenElsewhereEither()
    {
        TwoBenches two;
        const auto lpn = two.offered();
        const auto record = two.record(two.here, lpn);
        two.there.demo.clock.advance(61 * 60'000);

        refused(two.take(two.there, two.there.demo.sara, record), "G2",
            "This hand-off has expired; the item stays with its holder.");
    }

    void countMustAgreeWithTheRecords()
    {
        TwoBenches two;
        const auto lpn = two.offered();

        refused(two.take(two.there, two.there.demo.sara, two.record(two.here, lpn), 2), "G2",
            "The count does not match what is offered.");
    }

    void recordWithOneChangedByteIsNoRecord()
    {
        TwoBenches two;
        const auto lpn = two.offered();
        const auto path = two.record(two.here, lpn);
        auto content = must(readFile(path, 10'000'000));
        content[content.size() / 2] ^= 1;
        must(replaceFile(path, content));

        const auto answer = two.take(two.there, two.there.demo.sara, path);

        QCOMPARE(answer.value("fault", ""), std::string("unauthorized"));
    }

    void recordOfAStationNobodyKnowsIsNoRecord()
    {
        TwoBenches two;
        DemoBench stranger("st99");
        const auto lpn = stranger.item().at("lpn").get<std::string>();
        two.offer(stranger, lpn, "st08");

        const auto answer = two.take(two.there, two.there.demo.sara, two.record(stranger, lpn));

        QCOMPARE(answer.value("fault", ""), std::string("unauthorized"));
    }

    void itemOnHoldIsOnHoldAtTheOtherStationToo()
    {
        TwoBenches two;
        const auto lpn = two.here.item().at("lpn").get<std::string>();
        two.here.tell(
            Json{{"do", "item.hold"}, {"item", lpn}, {"hold", "fraud"}, {"reason", "weight differs"}});
        two.offer(two.here, lpn, "st08");

        two.take(two.there, two.there.demo.sara, two.record(two.here, lpn));

        QCOMPARE(two.show(two.there, lpn).at("holds").dump(), std::string(R"(["fraud"])"));
    }

    void cancelledHereAndTakenThereIsADiscrepancyAtBoth()
    {
        TwoBenches two;
        const auto lpn = two.offered();
        const auto record = two.record(two.here, lpn);
        two.here.tell(R"({"do":"custody.cancel","offer":"@offer"})");
        two.take(two.there, two.there.demo.sara, record);

        const auto answer = two.release(two.here, two.record(two.there, lpn));

        refused(answer, "G2", "Two stations tell different stories of this item. A discrepancy was opened.");
        const auto atHome = two.show(two.here, lpn).at("discrepancies");
        QCOMPARE(atHome.size(), std::size_t{1});
        QCOMPARE(atHome.at(0).at("kind").get<std::string>(), std::string("two_hands"));
        QCOMPARE(halvesOf(two), std::vector<std::string>{"answered_twice"});
        const auto there = must(station::compareWith(two.there.store(), two.laneOf(two.here, two.there)));
        QCOMPARE(there.size(), std::size_t{1});
        QCOMPARE(there.front().what, std::string("two_hands"));
        // Nobody wins: each still says what it saw.
        QCOMPARE(two.show(two.here, lpn).at("custody").get<std::string>(), std::string("held"));
        QCOMPARE(two.show(two.there, lpn).at("custody").get<std::string>(), std::string("held"));
    }

    void parcelThatBothDocksTookInOpensOneDiscrepancy()
    {
        TwoBenches two;
        two.here.openParcel();
        two.there.openParcel();
        const auto theirs = two.laneOf(two.there, two.here);

        const auto found = must(station::compareWith(two.here.store(), theirs));

        QCOMPARE(found.size(), std::size_t{1});
        QVERIFY(must(station::openDiscrepancy(two.here.store(), found.front())).has_value());
        QVERIFY(!must(station::openDiscrepancy(two.here.store(), found.front())).has_value());
        const auto shown = two.here.tell(Json{{"do", "show"}, {"parcel", two.here.tracking}});
        QCOMPARE(shown.at("discrepancies").size(), std::size_t{1});
        QCOMPARE(shown.at("discrepancies").at(0).at("kind").get<std::string>(), std::string("two_stations"));
        QCOMPARE(shown.at("state").get<std::string>(), std::string("opened"));
        QVERIFY(two.rebuilt(two.here).empty());
    }

    void parcelRefusedAtOneDockMayComeToTheOther()
    {
        TwoBenches two;
        two.here.signIn(two.here.demo.ben);
        two.here.tell(Json{{"do", "parcel.expect"}, {"tenant", two.here.demo.northwindName},
            {"tracking", two.here.tracking}});
        two.here.tell(Json{{"do", "parcel.scan"}, {"raw", two.here.tracking}});
        two.here.tell(R"({"do":"parcel.refuse","parcel":"@parcel","reason":"wet"})");
        two.there.openParcel();

        QVERIFY(must(station::compareWith(two.there.store(), two.laneOf(two.here, two.there))).empty());
        QVERIFY(must(station::compareWith(two.here.store(), two.laneOf(two.there, two.here))).empty());
    }

    void halvesAreFoundWithoutAnyFactShown()
    {
        TwoBenches two;
        const auto lpn = two.offered();
        two.take(two.there, two.there.demo.sara, two.record(two.here, lpn));
        auto leaves = bothLanes(two);
        for (auto& leaf : leaves)
            leaf.event.fields.clear();

        const auto halves = chain::unmatchedHalves(leaves);

        QCOMPARE(halves.size(), std::size_t{1});
        QCOMPARE(halves.front().half, chain::Half::NotReleased);
    }

    void laneThatWasNotReadIsSaidSo()
    {
        TwoBenches two;
        const auto lpn = two.offered();
        two.take(two.there, two.there.demo.sara, two.record(two.here, lpn));

        const auto halves = chain::unmatchedHalves(two.laneOf(two.there, two.here).leaves);

        QCOMPARE(halves.size(), std::size_t{1});
        QCOMPARE(halves.front().half, chain::Half::LaneNotRead);
    }

    void anEmptyListOfRecordsIsRefusedAndKillsNobody()
    {
        TwoBenches two;
        two.offered();
        for (const char* verb : {"custody.accept", "custody.release"}) {
            const auto answer = two.here.tell(
                Json{{"do", verb}, {"evidence", Json::array()}, {"badge", "123/45679"}, {"pin", "7391"}});
            QVERIFY(!answer.at("ok").get<bool>());
        }
        QVERIFY(two.here.tell(Json{{"do", "status"}}).contains("ok"));
    }

    void offerThatNobodyTookIsAHalf()
    {
        TwoBenches two;
        two.offered();

        QCOMPARE(halvesOf(two), std::vector<std::string>{"not_taken"});
    }

    void acceptanceThatQuotesAnotherLeafTookNothing()
    {
        TwoBenches two;
        const auto lpn = two.offered();
        two.take(two.there, two.there.demo.sara, two.record(two.here, lpn));
        auto leaves = bothLanes(two);
        for (auto& leaf : leaves)
            if (leaf.event.type == chain::EventType::CustodyAccepted)
                leaf.event.references.front().leaf = crypto::sha256(view("another leaf"));

        std::vector<std::string> found;
        for (const auto& one : chain::unmatchedHalves(leaves))
            found.emplace_back(chain::name(one.half));

        QCOMPARE(found, (std::vector<std::string>{"not_taken", "nothing_offered"}));
    }
};

QTEST_GUILESS_MAIN(TwoStationsTest)
#include "test_two_stations.moc"
