// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/floor.h"

using namespace custody;
using namespace custody::station;
using namespace custody::test;

namespace {

Json tryPin(DemoBench& bench, const Worker& worker, const std::string& pin)
{
    return bench.tell(Json{{"do", "session.login"}, {"badge", worker.badge}, {"pin", pin}});
}

std::string said(const Json& answer) { return answer.value("say", ""); }

std::vector<std::string> spine(DemoBench& bench)
{
    return typesIn(bench.tell(R"({"do":"show","lane":"spine"})"), "history");
}

} // namespace

class SignInTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void badgeAndPinSignIn()
    {
        DemoBench bench;

        const auto answer = bench.signIn(bench.demo.sara);

        QVERIFY(answer.at("ok").get<bool>());
        QCOMPARE(answer.at("person").get<std::string>(), access::shortName(bench.demo.sara.id));
        QCOMPARE(bench.view().person->name, std::string("Sara Ortiz"));
        QCOMPARE(bench.view().page, Page::Scan);
    }

    void rawBitsOfTheSameCardSignInTheSamePerson()
    {
        DemoBench bench;

        for (const char* badge : {"26:2F764DD", "26:2f764dd", "10111101110110010011011101"})
            QCOMPARE(bench.tell(Json{{"do", "session.login"}, {"badge", badge}, {"pin", "2580"}})
                         .at("person")
                         .get<std::string>(),
                access::shortName(bench.demo.ben.id));
    }

    void unknownBadgeIsRecordedAndRefused()
    {
        DemoBench bench;

        const auto answer = bench.tell(R"({"do":"session.login","badge":"200/200","pin":"2580"})");

        QCOMPARE(answer.at("fault").get<std::string>(), std::string("unauthorized"));
        QCOMPARE(said(answer), std::string("This badge is not known here. Ask a supervisor to enrol it."));
        QCOMPARE(spine(bench).back(), std::string("auth.badge_unknown"));
        QVERIFY(!bench.view().person);
    }

    void badgeReadWithAnErrorIsADeviceFaultAndNotRecorded()
    {
        DemoBench bench;
        const auto before = bench.recorded();

        const auto answer = bench.tell(R"({"do":"session.login","badge":"26:2F764DC","pin":"2580"})");

        QCOMPARE(answer.at("fault").get<std::string>(), std::string("device"));
        QCOMPARE(bench.recorded(), before);
    }

    void wrongPinIsRecordedAndRefused()
    {
        DemoBench bench;

        const auto answer = tryPin(bench, bench.demo.ben, "1357");

        QCOMPARE(answer.at("fault").get<std::string>(), std::string("unauthorized"));
        QCOMPARE(said(answer), std::string("This PIN is wrong. Try again."));
        QCOMPARE(spine(bench).back(), std::string("session.failed"));
    }

    void pinOfAColleagueDoesNotSignIn()
    {
        DemoBench bench;

        QVERIFY(!tryPin(bench, bench.demo.ben, bench.demo.sara.pin).at("ok").get<bool>());
    }

    void fiveWrongPinsLockTheBadgeAndSaySo()
    {
        DemoBench bench;
        for (int i = 0; i < 4; ++i)
            QCOMPARE(
                said(tryPin(bench, bench.demo.ben, "1357")), std::string("This PIN is wrong. Try again."));

        const auto fifth = tryPin(bench, bench.demo.ben, "1357");
        const auto rightOne = bench.signIn(bench.demo.ben);

        QVERIFY(said(fifth).starts_with("This badge is locked after five wrong PINs."));
        QCOMPARE(spine(bench).at(spine(bench).size() - 2), std::string("session.locked"));
        QVERIFY(said(rightOne).starts_with("This badge is locked"));
        QVERIFY(!bench.view().person);
    }

    void lockSurvivesARestartAndEndsAfterAQuarterOfAnHour()
    {
        DemoBench bench;
        for (int i = 0; i < 5; ++i)
            tryPin(bench, bench.demo.ben, "1357");

        bench.open();
        QVERIFY(!bench.signIn(bench.demo.ben).at("ok").get<bool>());
        bench.tell(R"({"do":"clock","advance_s":899})");
        QVERIFY(!bench.signIn(bench.demo.ben).at("ok").get<bool>());
        bench.tell(R"({"do":"clock","advance_s":1})");

        QVERIFY(bench.signIn(bench.demo.ben).at("ok").get<bool>());
    }

    void wrongPinsAtAHandOffCountAsWell()
    {
        DemoBench bench;
        bench.offer();
        auto sara = bench.demo.sara;
        sara.pin = "1357";

        for (int i = 0; i < 5; ++i)
            bench.accept(sara);

        QVERIFY(said(bench.accept(bench.demo.sara)).starts_with("This badge is locked"));
        QVERIFY(bench.view().item->offered);
        QCOMPARE(bench.view().item->custodian, std::string("Ben Tran"));
    }

    void nextPersonSignsTheFirstOneOut()
    {
        DemoBench bench;
        bench.signIn(bench.demo.ben);

        const auto answer = bench.signIn(bench.demo.sara);

        QCOMPARE(typesIn(answer), (std::vector<std::string>{"session.logout", "session.login"}));
        QCOMPARE(bench.view().person->name, std::string("Sara Ortiz"));
    }

    void nextPersonBeginsWithAnEmptyBench()
    {
        DemoBench bench;
        bench.offer();

        bench.signIn(bench.demo.sara);

        const auto view = bench.view();
        QVERIFY(!view.parcel);
        QVERIFY(!view.item);
        QVERIFY(!view.offer);
        QVERIFY(view.history.empty());
    }

    void whoSignsInAgainGoesOn()
    {
        DemoBench bench;
        bench.item();

        bench.signIn(bench.demo.ben);

        QVERIFY(bench.view().item);
    }

    void whatTheLastPersonHadAtHandIsNotMeantByTheNext_data()
    {
        QTest::addColumn<QByteArray>("command");
        const auto row = [](const char* name, const Json& command) {
            QTest::addRow("%s", name) << QByteArray::fromStdString(command.dump());
        };
        row("a question", {{"do", "discrepancy.open"}, {"kind", "count"}});
        row("missing", {{"do", "item.declare_missing"}, {"search", "bench"}});
        row("a hold", {{"do", "item.hold"}, {"hold", "qa"}, {"reason", "look"}});
        row("a witness", {{"do", "custody.witness"}, {"badge", "123/45679"}, {"pin", "7391"}});
        row("contents", {{"do", "parcel.reconcile"}});
        row("an end", {{"do", "parcel.close"}});
        row("a label", {{"do", "label.print"}});
        row("advice", {{"do", "recommendation.show"}, {"model", "m/1"}, {"suggested", "B"}});
        row("a photo set aside",
            {{"do", "photo.reject"}, {"photo", "0199c82c-c000-7000-8000-000000000001"},
                {"reason", "blurred"}});
    }

    void whatTheLastPersonHadAtHandIsNotMeantByTheNext()
    {
        QFETCH(QByteArray, command);
        DemoBench bench;
        bench.item();
        bench.signIn(bench.demo.lee);
        const auto before = bench.recorded();

        const auto answer = bench.tell(command.toStdString());

        QVERIFY2(!answer.at("ok").get<bool>(), answer.dump().c_str());
        QVERIFY2(answer.at("fault") == "invalid" || answer.at("fault") == "not_found", answer.dump().c_str());
        QCOMPARE(bench.recorded(), before);
    }

    void goodsScannedByTheNextPersonComeOutOfNoBoxOfTheLast()
    {
        DemoBench bench;
        bench.openParcel();
        bench.signIn(bench.demo.sara);

        const auto answer = bench.tell(Json{{"do", "parcel.scan"}, {"raw", "]d20104006381333931"}});

        QCOMPARE(typesIn(answer), std::vector<std::string>{"parcel.scan_unread"});
    }

    void whatTheLastPersonScannedIsNoRepeatOfTheNext()
    {
        DemoBench bench;
        bench.signIn(bench.demo.ben);
        bench.tell(R"({"do":"parcel.scan","raw":"NO-NUMBER-1"})");
        bench.tell(Json{{"do", "parcel.scan"}, {"raw", bench.tracking}});
        bench.signIn(bench.demo.sara);

        const auto unread = bench.tell(R"({"do":"parcel.scan","raw":"NO-NUMBER-1"})");
        const auto again = bench.tell(Json{{"do", "parcel.scan"}, {"raw", bench.tracking}});

        QCOMPARE(typesIn(unread), std::vector<std::string>{"parcel.scan_unread"});
        QCOMPARE(typesIn(again), std::vector<std::string>{"parcel.duplicate_scan"});
    }

    void zoneThatTheLastPersonStandsAtIsNotTheNextOnes()
    {
        Floor floor;
        floor.zones();
        floor.openParcel();
        floor.newItem();
        floor.say({{"do", "parcel.scan"}, {"raw", "S-1"}});
        QCOMPARE(floor.view().zone, std::string("S-1"));

        floor.signIn(floor.demo.sara);

        QVERIFY(floor.view().zone.empty());
    }

    // A script may go on with what lies there, when it says so.
    void whatLiesAtTheBenchIsStillThereForWhoNamesIt()
    {
        DemoBench bench;
        bench.offer();
        bench.signIn(bench.demo.sara);

        QVERIFY(bench.tell(R"({"do":"show","item":"@item"})").at("ok").get<bool>());
        QVERIFY(bench.accept(bench.demo.sara).at("ok").get<bool>());
    }

    void whatLaidThereBeforeIsForgottenOnceSomethingElseIsAtHand()
    {
        DemoBench bench;
        bench.item();
        bench.signIn(bench.demo.sara);
        bench.tell(R"({"do":"parcel.scan","raw":"1Z5R89390357567145"})");

        const auto shown = bench.tell(R"({"do":"show","item":"@item"})");

        QCOMPARE(shown.value("fault", ""), std::string("not_found"));
    }

    void whatAThirdPersonWatchedForTheLastIsNoWitnessOfTheNext()
    {
        Floor floor;
        floor.openParcel();
        floor.newItem({{"zone_class", "high_value"}});
        const Json lee{
            {"do", "custody.witness"}, {"badge", floor.demo.lee.badge}, {"pin", floor.demo.lee.pin}};
        const auto watches = [&](const char* what, const char* which) {
            auto command = lee;
            command[what] = which;
            floor.say(command);
        };
        watches("item", "@item"); // Ben's next act, which he never does
        floor.say({{"do", "custody.offer"}, {"items", {"@item"}}});
        watches("offer", "@offer");
        floor.say({{"do", "custody.accept"}, {"offer", "@offer"}, {"badge", floor.demo.sara.badge},
            {"pin", floor.demo.sara.pin}, {"count", 1}});
        floor.signIn(floor.demo.sara);
        const Json seal{{"do", "seal.apply"}, {"item", floor.lpn()}, {"seal", "S1"}};

        refused(floor.tell(seal), "G3");

        watches("item", "@item");
        QVERIFY(floor.tell(seal).at("ok").get<bool>());
    }

    // Her badge was held to the reader while another signed in: the card is hers, and only her PIN goes with
    // it.
    void tapThatWaitedIsNobodyElses()
    {
        DemoBench bench;
        bench.signIn(bench.demo.ben);

        const auto answer = tryPin(bench, bench.demo.sara, bench.demo.lee.pin);

        QCOMPARE(answer.at("fault").get<std::string>(), std::string("unauthorized"));
        QCOMPARE(bench.view().person->name, bench.demo.ben.name);
    }

    void signingOutIsRecorded()
    {
        DemoBench bench;
        bench.signIn(bench.demo.ben);

        const auto answer = bench.tell(R"({"do":"session.logout"})");

        QCOMPARE(typesIn(answer), std::vector<std::string>{"session.logout"});
        QCOMPARE(bench.view().outcome.say, std::string("Signed out"));
    }
};

QTEST_GUILESS_MAIN(SignInTest)
#include "test_sign_in.moc"
