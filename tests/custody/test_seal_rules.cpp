// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
// What a seal keeps shut: a parcel, a bag with one item in it, a tote.

#include <QTest>

#include "tests/support/life_cases.h"

using namespace custody;
using namespace custody::test;
using namespace custody::test::life;

namespace {

const Seal s1{SealState::Intact, "S1"};

Item bagged(ItemStage stage)
{
    return with(at(stage), [](Item& item) { item.seal = s1; });
}

std::string ruleFor(const Answer& answer) { return answer ? answer->rule : ""; }

} // namespace

class SealRulesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void parcelUnderOurSealIsOpenedByItsNumber()
    {
        auto parcel = parcelAt(ParcelStage::Accepted);
        QCOMPARE(ruleFor(mayOpenSealed(parcel, std::nullopt)), std::string());

        parcel.seal = s1;
        for (const std::optional<std::string>& read :
            {std::optional<std::string>(), std::optional<std::string>(""), std::optional<std::string>("S2")})
            QCOMPARE(ruleFor(mayOpenSealed(parcel, read)), std::string("seal"));
        QCOMPARE(ruleFor(mayOpenSealed(parcel, "S1")), std::string());
    }

    void parcelSealedAgainGivesNothingOut()
    {
        auto parcel = parcelAt(ParcelStage::Opened);
        parcel.seal = s1;

        QCOMPARE(ruleFor(mayRegisterItem(parcel, ben)), std::string("seal"));
    }

    void onlyANumberThatDiffersIsAnotherSeal()
    {
        QVERIFY(isOtherSeal("A111", "B222"));
        QVERIFY(isOtherSeal("A111", "none"));
        QVERIFY(!isOtherSeal("A111", "A111"));
        QVERIFY(!isOtherSeal("tape intact", "B222"));
        QVERIFY(!isOtherSeal("", "B222"));
    }

    void nobodyLooksAtWhatLiesInASealedBag()
    {
        const auto policy = standardPolicy();
        for (const auto& answer : {mayInspect(bagged(ItemStage::Photographed), ben, policy),
                 mayGrade(bagged(ItemStage::Inspected), ben),
                 mayRegrade(bagged(ItemStage::Graded), ben, policy, "B", sara),
                 mayRemediate(bagged(ItemStage::Graded), ben),
                 mayPhotograph(bagged(ItemStage::Graded), ben, "back"),
                 mayPack(bagged(ItemStage::Graded), {"T-1", {}}, ben)})
            QCOMPARE(ruleFor(answer), std::string("seal"));

        for (const auto& answer :
            {mayPhotograph(bagged(ItemStage::Graded), ben, "seal"),
                mayOfferOne(bagged(ItemStage::Graded), ben),
                mayRemediate(
                    with(bagged(ItemStage::Graded), [](Item& i) { i.seal.state = SealState::Broken; }), ben)})
            QCOMPARE(ruleFor(answer), std::string());
    }

    void nothingJoinsAToteThatIsHeldOut()
    {
        Offer offer;
        offer.container = "T-1";
        const Container tote{"T-1", {}};

        QCOMPARE(ruleFor(mayJoin(tote, std::span(&offer, 1))), std::string("G2"));
        QCOMPARE(ruleFor(mayJoin({"T-2", {}}, std::span(&offer, 1))), std::string());
        offer.state = OfferState::Cancelled;
        QCOMPARE(ruleFor(mayJoin(tote, std::span(&offer, 1))), std::string());
    }

    void sealOfAToteStaysOnTheTote()
    {
        auto item = bagged(ItemStage::Graded);
        item.container = "T-1";
        Event out;
        out.type = EventType::ContainerItemRemoved;

        apply(item, out);

        QCOMPARE(item.container, std::string());
        QVERIFY(item.seal == Seal{});
    }
};

QTEST_APPLESS_MAIN(SealRulesTest)
#include "test_seal_rules.moc"
