// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include <QTest>

#include "app/base/exit_code.h"
#include "app/station/enrolment.h"
#include "tests/support/demo_store.h"

using namespace custody;
using namespace custody::store;
using namespace custody::test;

class RosterTest : public QObject {
    Q_OBJECT
private:
    static access::Badge badgeOf(const Worker& worker) { return must(access::parseBadge(worker.badge)); }
    static access::Badge cardOne() { return must(access::parseBadge("1/1")); }

private Q_SLOTS:
    void personIsFoundByHerBadge()
    {
        DemoStore demo;

        const auto found = must(demo->roster().byBadge(badgeOf(demo.sara)));

        QVERIFY(found);
        QCOMPARE(found->name, std::string("Sara Ortiz"));
        QCOMPARE(found->role, access::Role::Inspector);
        QVERIFY(!must(demo->roster().byBadge(must(access::parseBadge("9/9")))));
    }

    void badgeOfSomebodyElseIsRefused()
    {
        DemoStore demo;

        const auto enrolled = station::enrolPerson(
            *demo, {"Someone Else", access::Role::Receiver, "en", badgeOf(demo.sara), "9513"});

        QVERIFY(!enrolled);
        QCOMPARE(enrolled.error().fault, Fault::Invalid);
        QCOMPARE(must(demo->roster().people()).size(), std::size_t{3});
        QCOMPARE(must(demo->roster().byBadge(badgeOf(demo.sara)))->name, std::string("Sara Ortiz"));
    }

    void weakPinOrNoNameIsRefused()
    {
        DemoStore demo;

        QVERIFY(!station::enrolPerson(*demo, {"New One", access::Role::Receiver, "en", cardOne(), "1234"}));
        QVERIFY(!station::enrolPerson(*demo, {"", access::Role::Receiver, "en", cardOne(), "9513"}));
        QVERIFY(!station::enrolPerson(*demo, {"\xFF", access::Role::Receiver, "en", cardOne(), "9513"}));
        QVERIFY(!station::enrolPerson(*demo, {"New One", access::Role::Receiver, "de", cardOne(), "9513"}));

        QCOMPARE(must(demo->roster().people()).size(), std::size_t{3});
    }

    void sameBrandTwiceIsRefused()
    {
        DemoStore demo;

        const auto again = demo->enrolTenant(demo.northwindName);

        QVERIFY(!again);
        QCOMPARE(again.error().fault, Fault::Invalid);
        QCOMPARE(must(demo->roster().tenants()).size(), std::size_t{2});
    }

    void wrongPinsAreCountedAcrossReopenings()
    {
        DemoStore demo;
        for (int left = 4; left >= 1; --left) {
            const auto tried = must(demo->roster().tryPin(demo.ben.id, "0000", demo.clock.now()));
            QVERIFY(!tried.right);
            QCOMPARE(tried.triesLeft, left);
            demo.reopen();
        }

        const auto fifth = must(demo->roster().tryPin(demo.ben.id, "0000", demo.clock.now()));

        QVERIFY(fifth.justLocked);
        QCOMPARE(fifth.lockedForMs, std::optional(access::lockMs));
    }

    void lockedBadgeTakesNotEvenTheRightPin()
    {
        DemoStore demo;
        for (int i = 0; i < 5; ++i)
            (void)must(demo->roster().tryPin(demo.ben.id, "0000", demo.clock.now()));
        demo.reopen();
        demo.clock.advance(access::lockMs - 1);

        const auto early = must(demo->roster().tryPin(demo.ben.id, demo.ben.pin, demo.clock.now()));
        demo.clock.advance(1);
        const auto later = must(demo->roster().tryPin(demo.ben.id, demo.ben.pin, demo.clock.now()));

        QVERIFY(!early.right);
        QVERIFY(!early.justLocked);
        QVERIFY(early.lockedForMs);
        QVERIFY(later.right);
    }

    void lockEndsAlsoAfterTheClockWasSetBackAYear()
    {
        DemoStore demo;
        for (int i = 0; i < 5; ++i)
            (void)must(demo->roster().tryPin(demo.ben.id, "0000", demo.clock.now()));
        demo.clock.step(demo.clock.now() - 365LL * 86'400'000);
        const auto told = must(demo->roster().tryPin(demo.ben.id, demo.ben.pin, demo.clock.now()));

        demo.clock.advance(*told.lockedForMs);
        const auto later = must(demo->roster().tryPin(demo.ben.id, demo.ben.pin, demo.clock.now()));

        QVERIFY(later.right);
    }

    void onePersonsWrongPinsDoNotLockAnother()
    {
        DemoStore demo;
        for (int i = 0; i < 5; ++i)
            (void)must(demo->roster().tryPin(demo.ben.id, "0000", demo.clock.now()));

        QVERIFY(must(demo->roster().tryPin(demo.sara.id, demo.sara.pin, demo.clock.now())).right);
    }

    void rightPinGivesAllTriesBack()
    {
        DemoStore demo;
        for (int i = 0; i < 4; ++i)
            (void)must(demo->roster().tryPin(demo.ben.id, "0000", demo.clock.now()));

        QVERIFY(must(demo->roster().tryPin(demo.ben.id, demo.ben.pin, demo.clock.now())).right);

        QCOMPARE(must(demo->roster().tryPin(demo.ben.id, "0000", demo.clock.now())).triesLeft, 4);
    }

    void rosterFileIsTakenOnceAndOnlyByADemoStore()
    {
        DemoStore demo;
        const auto roster = R"({"tenants":["Third Brand"],"people":[{"name":"New One","role":"inspector",)"
                            R"("language":"es","badge":"7/77","pin":"9513"}]})";

        must(station::enrolRoster(*demo, roster));
        must(station::enrolRoster(*demo, roster));

        QCOMPARE(must(demo->roster().tenants()).size(), std::size_t{3});
        QCOMPARE(must(demo->roster().people()).size(), std::size_t{4});
    }

    void badgeOfSomebodyElseIsNamedWithItsLineAndNobodyIsEnrolled()
    {
        DemoStore demo;
        const auto line = [](const char* name, const std::string& badge) {
            const auto put = [](const char* key, const std::string& value) {
                return std::string("\"") + key + "\": \"" + value + "\"";
            };
            return "{" + put("name", name) + ", " + put("role", "receiver") + ", " + put("badge", badge)
                + ", " + put("pin", "9513") + "}";
        };
        const auto first =
            "{\"tenants\": [\"Third Brand\"], \"people\": [\n" + line("New One", "7/77") + ",\n";
        const auto inUse = first + line("Dup", demo.ben.badge) + "]}";
        const auto twice = first + line("Dup", "7/77") + "]}";

        for (const auto& roster : {inUse, twice}) {
            const auto answer = station::enrolRoster(*demo, roster);

            QVERIFY(!answer);
            QCOMPARE(exitCode(answer.error().fault), ExitBadData);
            QCOMPARE(answer.error().what,
                std::string(
                    "line 3: the badge of \"Dup\" already belongs to somebody else; nobody was enrolled"));
            QCOMPARE(must(demo->roster().people()).size(), std::size_t{3});
            QCOMPARE(must(demo->roster().tenants()).size(), std::size_t{2});
        }
    }

    void malformedRosterFileIsRefused_data()
    {
        QTest::addColumn<QByteArray>("roster");
        for (const char* roster : {"", "[]", "{\"tenants\":[7]}", "{\"people\":[7]}",
                 R"({"people":[{"name":"A","role":"owner","badge":"1/1","pin":"9513"}]})",
                 R"({"people":[{"name":"A","role":"inspector","badge":"1","pin":"9513"}]})",
                 R"({"people":[{"name":"A","role":"inspector","badge":"256/1","pin":"9513"}]})",
                 R"({"people":[{"name":"A","role":"inspector","badge":"1/65536","pin":"9513"}]})",
                 R"({"people":[{"name":"A","role":"inspector","badge":"1/1","pin":"1111"}]})"})
            QTest::newRow(roster) << QByteArray(roster);
    }

    void malformedRosterFileIsRefused()
    {
        QFETCH(QByteArray, roster);
        DemoStore demo;

        QVERIFY(!station::enrolRoster(*demo, roster.toStdString()));

        QCOMPARE(must(demo->roster().people()).size(), std::size_t{3});
    }
};

QTEST_GUILESS_MAIN(RosterTest)
#include "test_roster.moc"
