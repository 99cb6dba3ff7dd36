// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
// The supervisor's board, and putting things away by their place.

#include "app/store/evidence.h"
#include "tests/support/floor.h"

using namespace custody;
using namespace custody::station;
using namespace custody::test;

namespace {

// A decision that destroys waits for another person.
std::string decided(Floor& floor, const char* route = "destroy")
{
    floor.openParcel();
    floor.graded("D");
    floor.say({{"do", "item.decide"}, {"item", "@item"}, {"route", route}, {"reason", "mould"}});
    return floor.lpn();
}

Json board(Floor& floor) { return floor.say({{"do", "show"}, {"board", true}}); }

Json scanned(Floor& floor, const std::string& raw)
{
    return floor.tell(Json{{"do", "parcel.scan"}, {"raw", raw}});
}

} // namespace

class BoardTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void boardSaysWhatLiesInEachZoneAndHowLong()
    {
        Floor floor;
        floor.zones();
        floor.openParcel();
        floor.newItem();
        floor.say({{"do", "zone.enter"}, {"item", "@item"}, {"zone", "S-1"}});
        floor.demo.clock.advance(90 * 60'000);

        const auto zones = board(floor).at("zones");

        QCOMPARE(zones.size(), std::size_t{3});
        QCOMPARE(zones[0].at("zone").get<std::string>(), std::string("HV-1")); // high value first
        QCOMPARE(zones[0].at("items").get<int>(), 0);
        QCOMPARE(zones[1].at("items").get<int>(), 1);
        QCOMPARE(zones[1].at("oldest_minutes").get<int>(), 90);
        const auto shown = floor.view().board;
        QVERIFY(shown.has_value());
        QCOMPARE(shown->zones[1].items.value_or(0), std::int64_t{1});
    }

    void boardNamesWhoIsInside()
    {
        Floor floor;
        floor.zones();
        floor.say({{"do", "zone.enter"}, {"zone", "S-1"}});

        QCOMPARE(board(floor).at("zones")[1].at("inside").dump(), std::string(R"(["Ben Tran"])"));
    }

    void whoCountsAZoneDoesNotSeeWhatLiesThere()
    {
        Floor floor;
        floor.zones();
        floor.openParcel();
        floor.newItem();
        floor.say({{"do", "zone.enter"}, {"item", "@item"}, {"zone", "S-1"}});
        floor.signIn(floor.demo.sara);
        floor.say({{"do", "zone.audit_start"}, {"zone", "S-1"}});

        QVERIFY(board(floor).at("zones")[1].at("items").is_null());
        QVERIFY(!floor.view().board->zones[1].items.has_value());
    }

    void whoCountsAZoneDoesNotLearnOfItsItemsFromTheOverdueListEither()
    {
        Floor floor;
        floor.zones();
        floor.openParcel();
        floor.newItem();
        floor.say({{"do", "zone.enter"}, {"item", "@item"}, {"zone", "S-1"}});
        floor.demo.clock.advance(UtcMs{4} * 24 * 3600'000);
        const auto late = [&] {
            std::vector<std::string> zones;
            const auto shown = board(floor);
            for (const auto& one : shown.at("overdue"))
                if (one.contains("zone"))
                    zones.push_back(one.at("zone").get<std::string>());
            return zones;
        };
        floor.signIn(floor.demo.lee);
        const auto seen = late();
        QVERIFY2(std::find(seen.begin(), seen.end(), "S-1") != seen.end(), "the overdue list lacks the zone");
        floor.signIn(floor.demo.sara);
        floor.say({{"do", "zone.audit_start"}, {"zone", "S-1"}});

        QCOMPARE(late(), std::vector<std::string>());
        QVERIFY(floor.say({{"do", "show"}, {"overdue", true}}).dump().find("S-1") == std::string::npos);
    }

    void decisionThatWaitsIsOnTheBoardUntilItIsApproved()
    {
        Floor floor;
        const auto lpn = decided(floor);
        floor.signIn(floor.demo.lee);

        QCOMPARE(board(floor).at("approvals")[0].at("item").get<std::string>(), lpn);
        floor.say({{"do", "item.approve"}, {"item", lpn}, {"stay", true}});

        QCOMPARE(floor.view().page, Page::Board);
        QVERIFY(floor.view().board->approvals.empty());
        QVERIFY(board(floor).at("approvals").empty());
    }

    void decisionSentBackIsToBeDecidedAgain()
    {
        Floor floor;
        const auto lpn = decided(floor);
        floor.signIn(floor.demo.lee);

        floor.say({{"do", "item.approve"}, {"item", lpn}, {"reject", true}, {"reason", "look again"}});

        QVERIFY(board(floor).at("approvals").empty());
        QCOMPARE(floor.shown().at("process").get<std::string>(), std::string("graded"));
    }

    void deciderDoesNotApproveFromTheBoardEither()
    {
        Floor floor;
        const auto lpn = decided(floor);

        refused(floor.tell(Json{{"do", "item.approve"}, {"item", lpn}, {"stay", true}}), "G6");
        QCOMPARE(board(floor).at("approvals").size(), std::size_t{1});
    }

    void approvalOfASignedInSupervisorDoesNotClaimASecondTap()
    {
        Floor floor;
        const auto lpn = decided(floor);
        floor.signIn(floor.demo.lee);
        floor.say({{"do", "item.approve"}, {"item", lpn}});

        const auto id = must(floor.store().things().itemByLpn(lpn));
        const auto item = must(floor.store().things().item(*id));
        const auto place = must(floor.store().things().placesOf(*id)).back();
        const auto lane = must(floor.store().ledger().lane(place.lane));
        const auto event = must(store::openEvent(floor.store(), lane, place.index, item.parcel));
        QCOMPARE(event.text("method"), std::string("session"));
    }

    void whatLiesTooLongIsOverdueOnTheBoard()
    {
        Floor floor;
        floor.openParcel();
        floor.newItem();
        floor.demo.clock.advance(9 * 3600'000);

        const auto late = board(floor).at("overdue");

        QVERIFY(!late.empty());
        QCOMPARE(floor.view().board->overdue.front().where, std::string("Ben Tran"));
    }

    void boardIsForWhoIsSignedIn()
    {
        Floor floor;

        QCOMPARE(floor.tell(R"({"do":"show","board":true})").value("fault", ""), std::string("unauthorized"));
    }

    void scannedZoneTakesWhatIsScannedNext()
    {
        Floor floor;
        floor.zones();
        floor.openParcel();
        const auto first = floor.newItem().at("lpn").get<std::string>();
        const auto second = floor.newItem().at("lpn").get<std::string>();

        const auto begun = scanned(floor, "ZONE:S-1");
        const auto put = scanned(floor, first);
        scanned(floor, second);

        QCOMPARE(begun.at("zone").get<std::string>(), std::string("S-1"));
        QCOMPARE(typesIn(put), std::vector<std::string>{"zone.item_entered"});
        QCOMPARE(floor.view().zone, std::string("S-1"));
        QCOMPARE(floor.view().page, Page::Scan);
        QCOMPARE(floor.say({{"do", "show"}, {"zone", "S-1"}}).at("items").size(), std::size_t{2});
        QCOMPARE(floor.disagreements(), std::vector<std::string>());
    }

    void sameZoneScannedAgainEndsThePuttingAway()
    {
        Floor floor;
        floor.zones();
        floor.openParcel();
        const auto lpn = floor.newItem().at("lpn").get<std::string>();
        scanned(floor, "S-1");

        scanned(floor, "S-1");
        const auto looked = scanned(floor, lpn);

        QVERIFY(looked.at("events").empty());
        QCOMPARE(floor.view().page, Page::Item);
    }

    void anotherZoneScannedGoesOnThere()
    {
        Floor floor;
        floor.zones();
        floor.openParcel();
        const auto lpn = floor.newItem().at("lpn").get<std::string>();
        scanned(floor, "S-1");
        scanned(floor, "S-2");

        scanned(floor, lpn);

        QCOMPARE(floor.tell(Json{{"do", "show"}, {"item", lpn}}).at("zone").get<std::string>(),
            std::string("S-2"));
    }

    void otherWorkEndsThePuttingAway()
    {
        Floor floor;
        floor.zones();
        floor.openParcel();
        const auto lpn = floor.newItem().at("lpn").get<std::string>();
        scanned(floor, "S-1");

        floor.say({{"do", "label.print"}, {"item", lpn}});

        QVERIFY(scanned(floor, lpn).at("events").empty());
    }

    void nextPersonDoesNotGoOnPuttingAway()
    {
        Floor floor;
        floor.zones();
        scanned(floor, "S-1");

        floor.signIn(floor.demo.sara);

        QVERIFY(floor.view().zone.empty());
    }

    void whatIsNotInMyHandsIsNotPutAwayByMe()
    {
        Floor floor;
        floor.zones();
        floor.openParcel();
        const auto lpn = floor.newItem().at("lpn").get<std::string>();
        floor.signIn(floor.demo.sara);
        scanned(floor, "S-1");

        refused(scanned(floor, lpn), "G1");
        QCOMPARE(floor.view().zone, std::string("S-1")); // the next one may be hers
    }

    void valuableItemIsNotPutAwayByAScanAlone()
    {
        Floor floor;
        floor.zones();
        floor.openParcel();
        const auto lpn = floor.newItem({{"zone_class", "high_value"}}).at("lpn").get<std::string>();
        scanned(floor, "HV-1");

        const auto answer = scanned(floor, lpn);

        QCOMPARE(answer.value("fault", ""), std::string("refused"));
        QVERIFY(floor.tell(Json{{"do", "show"}, {"item", lpn}}).at("zone").get<std::string>().empty());
    }

    void unknownZoneIsNotFound()
    {
        Floor floor;
        floor.zones();

        QCOMPARE(
            floor.tell(R"({"do":"zone.here","zone":"Z-9"})").value("fault", ""), std::string("not_found"));
    }
};

QTEST_GUILESS_MAIN(BoardTest)
#include "test_board.moc"
