// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
// What goes round a zone's door, or out of a tote, a parcel or a bag past its seal.

#include "tests/support/floor.h"

using namespace custody;
using namespace custody::station;
using namespace custody::test;

namespace {

std::string newLpn(Floor& floor, const Json& more = Json::object())
{
    return floor.newItem(more).at("lpn").get<std::string>();
}

std::string gradedItem(Floor& floor, bool decided = false)
{
    floor.graded("A");
    if (decided)
        floor.say({{"do", "item.decide"}, {"item", "@item"}, {"route", "restock"}});
    return floor.lpn();
}

void pack(Floor& floor, const std::string& tote, const std::vector<std::string>& lpns)
{
    for (const auto& lpn : lpns)
        floor.say({{"do", "container.add"}, {"item", lpn}, {"container", tote}});
}

// Ben's two items, in a tote under seal S1.
std::vector<std::string> sealedPair(Floor& floor, const Json& second = Json::object())
{
    floor.openParcel();
    const std::vector<std::string> lpns{newLpn(floor), newLpn(floor, second)};
    pack(floor, "T-1", lpns);
    floor.say(
        floor.withWitness({{"do", "seal.apply"}, {"container", "T-1"}, {"seal", "S1"}}, floor.demo.sara));
    return lpns;
}

Json endOf(Floor& floor, const std::string& lpn, const Worker* witness = nullptr)
{
    Json end{{"do", "item.finalize"}, {"item", lpn}, {"kind", "restock"}, {"bin", "A-1"}};
    return floor.tell(witness ? floor.withWitness(end, *witness) : end);
}

Json itemShown(Floor& floor, const std::string& lpn)
{
    return floor.tell(Json{{"do", "show"}, {"item", lpn}});
}

std::vector<std::string> openQuestions(const Json& shown)
{
    std::vector<std::string> kinds;
    for (const auto& one : shown.at("discrepancies"))
        if (one.at("open").get<bool>())
            kinds.push_back(one.at("kind").get<std::string>());
    return kinds;
}

// Taken in at the dock, with what the label of its seal said.
void takeIn(Floor& floor, const Json& more = Json::object())
{
    floor.signIn(floor.demo.ben);
    floor.say({{"do", "parcel.expect"}, {"tenant", floor.demo.northwindName}, {"tracking", floor.tracking}});
    floor.say({{"do", "parcel.scan"}, {"raw", floor.tracking}});
    Json accept{{"do", "parcel.accept"}, {"parcel", "@parcel"}};
    accept.update(more);
    floor.say(accept);
}

Json openIt(Floor& floor, const Json& more = Json::object())
{
    Json open{{"do", "parcel.open"}, {"parcel", "@parcel"}};
    open.update(more);
    return floor.tell(open);
}

} // namespace

class SealsAndDoorsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void endOfWhatLiesInAZoneAsksWhatTakingItOutAsks()
    {
        Floor floor;
        floor.signIn(floor.demo.lee);
        floor.say(
            {{"do", "zone.define"}, {"zone", "R-1"}, {"class", "restricted"}, {"roles", {"supervisor"}}});
        floor.signIn(floor.demo.ben);
        floor.openParcel();
        const auto lpn = gradedItem(floor, true);
        floor.say({{"do", "custody.offer"}, {"items", {lpn}}});
        floor.accept(floor.demo.lee);
        floor.signIn(floor.demo.lee);
        floor.say(floor.withWitness({{"do", "zone.enter"}, {"item", lpn}, {"zone", "R-1"}}, floor.demo.sara));

        refused(endOf(floor, lpn), "G3");
        floor.signIn(floor.demo.ben);
        refused(endOf(floor, lpn), "zone");
        floor.signIn(floor.demo.lee);
        const auto ended = endOf(floor, lpn, &floor.demo.sara);

        QCOMPARE(typesIn(ended),
            (std::vector<std::string>{"custody.witnessed", "zone.item_left", "item.final.restocked"}));
        const auto odd = floor.tell(R"({"do":"show","anomalies":true})").at("anomalies");
        QCOMPARE(odd.size(), std::size_t{2}); // in and out, and the door saw nobody
        QCOMPARE(floor.disagreements(), std::vector<std::string>());
    }

    void nothingEndsOutOfASealedToteInAZone()
    {
        Floor floor;
        floor.zones();
        floor.openParcel();
        const auto lpn = gradedItem(floor, true);
        pack(floor, "T-1", {lpn});
        floor.say({{"do", "seal.apply"}, {"container", "T-1"}, {"seal", "S1"}});
        floor.say({{"do", "zone.enter"}, {"container", "T-1"}, {"zone", "S-1"}});

        refused(endOf(floor, lpn), "seal");
    }

    void noItemLeavesASealedToteUnderTheNameOfAnother()
    {
        Floor floor;
        const auto lpns = sealedPair(floor);
        pack(floor, "T-2", {newLpn(floor)});

        refused(
            floor.tell(Json{{"do", "custody.offer"}, {"items", {lpns[0]}}, {"container", "T-2"}}), "seal");
        QCOMPARE(floor.tell(Json{{"do", "custody.offer"}, {"items", {lpns[0]}}, {"container", "NOPE"}})
                     .value("fault", ""),
            std::string("not_found"));
    }

    void itemNamedByItselfAndByItsToteCountsOnce()
    {
        Floor floor;
        const auto lpns = sealedPair(floor);

        const auto offered =
            floor.tell(Json{{"do", "custody.offer"}, {"items", {lpns[1]}}, {"container", "T-1"}});

        QCOMPARE(offered.at("items"), Json::array({lpns[1], lpns[0]}));
        QCOMPARE(typesIn(offered), std::vector<std::string>(2, "custody.offered"));
    }

    void offerToAZoneIsTakenByWhoMayGoInThere()
    {
        Floor floor;
        floor.signIn(floor.demo.lee);
        floor.say({{"do", "zone.define"}, {"zone", "R-9"}, {"roles", {"supervisor"}}});
        floor.item();
        floor.say({{"do", "custody.offer"}, {"items", {"@item"}}, {"to", "R-9"}});

        refused(floor.accept(floor.demo.sara), "zone");
        QVERIFY(floor.accept(floor.demo.lee).at("ok").get<bool>());
    }

    void parcelOpenedUnderAnotherSealThanItCameWithIsAQuestion()
    {
        Floor floor;
        takeIn(floor, {{"seal", "A111"}});

        const auto opened = openIt(floor, {{"seal", "B222"}});

        QCOMPARE(typesIn(opened), (std::vector<std::string>{"parcel.opened", "discrepancy.opened"}));
        const auto shown = floor.tell(R"({"do":"show","parcel":"@parcel"})");
        QCOMPARE(openQuestions(shown), std::vector<std::string>{"seal"});
        QVERIFY(shown.at("chain").at("flaws").dump().find("seal") != std::string::npos);
        QCOMPARE(floor.disagreements(), std::vector<std::string>());
    }

    void parcelOpenedUnderTheSealItCameWithIsNone_data()
    {
        QTest::addColumn<QString>("came");
        QTest::addColumn<QString>("found");
        QTest::newRow("its number") << "A111"
                                    << "A111";
        QTest::newRow("a word for it") << "tape intact"
                                       << "B222"; // no number was noted
    }
    void parcelOpenedUnderTheSealItCameWithIsNone()
    {
        QFETCH(QString, came);
        QFETCH(QString, found);
        Floor floor;
        takeIn(floor, {{"seal", came.toStdString()}});

        const auto opened = openIt(floor, {{"seal", found.toStdString()}});

        QCOMPARE(typesIn(opened), std::vector<std::string>{"parcel.opened"});
    }

    void ourOwnSealOnAParcelIsReadBeforeItIsCut()
    {
        Floor floor;
        takeIn(floor);
        floor.say({{"do", "seal.apply"}, {"parcel", "@parcel"}, {"seal", "S1"}});

        refused(openIt(floor), "seal");
        refused(openIt(floor, {{"seal", "S2"}}), "seal");
        const auto opened =
            openIt(floor, {{"seal", "S1"}, {"viewed", true}, {"tugged", true}, {"twisted", true}});

        QCOMPARE(
            typesIn(opened), (std::vector<std::string>{"seal.verified", "seal.broken", "parcel.opened"}));
        QVERIFY(floor.newItem().at("ok").get<bool>());
        QCOMPARE(floor.disagreements(), std::vector<std::string>());
    }

    void sealThatGaveWayWhenTuggedIsAQuestion()
    {
        Floor floor;
        takeIn(floor);
        floor.say({{"do", "seal.apply"}, {"parcel", "@parcel"}, {"seal", "S1"}});

        openIt(floor, {{"seal", "S1"}, {"tugged", false}});

        QCOMPARE(openQuestions(floor.tell(R"({"do":"show","parcel":"@parcel"})")),
            std::vector<std::string>{"seal"});
    }

    void parcelWhoseSealWasBrokenBeforeIsOpenedWithoutIt()
    {
        Floor floor;
        takeIn(floor);
        floor.say({{"do", "seal.apply"}, {"parcel", "@parcel"}, {"seal", "S1"}});
        floor.say({{"do", "seal.break"}, {"parcel", "@parcel"}, {"reason", "look"}, {"authorised", true}});

        QVERIFY(openIt(floor).at("ok").get<bool>());
        floor.say({{"do", "seal.apply"}, {"parcel", "@parcel"}, {"seal", "S2"}}); // over night
        refused(floor.tell(R"({"do":"item.register","parcel":"@parcel","sku":"S"})"), "seal");
    }

    void sealedItemIsHandedOverAndNotWorkedOn()
    {
        Floor floor;
        floor.openParcel();
        const auto lpn = gradedItem(floor);
        floor.say({{"do", "seal.apply"}, {"item", lpn}, {"seal", "S1"}});

        refused(floor.tell(R"({"do":"item.regrade","item":"@item","grade":"B","reason":"stain"})"), "seal");
        refused(floor.tell(Json{{"do", "photo.capture"}, {"subject", lpn}, {"role", "back"},
                    {"path", floor.blankPicture()}}),
            "seal");
        refused(floor.tell(Json{{"do", "container.add"}, {"item", lpn}, {"container", "T-9"}}), "seal");
        floor.photograph("seal");
        floor.say({{"do", "custody.offer"}, {"items", {lpn}}});
        QVERIFY(floor.accept(floor.demo.sara).at("ok").get<bool>());
        floor.signIn(floor.demo.sara);
        floor.say({{"do", "seal.break"}, {"item", lpn}, {"reason", "look"}, {"authorised", true}});
        QVERIFY(floor.tell(Json{{"do", "item.regrade"}, {"item", lpn}, {"grade", "B"}, {"reason", "stain"}})
                    .at("ok")
                    .get<bool>());
    }

    void itemInAToteTakesNoSealOfItsOwn()
    {
        Floor floor;
        floor.openParcel();
        const auto lpn = newLpn(floor);
        pack(floor, "T-1", {lpn});

        refused(floor.tell(Json{{"do", "seal.apply"}, {"item", lpn}, {"seal", "S1"}}), "order");
    }

    void sealedToteIsTakenAsAWholeOrNotAtAll()
    {
        Floor floor;
        const auto lpns = sealedPair(floor, {{"zone_class", "high_value"}});
        floor.say({{"do", "custody.offer"}, {"container", "T-1"}});
        Json take{{"do", "custody.accept"}, {"offer", "@offer"}, {"seal", "S1"},
            {"badge", floor.demo.sara.badge}, {"pin", floor.demo.sara.pin}};

        const auto alone = floor.tell(take);
        refused(alone, "G3");
        QCOMPARE(alone.at("left")[0].at("lpn").get<std::string>(), lpns[1]);
        const auto watched = floor.tell(floor.withWitness(take, floor.demo.lee));

        QCOMPARE(watched.at("items").size(), std::size_t{2});
        QCOMPARE(floor.disagreements(), std::vector<std::string>());
    }

    void itemTakenOverOutOfASealedToteLiesThereNoMoreAndSomebodyMustLook()
    {
        Floor floor;
        const auto lpns = sealedPair(floor);
        floor.signIn(floor.demo.lee);

        const auto forced = floor.say(floor.withWitness(
            {{"do", "custody.force"}, {"items", {lpns[0]}}, {"reason", "absent"}}, floor.demo.sara));

        QCOMPARE(typesIn(forced),
            (std::vector<std::string>{
                "container.item_removed", "discrepancy.opened", "custody.witnessed", "custody.forced"}));
        const auto shown = itemShown(floor, lpns[0]);
        QCOMPARE(shown.at("container").get<std::string>(), std::string());
        QCOMPARE(openQuestions(shown), std::vector<std::string>{"seal"});
        QVERIFY(floor.tell(Json{{"do", "label.print"}, {"item", lpns[0]}}).at("ok").get<bool>());
        floor.signIn(floor.demo.ben);
        QVERIFY(floor
                    .tell(Json{
                        {"do", "seal.break"}, {"container", "T-1"}, {"reason", "look"}, {"authorised", true}})
                    .at("ok")
                    .get<bool>());
        QCOMPARE(floor.disagreements(), std::vector<std::string>());
    }

    void toteTakenOverAsAWholeStaysSealed()
    {
        Floor floor;
        const auto lpns = sealedPair(floor);
        floor.signIn(floor.demo.lee);

        floor.say(floor.withWitness(
            {{"do", "custody.force"}, {"items", lpns}, {"reason", "absent"}}, floor.demo.sara));

        const auto shown = itemShown(floor, lpns[0]);
        QCOMPARE(shown.at("container").get<std::string>(), std::string("T-1"));
        QVERIFY(openQuestions(shown).empty());
        QVERIFY(floor.tell(Json{{"do", "custody.offer"}, {"container", "T-1"}}).at("ok").get<bool>());
    }

    void itemLostOutOfASealedToteIsWorkedOnOnceFoundAndTheToteOpens()
    {
        Floor floor;
        const auto lpns = sealedPair(floor);
        floor.say({{"do", "item.declare_missing"}, {"item", lpns[0]}, {"search", "bench"}});
        QCOMPARE(openQuestions(itemShown(floor, lpns[0])), (std::vector<std::string>{"seal", "missing"}));

        floor.signIn(floor.demo.sara);
        floor.say({{"do", "item.found"}, {"item", lpns[0]}, {"place", "shelf"}});

        QCOMPARE(openQuestions(itemShown(floor, lpns[0])), std::vector<std::string>{"seal"});
        QVERIFY(floor.tell(Json{{"do", "label.print"}, {"item", lpns[0]}}).at("ok").get<bool>());
        floor.signIn(floor.demo.ben);
        floor.say({{"do", "seal.break"}, {"container", "T-1"}, {"reason", "look"}, {"authorised", true}});
        QVERIFY(floor.tell(Json{{"do", "container.remove"}, {"item", lpns[1]}, {"container", "T-1"}})
                    .at("ok")
                    .get<bool>());
        QCOMPARE(floor.disagreements(), std::vector<std::string>());
    }

    void nothingIsPackedIntoAToteThatIsHeldOut()
    {
        Floor floor;
        floor.openParcel();
        pack(floor, "T-1", {newLpn(floor)});
        const auto later = newLpn(floor);
        floor.say({{"do", "custody.offer"}, {"container", "T-1"}});
        const Json add{{"do", "container.add"}, {"item", later}, {"container", "T-1"}};

        refused(floor.tell(add), "G2");
        floor.say({{"do", "custody.cancel"}, {"offer", "@offer"}});
        QVERIFY(floor.tell(add).at("ok").get<bool>());
    }
};

QTEST_GUILESS_MAIN(SealsAndDoorsTest)
#include "test_seals_and_doors.moc"
