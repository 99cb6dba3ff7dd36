// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
// What keeps an item from leaving one station keeps it at the next; what broke its chain, and which of its
// labels are void, is known there too.

#include <QTest>

#include "app/store/holds.h"
#include "tests/support/two_benches.h"

using namespace custody;
using namespace custody::station;
using namespace custody::test;

namespace {

// Offered here, taken there by Sara.
Json travel(TwoBenches& two, const std::string& lpn)
{
    two.offer(two.here, lpn, "st08");
    const auto answer = two.take(two.there, two.there.demo.sara, two.record(two.here, lpn));
    if (!answer.at("ok").get<bool>())
        qWarning("%s", answer.dump().c_str());
    return two.show(two.there, lpn);
}

std::string lpnOf(const Json& answer) { return answer.at("lpn").get<std::string>(); }

std::vector<std::string> holdsOf(const Json& shown)
{
    return shown.at("holds").get<std::vector<std::string>>();
}

std::vector<std::string> rejects(const Json& shown)
{
    std::vector<std::string> out;
    for (const auto& flaw : shown.at("chain").at("flaws"))
        if (flaw.at("weight").get<std::string>() == "reject")
            out.push_back(flaw.at("what").get<std::string>());
    return out;
}

} // namespace

class WhatTravelsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void legalHoldOfItsParcelComesAsItsOwn()
    {
        TwoBenches two;
        const auto lpn = lpnOf(two.here.item());
        const auto id = must(store::subjectNamed(two.here.store(), lpn));
        must(store::holdParcel(two.here.store(), must(two.here.store().things().parcelOf(id)), "case 5"));

        const auto shown = travel(two, lpn);

        QCOMPARE(holdsOf(shown), std::vector<std::string>{"legal"});
        QCOMPARE(holdsOf(two.show(two.here, lpn)), std::vector<std::string>()); // there it is the parcel's
        QVERIFY(two.rebuilt(two.here).empty());
        QVERIFY(two.rebuilt(two.there).empty());
    }

    void legalHoldOfItsBrandComesAsItsOwn()
    {
        TwoBenches two;
        const auto lpn = lpnOf(two.here.item());
        must(store::holdBrand(two.here.store(), two.here.demo.northwind, "case 6"));

        QCOMPARE(holdsOf(travel(two, lpn)), std::vector<std::string>{"legal"});
    }

    void openQuestionComesAsAHoldUntilASupervisorLiftsIt()
    {
        TwoBenches two;
        const auto lpn = lpnOf(two.here.item());
        two.here.tell(Json{{"do", "item.mismatch"}, {"item", lpn}, {"expected", "coat"}, {"found", "brick"}});

        QCOMPARE(holdsOf(travel(two, lpn)), std::vector<std::string>{"discrepancy"});

        two.there.signIn(two.there.demo.lee);
        two.there.tell(Json{
            {"do", "item.release"}, {"item", lpn}, {"hold", "discrepancy"}, {"reason", "it is the coat"}});
        QCOMPARE(holdsOf(two.show(two.there, lpn)), std::vector<std::string>());
    }

    void openQuestionAboutItsParcelComesAsAHoldToo()
    {
        TwoBenches two;
        const auto lpn = lpnOf(two.here.item());
        two.here.tell(Json{{"do", "discrepancy.open"}, {"parcel", "@parcel"}, {"kind", "seal"}});

        QCOMPARE(holdsOf(travel(two, lpn)), std::vector<std::string>{"discrepancy"});
    }

    void answeredQuestionKeepsNothing()
    {
        TwoBenches two;
        const auto lpn = lpnOf(two.here.item());
        const auto asked = two.here.tell(
            Json{{"do", "item.mismatch"}, {"item", lpn}, {"expected", "coat"}, {"found", "brick"}});
        two.here.tell(Json{{"do", "discrepancy.resolve"}, {"item", lpn},
            {"discrepancy", asked.at("discrepancy")}, {"resolution", "it is the coat"}});

        QCOMPARE(holdsOf(travel(two, lpn)), std::vector<std::string>());
    }

    void brokenChainIsBrokenThereToo()
    {
        TwoBenches two;
        const auto lpn = lpnOf(two.here.item());
        two.here.tell(Json{{"do", "item.declare_missing"}, {"item", lpn}, {"search", "everywhere"}});
        two.here.tell(Json{{"do", "item.found"}, {"item", lpn}, {"place", "under the bench"}});

        const auto shown = travel(two, lpn);

        QCOMPARE(rejects(shown),
            (std::vector<std::string>{"nobody could say where it was, at another station",
                "its chain was broken at another station"}));
        QCOMPARE(shown.at("chain").at("holes").size(), std::size_t(0)); // it was no hole of this station's
    }

    void soundChainBringsNoFlaw()
    {
        TwoBenches two;

        QCOMPARE(rejects(travel(two, lpnOf(two.here.item()))), std::vector<std::string>());
    }

    void labelThatWasReplacedThereIsVoidHere()
    {
        TwoBenches two;
        const auto old = lpnOf(two.here.item());
        two.here.tell(R"({"do":"label.print","item":"@item"})");
        two.here.tell(R"({"do":"label.verify","item":"@item","scanned":"@lpn"})");
        const auto& lee = two.here.demo.lee;
        const auto lpn = lpnOf(two.here.tell(Json{{"do", "label.replace"}, {"item", old}, {"reason", "torn"},
            {"badge", lee.badge}, {"pin", lee.pin}}));

        travel(two, lpn);

        QCOMPARE(must(store::subjectNamed(two.there.store(), old)),
            must(store::subjectNamed(two.there.store(), lpn)));
        two.there.signIn(two.there.demo.sara);
        const auto answer = two.there.tell(Json{{"do", "item.inspect"}, {"item", old}});
        QCOMPARE(answer.value("ok", true), false);
        QCOMPARE(answer.value("say", ""),
            std::string("This label was replaced and is void. Scan the item's new label."));
        QVERIFY(two.rebuilt(two.there).empty());
    }
};

QTEST_GUILESS_MAIN(WhatTravelsTest)
#include "test_what_travels.moc"
