// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
// What a hand-off may not say or let slip: each function is named after a way in which one once did.

#include "app/station/receipt.h"
#include "tests/support/floor.h"
#include "tests/support/two_benches.h"

using namespace custody;
using namespace custody::station;
using namespace custody::test;

namespace {

Json told(const Worker& worker, const char* prefix = "")
{
    return {{std::string(prefix) + "badge", worker.badge}, {std::string(prefix) + "pin", worker.pin}};
}

Json with(Json command, const Json& more)
{
    command.update(more);
    return command;
}

Json take(DemoBench& bench, const Worker& worker, const Json& more = Json::object())
{
    return bench.tell(with(with({{"do", "custody.accept"}, {"offer", "@offer"}}, told(worker)), more));
}

void policy(DemoBench& bench, const TenantId& brand, const char* body)
{
    chain::Event event;
    event.id = bench.store().newEventId();
    event.type = chain::EventType::PolicySet;
    event.at = bench.store().clock().now();
    event.brand = brand;
    event.fields = {{"policy", std::string("test")}, {"version", std::int64_t{2}},
        {"sha256", std::string("-")}, {"body", std::string(body)}};
    must(bench.store().record({{event}, {}, {}, {}, {}}));
}

// A parcel of this brand is opened before whoever is signed in, with one item of this value.
std::string itemOfBrand(DemoBench& bench, const std::string& brand, const char* tracking, int value)
{
    bench.tell(Json{{"do", "parcel.expect"}, {"tenant", brand}, {"tracking", tracking}});
    bench.tell(Json{{"do", "parcel.scan"}, {"raw", tracking}});
    bench.tell(R"({"do":"parcel.accept","parcel":"@parcel"})");
    bench.tell(R"({"do":"parcel.open","parcel":"@parcel"})");
    return bench
        .tell(Json{{"do", "item.register"}, {"parcel", "@parcel"}, {"sku", "S"},
            {"declared_value_minor", value}, {"currency", "USD"}})
        .at("lpn");
}

std::string holderOf(DemoBench& bench, const std::string& lpn)
{
    return bench.tell(Json{{"do", "show"}, {"item", lpn}}).at("held_by").get<std::string>();
}

std::string sealedTote(Floor& floor)
{
    floor.openParcel();
    const auto lpn = floor.newItem().at("lpn").get<std::string>();
    floor.say({{"do", "container.add"}, {"item", lpn}, {"container", "T-1"}});
    floor.say({{"do", "seal.apply"}, {"container", "T-1"}, {"seal", "B0001"}});
    return lpn;
}

bool rejectedFor(const Json& shown, const std::string& what)
{
    for (const auto& flaw : shown.at("chain").at("flaws"))
        if (flaw.at("what").get<std::string>().find(what) != std::string::npos)
            return flaw.at("weight").get<std::string>() == "reject";
    return false;
}

} // namespace

class HandsAndProofsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void witnessNamedInTheSameAcceptanceWasNeverSeen()
    {
        Floor floor;
        floor.openParcel();
        const auto lpn = floor.newItem({{"zone_class", "high_value"}}).at("lpn").get<std::string>();
        floor.say({{"do", "custody.offer"}, {"items", {lpn}}});

        const auto answer = take(floor, floor.demo.sara, told(floor.demo.lee, "witness_"));

        QVERIFY2(answer.at("ok").get<bool>(), answer.dump().c_str());
        QCOMPARE(typesIn(answer), (std::vector<std::string>{"custody.witnessed", "custody.accepted"}));
        QCOMPARE(holderOf(floor, lpn), access::shortName(floor.demo.sara.id));
    }

    void witnessNamedInTheSameAcceptanceOfAnotherStationWasNeverSeen()
    {
        TwoBenches two;
        two.there.demo.clock.moveAtEachLook();
        two.here.openParcel();
        const auto lpn = two.here
                             .tell(Json{{"do", "item.register"}, {"parcel", "@parcel"}, {"sku", "RING"},
                                 {"zone_class", "high_value"}})
                             .at("lpn")
                             .get<std::string>();
        two.offer(two.here, lpn, "st08");
        Json command{{"do", "custody.accept"}, {"evidence", {two.record(two.here, lpn)}}};
        command.update(told(two.there.demo.sara));

        refused(two.there.tell(command), "G3");
        const auto answer = two.there.tell(with(command, told(two.there.demo.lee, "witness_")));

        QVERIFY2(answer.at("ok").get<bool>(), answer.dump().c_str());
        QVERIFY(two.rebuilt(two.there).empty());
    }

    void brandThatAsksForNoWitnessLetAnothersValuablesThrough()
    {
        Floor floor;
        policy(floor, floor.demo.northwind, "name=\"strict\"\nversion=2\nhigh_value_minor=1000\n");
        policy(floor, floor.demo.alder, "name=\"lax\"\nversion=2\n[witness]\nfor=[]\n");
        floor.signIn(floor.demo.ben);
        const auto guarded = itemOfBrand(floor, floor.demo.northwindName, "1Z5R89390357567127", 5000);
        const auto free = itemOfBrand(floor, floor.demo.alderName, "1Z5R89390357567145", 5000);
        floor.say({{"do", "custody.offer"}, {"items", {free, guarded}}});

        const auto answer = take(floor, floor.demo.sara);

        QVERIFY2(answer.at("ok").get<bool>(), answer.dump().c_str());
        QCOMPARE(answer.at("left").size(), std::size_t{1});
        QCOMPARE(answer.at("left")[0].at("lpn").get<std::string>(), guarded);
        QCOMPARE(answer.at("left")[0].at("rule").get<std::string>(), std::string("G3"));
        QCOMPARE(holderOf(floor, guarded), access::shortName(floor.demo.ben.id));
        QCOMPARE(holderOf(floor, free), access::shortName(floor.demo.sara.id));
    }

    void offerOfTwoBrandsWaitedAsLongAsTheFirstOneSays()
    {
        Floor floor;
        policy(floor, floor.demo.northwind, "name=\"slow\"\nversion=2\n[limits]\noffer_minutes=600\n");
        policy(floor, floor.demo.alder, "name=\"quick\"\nversion=2\n[limits]\noffer_minutes=5\n");
        floor.signIn(floor.demo.ben);
        const auto slow = itemOfBrand(floor, floor.demo.northwindName, "1Z5R89390357567127", 0);
        const auto quick = itemOfBrand(floor, floor.demo.alderName, "1Z5R89390357567145", 0);

        const auto offered = floor.say({{"do", "custody.offer"}, {"items", {slow, quick}}});

        const auto until = must(parseRfc3339(offered.at("expires_at").get<std::string>()));
        QVERIFY(until - floor.demo.clock.now() <= 5 * 60'000);
    }

    void oneItemWasTakenTwiceByOneRecordNamedTwice()
    {
        TwoBenches two;
        const auto record = two.record(two.here, two.offered());

        const auto answer = two.there.tell(
            with({{"do", "custody.accept"}, {"evidence", {record, record}}}, told(two.there.demo.sara)));

        QCOMPARE(answer.value("fault", ""), std::string("invalid"));
        QVERIFY(answer.value("say", "").find("named twice") != std::string::npos);
    }

    void oneItemWasLetGoTwiceByOneRecordNamedTwice()
    {
        TwoBenches two;
        const auto lpn = two.offered();
        two.take(two.there, two.there.demo.sara, two.record(two.here, lpn));
        const auto back = two.record(two.there, lpn);

        const auto answer = two.here.tell(Json{{"do", "custody.release"}, {"evidence", {back, back}}});

        QCOMPARE(answer.value("fault", ""), std::string("invalid"));
    }

    void receiptOfLooseItemsAcceptedUnderASealCriedTampering()
    {
        DemoBench bench;
        bench.offer();
        const auto accepted = take(bench, bench.demo.sara, {{"count", 1}, {"seal", "x"}});
        const auto lpn = bench.view().item->lpn;

        const auto receipt = must(receiptOf(bench.store(), *must(bench.store().things().itemByLpn(lpn))));

        QCOMPARE(receipt.statement, accepted.at("statement").get<std::string>());
    }

    void receiverWhoSaidNothingWasQuotedAsHavingCountedAndLooked()
    {
        DemoBench bench;
        bench.offer();

        const auto accepted = take(bench, bench.demo.sara);

        const auto statement = accepted.at("statement").get<std::string>();
        QVERIFY2(statement.find("counted") == std::string::npos, statement.c_str());
        QVERIFY2(statement.find("condition") == std::string::npos, statement.c_str());
        const auto lpn = bench.view().item->lpn;
        const auto receipt = must(receiptOf(bench.store(), *must(bench.store().things().itemByLpn(lpn))));
        QCOMPARE(receipt.statement, statement);
        QVERIFY(!receipt.conditionSame);
    }

    void receiverIsQuotedWithWhatSheSaid()
    {
        for (const bool same : {true, false}) {
            DemoBench bench;
            bench.offer();

            const auto accepted = take(bench, bench.demo.sara, {{"count", 1}, {"condition_same", same}});

            const auto statement = accepted.at("statement").get<std::string>();
            QVERIFY(statement.find(same ? "I counted them and saw no change in their condition."
                                        : "I counted them; their condition has changed, as I noted.")
                != std::string::npos);
            const auto receipt = must(
                receiptOf(bench.store(), *must(bench.store().things().itemByLpn(bench.view().item->lpn))));
            QCOMPARE(receipt.statement, statement);
            QVERIFY(receipt.conditionSame == same);
        }
    }

    void sealThatNobodyTuggedWasOnRecordAsTugged()
    {
        Floor floor;
        floor.item();
        floor.say({{"do", "seal.apply"}, {"item", "@item"}, {"seal", "B0001"}});

        const auto half =
            floor.say({{"do", "seal.verify"}, {"item", "@item"}, {"seal", "B0001"}, {"viewed", true}});

        QCOMPARE(half.at("intact").get<bool>(), true);
        QCOMPARE(half.at("unchecked"), (Json{"tugged", "twisted"}));
        const auto flaws = floor.shown().at("chain").at("flaws");
        QCOMPARE(flaws.size(), std::size_t{1});
        QCOMPARE(flaws[0].at("weight").get<std::string>(), std::string("comment"));
    }

    void sealCheckedInAllFourWaysIsNotedAsSuch()
    {
        Floor floor;
        floor.item();
        floor.say({{"do", "seal.apply"}, {"item", "@item"}, {"seal", "B0001"}});

        const auto whole = floor.say({{"do", "seal.verify"}, {"item", "@item"}, {"seal", "B0001"},
            {"viewed", true}, {"tugged", true}, {"twisted", true}});

        QVERIFY(whole.at("intact").get<bool>() && !whole.contains("unchecked"));
        QVERIFY(floor.shown().at("chain").at("flaws").empty());
        QVERIFY(!floor.say({{"do", "seal.verify"}, {"item", "@item"}, {"seal", "B0001"}, {"tugged", false}})
                     .at("intact")
                     .get<bool>());
    }

    void toteWhoseSealWasBrokenAfterItsOfferWasTakenAsUnchanged()
    {
        Floor floor;
        const auto lpn = sealedTote(floor);
        floor.say({{"do", "custody.offer"}, {"container", "T-1"}});
        floor.say(
            {{"do", "seal.break"}, {"container", "T-1"}, {"reason", "found cut"}, {"authorised", false}});

        const auto answer = take(floor, floor.demo.sara, {{"seal", "B0001"}, {"count", 1}});

        refused(answer, "seal");
        QCOMPARE(holderOf(floor, lpn), access::shortName(floor.demo.ben.id));
        QVERIFY(floor
                    .tell(with({{"do", "custody.decline"}, {"offer", "@offer"}, {"reason", "seal cut"}},
                        told(floor.demo.sara)))
                    .at("ok")
                    .get<bool>());
    }

    void toteSealedAnewAfterItsOfferWasTakenUnderItsOldNumber()
    {
        Floor floor;
        sealedTote(floor);
        floor.say({{"do", "custody.offer"}, {"container", "T-1"}});

        refused(floor.tell(Json{{"do", "seal.break"}, {"container", "T-1"}, {"reason", "look inside"},
                    {"authorised", true}, {"new_seal", "B0002"}}),
            "G2"); // what is on its way to other hands stays as it is

        QCOMPARE(take(floor, floor.demo.sara, {{"seal", "B0001"}, {"count", 1}}).value("fault", ""),
            std::string());
    }

    void acceptanceDeclaredNeverToHaveHappenedStillGaveCustody()
    {
        Floor floor;
        floor.item();
        const auto lpn = floor.lpn();
        floor.say({{"do", "custody.offer"}, {"items", {lpn}}});
        const auto accepted = floor.accept(floor.demo.sara);
        floor.signIn(floor.demo.sara);

        const auto declared = floor.say({{"do", "event.declare_error"},
            {"event", accepted.at("events")[0].at("id")}, {"reason", "did_not_occur"}});

        QCOMPARE(typesIn(declared),
            (std::vector<std::string>{
                "event.error_declared", "discrepancy.opened", "item.missing_declared"}));
        const auto shown = floor.tell(Json{{"do", "show"}, {"item", lpn}});
        QCOMPARE(shown.at("custody").get<std::string>(), std::string("unaccounted"));
        QVERIFY(shown.at("held_by").is_null());
        const auto holes = shown.at("chain").at("holes");
        QCOMPARE(holes.size(), std::size_t{1});
        QCOMPARE(holes[0].at("before").get<std::string>(), access::shortName(floor.demo.ben.id));
        QVERIFY(holes[0].at("until").is_null());
        QVERIFY(rejectedFor(shown, "never to have happened"));
        for (const auto& keeping : shown.at("chain").at("keepings"))
            QVERIFY(keeping.at("keeper") != access::shortName(floor.demo.sara.id));
        QCOMPARE(floor.disagreements(), std::vector<std::string>());
    }

    void acceptanceDeclaredNeverToHaveHappenedLaterLeavesAHoleBehind()
    {
        Floor floor;
        floor.item();
        const auto lpn = floor.lpn();
        floor.say({{"do", "custody.offer"}, {"items", {lpn}}});
        const auto accepted = floor.accept(floor.demo.sara);
        floor.signIn(floor.demo.sara);
        floor.say({{"do", "custody.offer"}, {"items", {lpn}}});
        floor.accept(floor.demo.lee);

        const auto declared = floor.say({{"do", "event.declare_error"},
            {"event", accepted.at("events")[0].at("id")}, {"reason", "did_not_occur"}});

        QCOMPARE(typesIn(declared), (std::vector<std::string>{"event.error_declared", "discrepancy.opened"}));
        const auto shown = floor.tell(Json{{"do", "show"}, {"item", lpn}});
        QCOMPARE(shown.at("held_by").get<std::string>(), access::shortName(floor.demo.lee.id));
        const auto holes = shown.at("chain").at("holes");
        QCOMPARE(holes.size(), std::size_t{1});
        QCOMPARE(holes[0].at("before").get<std::string>(), access::shortName(floor.demo.ben.id));
        QCOMPARE(holes[0].at("after").get<std::string>(), access::shortName(floor.demo.lee.id));
        QVERIFY(!holes[0].at("until").is_null());
    }

    void usedTrackingNumberKeptANewParcelOut()
    {
        Floor floor;
        floor.openParcel();
        const auto old = floor.view().parcel->id;
        floor.say({{"do", "parcel.reconcile"}, {"parcel", "@parcel"}});
        floor.say({{"do", "parcel.close"}, {"parcel", "@parcel"}});
        floor.say({{"do", "parcel.expect"}, {"tenant", floor.demo.alderName}, {"tracking", floor.tracking}});

        const auto scanned = floor.say({{"do", "parcel.scan"}, {"raw", floor.tracking}});

        QCOMPARE(typesIn(scanned), std::vector<std::string>{"parcel.carrier_scanned"});
        QVERIFY(scanned.at("parcel").get<std::string>() != old);
        const auto accepted = floor.say({{"do", "parcel.accept"}, {"parcel", floor.tracking}});
        QCOMPARE(accepted.at("parcel"), scanned.at("parcel"));
        QCOMPARE(floor.disagreements(), std::vector<std::string>());
    }

    void usedTrackingNumberComesBackUnannouncedAfterMonths()
    {
        Floor floor;
        floor.openParcel();
        const auto old = floor.view().parcel->id;
        floor.say({{"do", "parcel.reconcile"}, {"parcel", "@parcel"}});
        floor.say({{"do", "parcel.close"}, {"parcel", "@parcel"}});

        const auto soon = floor.say({{"do", "parcel.scan"}, {"raw", floor.tracking}});
        floor.demo.clock.advance(std::int64_t{500} * 86'400'000);
        floor.signIn(floor.demo.ben);
        const auto late = floor.say({{"do", "parcel.scan"}, {"raw", floor.tracking}});

        QCOMPARE(soon.at("parcel").get<std::string>(), old);
        QCOMPARE(typesIn(late), (std::vector<std::string>{"parcel.carrier_scanned", "discrepancy.opened"}));
        QVERIFY(late.at("parcel").get<std::string>() != old);
    }
};

QTEST_GUILESS_MAIN(HandsAndProofsTest)
#include "test_hands_and_proofs.moc"
