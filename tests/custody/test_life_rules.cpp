// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include <QTest>

#include <functional>
#include <set>

#include "app/custody/piece.h"
#include "app/custody/place_rules.h"
#include "app/custody/sentences.h"
#include "tests/support/life_cases.h"

using namespace custody;
using namespace custody::chain;
using namespace custody::test;
using namespace custody::test::life;

namespace {

struct Case {
    const char* name;
    std::function<Answer()> ask;
    const char* rule; // empty: go ahead
};

const Policy& standard() { return standardPolicy(); }

std::vector<Case> cases()
{
    const auto gone = with(at(ItemStage::Final), [](Item& i) {
        i.finalKind = "restocked";
        i.custodian.reset();
    });
    const auto ash = with(gone, [](Item& i) { i.finalKind = "destroyed"; });
    const auto lost = with(at(ItemStage::Graded), [](Item& i) {
        i.unaccounted = true;
        i.custodian.reset();
    });
    const auto shelved = with(at(ItemStage::Graded), [](Item& i) {
        i.zone = "HV-1";
        i.custodian.reset();
    });
    const auto advised = with(at(ItemStage::Inspected), [](Item& i) { i.advice = "B"; });
    const auto held = with(decided("restock", false), [](Item& i) { i.holds = {"legal"}; });
    auto offer = offerOf(itemOf(ben), ben);
    auto lapsed = offer;
    lapsed.expiresAt = noon - 1;
    auto expired = offer;
    expired.state = OfferState::Expired;
    auto forSupervisors = offer;
    forSupervisors.toRole = "supervisor";
    const auto offered = with(valuable(ItemStage::Graded), [&](Item& i) { i.offer = offer.id; });
    const auto seen = with(offered, [&](Item& i) { i.witnesses.push_back({lee, noon, offer.id}); });
    const auto seenLongAgo = with(offered, [&](Item& i) {
        i.witnesses.push_back({lee, noon - 3'600'000, offer.id});
    });
    const auto seenByReceiver = with(offered, [&](Item& i) {
        i.witnesses.push_back({sara, noon, offer.id});
    });
    Policy strict = standard();
    strict.parcelShots = {"outer_label"};
    strict.proofEmpty = true;
    Policy sealing = standard();
    sealing.parcelSeal = true;
    const auto unresolved = [] {
        auto parcel = reconciled();
        parcel.lines[0].resolution.clear();
        return parcel;
    }();
    const auto adrift = [] {
        auto parcel = reconciled();
        parcel.discrepancies = {{numbered<EventId>(3), "extra", std::nullopt, 0, true}};
        return parcel;
    }();
    const Zone cage{"HV-1", "high_value", 1, 0, "", lee, {"inspector"}, {}, 30, {}};
    const Zone shelf{"S-1", "standard", 0, 0, "", std::nullopt, {}, {}, 30, {}};
    const Audit audit{numbered<EventId>(4), "HV-1", sara, {}, true};
    const Audit closed{numbered<EventId>(4), "HV-1", sara, {}, false};
    const Seal intact{SealState::Intact, "S0001"};
    const std::vector<SealRange> stock{{"S0001", "S0100", "bag"}};
    const std::vector<SealUse> uses{{"S0001", "applied"}};
    const Container open{"T-1", {}}, shut{"T-1", intact};
    const auto packed = with(at(ItemStage::Graded), [](Item& i) { i.container = "T-1"; });
    const auto bagged = with(at(ItemStage::Inspected), [&](Item& i) { i.seal = intact; });
    const auto sealedIn = with(bagged, [](Item& i) { i.container = "T-1"; });
    auto withTote = offer;
    withTote.container = open.name;
    const PersonId hands[]{ben, sara};
    return {
        {"work on what left", [=] { return mayGrade(gone, ben); }, "G7"},
        {"work on ash", [=] { return mayInspect(ash, ben, standard()); }, "G7"},
        {"work on what is missing", [=] { return mayGrade(lost, ben); }, "G1"},
        {"work on what lies in a zone", [=] { return mayGrade(shelved, ben); }, "G1"},
        {"take what lapsed", [=] { return mayTakeNow(lapsed, saraAct, noon); }, "G2"},
        {"take in time", [=] { return mayTakeNow(lapsed, saraAct, noon - 1); }, ""},
        {"take what expired", [=] { return mayTake(expired, {}, sara, 0); }, "G2"},
        {"take what is for another role", [=] { return mayTakeNow(forSupervisors, saraAct, noon); }, "G2"},
        {"take as that role", [=] { return mayTakeNow(forSupervisors, leeAct, noon); }, ""},
        {"take the valuable unwatched", [=] { return mayTakeOne(offer, offered, sara, standard(), noon); },
            "G3"},
        {"… watched", [=] { return mayTakeOne(offer, seen, sara, standard(), noon); }, ""},
        {"… watched long ago", [=] { return mayTakeOne(offer, seenLongAgo, sara, standard(), noon); }, "G3"},
        {"… watched by the taker", [=] { return mayTakeOne(offer, seenByReceiver, sara, standard(), noon); },
            "G3"},
        {"take what went elsewhere", [=] { return mayTakeOne(offer, itemOf(lee), sara, standard(), noon); },
            "G2"},
        {"watch oneself", [=] { return mayWitness(standard(), saraAct, hands); }, "G3"},
        {"watch in a role that may not",
            [=] {
                return mayWitness(standard(), {lee, "visitor"}, hands);
            },
            "G3"},
        {"watch", [=] { return mayWitness(standard(), leeAct, hands); }, ""},
        {"force as an inspector",
            [=] { return mayForce(std::vector{itemOf(ben)}, saraAct, leeAct, standard()); }, "force"},
        {"force what one holds",
            [=] { return mayForce(std::vector{itemOf(lee)}, leeAct, saraAct, standard()); }, "force"},
        {"force alone", [=] { return mayForce(std::vector{itemOf(ben)}, leeAct, std::nullopt, standard()); },
            "G3"},
        {"force, watched by the holder",
            [=] {
                return mayForce(std::vector{itemOf(ben)}, leeAct, Actor{ben, "supervisor"}, standard());
            },
            "G3"},
        {"force", [=] { return mayForce(std::vector{itemOf(ben)}, leeAct, saraAct, standard()); }, ""},
        {"declare missing twice", [=] { return mayDeclareMissing(lost, leeAct); }, "order"},
        {"declare another's missing", [=] { return mayDeclareMissing(itemOf(ben), saraAct); }, "G1"},
        {"declare another's missing as a supervisor", [=] { return mayDeclareMissing(itemOf(ben), leeAct); },
            ""},
        {"work in a sealed tote", [=] { return mayGrade(sealedIn, ben); }, "seal"},
        {"work under a seal of its own", [=] { return mayGrade(bagged, ben); }, "seal"},
        {"scan a replaced label that was not printed",
            [=] { return mayVerifyLabel(itemOf(ben, LabelState::Replaced), ben); }, "order"},
        {"find what is there", [=] { return mayFind(itemOf(ben), ben, standard(), std::nullopt); }, "order"},
        {"find", [=] { return mayFind(lost, ben, standard(), std::nullopt); }, ""},
        {"open a closed box", [=] { return mayOpen(parcelAt(ParcelStage::Closed), ben); }, "order"},
        {"open without the shots",
            [=] { return mayOpenUnder(strict, parcelAt(ParcelStage::Accepted), true); }, "G4"},
        {"open without the seal",
            [=] { return mayOpenUnder(sealing, parcelAt(ParcelStage::Accepted), false); }, "G4"},
        {"close unchecked",
            [=] { return mayClose(parcelAt(ParcelStage::Opened), {}, ben, standard(), false); }, "order"},
        {"close twice", [=] { return mayClose(parcelAt(ParcelStage::Closed), {}, ben, standard(), false); },
            "order"},
        {"close with an open line", [=] { return mayClose(unresolved, {}, ben, standard(), false); }, "G9"},
        {"close with a discrepancy adrift", [=] { return mayClose(adrift, {}, ben, standard(), false); },
            "G9"},
        {"close without the photo", [=] { return mayClose(reconciled(), {}, ben, strict, false); }, "G4"},
        {"close", [=] { return mayClose(reconciled(), {}, ben, standard(), false); }, ""},
        {"replace a label that is none", [=] { return mayReplaceLabel(itemOf(ben), ben, leeAct); }, "order"},
        {"replace without a supervisor",
            [=] { return mayReplaceLabel(at(ItemStage::Labelled), ben, saraAct); }, "G6"},
        {"waive without a supervisor", [=] { return mayWaive(at(ItemStage::Labelled), ben, saraAct); }, "G6"},
        {"inspect without a label", [=] { return mayInspect(itemOf(ben), ben, standard()); }, "order"},
        {"inspect before the label is scanned",
            [=] { return mayInspect(itemOf(ben, LabelState::Printed), ben, standard()); }, "order"},
        {"inspect without the shot",
            [=] {
                return mayInspect(
                    with(at(ItemStage::Labelled), [](Item& i) { i.photos.clear(); }), ben, standard());
            },
            "G4"},
        {"inspect with the shot set aside",
            [=] {
                return mayInspect(with(at(ItemStage::Labelled), [](Item& i) { i.photos[0].rejected = true; }),
                    ben, standard());
            },
            "G4"},
        {"inspect with the shot let be",
            [=] {
                return mayInspect(with(at(ItemStage::Labelled),
                                      [](Item& i) {
                                          i.photos.clear();
                                          i.waived = {"front"};
                                      }),
                    ben, standard());
            },
            ""},
        {"inspect", [=] { return mayInspect(at(ItemStage::Photographed), ben, standard()); }, ""},
        {"inspect what is approved",
            [=] { return mayInspect(decided("restock", true, lee), ben, standard()); }, "order"},
        {"inspect what is graded", [=] { return mayInspect(at(ItemStage::Graded), ben, standard()); },
            "order"},
        {"send back the undecided", [=] { return maySendBack(at(ItemStage::Graded), leeAct, standard()); },
            "order"},
        {"send back what is approved",
            [=] { return maySendBack(decided("destroy", true, lee), leeAct, standard()); }, ""},
        {"send back as an inspector",
            [=] { return maySendBack(decided("destroy", true, lee), saraAct, standard()); }, "G6"},
        {"grade uninspected", [=] { return mayGrade(at(ItemStage::Photographed), ben); }, "order"},
        {"grade twice", [=] { return mayGrade(at(ItemStage::Graded), ben); }, "order"},
        {"grade again ungraded",
            [=] { return mayRegrade(at(ItemStage::Inspected), ben, standard(), "B", sara); }, "order"},
        {"grade down alone",
            [=] { return mayRegrade(at(ItemStage::Graded), ben, standard(), "B", std::nullopt); }, ""},
        {"grade up alone",
            [=] {
                return mayRegrade(with(at(ItemStage::Graded), [](Item& i) { i.grade = "C"; }), ben,
                    standard(), "A", std::nullopt);
            },
            "G6"},
        {"grade the valuable alone",
            [=] { return mayRegrade(valuable(ItemStage::Graded), ben, standard(), "B", std::nullopt); },
            "G6"},
        {"grade up with oneself",
            [=] { return mayRegrade(at(ItemStage::Graded), ben, standard(), "B", ben); }, "G6"},
        {"decide ungraded",
            [=] { return mayDecide(at(ItemStage::Inspected), ben, standard(), "restock", false, noon); },
            "order"},
        {"decide on hold",
            [=] {
                return mayDecide(with(at(ItemStage::Graded), [](Item& i) { i.holds = {"fraud"}; }), ben,
                    standard(), "restock", false, noon);
            },
            "hold"},
        {"decide another way in silence",
            [=] { return mayDecide(at(ItemStage::Graded), ben, standard(), "destroy", false, noon); },
            "policy"},
        {"decide another way with a reason",
            [=] { return mayDecide(at(ItemStage::Graded), ben, standard(), "destroy", true, noon); }, ""},
        {"decide on the valuable unwatched",
            [=] { return mayDecide(valuable(ItemStage::Graded), ben, standard(), "restock", false, noon); },
            "G3"},
        {"… watched",
            [=] {
                return mayDecide(
                    watchedBy(valuable(ItemStage::Graded), sara), ben, standard(), "restock", false, noon);
            },
            ""},
        {"approve the undecided", [=] { return mayApprove(at(ItemStage::Graded), leeAct, standard()); },
            "order"},
        {"approve what needs none", [=] { return mayApprove(decided("restock", false), leeAct, standard()); },
            "order"},
        {"approve one's own",
            [=] {
                return mayApprove(decided("destroy", true), {ben, "supervisor"}, standard());
            },
            "G6"},
        {"approve as an inspector", [=] { return mayApprove(decided("destroy", true), saraAct, standard()); },
            "G6"},
        {"approve what left", [=] { return mayApprove(gone, leeAct, standard()); }, "G7"},
        {"approve", [=] { return mayApprove(decided("destroy", true), leeAct, standard()); }, ""},
        {"hold what left", [=] { return mayHold(gone); }, "G7"},
        {"lift a hold there is not", [=] { return mayRelease(held, "fraud", leeAct); }, "order"},
        {"lift a hold as an inspector", [=] { return mayRelease(held, "legal", saraAct); }, "hold"},
        {"lift a hold", [=] { return mayRelease(held, "legal", leeAct); }, ""},
        {"end on hold", [=] { return mayFinalize(held, ben, "restocked", std::nullopt); }, "hold"},
        {"end undecided", [=] { return mayFinalize(at(ItemStage::Graded), ben, "restocked", std::nullopt); },
            "order"},
        {"end unapproved", [=] { return mayFinalize(decided("donate", true), ben, "donated", std::nullopt); },
            "G6"},
        {"end otherwise",
            [=] { return mayFinalize(decided("restock", false), ben, "donated", std::nullopt); }, "order"},
        {"destroy alone",
            [=] { return mayFinalize(decided("destroy", true, lee), ben, "destroyed", std::nullopt); }, "G3"},
        {"destroy unphotographed",
            [=] { return mayFinalize(decided("destroy", true, lee), ben, "destroyed", sara); }, "G4"},
        {"destroy",
            [=] {
                return mayFinalize(with(decided("destroy", true, lee),
                                       [](Item& i) {
                                           i.photos = {shot("destroy_before"), shot("destroy_after")};
                                       }),
                    ben, "destroyed", sara, {true, false});
            },
            ""},
        {"destroy what nobody saw in that order",
            [=] {
                return mayFinalize(with(decided("destroy", true, lee),
                                       [](Item& i) {
                                           i.photos = {shot("destroy_before"), shot("destroy_after")};
                                       }),
                    ben, "destroyed", sara);
            },
            "G4"},
        {"destroy what the law keeps",
            [=] {
                return mayFinalize(decided("destroy", true, lee), ben, "destroyed", sara, {true, true});
            },
            "hold"},
        {"end what is another product",
            [=] {
                return mayFinalize(with(decided("restock", false),
                                       [](Item& i) {
                                           i.discrepancies = {{EventId{}, "wrong_item", {}, 0, true}};
                                       }),
                    ben, "restocked", std::nullopt);
            },
            "hold"},
        {"end", [=] { return mayFinalize(decided("restock", false), ben, "restocked", std::nullopt); }, ""},
        {"hand over what has no end", [=] { return mayHandToCarrier(at(ItemStage::Graded)); }, "order"},
        {"hand over what is on the road",
            [=] {
                return mayHandToCarrier(with(at(ItemStage::Final), [](Item& i) {
                    i.finalKind = "donated";
                    i.carriedBy = "ups";
                }));
            },
            "order"},
        {"hand over ash", [=] { return mayHandToCarrier(ash); }, "G7"},
        {"enter a zone of other roles", [=] { return mayEnter(cage, leeAct); }, "zone"},
        {"put into a full zone",
            [=] { return mayPutIn(cage, at(ItemStage::Graded), benAct, 1, standard(), noon); }, "zone"},
        {"put the valuable on a shelf",
            [=] { return mayPutIn(shelf, valuable(ItemStage::Graded), benAct, 0, standard(), noon); },
            "zone"},
        {"put into the cage unwatched",
            [=] { return mayPutIn(cage, valuable(ItemStage::Graded), benAct, 0, standard(), noon); }, "G3"},
        {"put into the cage watched",
            [=] {
                return mayPutIn(
                    cage, watchedBy(valuable(ItemStage::Graded), sara), benAct, 0, standard(), noon);
            },
            ""},
        {"take a parcel out where it is not",
            [=] { return mayTakeOut(shelf, pieceOf(reconciled()), benAct, standard(), noon); }, "zone"},
        {"take from where it is not", [=] { return mayTakeOut(shelf, shelved, benAct, standard(), noon); },
            "zone"},
        {"count one's own zone",
            [=] {
                return mayAudit(cage, {lee, "inspector"});
            },
            "G6"},
        {"differ from the advice silently", [=] { return mayDiffer(advised, "A", false); }, "G5"},
        {"differ from the advice with a reason", [=] { return mayDiffer(advised, "A", true); }, ""},
        {"advise on what is gone", [=] { return mayAdvise(gone); }, "G7"},
        {"count", [=] { return mayAudit(cage, saraAct); }, ""},
        {"count with oneself", [=] { return mayAudit(cage, saraAct, saraAct); }, "G6"},
        {"let oneself off a photo", [=] { return mayWaive(at(ItemStage::Labelled), ben, benLeads); }, "G6"},
        {"go on with another's count", [=] { return mayCount(audit, ben); }, "G6"},
        {"go on with a closed count", [=] { return mayCount(closed, sara); }, "order"},
        {"seal twice", [=] { return maySeal(intact, "S0002", stock, uses); }, "seal"},
        {"seal with a used seal", [=] { return maySeal({}, "S0001", stock, uses); }, "seal"},
        {"seal with a stranger's seal", [=] { return maySeal({}, "X9", stock, uses); }, "seal"},
        {"seal", [=] { return maySeal({}, "S0002", stock, uses); }, ""},
        {"destroy a seal as an inspector", [=] { return mayDestroySeal("S0001", {}, {}, saraAct); }, "seal"},
        {"destroy a seal that was never issued", [=] { return mayDestroySeal("S0001", {}, {}, leeAct); },
            "seal"},
        {"check a seal there is not", [=] { return mayCheckSeal({}); }, "seal"},
        {"pack into a sealed tote", [=] { return mayPack(at(ItemStage::Graded), shut, ben); }, "seal"},
        {"pack while it is held out", [=] { return mayJoin(open, std::vector{withTote}); }, "G2"},
        {"pack twice", [=] { return mayPack(packed, open, ben); }, "order"},
        {"unpack from where it is not", [=] { return mayUnpack(at(ItemStage::Graded), open, ben); }, "order"},
        {"unpack from a sealed tote", [=] { return mayUnpack(packed, shut, ben); }, "seal"},
        {"unpack", [=] { return mayUnpack(packed, open, ben); }, ""},
    };
}

} // namespace

class LifeRulesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void guardAnswersAsTheRulesSay_data()
    {
        QTest::addColumn<int>("at");
        int at = 0;
        for (const auto& one : cases())
            QTest::addRow("%s", one.name) << at++;
    }

    void guardAnswersAsTheRulesSay()
    {
        QFETCH(int, at);
        const auto all = cases();
        const auto& one = all[static_cast<std::size_t>(at)];

        const auto answer = one.ask();

        QCOMPARE(answer ? answer->rule : std::string(), std::string(one.rule));
    }

    void everySentenceOfTheseRulesCanBeReached()
    {
        std::set<std::string> reached;
        for (const auto& one : cases())
            if (const auto answer = one.ask())
                reached.insert(answer->say);

        for (const auto part : {conditionSentences(), placeSentences()})
            for (const auto& sentence : part)
                QVERIFY2(reached.contains(sentence.say), sentence.say);
    }

    void approvalIsAskedForValueDestructionGiftsAndOverrides()
    {
        QVERIFY(!approvalNeeded(standard(), at(ItemStage::Graded), "restock"));
        QVERIFY(approvalNeeded(standard(), at(ItemStage::Graded), "destroy"));
        QVERIFY(approvalNeeded(standard(), at(ItemStage::Graded), "donate"));
        QVERIFY(approvalNeeded(standard(), at(ItemStage::Graded), "liquidate"));
        QVERIFY(approvalNeeded(standard(), valuable(ItemStage::Graded), "restock"));
    }
};

QTEST_APPLESS_MAIN(LifeRulesTest)
#include "test_life_rules.moc"
