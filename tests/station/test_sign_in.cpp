// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include <QTest>

#include "tests/support/demo_bench.h"

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
