// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/store/fsck.h"
#include "app/store/projected_rows.h"
#include "tests/support/nobodys_parcel.h"

using namespace custody;
using namespace custody::station;
using namespace custody::test;

namespace {

using Rows = std::map<std::string, std::string>;

Rows rowsOf(Floor& floor)
{
    Rows rows;
    must(store::tellProjectedRows(floor.store(),
        [&](const std::string& name, const std::string& content) { rows.emplace(name, content); }));
    return rows;
}

// What an older program left: states that say something else, that nobody can read, that are missing.
void spoil(Floor& floor)
{
    auto& store = floor.store();
    const auto id = must(store.things().itemByLpn(floor.lpn()));
    auto item = must(store.things().item(*id));
    const auto parcel = item.parcel;
    const auto lane = must(store.laneFor(parcel)).id;
    item.custodian = floor.demo.lee.id;
    item.zone = "S-2";
    item.grade = "Z";
    must(store.things().save(item, lane, {}));
    const auto keys = must(store.subjects().find(parcel));
    const auto unreadable = store.subjects().records(keys).seal(keys.id, view("an older state"), {});
    auto spoilt = must(store.database().prepare("UPDATE thing SET state_ct=? WHERE subject=?"));
    spoilt.bind(1, ByteView(unreadable)).bind(2, parcel.bytes());
    must(spoilt.run());
    must(store.database().run("DELETE FROM lookup; DELETE FROM offer; DELETE FROM located; "
                              "DELETE FROM fixture; "
                              "UPDATE tally SET n=n+7"));
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
        floor.photograph("destroy_after", 72);
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

    void statesOfAnOlderStationAreFoldedAnewWhenItStarts()
    {
        Floor floor;
        floor.zones();
        const auto was = nobodysParcel(floor);
        floor.signIn(floor.demo.lee);
        assign(floor, was.c_str());
        floor.openParcel();
        floor.graded("B");
        floor.say({{"do", "custody.offer"}, {"items", {"@item"}}});
        const auto live = rowsOf(floor);
        const auto leaves = floor.recorded();
        spoil(floor);
        must(floor.store().setMeta("states", view("5")));
        QVERIFY(rowsOf(floor) != live);

        floor.open();

        QVERIFY(rowsOf(floor) == live);
        QCOMPARE(text(*must(floor.store().meta("states"))), std::string(store::statesVersion));
        QCOMPARE(floor.recorded(), leaves);
        QCOMPARE(must(store::check(floor.store(), store::Depth::Full)).faults, std::vector<std::string>());
        floor.signIn(floor.demo.ben);
        QVERIFY(floor.tell(R"({"do":"show","parcel":"1Z5R89390357567127"})").at("ok").get<bool>());
    }

    void statesOfThisStationAreNotFoldedAgain()
    {
        Floor floor;
        floor.openParcel();
        floor.newItem();
        spoil(floor);
        const auto spoilt = rowsOf(floor);

        floor.open();

        QVERIFY(rowsOf(floor) == spoilt); // the self-check names them
        QVERIFY(!floor.disagreements().empty());
    }

    void storeOfANewerStationIsLeftToIt_data()
    {
        QTest::addColumn<QByteArray>("version");
        QTest::addRow("the next") << QByteArray::number(std::stoi(std::string(store::statesVersion)) + 1);
        QTest::addRow("of two digits") << QByteArray("10");
        QTest::addRow("far off") << QByteArray("99999999999999999999999");
    }

    void storeOfANewerStationIsLeftToIt()
    {
        QFETCH(QByteArray, version);
        DemoStore demo;
        demo.openedParcel(demo.northwind, "1Z5R89390357567127", demo.ben.id);
        must(demo->setMeta("states", view(version.toStdString())));
        demo.close();

        const auto opened = store::Store::open(demo.folder(), {}, demo.clock);

        QVERIFY(!opened);
        QVERIFY2(opened.error().what.find("newer") != std::string::npos, opened.error().what.c_str());
        const auto database = must(store::Database::open(demo.folder() / "custody.db"));
        auto kept = must(database->prepare("SELECT value FROM meta WHERE name='states'"));
        QVERIFY(must(kept.step()));
        QCOMPARE(text(kept.blob(0)), version.toStdString());
        auto states = must(database->prepare("SELECT count(*) FROM thing"));
        QVERIFY(must(states.step()));
        QCOMPARE(states.integer(0), std::int64_t{1});
    }
};

QTEST_GUILESS_MAIN(LifeTest)
#include "test_life.moc"
