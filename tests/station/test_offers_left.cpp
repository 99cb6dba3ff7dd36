// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
// Offers that things leave by another way, and offers of several brands at once: whatever order their lanes
// are read in, the leaves give the same offer again.

#include <random>

#include "app/store/fsck.h"
#include "tests/support/floor.h"
#include "tests/support/two_benches.h"

using namespace custody;
using namespace custody::station;
using namespace custody::test;

namespace {

const char* const trackings[] = {"1Z5R89390357567127", "1Z5R89390357567145"};

Json by(Json command, const Worker& worker)
{
    command["badge"] = worker.badge;
    command["pin"] = worker.pin;
    return command;
}

// An opened parcel of this brand is before whoever is signed in.
std::string itemOf(DemoBench& bench, const std::string& brand, const char* tracking)
{
    bench.tell(Json{{"do", "parcel.expect"}, {"tenant", brand}, {"tracking", tracking}});
    bench.tell(Json{{"do", "parcel.scan"}, {"raw", tracking}});
    bench.tell(Json{{"do", "parcel.accept"}, {"parcel", "@parcel"}});
    bench.tell(Json{{"do", "parcel.open"}, {"parcel", "@parcel"}});
    return bench.registerItem().at("lpn");
}

// Ben has an item of each brand, and one more of the second.
struct Mixed : Floor {
    Mixed()
    {
        signIn(demo.ben);
        items.push_back(itemOf(*this, demo.northwindName, trackings[0]));
        items.push_back(itemOf(*this, demo.alderName, trackings[1]));
        items.push_back(registerItem().at("lpn"));
    }
    Json offer(const std::vector<std::string>& lpns)
    {
        return say({{"do", "custody.offer"}, {"items", lpns}});
    }
    Json lose(const std::string& lpn)
    {
        return say({{"do", "item.declare_missing"}, {"item", lpn}, {"search", "bench"}});
    }
    Json find(const std::string& lpn)
    {
        return say(by({{"do", "item.found"}, {"item", lpn}, {"place", "floor"}}, demo.ben));
    }
    chain::Item item(const std::string& lpn)
    {
        return must(store().things().item(*must(store().things().itemByLpn(lpn))));
    }
    chain::Offer stored(const Json& answer)
    {
        return must(store().things().offer(must(parseId<EventId>(answer.at("offer").get<std::string>()))));
    }
    std::vector<std::string> faults() { return must(store::check(store(), store::Depth::Full)).faults; }

    std::vector<std::string> items;
};

const std::vector<std::string> sound;

} // namespace

class OffersLeftTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void offerOfSeveralBrandsIsWhatItsLanesGive_data()
    {
        QTest::addColumn<std::vector<std::size_t>>("order");
        QTest::addColumn<QString>("then");
        for (const char* then : {"", "custody.cancel", "custody.accept", "custody.decline"}) {
            QTest::addRow("012 %s", then) << std::vector<std::size_t>{0, 1, 2} << QString(then);
            QTest::addRow("10 %s", then) << std::vector<std::size_t>{1, 0} << QString(then);
            QTest::addRow("102 %s", then) << std::vector<std::size_t>{1, 0, 2} << QString(then);
            QTest::addRow("021 %s", then) << std::vector<std::size_t>{0, 2, 1} << QString(then);
            QTest::addRow("21 %s", then) << std::vector<std::size_t>{2, 1} << QString(then);
        }
    }

    void offerOfSeveralBrandsIsWhatItsLanesGive()
    {
        QFETCH(std::vector<std::size_t>, order);
        QFETCH(QString, then);
        Mixed bench;
        std::vector<std::string> lpns;
        for (const auto at : order)
            lpns.push_back(bench.items[at]);
        bench.offer(lpns);

        if (!then.isEmpty()) {
            Json command{{"do", then.toStdString()}, {"offer", "@offer"}, {"reason", "torn"}};
            bench.say(then == "custody.cancel" ? command : by(command, bench.demo.sara));
        }

        QCOMPARE(bench.disagreements(), sound);
        QCOMPARE(bench.faults(), sound);
    }

    void offersOfSeveralBrandsFoldAgainWhateverHappensToThem_data()
    {
        QTest::addColumn<unsigned>("seed");
        for (const unsigned seed : {1U, 2U, 3U, 4U, 5U, 6U})
            QTest::addRow("%u", seed) << seed;
    }

    void offersOfSeveralBrandsFoldAgainWhateverHappensToThem()
    {
        QFETCH(unsigned, seed);
        Mixed bench;
        std::mt19937 random(seed);
        const auto pick = [&](std::size_t below) { return random() % below; };
        for (int step = 0; step < 60; ++step) {
            auto lpns = bench.items;
            std::ranges::shuffle(lpns, random);
            lpns.resize(1 + pick(3));
            const auto one = bench.items[pick(3)];
            const auto who = pick(2) ? bench.demo.ben : bench.demo.lee;
            const Json steps[]{{{"do", "custody.offer"}, {"items", lpns}},
                {{"do", "custody.offer"}, {"items", lpns}, {"to_station", "st08"}},
                by({{"do", "custody.accept"}, {"offer", "@offer"}}, who),
                by({{"do", "custody.decline"}, {"offer", "@offer"}, {"reason", "torn"}}, who),
                {{"do", "custody.cancel"}, {"offer", "@offer"}},
                {{"do", "item.declare_missing"}, {"item", one}, {"search", "bench"}},
                by({{"do", "item.found"}, {"item", one}, {"place", "floor"}}, who),
                by({{"do", "custody.force"}, {"items", {one}}, {"reason", "late"},
                       {"witness_badge", bench.demo.sara.badge}, {"witness_pin", bench.demo.sara.pin}},
                    bench.demo.lee),
                {{"do", "session.login"}, {"badge", who.badge}, {"pin", who.pin}}};
            bench.tell(Json(steps[pick(std::size(steps))]));
            bench.demo.clock.advance(pick(8) ? 1000 : 45 * 60'000);
            lapse(bench);
        }

        QCOMPARE(bench.disagreements(), sound);
        for (const auto& id : must(bench.store().things().openOffers())) {
            const auto offer = must(bench.store().things().offer(id));
            QVERIFY(std::ranges::any_of(offer.items,
                [&](const auto& item) { return must(bench.store().things().piece(item)).offer == id; }));
        }
    }

    void whatWasLostBeforeTheOtherStationToldIsNotWaitedFor()
    {
        TwoBenches two;
        two.here.openParcel();
        const auto lost = two.here.registerItem().at("lpn").get<std::string>();
        const auto taken = two.here.registerItem().at("lpn").get<std::string>();
        const auto offer =
            two.here.tell(Json{{"do", "custody.offer"}, {"items", {taken, lost}}, {"to_station", "st08"}});
        const auto record = two.record(two.here, taken);
        two.here.tell(Json{{"do", "item.declare_missing"}, {"item", lost}, {"search", "bench"}});
        two.there.signIn(two.there.demo.sara);
        TwoBenches::take(two.there, two.there.demo.sara, record);

        TwoBenches::release(two.here, two.record(two.there, taken));

        QCOMPARE(TwoBenches::rebuilt(two.here), sound);
        const auto id = must(parseId<EventId>(offer.at("offer").get<std::string>()));
        QCOMPARE(must(two.here.store().things().offer(id)).state, chain::OfferState::Accepted);
    }

    void anOfferOfWhatIsLostWaitsForNobody()
    {
        Mixed bench;
        const auto offer = bench.offer({bench.items[0]});

        bench.lose(bench.items[0]);

        QCOMPARE(bench.stored(offer).state, chain::OfferState::Cancelled);
        QVERIFY(must(bench.store().things().openOffers()).empty());
        QCOMPARE(bench.disagreements(), sound);
    }

    void whatLeftAnOfferIsNotTouchedWhenItIsCalledOff_data()
    {
        QTest::addColumn<QString>("how");
        for (const char* how : {"custody.cancel", "custody.decline"})
            QTest::addRow("%s", how) << QString(how);
    }

    void whatLeftAnOfferIsNotTouchedWhenItIsCalledOff()
    {
        QFETCH(QString, how);
        Mixed bench;
        const auto first = bench.offer({bench.items[0], bench.items[1]});
        bench.lose(bench.items[0]);
        bench.find(bench.items[0]);
        bench.say(by({{"do", "custody.offer"}, {"items", {bench.items[0]}}}, bench.demo.ben));
        const auto held = bench.item(bench.items[0]).offer;

        Json command{{"do", how.toStdString()}, {"offer", first.at("offer")}, {"reason", "torn"}};
        const auto answer = bench.say(how == "custody.cancel" ? command : by(command, bench.demo.sara));

        QCOMPARE(answer.at("events").size(), std::size_t{1});
        QCOMPARE(bench.item(bench.items[0]).offer, held);
        QVERIFY(!bench.item(bench.items[1]).offer);
        QCOMPARE(bench.disagreements(), sound);
    }

    void anOfferThatIsClosedIsNotWatched()
    {
        Mixed bench;
        bench.offer({bench.items[0]});
        bench.say({{"do", "custody.cancel"}, {"offer", "@offer"}});

        const auto answer = bench.tell(by({{"do", "custody.witness"}, {"offer", "@offer"}}, bench.demo.lee));

        QCOMPARE(answer.value("fault", ""), std::string("refused"));
        QVERIFY(bench.item(bench.items[0]).witnesses.empty());
    }

    void onlyWhatIsStillInAnOfferIsWatched()
    {
        Mixed bench;
        bench.offer({bench.items[0], bench.items[1]});
        bench.lose(bench.items[0]);

        bench.say(by({{"do", "custody.witness"}, {"offer", "@offer"}}, bench.demo.lee));

        QVERIFY(bench.item(bench.items[0]).witnesses.empty());
        QCOMPARE(bench.item(bench.items[1]).witnesses.size(), std::size_t{1});
    }

    void whoWasNotLetInIsNotRecordedTwiceForOneCommand()
    {
        Floor floor;
        floor.signIn(floor.demo.lee);
        floor.say({{"do", "zone.define"}, {"zone", "R-9"}, {"roles", {"supervisor"}}});
        floor.signIn(floor.demo.ben);
        const Json command{{"do", "zone.enter"}, {"zone", "R-9"}, {"id", "c-1"}};
        const auto first = floor.tell(command);
        const auto recorded = floor.recorded();

        const auto again = floor.tell(command);

        QCOMPARE(first.value("fault", ""), std::string("refused"));
        QCOMPARE(again.value("fault", ""), std::string("refused"));
        QCOMPARE(floor.recorded(), recorded);
    }

    void whoLostHerRoleSignsOutAllTheSame()
    {
        Floor floor;
        floor.signIn(floor.demo.ben);
        floor.say(by({{"do", "role.revoke"}, {"person", floor.demo.ben.name}, {"role", "receiver"},
                         {"evidence", "HR-1"}},
            floor.demo.lee));

        QVERIFY(floor.tell(Json{{"do", "session.logout"}}).at("ok").get<bool>());
    }

    void thingNamedTwiceIsNotTakenOverTwice()
    {
        Mixed bench;
        bench.signIn(bench.demo.lee);

        const auto answer = bench.tell(bench.withWitness(
            {{"do", "custody.force"}, {"items", {bench.items[0], bench.items[0]}}, {"reason", "late"}},
            bench.demo.sara));

        QCOMPARE(answer.value("fault", ""), std::string("invalid"));
        QCOMPARE(bench.item(bench.items[0]).exceptions, std::int64_t{0});
    }

private:
    static void lapse(DemoBench& bench) { bench.tell(R"({"do":"show","overdue":true})"); }
};

QTEST_GUILESS_MAIN(OffersLeftTest)
#include "test_offers_left.moc"
