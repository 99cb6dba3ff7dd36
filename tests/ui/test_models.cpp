// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
// What the view models ask for and what they say, without a window.

#include <QJsonArray>
#include <QJsonDocument>
#include <QSignalSpy>
#include <QTest>

#include "drivers/simulated/code_reader.h"
#include "ui/models/bench_view_model.h"
#include "ui/samples.h"

using namespace custody;
using station::Page;
using ui::BenchViewModel;

namespace {

station::BenchView sample(const char* name)
{
    for (const auto& one : ui::filledSamples())
        if (qstrcmp(one.name, name) == 0)
            return one.view;
    qFatal("no such sample");
}

QJsonObject sent(const QSignalSpy& spy, int at = 0)
{
    return QJsonDocument::fromJson(spy.at(at).at(0).toString().toUtf8()).object();
}

} // namespace

class TestModels : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void acceptsAParcelAsTheWorkerSawIt()
    {
        BenchViewModel bench;
        QSignalSpy asked(&bench, &BenchViewModel::wantsRecord);
        bench.show(sample("parcel_arrived"));

        bench.parcel()->chooseCondition("dented");
        bench.parcel()->chooseSeal("broken");
        bench.parcel()->morePieces();
        bench.primary();

        QCOMPARE(asked.size(), 1);
        QCOMPARE(sent(asked),
            QJsonObject({{"do", "parcel.accept"}, {"parcel", "parcel-1"}, {"pieces", 2},
                {"outer_condition", "dented"}, {"seal", "broken"}, {"weight_g", 2340}}));
    }

    void aCodeWaitsUntilTheOneBeforeIsWorked()
    {
        simulated::CodeReader* scanner = nullptr;
        station::TapBox taps;
        const SystemClock clock;
        station::BadgeFeed badges(station::BadgeFeed::Open(), taps, clock);
        station::CodeFeed codes([&]() -> Result<std::unique_ptr<devices::CodeReader>> {
            if (scanner != nullptr)
                return fail(Fault::NotFound, "none");
            auto made = std::make_unique<simulated::CodeReader>();
            scanner = made.get();
            scanner->scan("1Z5R89390357567127", "]C0");
            scanner->scan("1Z5R89390357567128", "]C0");
            return std::unique_ptr<devices::CodeReader>(std::move(made));
        });
        BenchViewModel bench;
        bench.listenTo(badges, codes);
        QSignalSpy asked(&bench, &BenchViewModel::wantsRecord);
        QSignalSpy both(&codes, &station::CodeFeed::waiting);
        codes.start();
        QTRY_COMPARE(asked.size(), 1);
        QTRY_COMPARE(both.size(), 2);
        QCoreApplication::processEvents();
        const auto before = asked.size();

        bench.answered(asked.at(0).at(0).toString(), {}, sample("parcel_arrived"));
        codes.stop();

        QCOMPARE(before, 1);
        QCOMPARE(asked.size(), 2);
        QCOMPARE(sent(asked, 1).value("raw").toString(), QString("1Z5R89390357567128"));
    }

    void aScannerThatSendsTooMuchIsSaid()
    {
        station::TapBox taps;
        const SystemClock clock;
        station::BadgeFeed badges(station::BadgeFeed::Open(), taps, clock);
        station::CodeFeed codes{station::CodeFeed::Open()};
        BenchViewModel bench;
        bench.listenTo(badges, codes);

        Q_EMIT codes.flooded();

        QCOMPARE(bench.say(), QString("The scanner sends too much, and codes were dropped. Unplug it."));
    }

    void neverGuessesHowAParcelArrived()
    {
        BenchViewModel bench;
        QSignalSpy asked(&bench, &BenchViewModel::wantsRecord);
        bench.show(sample("parcel_arrived"));

        bench.primary();

        QVERIFY(asked.isEmpty());
        QVERIFY(!bench.parcel()->primaryReady());
    }

    void recordsADoubleTapOnce()
    {
        BenchViewModel bench;
        QSignalSpy asked(&bench, &BenchViewModel::wantsRecord);
        bench.show(sample("photo"));

        bench.primary();
        bench.primary();
        QCOMPARE(asked.size(), 1);
        QVERIFY(bench.current()->saving());

        bench.answered(asked.at(0).at(0).toString(), "{}", sample("photo"));
        bench.primary();
        QCOMPARE(asked.size(), 2);
    }

    void keepsWhatWasTappedWhileAgesAreRefreshed()
    {
        BenchViewModel bench;
        auto view = sample("parcel_arrived");
        bench.show(view);
        bench.parcel()->morePieces();

        view.now += 60000;
        bench.show(view);

        QCOMPARE(bench.parcel()->pieces(), 2);
    }

    void countsPiecesBetweenOneAndItsLimit()
    {
        BenchViewModel bench;
        bench.show(sample("parcel_arrived"));
        bench.parcel()->fewerPieces();
        QCOMPARE(bench.parcel()->pieces(), 1);
        for (int i = 0; i < 200; ++i)
            bench.parcel()->morePieces();
        QCOMPARE(bench.parcel()->pieces(), ui::ParcelViewModel::MostPieces);
    }

    void registersAnItemWithoutATag()
    {
        BenchViewModel bench;
        QSignalSpy asked(&bench, &BenchViewModel::wantsRecord);
        bench.show(sample("parcel_opened"));

        bench.parcel()->chooseCategory("footwear");
        bench.primary();

        QCOMPARE(sent(asked),
            QJsonObject({{"do", "item.register"}, {"parcel", "parcel-1"}, {"category", "footwear"}}));
    }

    void photographsTheNextShot()
    {
        BenchViewModel bench;
        QSignalSpy asked(&bench, &BenchViewModel::wantsRecord);
        bench.show(sample("photo"));

        bench.primary();

        QCOMPARE(sent(asked).value("do"), "photo.capture");
        QCOMPARE(sent(asked).value("subject"), "parcel-1");
        QCOMPARE(sent(asked).value("role"), "opened_parcel");
    }

    void scansBackALabelInsteadOfAParcel()
    {
        BenchViewModel bench;
        QSignalSpy asked(&bench, &BenchViewModel::wantsRecord);
        bench.show(sample("item_printed"));

        bench.scanned("LPN-EH1-0048217731");

        QCOMPARE(sent(asked),
            QJsonObject({{"do", "label.verify"}, {"item", "item-1"}, {"scanned", "LPN-EH1-0048217731"}}));
    }

    void sendsAnyOtherScanRaw()
    {
        BenchViewModel bench;
        QSignalSpy asked(&bench, &BenchViewModel::wantsRecord);
        bench.show(sample("scan"));

        const QString raw = QStringLiteral("]C1420840") + QChar(0x1d) + QStringLiteral("9205");
        bench.scanned(raw);

        QCOMPARE(sent(asked), QJsonObject({{"do", "parcel.scan"}, {"raw", raw}}));
    }

    void losesNoScanWhileOneIsSaved()
    {
        BenchViewModel bench;
        QSignalSpy asked(&bench, &BenchViewModel::wantsRecord);
        bench.show(sample("scan"));
        bench.scanned("1Z999AA10123456784");
        bench.scanned("1Z999AA10123456785");
        QCOMPARE(asked.size(), 2);
    }

    void takesScannedWordsForButtons()
    {
        BenchViewModel bench;
        QSignalSpy asked(&bench, &BenchViewModel::wantsRecord);
        bench.show(sample("photo"));

        bench.scanned("help");
        QVERIFY(bench.more());
        bench.scanned("BACK");
        QVERIFY(!bench.more());
        bench.scanned("NEXT");
        QCOMPARE(sent(asked).value("do"), "photo.capture");
    }

    void offersAllThatIsHeld()
    {
        BenchViewModel bench;
        QSignalSpy asked(&bench, &BenchViewModel::wantsRecord);
        bench.show(sample("scan"));

        bench.second();

        QCOMPARE(sent(asked).value("do"), "custody.offer");
        QCOMPARE(sent(asked).value("items").toArray().size(), 3);
    }

    void acceptsOnlyWithTheReceiversBadgeAndPin()
    {
        BenchViewModel bench;
        QSignalSpy asked(&bench, &BenchViewModel::wantsRecord);
        bench.show(sample("handoff"));
        bench.primary();
        QVERIFY(asked.isEmpty());

        bench.badgeTapped("badge-of-carla");
        bench.primary();
        QVERIFY(asked.isEmpty());
        for (const char* digit : {"2", "4", "6", "8"})
            bench.typed(digit);
        bench.primary();

        QCOMPARE(sent(asked),
            QJsonObject({{"do", "custody.accept"}, {"offer", "offer-1"}, {"badge", "badge-of-carla"},
                {"pin", "2468"}, {"count", bench.handOff()->itemCount()}, {"language", "en"}}));
        QCOMPARE(bench.handOff()->pin()->length(), 0);
        QVERIFY(!bench.handOff()->badgeRead());
    }

    void theReceiverAcceptsInTheLanguageOfThePage()
    {
        BenchViewModel bench;
        QSignalSpy asked(&bench, &BenchViewModel::wantsRecord);
        auto view = sample("handoff");
        view.person->language = "es";
        bench.show(view);

        bench.badgeTapped("badge-of-carla");
        for (const char* digit : {"2", "4", "6", "8"})
            bench.typed(digit);
        bench.primary();

        QCOMPARE(sent(asked).value("language").toString(), "es");
    }

    void fillsTheRightWellOnlyWhenTheBenchSaysSo()
    {
        BenchViewModel bench;
        bench.show(sample("handoff"));
        bench.badgeTapped("badge-of-carla");
        QCOMPARE(bench.handOff()->taker(), QString());
        bench.show(sample("handoff_done"));
        QCOMPARE(bench.handOff()->taker(), "Carla Meier");
    }

    void forgetsABadgeWhenAnotherOfferComes()
    {
        BenchViewModel bench;
        auto view = sample("handoff");
        bench.show(view);
        bench.badgeTapped("badge-of-carla");
        bench.typed("1");
        view.offer->id = "offer-2";
        bench.show(view);
        QVERIFY(!bench.handOff()->badgeRead());
        QCOMPARE(bench.handOff()->pin()->length(), 0);
    }

    void signsInWithBadgeAndPin()
    {
        BenchViewModel bench;
        QSignalSpy asked(&bench, &BenchViewModel::wantsRecord);
        bench.show(sample("signin"));
        bench.badgeTapped("badge-of-ana");
        for (const char* digit : {"1", "2", "3", "4"})
            bench.typed(digit);
        bench.primary();
        QCOMPARE(
            sent(asked), QJsonObject({{"do", "session.login"}, {"badge", "badge-of-ana"}, {"pin", "1234"}}));
        QCOMPARE(bench.signIn()->pin()->length(), 0);
    }

    void switchesThePersonOnAnotherBadge()
    {
        BenchViewModel bench;
        bench.show(sample("scan"));
        bench.badgeTapped("badge-of-ben");
        QCOMPARE(bench.page(), int(Page::SignIn));
        QVERIFY(bench.signIn()->badgeRead());
        bench.back();
        QCOMPARE(bench.page(), int(Page::Scan));
        QVERIFY(!bench.signIn()->badgeRead());
    }

    void clearsThePinWhenAnotherBadgeIsTapped()
    {
        BenchViewModel bench;
        bench.show(sample("signin"));
        bench.badgeTapped("badge-of-ana");
        bench.typed("1");
        bench.badgeTapped("badge-of-ben");
        QCOMPARE(bench.signIn()->pin()->length(), 0);
    }

    void opensHistoryAndAsksForIt()
    {
        BenchViewModel bench;
        QSignalSpy asked(&bench, &BenchViewModel::wantsRecord);
        bench.show(sample("item_verified"));
        bench.openHistory();
        QCOMPARE(bench.page(), int(Page::History));
        QCOMPARE(sent(asked), QJsonObject({{"do", "show"}, {"item", "item-1"}}));
        bench.answered(asked.at(0).at(0).toString(), "{}", sample("item_verified"));
        QCOMPARE(bench.page(), int(Page::History));
        bench.primary();
        QCOMPARE(bench.page(), int(Page::Item));
    }

    void showsARefusalUntilItIsPutAway()
    {
        BenchViewModel bench;
        bench.show(sample("refused"));
        QVERIFY(bench.refused());
        QCOMPARE(bench.rule(), "G1");
        bench.primary();
        QVERIFY(!bench.refused());
        bench.show(sample("refused")); // a refresh repeats the same outcome
        QVERIFY(!bench.refused());
        bench.answered("{}", "{}", sample("refused")); // a second refusal does not
        QVERIFY(bench.refused());
    }
};

QTEST_MAIN(TestModels)
#include "test_models.moc"
