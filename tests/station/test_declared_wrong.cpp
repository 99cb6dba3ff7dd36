// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
// An entry is declared wrong: who may, what counts no more then, and how the work goes on.

#include "tests/support/declaring.h"

using namespace custody;
using namespace custody::station;
using namespace custody::test;

namespace {

Json found(Floor& floor, const std::string& lpn)
{
    return floor.tell(Json{{"do", "item.found"}, {"item", lpn}, {"place", "under the table"}});
}

std::string custody(Floor& floor, const std::string& lpn)
{
    return floor.tell(Json{{"do", "show"}, {"item", lpn}}).at("custody").get<std::string>();
}

std::vector<std::string> missingIn(const Json& overdue)
{
    std::vector<std::string> out;
    for (const auto& one : overdue.at("overdue"))
        if (one.at("rule") == "missing")
            out.push_back(one.at("item").get<std::string>());
    return out;
}

const Json restock{{"do", "item.finalize"}, {"item", "@item"}, {"kind", "restock"}, {"bin", "A-1"}};

// An item that is decided to go back to stock.
void decided(Floor& floor)
{
    floor.openParcel();
    floor.graded("A");
    floor.say({{"do", "item.decide"}, {"item", "@item"}, {"route", "restock"}});
}

} // namespace

class DeclaredWrongTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void nobodyTakesCustodyByDeclaringAnothersWrong()
    {
        Floor floor;
        floor.item();
        const auto lpn = floor.lpn();
        floor.say({{"do", "custody.offer"}, {"items", {lpn}}});
        const auto taken = lastEvent(floor.accept(floor.demo.sara));

        refused(floor.tell(declaring(taken)), "G6");
        floor.signIn(floor.demo.lee);
        refused(floor.tell(declaring(taken)), "G3");
        refused(floor.tell(floor.withWitness(declaring(taken), floor.demo.sara)), "G3");
        QCOMPARE(custody(floor, lpn), std::string("held"));

        const auto declared = floor.say(floor.withWitness(declaring(taken), floor.demo.ben));

        QCOMPARE(typesIn(declared),
            (std::vector<std::string>{
                "custody.witnessed", "event.error_declared", "discrepancy.opened", "item.missing_declared"}));
        QCOMPARE(custody(floor, lpn), std::string("unaccounted"));
        QCOMPARE(floor.disagreements(), std::vector<std::string>());
    }

    void whatWasNeverApprovedIsNotDestroyed()
    {
        Floor floor;
        floor.openParcel();
        floor.condemned();
        const auto approved = floor.shown().at("history").back().at("id");
        floor.photograph("destroy_before", 64);
        floor.photograph("destroy_after", 65);
        floor.signIn(floor.demo.lee);

        floor.say(declaring(approved));

        floor.signIn(floor.demo.ben);
        refused(floor.destroy(), "G6");
        floor.say({{"do", "item.approve"}, {"item", "@item"}, {"badge", floor.demo.lee.badge},
            {"pin", floor.demo.lee.pin}});
        QVERIFY(isOk(floor.destroy()));
        QCOMPARE(floor.disagreements(), std::vector<std::string>());
    }

    void holdThatWasNeverLiftedKeepsItHere()
    {
        Floor floor;
        decided(floor);
        floor.say({{"do", "item.hold"}, {"item", "@item"}, {"hold", "legal"}, {"reason", "claim"}});
        floor.signIn(floor.demo.lee);
        const auto lifted =
            floor.say({{"do", "item.release"}, {"item", "@item"}, {"hold", "legal"}, {"reason", "settled"}});

        floor.say(declaring(lastEvent(lifted)));

        floor.signIn(floor.demo.ben);
        refused(floor.tell(restock), "hold");
        QCOMPARE(floor.disagreements(), std::vector<std::string>());
    }

    void offerThatWaitsIsCancelledAndNotDeclaredWrong()
    {
        Floor floor;
        const auto offered = floor.offer();

        const auto answer = floor.tell(declaring(lastEvent(offered)));

        refused(answer, "order");
        floor.say({{"do", "custody.cancel"}, {"offer", "@offer"}});
        QVERIFY(isOk(floor.tell(declaring(lastEvent(offered)))));
    }

    void endThatNeverHappenedIsFoundAgainAndEndsAnew()
    {
        Floor floor;
        decided(floor);
        const auto lpn = floor.lpn();
        const auto end = lastEvent(floor.say(restock));

        const auto declared = floor.say(floor.withWitness(declaring(end), floor.demo.sara));

        QCOMPARE(typesIn(declared),
            (std::vector<std::string>{
                "custody.witnessed", "event.error_declared", "discrepancy.opened", "item.missing_declared"}));
        QCOMPARE(custody(floor, lpn), std::string("unaccounted"));
        const auto holes = floor.shown().at("chain").at("holes");
        QCOMPARE(holes.size(), std::size_t{1});
        QVERIFY(holes[0].at("until").is_null());
        QVERIFY(isOk(found(floor, lpn)));
        refused(floor.tell(restock), "hold"); // somebody must still look into who had it
        floor.say({{"do", "discrepancy.resolve"}, {"item", lpn},
            {"discrepancy", declared.at("events")[2].at("id")}, {"resolution", "it had stayed here"}});
        QVERIFY(isOk(floor.tell(restock)));
        QCOMPARE(floor.disagreements(), std::vector<std::string>());
    }

    void destroyedGoodsAreFoundOnlyWhenTheirEndNeverHappened()
    {
        Floor floor;
        floor.openParcel();
        floor.condemned();
        const auto lpn = floor.lpn();
        floor.photograph("destroy_before", 64);
        floor.photograph("destroy_after", 65);
        const auto end = lastEvent(floor.destroy());
        refused(found(floor, lpn), "G7");

        floor.say(floor.withWitness(declaring(end), floor.demo.sara));

        QVERIFY(isOk(found(floor, lpn)));
        QCOMPARE(custody(floor, lpn), std::string("held"));
        QCOMPARE(floor.disagreements(), std::vector<std::string>());
    }

    void carrierIsRecordedAnewWhenTheFirstRecordWasWrong()
    {
        Floor floor;
        floor.openParcel();
        floor.graded("A");
        floor.say(
            {{"do", "item.decide"}, {"item", "@item"}, {"route", "vendor_return"}, {"reason", "theirs"}});
        floor.say({{"do", "item.approve"}, {"item", "@item"}, {"badge", floor.demo.lee.badge},
            {"pin", floor.demo.lee.pin}});
        floor.say(
            {{"do", "item.finalize"}, {"item", "@item"}, {"kind", "vendor_return"}, {"consignee", "NW"}});
        const Json handed{
            {"do", "item.hand_to_carrier"}, {"item", "@item"}, {"carrier", "ups"}, {"tracking", "1Z"}};
        const auto wrong = lastEvent(floor.say(handed));
        QVERIFY(!isOk(floor.tell(handed)));

        floor.say(declaring(wrong, "incorrect_data"));

        const auto right = lastEvent(floor.say(handed));
        auto corrected = declaring(wrong, "incorrect_data");
        corrected["corrective"] = {right};
        QVERIFY(isOk(floor.tell(corrected)));
        QVERIFY(!isOk(floor.tell(handed)));
        QCOMPARE(floor.disagreements(), std::vector<std::string>());
    }

    void parcelThatWasNotRefusedIsScannedAndAccepted()
    {
        Floor floor;
        floor.signIn(floor.demo.ben);
        floor.say({{"do", "parcel.scan"}, {"raw", floor.tracking}});
        const auto refusal =
            floor.say({{"do", "parcel.refuse"}, {"parcel", "@parcel"}, {"reason", "crushed"}});

        const auto declared = floor.say(declaring(refusal.at("events")[0].at("id")));

        QCOMPARE(typesIn(declared),
            (std::vector<std::string>{"event.error_declared", "discrepancy.opened"})); // whose it is
        floor.demo.clock.advance(60'000);
        const auto again = floor.say({{"do", "parcel.scan"}, {"raw", floor.tracking}});
        QCOMPARE(typesIn(again), std::vector<std::string>{"parcel.duplicate_scan"});
        QVERIFY(isOk(floor.tell(R"({"do":"parcel.accept","parcel":"@parcel"})")));
        QCOMPARE(floor.disagreements(), std::vector<std::string>());
    }

    void missingGoodsAreFoundByHandsOrWrittenOffByASupervisor()
    {
        Floor floor;
        floor.item();
        const auto lpn = floor.lpn();
        const auto lost = floor.say({{"do", "item.declare_missing"}, {"item", lpn}, {"search", "bench"}});
        Json resolve{{"do", "discrepancy.resolve"}, {"item", lpn}, {"discrepancy", lost.at("discrepancy")},
            {"resolution", "written off"}, {"reason", "nobody has seen it for a day"}};

        refused(floor.tell(resolve), "G6");
        floor.signIn(floor.demo.lee);
        resolve["resolution"] = "found";
        refused(floor.tell(resolve), "order");
        resolve["resolution"] = "written off";
        resolve.erase("reason");
        refused(floor.tell(resolve), "order");
        resolve["reason"] = "nobody has seen it for a day";
        QVERIFY(isOk(floor.tell(resolve)));

        QCOMPARE(missingIn(floor.tell(R"({"do":"show","overdue":true})")), std::vector<std::string>{lpn});
        QVERIFY(isOk(found(floor, lpn)));
        QVERIFY(missingIn(floor.tell(R"({"do":"show","overdue":true})")).empty());
        QCOMPARE(floor.disagreements(), std::vector<std::string>());
    }

    void endWaitsForTheAnswerToAnOpenQuestion_data()
    {
        QTest::addColumn<std::string>("kind");
        for (const char* kind : {"two_hands", "two_stations", "custody", "seal", "missing"})
            QTest::addRow("%s", kind) << std::string(kind);
    }

    void endWaitsForTheAnswerToAnOpenQuestion()
    {
        QFETCH(std::string, kind);
        Floor floor;
        decided(floor);
        floor.say({{"do", "discrepancy.open"}, {"item", "@item"}, {"kind", kind}});

        refused(floor.tell(restock), "hold");
    }

    void endWaitsForWhatIsAskedAboutItsBox()
    {
        Floor floor;
        decided(floor);
        const auto asked = floor.say({{"do", "discrepancy.open"}, {"parcel", "@parcel"}, {"kind", "seal"}});

        refused(floor.tell(restock), "hold");
        floor.say({{"do", "discrepancy.resolve"}, {"parcel", "@parcel"},
            {"discrepancy", asked.at("discrepancy")}, {"resolution", "misread"}});
        QVERIFY(isOk(floor.tell(restock)));
    }
};

QTEST_GUILESS_MAIN(DeclaredWrongTest)
#include "test_declared_wrong.moc"
