// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include <QTest>

#include "app/custody/place.h"
#include "app/custody/policy.h"

using namespace custody;
using namespace custody::chain;

class PolicyTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void policyThatNobodyMayWatchUnderIsRefused()
    {
        const auto policy = parsePolicy("name = \"x\"\n[witness]\nroles = []\n");

        QVERIFY(!policy);
        QCOMPARE(policy.error().fault, Fault::Invalid);
    }

    void policyNamesTheLineOfAWordItDoesNotKnow()
    {
        const auto policy = parsePolicy("name = \"x\"\n[limits]\nhold_hours = 3\n");

        QVERIFY(!policy);
        QCOMPARE(policy.error().what, std::string("line 3: \"limits.hold_hours\" is not a word of a policy"));
    }

    void policyOfABrandIsTheStandardWhereItIsSilent()
    {
        const auto policy =
            parsePolicy("name = \"nw\"\nversion = 3\n[shots]\nbags = [\"front\", \"serial\"]\n");

        QVERIFY(policy);
        QCOMPARE(policy->version, std::int64_t{3});
        QCOMPARE(policy->holdMinutes, standardPolicy().holdMinutes);
        QCOMPARE(policy->shots.at("bags").size(), std::size_t{2});
        QCOMPARE(policy->shots.at("default"), standardPolicy().shots.at("default"));
    }

    void newPolicyThatNobodyCouldFollowNamesWhatIsWrong()
    {
        const std::string head = "name = \"nw\"\nversion = 2\n";

        const auto nobody = parseNewPolicy(head + "[approval]\nroles = []\n");
        const auto nowhere = parseNewPolicy(head + "[routes]\nA = \"moon\"\n");

        QVERIFY(!nobody && !nowhere);
        QCOMPARE(nobody.error().what, std::string("\"approval.roles\" names no role"));
        QCOMPARE(nowhere.error().what,
            std::string("\"routes.A\" does not know \"moon\"; a route is restock, destroy, recycle, donate, "
                        "vendor_return, customer_return or liquidate"));
        QVERIFY(parseNewPolicy(head + "[routes]\nA = \"donate\"\n"));
        QVERIFY(parsePolicy(head + "[approval]\nroles = []\n")); // one in force before is still read
        QVERIFY(maySucceed(head + "[approval]\nroles = []\n", "name = \"nw\"\nversion = 3\n"));
    }

    void policyGivesWayToANewerVersionOfItselfAlone()
    {
        const std::string second = "name = \"nw\"\nversion = 2\n", other = second + "high_value_minor = 7\n";

        QVERIFY(!maySucceed(second, "name = \"nw\"\nversion = 1\n"));
        QVERIFY(!maySucceed(second, other));
        QVERIFY(maySucceed(second, second));
        QVERIFY(maySucceed(second, "name = \"nw\"\nversion = 3\n"));
        QVERIFY(maySucceed(standardPolicyText(), second));
    }

    void sealsThatWereSkippedAreNamed()
    {
        const SealRange range{"S0098", "S0110", "bag"};

        QCOMPARE(*sizeOf(range), std::int64_t{13});
        QVERIFY(contains(range, "S0099"));
        QVERIFY(!contains(range, "S099"));
        QCOMPARE(gapsIn(range, {{"S0098", "applied"}, {"S0101", "destroyed"}}),
            (std::vector<std::string>{"S0099", "S0100"}));
    }
};

QTEST_APPLESS_MAIN(PolicyTest)
#include "test_policy.moc"
