// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include <QTest>

#include "app/custody/state.h"
#include "tests/support/custody_cases.h"

using namespace custody;
using namespace custody::chain;
using namespace custody::test;

namespace {

constexpr auto lastType = static_cast<int>(EventType::DeviceChanged);

Event eventOf(EventType type, std::vector<Field> fields = {})
{
    Event event;
    event.id = numbered<EventId>(9);
    event.type = type;
    event.at = 1'700'000'000'000;
    event.actor = sara;
    event.parcel = numbered<SubjectId>(100);
    event.fields = std::move(fields);
    return event;
}

Parcel busyParcel()
{
    auto parcel = parcelAt(ParcelStage::Opened);
    parcel.carrier = "ups";
    parcel.tracking = "1Z5R89390357567127";
    parcel.heldSince = 5;
    return parcel;
}

Item busyItem() { return itemOf(ben, LabelState::Printed, numbered<EventId>(50)); }

void rowsOfTypesBut(const std::vector<EventType>& changing)
{
    QTest::addColumn<int>("type");
    for (int i = 0; i <= lastType; ++i)
        if (std::find(changing.begin(), changing.end(), static_cast<EventType>(i)) == changing.end())
            QTest::newRow(std::string(name(static_cast<EventType>(i))).c_str()) << i;
}

} // namespace

class StateTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void announcedParcelIsExpectedAndHeldByNobody()
    {
        Parcel parcel;

        apply(parcel,
            eventOf(EventType::ParcelExpected, {{"carrier", "ups"}, {"tracking", "1Z5R89390357567127"}}));

        QCOMPARE(parcel.stage, ParcelStage::Expected);
        QVERIFY(parcel.expected);
        QCOMPARE(parcel.tracking, std::string("1Z5R89390357567127"));
        QVERIFY(!parcel.custodian);
    }

    void scannedParcelHasArrivedButIsStillTheCarriers()
    {
        auto parcel = parcelAt(ParcelStage::Expected, std::nullopt);
        parcel.expected = true;

        apply(parcel,
            eventOf(EventType::ParcelCarrierScanned,
                {{"carrier", "usps"}, {"tracking", "9205"}, {"check", "pass"}}));

        QCOMPARE(parcel.stage, ParcelStage::Arrived);
        QVERIFY(parcel.expected);
        QCOMPARE(parcel.carrier, std::string("usps"));
        QCOMPARE(parcel.check, std::string("pass"));
        QCOMPARE(parcel.scannedAt, UtcMs{1'700'000'000'000});
        QVERIFY(!parcel.custodian);
    }

    void whoAcceptsAParcelHoldsIt()
    {
        auto parcel = parcelAt(ParcelStage::Arrived, std::nullopt);

        apply(parcel,
            eventOf(EventType::ParcelAccepted,
                {{"pieces", std::int64_t{2}}, {"outer_condition", "crushed"},
                    {"weight_g", std::int64_t{1240}}}));

        QCOMPARE(parcel.stage, ParcelStage::Accepted);
        QVERIFY(parcel.custodian == sara);
        QCOMPARE(parcel.heldSince, UtcMs{1'700'000'000'000});
        QCOMPARE(parcel.pieces, std::int64_t{2});
        QCOMPARE(parcel.outerCondition, std::string("crushed"));
        QCOMPARE(parcel.weightGrams, std::int64_t{1240});
    }

    void refusedParcelIsHeldByNobody()
    {
        auto parcel = parcelAt(ParcelStage::Arrived, std::nullopt);

        apply(parcel, eventOf(EventType::ParcelRefused));

        QCOMPARE(parcel.stage, ParcelStage::Refused);
        QVERIFY(!parcel.custodian);
    }

    void openingAParcelLeavesItInTheSameHands()
    {
        auto parcel = parcelAt(ParcelStage::Accepted, ben);

        apply(parcel, eventOf(EventType::ParcelOpened));

        QCOMPARE(parcel.stage, ParcelStage::Opened);
        QVERIFY(parcel.custodian == ben);
    }

    void registeredItemIsListedInItsParcelAndHeldByWhoRegisteredIt()
    {
        auto parcel = busyParcel();
        Item item;
        auto event = eventOf(
            EventType::ItemRegistered, {{"lpn", "LPN01234567X"}, {"sku", "NW-1"}, {"category", "outerwear"}});
        event.item = numbered<SubjectId>(7);

        apply(parcel, event);
        apply(item, event);

        QCOMPARE(parcel.items, std::vector{numbered<SubjectId>(7)});
        QVERIFY(parcel.custodian == ben);
        QCOMPARE(item.stage, ItemStage::Registered);
        QVERIFY(item.custodian == sara);
        QCOMPARE(item.lpn, std::string("LPN01234567X"));
        QCOMPARE(item.sku, std::string("NW-1"));
        QCOMPARE(item.category, std::string("outerwear"));
        QCOMPARE(item.heldSince, UtcMs{1'700'000'000'000});
    }

    void labelIsAskedForPrintedAndVerified()
    {
        auto item = itemOf(ben);

        apply(item, eventOf(EventType::LabelPrintRequested));
        QCOMPARE(item.label, LabelState::Requested);
        QCOMPARE(item.prints, std::int64_t{1});
        apply(item, eventOf(EventType::LabelPrinted));
        QCOMPARE(item.label, LabelState::Printed);
        QCOMPARE(item.stage, ItemStage::Registered);
        apply(item, eventOf(EventType::LabelVerified));

        QCOMPARE(item.label, LabelState::Verified);
        QCOMPARE(item.stage, ItemStage::Labelled);
    }

    void everyPrintAskedForIsCounted()
    {
        auto item = itemOf(ben);

        for (int i = 0; i < 3; ++i) {
            apply(item, eventOf(EventType::LabelPrintRequested));
            apply(item, eventOf(EventType::LabelFailed));
        }

        QCOMPARE(item.prints, std::int64_t{3});
        QCOMPARE(item.label, LabelState::Requested);
    }

    void photoOfALabelledItemMovesItOn()
    {
        auto item = itemOf(ben, LabelState::Verified);
        auto event = eventOf(EventType::PhotoCaptured, {{"role", "front"}, {"mime", "image/png"}});
        event.attachments.push_back({crypto::Hash{7}, 4242});

        apply(item, event);

        QCOMPARE(item.stage, ItemStage::Photographed);
        QCOMPARE(item.photos.size(), std::size_t{1});
        QCOMPARE(item.photos[0].role, std::string("front"));
        QCOMPARE(item.photos[0].sealed.size, std::uint64_t{4242});
    }

    void photoOfAnUnlabelledItemIsKeptAndMovesNothing()
    {
        auto item = itemOf(ben, LabelState::Printed);

        apply(item, eventOf(EventType::PhotoCaptured, {{"role", "front"}}));

        QCOMPARE(item.stage, ItemStage::Registered);
        QCOMPARE(item.photos.size(), std::size_t{1});
    }

    void photoOfAnItemIsNotAPhotoOfItsParcel()
    {
        auto parcel = busyParcel();
        auto ofItem = eventOf(EventType::PhotoCaptured, {{"role", "front"}});
        ofItem.item = numbered<SubjectId>(7);

        apply(parcel, ofItem);
        QVERIFY(parcel.photos.empty());
        apply(parcel, eventOf(EventType::PhotoCaptured, {{"role", "outer_label"}}));

        QCOMPARE(parcel.photos.size(), std::size_t{1});
    }

    void offeredItemStaysTheOfferersUntilItIsTaken()
    {
        auto item = itemOf(ben);
        const std::vector<Field> fields{{"offer", toText(numbered<EventId>(50))}};

        apply(item, eventOf(EventType::CustodyOffered, fields));
        QVERIFY(item.custodian == ben);
        QVERIFY(item.offer == numbered<EventId>(50));
        apply(item, eventOf(EventType::CustodyAccepted, fields));

        QVERIFY(item.custodian == sara);
        QVERIFY(!item.offer);
        QCOMPARE(item.heldSince, UtcMs{1'700'000'000'000});
    }

    void declinedOrCancelledOfferLeavesTheItemWhereItWas_data()
    {
        QTest::addColumn<int>("type");
        QTest::newRow("declined") << int(EventType::CustodyDeclined);
        QTest::newRow("cancelled") << int(EventType::CustodyCancelled);
    }

    void declinedOrCancelledOfferLeavesTheItemWhereItWas()
    {
        QFETCH(int, type);
        auto item = busyItem();
        auto expected = item;
        expected.offer.reset();

        apply(item, eventOf(static_cast<EventType>(type)));

        QVERIFY(item == expected);
    }

    void otherEventsLeaveAParcelAsItWas_data()
    {
        rowsOfTypesBut({EventType::ParcelExpected, EventType::ParcelCarrierScanned, EventType::ParcelAccepted,
            EventType::ParcelRefused, EventType::ParcelOpened, EventType::ItemRegistered,
            EventType::PhotoCaptured, EventType::ParcelReconciled, EventType::ParcelClosed,
            EventType::ItemCarriedOver, EventType::CustodyOverdue, EventType::SealApplied,
            EventType::SealVerified, EventType::SealBroken, EventType::CustodyOffered,
            EventType::CustodyAccepted, EventType::CustodyDeclined, EventType::CustodyCancelled,
            EventType::CustodyExpired, EventType::CustodyForced, EventType::CustodyWitnessed,
            EventType::ParcelAssigned, EventType::ParcelContinued, EventType::ZoneItemEntered,
            EventType::ZoneItemLeft, EventType::MissingDeclared, EventType::ItemFound});
    }

    void otherEventsLeaveAParcelAsItWas()
    {
        QFETCH(int, type);
        auto parcel = busyParcel();
        auto event = eventOf(static_cast<EventType>(type),
            {{"carrier", "fedex"}, {"tracking", "999"}, {"offer", toText(numbered<EventId>(51))}});
        event.item = numbered<SubjectId>(7);

        apply(parcel, event);

        QVERIFY(parcel == busyParcel());
    }

    void itemThatCameFromAnotherStationIsAsThatStationTellsButForItsDecision()
    {
        Item item;
        item.id = numbered<SubjectId>(1);

        apply(item,
            eventOf(EventType::ItemCarriedOver,
                {{"lpn", "LPN1"}, {"sku", "NW"}, {"category", "bags"}, {"process", "approved"},
                    {"grade", "B"}, {"scale", "standard"}, {"scale_version", "1"}, {"hold.1", "fraud"},
                    {"other_station", "x/lane"}}));

        QCOMPARE(item.stage, ItemStage::Graded);
        QCOMPARE(item.scale, std::string("standard/1"));
        QVERIFY(!item.decision);
        QCOMPARE(item.holds, std::vector<std::string>{"fraud"});
        QCOMPARE(custodyOf(item), Custody::Released); // until somebody here has taken it
        apply(item, eventOf(EventType::CustodyAccepted));
        QCOMPARE(custodyOf(item), Custody::Held);
        QVERIFY(item.station.empty());
    }

    void itemThatAnotherStationTookIsInNobodysHandsHere()
    {
        auto item = busyItem();

        apply(item, eventOf(EventType::CustodyReleased, {{"other_station", "x/lane"}}));

        QVERIFY(!item.custodian);
        QCOMPARE(item.station, std::string("x/lane"));
        QCOMPARE(custodyOf(item), Custody::Released);
    }

    void otherEventsLeaveAnItemAsItWas_data()
    {
        rowsOfTypesBut({EventType::ItemRegistered, EventType::LabelPrintRequested, EventType::LabelPrinted,
            EventType::LabelVerified, EventType::PhotoCaptured, EventType::CustodyOffered,
            EventType::CustodyAccepted, EventType::CustodyDeclined, EventType::CustodyCancelled,
            EventType::CustodyExpired, EventType::CustodyForced, EventType::CustodyOverdue,
            EventType::LabelReplaced, EventType::PhotoWaived, EventType::ItemInspected, EventType::ItemGraded,
            EventType::ItemRegraded, EventType::ItemRemediated, EventType::DispositionDecided,
            EventType::DispositionApproved, EventType::DispositionRejected, EventType::ItemHeld,
            EventType::FinalRestocked, EventType::FinalDestroyed, EventType::FinalRecycled,
            EventType::FinalDonated, EventType::FinalVendorReturned, EventType::FinalCustomerReturned,
            EventType::FinalLiquidated, EventType::SealApplied, EventType::SealVerified,
            EventType::SealBroken, EventType::ContainerItemAdded, EventType::ZoneItemEntered,
            EventType::ZoneItemLeft, EventType::MissingDeclared, EventType::ItemCarriedOver,
            EventType::CustodyReleased, EventType::HandedToCarrier});
    }

    void otherEventsLeaveAnItemAsItWas()
    {
        QFETCH(int, type);
        auto item = busyItem();

        apply(item, eventOf(static_cast<EventType>(type), {{"offer", toText(numbered<EventId>(51))}}));

        QVERIFY(item == busyItem());
    }

    void stagesAndStatesHaveNamesOfTheirOwn()
    {
        QCOMPARE(name(ParcelStage::Refused), std::string_view("refused"));
        QCOMPARE(name(ItemStage::Photographed), std::string_view("photographed"));
        QCOMPARE(name(LabelState::Verified), std::string_view("verified"));
        QCOMPARE(name(OfferState::Cancelled), std::string_view("cancelled"));
    }
};

QTEST_APPLESS_MAIN(StateTest)
#include "test_state.moc"
