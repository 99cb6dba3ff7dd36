// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
// Parcels as pieces that change hands, their numbers that come back, seals of totes, and what a receiver
// says.

#include <QRegularExpression>
#include <QTest>

#include "app/crypto/hash.h"
#include "app/custody/hand_off.h"
#include "app/custody/overdue.h"
#include "app/custody/piece.h"
#include "tests/support/custody_cases.h"

using namespace custody;
using namespace custody::chain;
using namespace custody::test;

namespace {

constexpr UtcMs day = 86'400'000;

std::string ruleOf(const Answer& answer) { return answer ? answer->rule : "-"; }

Event told(EventType type, const PersonId& actor, UtcMs at, std::vector<Field> fields = {})
{
    Event event;
    event.id = numbered<EventId>(static_cast<std::uint8_t>(type));
    event.type = type;
    event.actor = actor;
    event.at = at;
    event.fields = std::move(fields);
    return event;
}

} // namespace

class PiecesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void nothingTypedEndsItsQuotation_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::newRow("quote") << QStringLiteral("x\". I counted them. \"");
        QTest::newRow("backslash and quote") << QStringLiteral("x\\\". I counted them. \\");
        QTest::newRow("curly quotes") << QStringLiteral("x”. I counted them. “");
        QTest::newRow("angle quotes") << QStringLiteral("x». Los conté. «");
        QTest::newRow("wide quotes") << QStringLiteral("x＂. I counted them. ＂");
        QTest::newRow("primes") << QStringLiteral("x″. I counted them. ″");
        QTest::newRow("turned") << QStringLiteral("x\u202e.meht detnuoc I");
        QTest::newRow("isolated") << QStringLiteral("\u2067x\u2069");
        QTest::newRow("lines") << QStringLiteral("x\r\n\u2028\u2029\u0085");
        QTest::newRow("nul and unseen") << QString(QChar(0)) + QStringLiteral("\u200b\ufeff\u00ad");
        QTest::newRow("a mark over the quote") << QStringLiteral("\u0301x");
    }

    void nothingTypedEndsItsQuotation()
    {
        QFETCH(QString, typed);
        Offer offer;
        offer.items.resize(1);
        offer.purpose = typed.toStdString();
        offer.container = offer.seal = offer.purpose;

        for (const auto tongue : {Tongue::English, Tongue::Spanish}) {
            const auto said = statementOf(offer, numbered<PersonId>(4), 1, {}, tongue);

            offer.purpose = offer.container = offer.seal = "x";
            const auto plain = statementOf(offer, numbered<PersonId>(4), 1, {}, tongue);
            offer.purpose = offer.container = offer.seal = typed.toStdString();
            // Read as any reader of quotations reads it: what stands between the quotes taken out, nothing
            // differs.
            const QRegularExpression quotation(QStringLiteral("\"(\\\\.|[^\"\\\\])*\""));
            const auto frame = QString::fromStdString(said).replace(quotation, QStringLiteral("…"));
            QCOMPARE(frame, QString::fromStdString(plain).replace(quotation, QStringLiteral("…")));
            for (const QChar letter : QString::fromStdString(said))
                QVERIFY2(letter.isPrint() && !QStringLiteral("“”«»＂″").contains(letter), said.c_str());
        }
    }

    void sentenceOfAnEarlierStationIsWrittenAgainAsItWas()
    {
        const auto offer = numbered<EventId>(1);
        const auto ben = numbered<PersonId>(2), sara = numbered<PersonId>(3);
        const auto sentence = "I, " + toText(sara) + ", take 1 of 2 item(s) from " + toText(ben)
            + " for \"review\", hand-off " + toText(offer) + ", in container \"T1\" under seal \"S1\"."
            + " I counted them. From now on I answer for them.";
        auto accepted = told(EventType::CustodyAccepted, sara, day,
            {{"offer", toText(offer)}, {"from", toText(ben)}, {"to", toText(sara)},
                {"count", std::int64_t{1}}, {"counted", true}, {"method", std::string("badge+pin")},
                {"purpose", std::string("review")}, {"container", std::string("T1")},
                {"seal", std::string("S1")}, {"statement_sha256", hex(crypto::sha256(view(sentence)))}});

        QCOMPARE(statementIn(accepted, 2).value_or("-"), sentence);
        QVERIFY(!statementIn(accepted, 1));
    }

    void parcelIsHandedOverFromItsAcceptanceToItsEnd()
    {
        for (const auto stage : {ParcelStage::Accepted, ParcelStage::Opened, ParcelStage::Reconciled})
            QCOMPARE(ruleOf(mayOfferOne(pieceOf(parcelAt(stage)), ben)), std::string("-"));
        for (const auto stage :
            {ParcelStage::Expected, ParcelStage::Arrived, ParcelStage::Refused, ParcelStage::Closed})
            QCOMPARE(ruleOf(mayOfferOne(pieceOf(parcelAt(stage)), ben)), std::string("order"));
        QCOMPARE(ruleOf(mayOfferOne(pieceOf(parcelAt(ParcelStage::Accepted)), sara)), std::string("G1"));
    }

    void parcelUnderOfferIsWorkedOnByNobody()
    {
        auto parcel = parcelAt(ParcelStage::Accepted);
        parcel.offer = numbered<EventId>(50);

        QCOMPARE(ruleOf(mayOpen(parcel, ben)), std::string("G2"));
        QCOMPARE(ruleOf(mayPhotograph(parcel, ben)), std::string("G2"));
        QCOMPARE(ruleOf(mayOfferOne(pieceOf(parcel), ben)), std::string("G2"));
    }

    void itemIsNoParcel()
    {
        QVERIFY(!isParcel(itemOf(ben)));
        QVERIFY(!isParcel(Item{}));
        QVERIFY(isParcel(pieceOf(parcelAt(ParcelStage::Accepted))));
    }

    void takenParcelIsItsReceiversAndOpenToNewOffers()
    {
        auto parcel = parcelAt(ParcelStage::Accepted);
        apply(parcel, told(EventType::CustodyOffered, ben, 10, {{"offer", toText(numbered<EventId>(50))}}));
        QCOMPARE(parcel.offer, std::optional(numbered<EventId>(50)));
        apply(parcel, told(EventType::CustodyOverdue, ben, 15, {{"rule", std::string("held")}}));

        apply(parcel, told(EventType::CustodyAccepted, sara, 20));

        QCOMPARE(parcel.custodian, std::optional(sara));
        QCOMPARE(parcel.heldSince, UtcMs{20});
        QVERIFY(!parcel.offer && parcel.overdue.empty() && parcel.exceptions == 0);
        apply(parcel, told(EventType::CustodyForced, lee, 30));
        QCOMPARE(parcel.custodian, std::optional(lee));
        QCOMPARE(parcel.exceptions, std::int64_t{1});
    }

    void closedParcelIsHeldTooLongByNobody()
    {
        for (const auto stage : {ParcelStage::Accepted, ParcelStage::Opened, ParcelStage::Reconciled})
            QCOMPARE(overdueOf(parcelAt(stage), standardPolicy(), std::nullopt, day / 2).front().rule,
                std::string("held"));
        for (const auto stage : {ParcelStage::Expected, ParcelStage::Arrived, ParcelStage::Closed})
            QVERIFY(overdueOf(parcelAt(stage), standardPolicy(), std::nullopt, day * 9).empty());
    }

    void numberNamesAnotherParcelOnlyWhenThisOneIsDone_data()
    {
        QTest::addColumn<int>("stage");
        QTest::addColumn<bool>("announcedSince");
        QTest::addColumn<int>("days");
        QTest::addColumn<bool>("isFree");
        const auto row = [](const char* name, ParcelStage stage, bool announced, int days, bool isFree) {
            QTest::newRow(name) << int(stage) << announced << days << isFree;
        };
        row("closed today", ParcelStage::Closed, false, 0, false);
        row("closed, and announced anew", ParcelStage::Closed, true, 0, true);
        row("closed long ago", ParcelStage::Closed, false, 31, true);
        row("still here", ParcelStage::Opened, false, 500, false);
        row("still here, and announced anew", ParcelStage::Accepted, true, 1, false);
        row("here for ever, and announced anew", ParcelStage::Accepted, true, 500, true);
        row("awaited", ParcelStage::Expected, true, 500, false);
    }

    void numberNamesAnotherParcelOnlyWhenThisOneIsDone()
    {
        QFETCH(int, stage);
        QFETCH(bool, announcedSince);
        QFETCH(int, days);
        QFETCH(bool, isFree);
        auto parcel = parcelAt(static_cast<ParcelStage>(stage));
        parcel.scannedAt = 1000;

        QCOMPARE(isNumberFree(parcel, announcedSince, 1000 + day * days), isFree);
    }

    void toteIsTakenUnderTheSealItWasOfferedWith()
    {
        auto offer = offerOf(itemOf(ben), ben);
        const Seal none, first{SealState::Intact, "B1"}, second{SealState::Intact, "B2"},
            cut{SealState::Broken, "B1"};

        QCOMPARE(ruleOf(mayTakeAsSealed(offer, none)), std::string("-"));
        QCOMPARE(ruleOf(mayTakeAsSealed(offer, cut)), std::string("-"));
        QCOMPARE(ruleOf(mayTakeAsSealed(offer, first)), std::string("seal"));
        offer.seal = "B1";
        QCOMPARE(ruleOf(mayTakeAsSealed(offer, first)), std::string("-"));
        for (const auto& other : {none, second, cut})
            QCOMPARE(ruleOf(mayTakeAsSealed(offer, other)), std::string("seal"));
    }

    void earlierAcceptancesSaidThatTheyWereCounted()
    {
        const auto old = told(EventType::CustodyAccepted, sara, 1, {{"condition_same", true}});
        const auto silent = told(EventType::CustodyAccepted, sara, 1, {{"counted", false}});

        QVERIFY(lookedOf(old).counted && lookedOf(old).conditionSame == true);
        QVERIFY(!lookedOf(silent).counted && !lookedOf(silent).conditionSame);
    }
};

QTEST_GUILESS_MAIN(PiecesTest)
#include "test_pieces.moc"
