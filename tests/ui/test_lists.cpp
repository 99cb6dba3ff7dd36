// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
// The lists and words of the pages.

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

#include "ui/models/bench_view_model.h"
#include "ui/models/language.h"
#include "ui/models/words.h"
#include "ui/samples.h"

using namespace custody;
using ui::BenchViewModel;

namespace {

station::BenchView sample(const char* name)
{
    for (const auto& one : ui::filledSamples())
        if (qstrcmp(one.name, name) == 0)
            return one.view;
    qFatal("no such sample");
}

} // namespace

class TestLists : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void keepsACustodiansBandUnbroken()
    {
        const auto lines = ui::historyLines(sample("history"));
        QCOMPARE(lines.front().band, -1);
        QCOMPARE(lines.at(1).custodian, "Ben Okafor");
        QVERIFY(lines.at(1).handedOver);
        QCOMPARE(lines.at(2).band, lines.at(6).band);
        QVERIFY(!lines.at(6).handedOver);
        QVERIFY(lines.back().band != lines.at(6).band);
    }

    void tellsTimesAtTheSitesClock()
    {
        const UtcMs now = sample("scan").now;
        QCOMPARE(ui::timeAt(now, now, "America/New_York"), "14:02");
        QCOMPARE(ui::timeAt(now - 86400000LL, now, "America/New_York"), "Sat 14:02");
        QCOMPARE(ui::timeAt(now - 30 * 86400000LL, now, "UTC"), "2026-10-23 19:02");
        QCOMPARE(ui::ageSince(now - 6 * 60000, now), "6 min");
        QCOMPARE(ui::ageSince(now + 5000, now), "just now");
    }

    void groupsCodesByFour()
    {
        QCOMPARE(ui::groupedByFour("1Z999AA10123456784"), "1Z99 9AA1 0123 4567 84");
        QCOMPARE(ui::groupedByFour("LPN-EH1-0048"), "LPN-EH1-0048");
        QCOMPARE(ui::groupedByFour(""), "");
    }

    void listsHoldTheirPromises()
    {
        BenchViewModel bench;
        const QList<QAbstractItemModel*> lists{bench.card()->holding(), bench.card()->devices(),
            bench.parcel()->conditions(), bench.parcel()->seals(), bench.parcel()->categories(),
            bench.parcel()->items(), bench.photo()->shots(), bench.handOff()->items(),
            bench.history()->lines(), bench.status()->devices(), bench.status()->lanes()};
        for (QAbstractItemModel* list : lists)
            new QAbstractItemModelTester(
                list, QAbstractItemModelTester::FailureReportingMode::QtTest, &bench);
        for (const auto& one : ui::filledSamples())
            bench.show(one.view);
        for (const auto& one : ui::emptySamples())
            bench.show(one.view);
        QCOMPARE(bench.card()->holding()->rowCount(), 0);
    }

    void keepsTheirPlaceWhenRowsArrive()
    {
        BenchViewModel bench;
        auto view = sample("scan");
        bench.show(view);
        QSignalSpy reset(bench.card()->holding(), &QAbstractItemModel::modelReset);
        QSignalSpy added(bench.card()->holding(), &QAbstractItemModel::rowsInserted);
        view.holding.push_back({"LPN-NEW", "", view.now});
        bench.show(view);
        QVERIFY(reset.isEmpty());
        QCOMPARE(added.size(), 1);
    }

    void tellsWhatACommandLacksInTheLanguageOfTheScreen()
    {
        ui::Language language;
        QVERIFY(language.speak(QStringLiteral("es")));

        QCOMPARE(ui::say("\"items\" is missing."), QStringLiteral("Falta \"items\"."));
        QCOMPARE(ui::say("\"LPN \"%1\"\" is named twice. Name it once."),
            QStringLiteral("\"LPN \"%1\"\" está nombrado dos veces. Nómbrelo una sola vez."));
        QCOMPARE(ui::say("No \"such\" sentence"), QStringLiteral("No \"such\" sentence"));
        QCOMPARE(ui::say("One \" alone"), QStringLiteral("One \" alone"));
        language.speak(QStringLiteral("en"));
        QCOMPARE(ui::say("\"items\" is missing."), QStringLiteral("\"items\" is missing."));
    }

    void givesEqualPicturesEqualAddresses()
    {
        ui::Pictures pictures;
        const std::vector<std::uint8_t> bytes{1, 2, 3};
        const QString address = pictures.keep(bytes);
        pictures.startView();
        QCOMPARE(pictures.keep(bytes), address);
        QCOMPARE(pictures.keep({}), QString());
    }
};

QTEST_MAIN(TestLists)
#include "test_lists.moc"
