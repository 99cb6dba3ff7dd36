// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include <QTest>

#include "app/store/evidence.h"
#include "tests/support/demo_store.h"

using namespace custody;
using namespace custody::store;
using namespace custody::test;
using chain::EventType;

namespace {

const std::string ups = "1Z5R89390357567127", usps = "9205590242327008598961";

Bytes payloadOf(DemoStore& demo, const EventId& event)
{
    auto query = must(demo->database().prepare("SELECT ct FROM payload WHERE event_id=?"));
    query.bind(1, event.bytes());
    must(query.step());
    return query.blob(0);
}

void writePayload(DemoStore& demo, const EventId& event, const Bytes& sealed)
{
    auto update = must(demo->database().prepare("UPDATE payload SET ct=? WHERE event_id=?"));
    update.bind(1, ByteView(sealed)).bind(2, event.bytes());
    must(update.run());
}

EventId eventAt(DemoStore& demo, const Lane& lane, std::uint64_t index)
{
    return must(ledger::decodeEntry(must(demo->ledger().entryBytes(lane.id, index)))).eventId;
}

} // namespace

class LanesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void eventsOfABrandGoToItsOwnLaneAlone()
    {
        DemoStore demo;
        const auto spine = demo.laneOf(std::nullopt).size;

        const auto mine = demo.openedParcel(demo.northwind, ups, demo.ben.id);
        demo.item(mine, "LPN7K3M9QX2W", demo.ben.id);
        demo.openedParcel(demo.alder, usps, demo.sara.id);

        QCOMPARE(demo.laneOf(demo.northwind).size, std::uint64_t{5});
        QCOMPARE(demo.laneOf(demo.alder).size, std::uint64_t{4});
        QCOMPARE(demo.laneOf(TenantId{}).size, std::uint64_t{0});
        QCOMPARE(demo.laneOf(std::nullopt).size, spine);
        QCOMPARE(must(demo->laneFor(mine)).tenant, std::optional(demo.northwind));
    }

    void laterEventCannotMoveAParcelToAnotherBrand()
    {
        DemoStore demo;
        const auto parcel = demo.openedParcel(demo.northwind, ups, demo.ben.id);
        auto event =
            demo.event(EventType::ParcelDuplicateScan, demo.ben.id, {{"tenant", toText(demo.alder)}});
        event.parcel = parcel;

        demo.record(event);

        QCOMPARE(demo.laneOf(demo.alder).size, std::uint64_t{0});
        QVERIFY(must(demo->things().parcel(parcel)).tenant == demo.northwind);
    }

    void parcelOfNoKnownBrandGoesToTheOperatorsLane()
    {
        DemoStore demo;

        demo.openedParcel(TenantId{}, ups, demo.ben.id);

        QCOMPARE(demo.laneOf(TenantId{}).size, std::uint64_t{4});
    }

    void parcelOfABrandThatIsNotEnrolledIsRefused()
    {
        DemoStore demo;
        auto event = demo.event(EventType::ParcelExpected, demo.ben.id, {{"tenant", toText(TenantId{{9}})}});
        event.parcel = SubjectId{{1}};

        const auto recorded = demo->record({{event}, {}, {}, {}, {}});

        QVERIFY(!recorded);
        QCOMPARE(recorded.error().fault, Fault::NotFound);
    }

    void trackingNumberIsFoundByItsOwnBrandOnly()
    {
        DemoStore demo;
        const auto parcel = demo.openedParcel(demo.northwind, ups, demo.ben.id);

        QCOMPARE(must(demo->things().parcelsByTracking(demo.northwind, ups)), std::vector{parcel});
        QVERIFY(must(demo->things().parcelsByTracking(demo.alder, ups)).empty());
        QVERIFY(must(demo->things().parcelsByTracking(TenantId{}, ups)).empty());
        QVERIFY(must(demo->things().parcelsByTracking(TenantId{{9}}, ups)).empty());
    }

    void sameTrackingNumberOfTwoBrandsSharesNoBlindIndex()
    {
        DemoStore demo;
        demo.openedParcel(demo.northwind, ups, demo.ben.id);
        demo.openedParcel(demo.alder, ups, demo.ben.id);

        auto query = must(demo->database().prepare("SELECT count(DISTINCT bi) FROM lookup"));
        must(query.step());

        QCOMPARE(query.integer(0), std::int64_t{4}); // each its whole number and its last six characters
    }

    void trackingNumberThatComesBackFindsTheNewestParcelFirst()
    {
        DemoStore demo;
        const auto old = demo.openedParcel(demo.northwind, ups, demo.ben.id);
        demo.clock.advance(90LL * 86'400'000);
        const auto fresh = demo.openedParcel(demo.northwind, ups, demo.ben.id);

        QCOMPARE(must(demo->things().parcelsByTracking(demo.northwind, ups)), (std::vector{fresh, old}));
    }

    void aBrandsLaneIsNamedWhereItWasEnrolled()
    {
        DemoStore demo;
        const auto spine = demo.laneOf(std::nullopt);

        std::map<std::string, std::string> lanes;
        for (std::uint64_t index = 0; index < spine.size; ++index)
            if (const auto event = must(openEvent(*demo, spine, index, stationSubject()));
                event.entry.type == chain::name(EventType::TenantEnrolled))
                lanes[event.text("tenant")] = event.text("lane");

        QCOMPARE(lanes.size(), std::size_t{2});
        for (const auto& brand : {demo.northwind, demo.alder})
            QCOMPARE(lanes[toText(brand)], demo.laneOf(brand).origin);
    }

    void nameOfABrandNeverShowsInAnOrigin()
    {
        DemoStore demo;

        for (const auto& lane : must(demo->ledger().lanes())) {
            QVERIFY(lane.origin.starts_with("custody.example/eh1/st07"));
            for (const char* part : {"orthwind", "lder", "inch"})
                QVERIFY(lane.origin.find(part) == std::string::npos);
        }
        QVERIFY(demo.laneOf(demo.northwind).origin != demo.laneOf(demo.alder).origin);
    }

    void fieldsOfAnEventOpenWithTheirOwnSubjectOnly()
    {
        DemoStore demo;
        const auto mine = demo.openedParcel(demo.northwind, ups, demo.ben.id);
        const auto theirs = demo.openedParcel(demo.alder, usps, demo.ben.id);
        const auto lane = must(demo->laneFor(mine));

        QCOMPARE(must(openEvent(*demo, lane, 0, mine)).text("tracking"), ups);
        const auto opened = openEvent(*demo, lane, 0, theirs);

        QVERIFY(!opened);
        QCOMPARE(opened.error().fault, Fault::Tampered);
    }

    void fieldsMovedToAnotherEventDoNotOpen()
    {
        DemoStore demo;
        const auto parcel = demo.openedParcel(demo.northwind, ups, demo.ben.id);
        const auto lane = must(demo->laneFor(parcel));
        const auto first = eventAt(demo, lane, 1), second = eventAt(demo, lane, 2);
        const auto one = payloadOf(demo, first), two = payloadOf(demo, second);

        writePayload(demo, first, two);
        writePayload(demo, second, one);

        for (const std::uint64_t index : {1, 2}) {
            const auto opened = openEvent(*demo, lane, index, parcel);
            QVERIFY(!opened);
            QCOMPARE(opened.error().fault, Fault::Tampered);
        }
        QVERIFY(openEvent(*demo, lane, 0, parcel));
    }

    void stateMovedToAnotherThingDoesNotOpen()
    {
        DemoStore demo;
        const auto first = demo.openedParcel(demo.northwind, ups, demo.ben.id);
        const auto second = demo.openedParcel(demo.northwind, usps, demo.ben.id);

        auto move = must(demo->database().prepare(
            "UPDATE thing SET state_ct=(SELECT state_ct FROM thing WHERE subject=?1) WHERE subject=?2"));
        move.bind(1, first.bytes()).bind(2, second.bytes());
        must(move.run());

        QVERIFY(demo->things().parcel(first));
        const auto moved = demo->things().parcel(second);
        QVERIFY(!moved);
        QCOMPARE(moved.error().fault, Fault::Tampered);
    }

    void holdingsFollowCustodyOldestFirst()
    {
        DemoStore demo;
        const auto parcel = demo.openedParcel(demo.northwind, ups, demo.ben.id);
        demo.clock.advance(1000);
        const auto item = demo.item(parcel, "LPN7K3M9QX2W", demo.ben.id);
        auto taken = demo.event(EventType::CustodyAccepted, demo.sara.id);
        taken.parcel = parcel;
        taken.item = item;

        QCOMPARE(must(demo->things().heldBy(demo.ben.id)).size(), std::size_t{2});
        QVERIFY(must(demo->things().heldBy(demo.ben.id))[0].subject == parcel);
        demo.record(taken);

        QCOMPARE(must(demo->things().heldBy(demo.ben.id)).size(), std::size_t{1});
        const auto hers = must(demo->things().heldBy(demo.sara.id));
        QCOMPARE(hers.size(), std::size_t{1});
        QVERIFY(hers[0].subject == item);
    }
};

QTEST_GUILESS_MAIN(LanesTest)
#include "test_lanes.moc"
