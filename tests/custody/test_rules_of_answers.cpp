// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
// Who declines, what goes back to whom, who watches a take-over, whose word settles two answers, who says
// whose a parcel is, and who gives roles.
#include <QTest>

#include <algorithm>
#include <functional>

#include "app/custody/access.h"
#include "app/custody/piece.h"
#include "tests/support/life_cases.h"

using namespace custody;
using namespace custody::chain;
using namespace custody::test;
using namespace custody::test::life;

namespace {

struct AnswerCase {
    const char* name;
    std::function<Answer()> ask;
    const char* rule; // empty: go ahead
};

std::vector<AnswerCase> answerCases()
{
    const auto& standard = standardPolicy;
    auto forSupervisors = offerOf(itemOf(ben), ben);
    forSupervisors.toRole = "supervisor";
    const auto back = offerOf(itemOf(ben), ben, sara);
    auto backThere = offerOf(itemOf(ben), ben);
    backThere.toStation = "eh1/st08";
    const auto broughtTo = [=](const char* lane, const char* station) {
        auto returned = backThere;
        returned.toStation = station;
        return mayReturn(Brought{sara, ben, lane}, returned);
    };
    const std::vector<Discrepancy> twoHands{{numbered<EventId>(8), "two_hands", std::nullopt, 0, true}};
    auto nobodys = parcelAt(ParcelStage::Accepted);
    nobodys.tenant = {};
    const auto nobodysAt = [=](ParcelStage stage) {
        auto parcel = nobodys;
        parcel.stage = stage;
        return parcel;
    };
    auto branded = nobodys, withItem = nobodys, offered = nobodys, lying = nobodys, lost = nobodys;
    branded.tenant = numbered<TenantId>(7);
    withItem.items = {numbered<SubjectId>(7)};
    offered.offer = numbered<EventId>(7);
    lying.zone = "S-1";
    lying.custodian.reset();
    lost.unaccounted = true;
    lost.custodian.reset();
    auto asked = nobodys, askedWhose = nobodys;
    asked.discrepancies = {{numbered<EventId>(8), "count", std::nullopt, 0, true}};
    askedWhose.discrepancies = {{numbered<EventId>(8), "unknown_parcel", std::nullopt, 0, true}};
    auto closed = offerOf(itemOf(ben), ben);
    closed.state = OfferState::Cancelled;
    Grant broken;
    broken.requester = ben;
    broken.approver = sara;
    broken.expiresAt = 100;
    auto over = broken; // its end is on record, and the clock was set back
    over.over = true;
    return {
        {"force, watched by a role that may not",
            [=] {
                return mayForce(std::vector{itemOf(ben)}, leeAct, Actor{sara, "visitor"}, standard());
            },
            "G3"},
        {"decline what is for another role", [=] { return mayDecline(forSupervisors, saraAct); }, "G2"},
        {"decline as that role", [=] { return mayDecline(forSupervisors, leeAct); }, ""},
        {"return what nobody brought", [=] { return mayReturn(std::nullopt, back); }, "G2"},
        {"return to who gave it",
            [=] {
                return mayReturn(Brought{sara, ben, ""}, back);
            },
            ""},
        {"return to another",
            [=] {
                return mayReturn(Brought{lee, ben, ""}, back);
            },
            "G2"},
        {"return what was brought to another",
            [=] {
                return mayReturn(Brought{sara, lee, ""}, back);
            },
            "G2"},
        {"return here what came from a station",
            [=] {
                return mayReturn(Brought{sara, ben, "custody.example/eh1/st08/lane/x"}, back);
            },
            "G2"},
        {"return to the station it came from",
            [=] {
                return mayReturn(Brought{sara, ben, "custody.example/eh1/st08/lane/x"}, backThere);
            },
            ""},
        {"return to another station",
            [=] {
                return mayReturn(Brought{sara, ben, "custody.example/eh1/st09/lane/x"}, backThere);
            },
            "G2"},
        {"return to its short name", [=] { return broughtTo("custody.example/eh1/st08/lane/x", "st08"); },
            ""},
        {"return to its whole name",
            [=] { return broughtTo("custody.example/eh1/st08/lane/x", "custody.example/eh1/st08"); }, ""},
        {"return to it after its lane was cut",
            [=] { return broughtTo("custody.example/eh1/st08/lane/x/2", "eh1/st08"); }, ""},
        {"return to a station called lane",
            [=] { return broughtTo("custody.example/eh1/lane/lane/x", "lane"); }, ""},
        {"return to its site", [=] { return broughtTo("custody.example/eh1/st08/lane/x", "eh1"); }, "G2"},
        {"return to the station its site is called like",
            [=] { return broughtTo("custody.example/st08/st02/lane/x", "st08"); }, "G2"},
        {"return to its domain",
            [=] { return broughtTo("custody.example/eh1/st08/lane/x", "custody.example"); }, "G2"},
        {"return to its lane", [=] { return broughtTo("custody.example/eh1/st08/lane/x", "lane"); }, "G2"},
        {"return to a part of its name", [=] { return broughtTo("custody.example/eh1/st08/lane/x", "t08"); },
            "G2"},
        {"return to nothing but a stroke", [=] { return broughtTo("custody.example/eh1/st08/lane/x", "/"); },
            "G2"},
        {"open what is open", [=] { return mayOpenQuestion(twoHands, "two_hands"); }, "order"},
        {"open another question", [=] { return mayOpenQuestion(twoHands, "count"); }, ""},
        {"settle as an inspector", [=] { return maySettle(saraAct, true); }, "G6"},
        {"settle without saying which", [=] { return maySettle(leeAct, false); }, "order"},
        {"settle", [=] { return maySettle(leeAct, true); }, ""},
        {"assign as an inspector", [=] { return mayAssign(nobodys, benAct); }, "G6"},
        {"assign", [=] { return mayAssign(nobodys, leeAct); }, ""},
        {"assign what has a brand", [=] { return mayAssign(branded, leeAct); }, "order"},
        {"assign what items came out of", [=] { return mayAssign(withItem, leeAct); }, "order"},
        {"assign what is on its way", [=] { return mayAssign(offered, leeAct); }, "G2"},
        {"assign what was never scanned", [=] { return mayAssign(nobodysAt(ParcelStage::None), leeAct); },
            "order"},
        {"assign what went back", [=] { return mayAssign(nobodysAt(ParcelStage::Refused), leeAct); },
            "order"},
        {"assign what is closed", [=] { return mayAssign(nobodysAt(ParcelStage::Closed), leeAct); }, "order"},
        {"assign again", [=] { return mayAssign(nobodysAt(ParcelStage::Assigned), leeAct); }, "order"},
        {"assign what has an open question besides", [=] { return mayAssign(asked, leeAct); }, "order"},
        {"assign what only this question is open of", [=] { return mayAssign(askedWhose, leeAct); }, ""},
        {"ask whose a brand's parcel is", [] { return mayAskWhose(numbered<TenantId>(7), "unknown_parcel"); },
            "order"},
        {"ask whose nobody's parcel is", [] { return mayAskWhose(TenantId{}, "unknown_parcel"); }, ""},
        {"say whose it is as a receiver", [=] { return mayAnswerWhose(benAct, "unknown_parcel"); }, "G6"},
        {"say whose it is", [=] { return mayAnswerWhose(leeAct, "unknown_parcel"); }, ""},
        {"watch a closed offer", [=] { return mayWatch(closed); }, "G2"},
        {"review what the clock opened again", [=] { return mayReview(over, leeAct, 50); }, ""},
        {"review what is open", [=] { return mayReview(broken, leeAct, 50); }, "order"},
        {"open what goes on elsewhere", [=] { return mayOpen(nobodysAt(ParcelStage::Assigned), ben); },
            "order"},
        {"open what lies in a zone", [=] { return mayOpen(lying, ben); }, "G1"},
        {"open what is lost", [=] { return mayOpen(lost, ben); }, "G1"},
        {"offer a parcel that lies in a zone", [=] { return mayOfferOne(pieceOf(lying), ben); }, "G1"},
        {"offer a parcel that is lost", [=] { return mayOfferOne(pieceOf(lost), ben); }, "G1"},
        {"declare a lost parcel missing", [=] { return mayDeclareMissing(pieceOf(lost), leeAct); }, "order"},
        {"find a parcel that is there",
            [=] { return mayFind(pieceOf(nobodys), ben, standard(), std::nullopt); }, "order"},
        {"give a role as an inspector", [=] { return mayGive(saraAct, ben, "receiver", "inspector"); }, "G6"},
        {"give oneself a role", [=] { return mayGive(leeAct, lee, "supervisor", "inspector"); }, "G6"},
        {"give a role twice", [=] { return mayGive(leeAct, ben, "inspector", "inspector"); }, "order"},
        {"give a role", [=] { return mayGive(leeAct, ben, "none", "inspector"); }, ""},
        {"take a role as an inspector", [=] { return mayTakeBack(saraAct, ben, "receiver", "receiver"); },
            "G6"},
        {"take one's own role", [=] { return mayTakeBack(leeAct, lee, "supervisor", "supervisor"); }, "G6"},
        {"take a role she has not", [=] { return mayTakeBack(leeAct, ben, "receiver", "supervisor"); },
            "order"},
        {"take a role", [=] { return mayTakeBack(leeAct, ben, "receiver", "receiver"); }, ""},
        {"review as an inspector", [=] { return mayReviewAccess(saraAct); }, "G6"},
        {"review", [=] { return mayReviewAccess(leeAct); }, ""},
    };
}

} // namespace

class RulesOfAnswersTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void grantThatIsOverNeverOpensAgain()
    {
        Grant grant;
        grant.requester = ben;
        grant.approver = lee;
        grant.expiresAt = 100;
        QVERIFY(isOpen(grant, ben, 50));
        grant.over = true;
        QVERIFY(!isOpen(grant, ben, 50));
    }

    void ruleAnswersAsItShould_data()
    {
        QTest::addColumn<int>("at");
        int at = 0;
        for (const auto& one : answerCases())
            QTest::addRow("%s", one.name) << at++;
    }

    void ruleAnswersAsItShould()
    {
        QFETCH(int, at);
        const auto all = answerCases();
        const auto& one = all[static_cast<std::size_t>(at)];

        const auto answer = one.ask();

        QCOMPARE(answer ? answer->rule : std::string(), std::string(one.rule));
    }

    void everySentenceIsListedForTranslators()
    {
        const auto listed = refusalSentences();
        for (const auto& one : answerCases())
            if (const auto answer = one.ask())
                for (const auto& sentence : {answer->say, answer->next})
                    QVERIFY2(std::ranges::find(listed, sentence) != listed.end(), sentence.c_str());
    }
};

QTEST_APPLESS_MAIN(RulesOfAnswersTest)
#include "test_rules_of_answers.moc"
