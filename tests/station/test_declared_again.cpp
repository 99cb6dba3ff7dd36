// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
// What a second look at declarations and seals found: ways round them, and ends nobody could go on from.

#include "tests/support/declaring.h"
#include "tests/support/two_benches.h"

using namespace custody;
using namespace custody::station;
using namespace custody::test;

namespace {

// Ben's two items, in a tote under seal S1.
std::vector<std::string> sealedPair(Floor& floor)
{
    floor.openParcel();
    std::vector<std::string> lpns;
    for (int at = 0; at < 2; ++at) {
        lpns.push_back(floor.newItem().at("lpn").get<std::string>());
        floor.say({{"do", "container.add"}, {"item", lpns.back()}, {"container", "T-1"}});
    }
    floor.say({{"do", "seal.apply"}, {"container", "T-1"}, {"seal", "S1"}});
    return lpns;
}

Json sealOf(Floor& floor) { return floor.tell(R"({"do":"show","container":"T-1"})").at("seal_state"); }

} // namespace

class DeclaredAgainTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void sealOfAToteIsBrokenWhicheverOfItsItemsIsNamed()
    {
        Floor floor;
        const auto lpns = sealedPair(floor);

        floor.say({{"do", "seal.break"}, {"item", lpns[0]}, {"authorised", false}, {"reason", "torn"}});

        QCOMPARE(sealOf(floor), Json("broken"));
        for (const auto& lpn : lpns)
            QVERIFY(floor.tell(Json{{"do", "show"}, {"item", lpn}}).dump().find("\"seal\"")
                != std::string::npos); // each has its question
        QCOMPARE(floor.disagreements(), std::vector<std::string>());
    }

    void sealOfAToteIsCheckedWhicheverOfItsItemsIsNamed()
    {
        Floor floor;
        const auto lpns = sealedPair(floor);

        floor.say({{"do", "seal.verify"}, {"item", lpns[1]}, {"seal", "XX"}});

        QVERIFY(sealOf(floor) != Json("intact"));
        QCOMPARE(floor.disagreements(), std::vector<std::string>());
    }

    void wrongDataDoNotShieldWhatNeverHappened()
    {
        Floor floor;
        floor.openParcel();
        floor.graded("A");
        const auto lpn = floor.lpn();
        floor.say({{"do", "item.decide"}, {"item", lpn}, {"route", "restock"}});
        const auto ended =
            lastEvent(floor.say({{"do", "item.finalize"}, {"item", lpn}, {"kind", "restock"}, {"bin", "A"}}));
        floor.say(floor.withWitness(declaring(ended, "incorrect_data"), floor.demo.sara));

        refused(floor.tell(declaring(ended)), "G3"); // its end was no one person's word
        floor.say(floor.withWitness(declaring(ended), floor.demo.sara));

        QVERIFY(isOk(floor.tell(Json{{"do", "item.found"}, {"item", lpn}, {"place", "shelf"}})));
        QCOMPARE(floor.tell(declaring(ended)).at("ok"), Json(false)); // once is enough
        QCOMPARE(floor.disagreements(), std::vector<std::string>());
    }

    void parcelThatWasNotClosedIsFoundAndWorkedOn()
    {
        Floor floor;
        floor.openParcel();
        floor.say({{"do", "parcel.reconcile"}, {"parcel", "@parcel"}});
        const auto closed = lastEvent(floor.say({{"do", "parcel.close"}, {"parcel", "@parcel"}}));

        floor.say(declaring(closed));

        const auto lost = floor.tell(R"({"do":"show","parcel":"@parcel"})");
        QCOMPARE(lost.at("custody"), Json("unaccounted"));
        QVERIFY(lost.at("chain").at("end").is_null());
        floor.say({{"do", "item.found"}, {"parcel", "@parcel"}, {"place", "bale of boxes"}});
        QVERIFY(isOk(floor.newItem()));
        QCOMPARE(floor.disagreements(), std::vector<std::string>());
    }

    void itemWhoseEntryNeverWasLeavesItsSealedTote()
    {
        Floor floor;
        floor.zones();
        const auto lpns = sealedPair(floor);
        floor.say({{"do", "zone.enter"}, {"container", "T-1"}, {"zone", "S-1"}});
        Json mine;
        const auto before = floor.tell(Json{{"do", "show"}, {"item", lpns[0]}});
        for (const auto& one : before.at("history"))
            if (one.at("type") == "zone.item_entered")
                mine = one.at("id");

        refused(floor.tell(declaring(mine)), "G3"); // out of a zone, it is not her word alone
        const auto declared = floor.tell(floor.withWitness(declaring(mine), floor.demo.sara));
        QVERIFY2(isOk(declared), declared.dump().c_str());

        const auto shown = floor.tell(Json{{"do", "show"}, {"item", lpns[0]}});
        QVERIFY2(shown.at("custody") == Json("unaccounted"), shown.dump().c_str());
        QCOMPARE(shown.at("container"), Json(""));
        QVERIFY(isOk(floor.tell(Json{{"do", "zone.leave"}, {"container", "T-1"}, {"zone", "S-1"}})));
        QCOMPARE(floor.disagreements(), std::vector<std::string>());
    }

    void photoThatNobodyLetBeLeftOutIsAskedAgain()
    {
        Floor floor;
        floor.openParcel();
        const auto lpn = floor.newItem().at("lpn").get<std::string>();
        floor.tell(R"({"do":"label.print","item":"@item"})");
        floor.tell(R"({"do":"label.verify","item":"@item","scanned":"@lpn"})");
        const auto waived =
            floor.say({{"do", "photo.waive"}, {"item", lpn}, {"roles", {"front", "back", "tag", "serial"}},
                {"reason", "torn off"}, {"badge", floor.demo.lee.badge}, {"pin", floor.demo.lee.pin}});
        floor.signIn(floor.demo.lee);

        floor.say(declaring(lastEvent(waived)));

        floor.signIn(floor.demo.ben);
        refused(floor.tell(Json{{"do", "item.inspect"}, {"item", lpn}}), "G4");
        QCOMPARE(floor.disagreements(), std::vector<std::string>());
    }

    void picturesOfWhatWasNotDestroyedProveNoLaterDestruction()
    {
        Floor floor;
        floor.openParcel();
        floor.condemned();
        floor.photograph("destroy_before", 64);
        floor.photograph("destroy_after", 65);
        const auto ended = lastEvent(floor.destroy());
        floor.say(floor.withWitness(declaring(ended), floor.demo.sara));
        floor.say({{"do", "item.found"}, {"item", floor.lpn()}, {"place", "bin"}});

        const auto shown = floor.shown();
        floor.signIn(floor.demo.lee);
        for (const auto& one : shown.at("discrepancies"))
            floor.say({{"do", "discrepancy.resolve"}, {"item", shown.at("lpn")},
                {"discrepancy", one.at("discrepancy")}, {"resolution", "seen"}, {"reason", "found"}});
        floor.signIn(floor.demo.ben);
        refused(floor.tell(Json{{"do", "item.finalize"}, {"item", shown.at("lpn")}, {"kind", "destroy"},
                    {"method", "shredded"}, {"witness_badge", floor.demo.sara.badge},
                    {"witness_pin", floor.demo.sara.pin}}),
            "G4");
        QCOMPARE(floor.disagreements(), std::vector<std::string>());
    }

    void refusalOfAParcelThatCameAgainStands()
    {
        Floor floor;
        floor.signIn(floor.demo.ben);
        floor.say(
            {{"do", "parcel.expect"}, {"tenant", floor.demo.northwindName}, {"tracking", floor.tracking}});
        floor.say({{"do", "parcel.scan"}, {"raw", floor.tracking}});
        const auto no = lastEvent(
            floor.say({{"do", "parcel.refuse"}, {"parcel", "@parcel"}, {"reason", "wrong button"}}));
        floor.say({{"do", "parcel.scan"}, {"raw", floor.tracking}});
        floor.say({{"do", "parcel.accept"}, {"parcel", "@parcel"}});

        refused(floor.tell(declaring(no)), "order");
    }

    void questionOfCustodyIsNoFoundWhileNobodyHasIt()
    {
        Floor floor;
        floor.item();
        const auto lpn = floor.lpn();
        floor.say({{"do", "custody.offer"}, {"items", {lpn}}});
        const auto taken = lastEvent(floor.accept(floor.demo.sara));
        floor.signIn(floor.demo.sara);
        floor.say(declaring(taken));
        Json question;
        const auto shown = floor.tell(Json{{"do", "show"}, {"item", lpn}});
        for (const auto& one : shown.at("discrepancies"))
            question = one.at("discrepancy");
        floor.signIn(floor.demo.ben);

        refused(floor.tell(Json{{"do", "discrepancy.resolve"}, {"item", lpn}, {"discrepancy", question},
                    {"resolution", "found"}}),
            "order");
    }

    void custodyTakenBeforeAWitnessDoesNotEndWithoutOne()
    {
        Floor floor;
        floor.openParcel();
        const auto lpn = floor.newItem({{"zone_class", "high_value"}}).at("lpn").get<std::string>();
        floor.say({{"do", "custody.offer"}, {"items", {lpn}}});
        const auto taken =
            floor.tell(floor.withWitness({{"do", "custody.accept"}, {"offer", "@offer"},
                                             {"badge", floor.demo.sara.badge}, {"pin", floor.demo.sara.pin}},
                floor.demo.lee));
        QVERIFY2(isOk(taken), taken.dump().c_str());
        floor.signIn(floor.demo.sara);

        refused(floor.tell(declaring(lastEvent(taken))), "G3");
        QVERIFY(isOk(floor.tell(floor.withWitness(declaring(lastEvent(taken)), floor.demo.lee))));
    }

    void sealOfAnItemGoesAlongAndComesHomeAsItIsThen()
    {
        TwoBenches two;
        const auto lpn = two.here.item().at("lpn").get<std::string>();
        two.here.tell(Json{{"do", "seal.apply"}, {"item", lpn}, {"seal", "S7"}});
        two.offer(two.here, lpn, "st08");

        two.take(two.there, two.there.demo.sara, two.record(two.here, lpn));

        QCOMPARE(two.show(two.there, lpn).at("seal"), Json("S7"));
        two.release(two.here, two.record(two.there, lpn));
        QCOMPARE(two.show(two.here, lpn).at("seal"), Json(""));
        QVERIFY(two.rebuilt(two.here).empty());
        QVERIFY(two.rebuilt(two.there).empty());
    }
};

QTEST_GUILESS_MAIN(DeclaredAgainTest)
#include "test_declared_again.moc"
