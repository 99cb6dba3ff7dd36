// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
// What becomes of a state when an event it rests on is declared never to have happened.
#include <QTest>

#include "app/custody/chain_report.h"
#include "app/custody/state.h"
#include "tests/support/custody_cases.h"

using namespace custody;
using namespace custody::chain;
using namespace custody::test;

namespace {

// An item, and the events that brought it where it is.
struct Story {
    Item item = itemOf(ben, LabelState::Printed);
    std::uint8_t events = 0;

    EventId tell(EventType type, std::vector<Field> fields = {}, const PersonId& who = ben)
    {
        Event event;
        event.id = numbered<EventId>(++events);
        event.type = type;
        event.at = 1'700'000'000'000 + events;
        event.actor = who;
        event.fields = std::move(fields);
        apply(item, event);
        return event.id;
    }
    void declare(const EventId& wrong, const char* reason = "did_not_occur")
    {
        tell(EventType::ErrorDeclared,
            {{"declares", toText(wrong)}, {"declared_type", std::string("-")},
                {"reason", std::string(reason)}});
    }
    EventId verified() { return tell(EventType::LabelVerified); }
    EventId photo() { return tell(EventType::PhotoCaptured, {{"role", std::string("front")}}); }
    EventId inspected() { return tell(EventType::ItemInspected); }
    EventId graded() { return tell(EventType::ItemGraded, {{"grade", std::string("A")}}); }
    EventId decided()
    {
        return tell(
            EventType::DispositionDecided, {{"route", std::string("destroy")}, {"approval_needed", true}});
    }
    EventId approved() { return tell(EventType::DispositionApproved, {}, lee); }
    void untilGraded()
    {
        verified();
        photo();
        inspected();
        graded();
    }
};

} // namespace

class NeverHappenedTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void approvalThatNeverHappenedLeavesTheDecisionWaiting()
    {
        Story story;
        story.untilGraded();
        story.decided();
        const auto wrong = story.approved();
        story.tell(EventType::ZoneItemEntered, {{"zone", std::string("S-1")}});
        QCOMPARE(story.item.stage, ItemStage::Staged);

        story.declare(wrong);

        QCOMPARE(story.item.stage, ItemStage::Decided);
        QVERIFY(story.item.decision && !story.item.decision->approver);
        story.approved();
        QCOMPARE(story.item.stage, ItemStage::Approved);
    }

    void eachStepThatNeverHappenedTakesBackWhatRestedOnIt()
    {
        Story story;
        const auto verified = story.verified();
        story.photo();
        const auto inspected = story.inspected();
        const auto graded = story.graded();
        const auto decided = story.decided();

        story.declare(decided);
        QCOMPARE(story.item.stage, ItemStage::Graded);
        QVERIFY(!story.item.decision);
        story.decided();
        story.declare(graded);
        QCOMPARE(story.item.stage, ItemStage::Inspected);
        QVERIFY(story.item.grade.empty() && !story.item.decision);
        story.graded();
        story.declare(inspected);
        QCOMPARE(story.item.stage, ItemStage::Photographed);
        QVERIFY(story.item.grade.empty());
        story.declare(verified);
        QCOMPARE(story.item.stage, ItemStage::Registered);
        QVERIFY(story.item.label != LabelState::Verified);
    }

    void whatWasDoneAnewDoesNotRestOnTheOlderEvent()
    {
        Story story;
        const auto first = story.verified();
        story.verified();
        story.photo();
        story.inspected();
        const auto grading = story.graded();
        story.tell(EventType::ItemRegraded, {{"grade", std::string("B")}});
        const auto decision = story.decided();
        story.tell(EventType::DispositionRejected, {}, lee);
        story.decided();
        const auto approval = story.approved();
        story.tell(EventType::DispositionRejected, {}, lee);
        story.approved();
        const auto before = story.item;

        for (const auto& old : {first, grading, decision, approval})
            story.declare(old);

        QVERIFY(story.item == before);
    }

    void dataThatWereWrongChangeNothingOfTheState()
    {
        Story story;
        story.untilGraded();
        const auto decided = story.decided();
        const auto before = story.item;

        story.declare(decided, "incorrect_data");

        QVERIFY(story.item == before);
    }

    void photoThatWasNeverTakenCountsForNothing()
    {
        Story story;
        const auto photo = story.photo();

        story.declare(photo);

        QVERIFY(story.item.photos.front().rejected);
    }

    void witnessWhoWasNotThereSawNothing()
    {
        Story story;
        const auto word = story.tell(EventType::CustodyWitnessed, {{"witness", toText(sara)}}, sara);
        QCOMPARE(story.item.witnesses.size(), std::size_t{1});

        story.declare(word);

        QVERIFY(story.item.witnesses.empty());
    }

    void holdWhoseLiftingNeverHappenedStandsAgain()
    {
        Story story;
        const std::vector<Field> legal{{"hold", std::string("legal")}};
        const auto set = story.tell(EventType::ItemHeld, legal);
        story.declare(set);
        QCOMPARE(story.item.holds, std::vector<std::string>{"legal"}); // a supervisor lifts it, nobody else
        const auto lifted = story.tell(EventType::ItemReleased, legal, lee);
        QVERIFY(story.item.holds.empty());

        story.declare(lifted);

        QCOMPARE(story.item.holds, std::vector<std::string>{"legal"});
        story.tell(EventType::ItemReleased, legal, lee);
        story.declare(lifted);
        QVERIFY(story.item.holds.empty());
    }

    void endThatNeverHappenedLeavesItSomewhere_data()
    {
        QTest::addColumn<int>("type");
        QTest::newRow("restocked") << int(EventType::FinalRestocked);
        QTest::newRow("destroyed") << int(EventType::FinalDestroyed);
        QTest::newRow("liquidated") << int(EventType::FinalLiquidated);
    }

    void endThatNeverHappenedLeavesItSomewhere()
    {
        QFETCH(int, type);
        Story story;
        story.untilGraded();
        story.decided();
        story.approved();
        const auto end = story.tell(static_cast<EventType>(type));
        story.tell(EventType::HandedToCarrier, {{"carrier", std::string("ups")}});

        story.declare(end);

        QCOMPARE(custodyOf(story.item), Custody::Unaccounted);
        QCOMPARE(story.item.stage, ItemStage::Approved);
        QVERIFY(story.item.finalKind.empty() && story.item.carriedBy.empty() && !story.item.custodian);
        story.tell(EventType::ItemFound);
        story.tell(EventType::CustodyAccepted, {}, sara);
        QVERIFY(story.item.custodian == sara);
        const auto again = story.tell(EventType::FinalRestocked);
        story.declare(end);
        QCOMPARE(story.item.stage, ItemStage::Final);
        QVERIFY(story.item.ending == again);
    }

    void handOverToACarrierDeclaredWrongIsRecordedAnew()
    {
        for (const char* reason : {"did_not_occur", "incorrect_data"}) {
            Story story;
            story.tell(EventType::FinalLiquidated);
            const auto wrong = story.tell(EventType::HandedToCarrier, {{"carrier", std::string("ups")}});

            story.declare(wrong, reason);

            QVERIFY(story.item.carriedBy.empty());
            story.tell(EventType::HandedToCarrier, {{"carrier", std::string("usps")}});
            story.declare(wrong, reason);
            QCOMPARE(story.item.carriedBy, std::string("usps"));
            QCOMPARE(story.item.stage, ItemStage::Final);
        }
    }

    void whatLeftTheHouseIsGoneWhateverLedToIt()
    {
        Story story;
        story.untilGraded();
        story.decided();
        const auto approval = story.approved();
        story.tell(EventType::FinalDestroyed);

        story.declare(approval);

        QCOMPARE(story.item.stage, ItemStage::Final);
        QVERIFY(!story.item.decision->approver);
    }

    void parcelThatWasNotRefusedHasArrived()
    {
        auto parcel = parcelAt(ParcelStage::Arrived, std::nullopt);
        Event refused;
        refused.id = numbered<EventId>(7);
        refused.type = EventType::ParcelRefused;
        apply(parcel, refused);
        Event declared;
        declared.id = numbered<EventId>(8);
        declared.type = EventType::ErrorDeclared;
        declared.fields = {{"declares", toText(refused.id)}, {"declared_type", std::string("-")},
            {"reason", std::string("did_not_occur")}};

        apply(parcel, declared);

        QCOMPARE(parcel.stage, ParcelStage::Arrived);
    }

    void reportHasAHoleWhereAnEndNeverHappened()
    {
        std::vector<Link> links;
        const auto tell = [&](EventType type, std::vector<Field> fields = {}) {
            Link link;
            link.event.id = numbered<EventId>(static_cast<std::uint8_t>(links.size() + 1));
            link.event.type = type;
            link.event.at = static_cast<UtcMs>(1000 * (links.size() + 1));
            link.event.actor = ben;
            link.event.fields = std::move(fields);
            links.push_back(link);
            return link.event.id;
        };
        tell(EventType::CustodyAccepted);
        const auto end = tell(EventType::FinalRestocked);
        tell(EventType::ErrorDeclared,
            {{"declares", toText(end)}, {"declared_type", std::string("-")},
                {"reason", std::string("did_not_occur")}});

        const auto report = reportOf(links);

        QVERIFY(report.end.empty());
        QCOMPARE(report.holes.size(), std::size_t{1});
        QCOMPARE(report.holes.front().from, UtcMs{2000});
        QVERIFY(!report.holes.front().until);
        QCOMPARE(report.holes.front().before, toText(ben));
    }
};

QTEST_APPLESS_MAIN(NeverHappenedTest)
#include "test_never_happened.moc"
