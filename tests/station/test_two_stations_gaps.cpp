// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
// What another station's record may not get past, and how a wrong answer to "who has it" is put right.

#include <QTest>

#include "tests/support/two_benches.h"

using namespace custody;
using namespace custody::station;
using namespace custody::test;

class TwoStationsGapsTest : public QObject {
    Q_OBJECT

    // The item's record without these fields.
    static std::string without(TwoBenches& two, const std::string& lpn, std::vector<std::string> hidden)
    {
        const auto id = must(store::subjectNamed(two.here.store(), lpn));
        auto choice = store::FieldChoice::allBut(std::move(hidden));
        return two.here.file(
            "part.cert", view(must(store::certificateOf(two.here.store(), id, std::move(choice))).text()));
    }
    static std::vector<Json> open(TwoBenches& two, DemoBench& bench, const std::string& lpn)
    {
        std::vector<Json> out;
        const auto shown = two.show(bench, lpn);
        for (const auto& one : shown.at("discrepancies"))
            if (one.at("open").get<bool>())
                out.push_back(one);
        return out;
    }
    static Json settle(DemoBench& bench, const std::string& lpn, const Json& question, const char* stands)
    {
        bench.signIn(bench.demo.lee);
        return bench.tell(Json{{"do", "discrepancy.resolve"}, {"item", lpn},
            {"discrepancy", question.at("discrepancy")}, {"resolution", "looked"}, {"stands", stands}});
    }
    // How many questions a look at the other's lane opens.
    static std::size_t merged(TwoBenches& two, DemoBench& bench, DemoBench& other)
    {
        std::size_t opened = 0;
        for (const auto& stories : must(station::compareWith(bench.store(), two.laneOf(other, bench))))
            opened += must(station::openDiscrepancy(bench.store(), stories)).has_value();
        return opened;
    }

private Q_SLOTS:
    void recordThatHidesAFactIsNotTaken()
    {
        TwoBenches two;
        const auto lpn = two.here.item().at("lpn").get<std::string>();
        two.here.tell(
            Json{{"do", "item.hold"}, {"item", lpn}, {"hold", "fraud"}, {"reason", "weight differs"}});
        two.offer(two.here, lpn, "st08");

        for (const std::vector<std::string>& hidden : {std::vector<std::string>{"expires_at"},
                 {"item.held:hold"}, {"sku"}, {"custody.offered:offer"}, {"item.registered:item"}}) {
            const auto answer = two.take(two.there, two.there.demo.sara, without(two, lpn, hidden));
            QCOMPARE(answer.value("fault", ""), std::string("invalid"));
            QCOMPARE(answer.value("say", ""),
                std::string("This record hides facts that this station must know. Ask for the whole of it."));
        }
        QVERIFY(two.take(two.there, two.there.demo.sara, two.record(two.here, lpn)).at("ok").get<bool>());
    }

    void numberOfItsParcelMayBeHidden()
    {
        TwoBenches two;
        const auto lpn = two.offered();

        const auto answer = two.take(two.there, two.there.demo.sara, without(two, lpn, {"tracking", "raw"}));

        QVERIFY2(answer.at("ok").get<bool>(), answer.dump().c_str());
    }

    void whatWasReleasedIsReleasedOnce()
    {
        TwoBenches two;
        const auto lpn = two.offered();
        two.take(two.there, two.there.demo.sara, two.record(two.here, lpn));
        const auto record = two.record(two.there, lpn);
        two.release(two.here, record);
        const auto recorded = two.here.recorded();

        const auto again = two.release(two.here, record);

        QVERIFY2(again.at("ok").get<bool>(), again.dump().c_str());
        QCOMPARE(again.at("lpn").get<std::string>(), lpn);
        QCOMPARE(two.here.recorded(), recorded);
        QVERIFY(open(two, two.here, lpn).empty());
    }

    void takenInTimeIsNoTwoHandsAfterTheOfferLapsedHere()
    {
        TwoBenches two;
        const auto lpn = two.offered();
        two.take(two.there, two.there.demo.sara, two.record(two.here, lpn));
        two.here.demo.clock.advance(61 * 60'000);
        two.here.signIn(two.here.demo.ben);
        QCOMPARE(two.show(two.here, lpn).at("custody").get<std::string>(), std::string("held"));

        QCOMPARE(merged(two, two.here, two.there), std::size_t{0});
        QVERIFY(two.release(two.here, two.record(two.there, lpn)).at("ok").get<bool>());
        QCOMPARE(merged(two, two.here, two.there), std::size_t{0});
    }

    void whatCameBackSinceStaysHere()
    {
        TwoBenches two;
        const auto lpn = answeredTwice(two);
        const auto wrong = settle(two.here, lpn, open(two, two.here, lpn).at(0), "there");
        two.there.signIn(two.there.demo.sara);
        two.offer(two.there, lpn, "st07");
        const auto taken = two.take(two.here, two.here.demo.ben, two.record(two.there, lpn));
        QVERIFY2(taken.at("ok").get<bool>(), taken.dump().c_str());
        two.here.tell(Json{{"do", "event.declare_error"}, {"event", wrong.at("events").at(0).at("id")},
            {"reason", "incorrect_data"}});
        const auto question = open(two, two.here, lpn).at(0);

        const auto answer = settle(two.here, lpn, question, "there");

        QCOMPARE(answer.value("say", ""),
            std::string("It came back since. Say that this station's record stands."));
        QCOMPARE(two.show(two.here, lpn).at("custody").get<std::string>(), std::string("held"));
        QVERIFY(settle(two.here, lpn, question, "here").at("ok").get<bool>());
        QCOMPARE(two.show(two.here, lpn).at("custody").get<std::string>(), std::string("held"));
    }

    void whatEndedHereIsNotAtAnotherStation()
    {
        TwoBenches two;
        const auto lpn = answeredTwice(two);
        chain::Event ended;
        const auto id = must(store::subjectNamed(two.here.store(), lpn));
        const auto item = must(two.here.store().things().item(id));
        ended.id = two.here.store().newEventId();
        ended.type = chain::EventType::FinalRestocked;
        ended.at = two.here.store().clock().now();
        ended.parcel = item.parcel;
        ended.item = item.id;
        must(two.here.store().record({{ended}, {}, {}, {}, {}}));

        const auto answer = settle(two.here, lpn, open(two, two.here, lpn).at(0), "there");

        QCOMPARE(
            answer.value("say", ""), std::string("It ended here. Say that this station's record stands."));
        QCOMPARE(open(two, two.here, lpn).size(), std::size_t{1});
    }

    void wrongAnswerIsDeclaredWrongAndAskedAgain()
    {
        TwoBenches two;
        const auto lpn = answeredTwice(two);
        const auto resolved = settle(two.here, lpn, open(two, two.here, lpn).at(0), "there");
        QCOMPARE(two.show(two.here, lpn).at("custody").get<std::string>(), std::string("released"));

        const auto declared = two.here.tell(Json{{"do", "event.declare_error"},
            {"event", resolved.at("events").at(0).at("id")}, {"reason", "incorrect_data"}});

        QCOMPARE(typesIn(declared), (std::vector<std::string>{"event.error_declared", "discrepancy.opened"}));
        const auto again = open(two, two.here, lpn);
        QCOMPARE(again.size(), std::size_t{1});
        QCOMPARE(again.at(0).at("kind").get<std::string>(), std::string("two_hands"));
        // It lies here after all: somebody finds it, and holds it.
        QVERIFY(settle(two.here, lpn, again.at(0), "here").at("ok").get<bool>());
        QCOMPARE(two.show(two.here, lpn).at("custody").get<std::string>(), std::string("unaccounted"));
        const auto found =
            two.here.tell(Json{{"do", "item.found"}, {"item", lpn}, {"place", "on the shelf"}});
        QVERIFY2(found.at("ok").get<bool>(), found.dump().c_str());
        QCOMPARE(merged(two, two.here, two.there), std::size_t{0});
        QVERIFY(two.rebuilt(two.here).empty());
    }

    void twoAnswersThatDoNotAgreeAreAskedAgainOnce()
    {
        TwoBenches two;
        const auto lpn = answeredTwice(two);
        QCOMPARE(merged(two, two.there, two.here), std::size_t{1});
        settle(two.here, lpn, open(two, two.here, lpn).at(0), "there");
        settle(two.there, lpn, open(two, two.there, lpn).at(0), "there");

        QCOMPARE(merged(two, two.here, two.there), std::size_t{1});
        QCOMPARE(merged(two, two.here, two.there), std::size_t{0});

        settle(two.here, lpn, open(two, two.here, lpn).at(0), "there"); // she sticks to it
        QCOMPARE(merged(two, two.here, two.there), std::size_t{0});
        QCOMPARE(merged(two, two.there, two.here), std::size_t{1});
        settle(two.there, lpn, open(two, two.there, lpn).at(0), "here");
        QCOMPARE(merged(two, two.here, two.there), std::size_t{0});
        auto leaves = two.laneOf(two.here, two.there).leaves;
        const auto theirs = two.laneOf(two.there, two.here).leaves;
        leaves.insert(leaves.end(), theirs.begin(), theirs.end());
        QVERIFY(chain::unmatchedHalves(leaves).empty());
    }

    void refusedReleaseTellsOfTheQuestionItOpened()
    {
        TwoBenches two;
        const auto lpn = two.offered();
        const auto record = two.record(two.here, lpn);
        two.here.tell(R"({"do":"custody.cancel","offer":"@offer"})");
        two.take(two.there, two.there.demo.sara, record);

        const auto answer = two.release(two.here, two.record(two.there, lpn));

        QCOMPARE(typesIn(answer), (std::vector<std::string>{"discrepancy.opened", "transition.denied"}));
    }

    void parcelOfNobodyThatGotItsBrandCameToBothDocks()
    {
        TwoBenches two;
        two.here.signIn(two.here.demo.ben);
        two.here.tell(Json{{"do", "parcel.scan"}, {"raw", two.here.tracking}});
        two.here.tell(R"({"do":"parcel.accept","parcel":"@parcel"})");
        two.there.openParcel();
        QCOMPARE(merged(two, two.there, two.here), std::size_t{0});

        two.here.signIn(two.here.demo.lee);
        two.here.tell(Json{{"do", "parcel.assign"}, {"parcel", "@parcel"},
            {"tenant", two.here.demo.northwindName}, {"reason", "packing slip"}});

        QCOMPARE(merged(two, two.there, two.here), std::size_t{1});
        QCOMPARE(merged(two, two.here, two.there), std::size_t{1});
    }
};

QTEST_GUILESS_MAIN(TwoStationsGapsTest)
#include "test_two_stations_gaps.moc"
