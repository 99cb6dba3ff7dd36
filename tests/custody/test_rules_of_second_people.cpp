// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
// What takes two people, none of whom may answer for what she looks at.
#include <QTest>

#include "tests/support/life_cases.h"

using namespace custody;
using namespace custody::chain;
using namespace custody::test;
using namespace custody::test::life;

namespace {

std::string ruleOf(const Answer& answer) { return answer ? answer->rule : std::string(); }

Zone keptBy(const PersonId& keeper)
{
    Zone zone;
    zone.name = "S-1";
    zone.keeper = keeper;
    return zone;
}

Audit bySara()
{
    Audit audit;
    audit.zone = "S-1";
    audit.auditor = sara;
    return audit;
}

} // namespace

class RulesOfSecondPeopleTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void secondAuditorIsSomebodyElseAndKeepsNothing()
    {
        QCOMPARE(ruleOf(mayAudit(keptBy(lee), saraAct, benAct)), std::string());
        QCOMPARE(ruleOf(mayAudit(keptBy(lee), saraAct, saraAct)), std::string("G6"));
        QCOMPARE(ruleOf(mayAudit(keptBy(lee), saraAct, leeAct)), std::string("G6"));

        Zone byRole = keptBy(lee);
        byRole.keeper.reset();
        byRole.keeperRole = "supervisor";
        QCOMPARE(ruleOf(mayAudit(byRole, saraAct, leeAct)), std::string("G6"));

        Zone closed = keptBy(lee);
        closed.roles = {"inspector"};
        QCOMPARE(ruleOf(mayAudit(closed, saraAct, Actor{ben, "receiver"})), std::string("zone"));
    }

    void whoKeepsTheZoneByNowDoesNotCloseItsCount()
    {
        QCOMPARE(ruleOf(mayCompleteAudit(bySara(), keptBy(lee), saraAct, benAct)), std::string());
        QCOMPARE(ruleOf(mayCompleteAudit(bySara(), keptBy(sara), saraAct, benAct)), std::string("G6"));
        QCOMPARE(ruleOf(mayCompleteAudit(bySara(), keptBy(ben), saraAct, benAct)), std::string("G6"));
        QCOMPARE(ruleOf(mayCompleteAudit(bySara(), keptBy(lee), benAct, {})), std::string("G6"));
    }

    void nobodyLetsHerselfLeaveOutAPhotoOrReplaceALabel()
    {
        const Actor ben2{ben, "supervisor"};

        QCOMPARE(ruleOf(mayWaive(at(ItemStage::Labelled), ben, leeAct)), std::string());
        QCOMPARE(ruleOf(mayWaive(at(ItemStage::Labelled), ben, ben2)), std::string("G6"));
        QCOMPARE(ruleOf(mayReplaceLabel(at(ItemStage::Labelled), ben, leeAct)), std::string());
        QCOMPARE(ruleOf(mayReplaceLabel(at(ItemStage::Labelled), ben, ben2)), std::string("G6"));
    }
};

QTEST_APPLESS_MAIN(RulesOfSecondPeopleTest)
#include "test_rules_of_second_people.moc"
