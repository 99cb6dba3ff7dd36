// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
// The supervisor's board, the receipt and the putting away, as the window asks for them.

#include <QJsonDocument>
#include <QSignalSpy>
#include <QTest>

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

QVariant cell(QAbstractItemModel* model, int row, const char* role)
{
    const auto roles = model->roleNames();
    return model->data(model->index(row, 0), roles.key(role));
}

} // namespace

class TestBoard : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void opensOnTheBenchsOwnWord()
    {
        BenchViewModel bench;
        QSignalSpy asked(&bench, &BenchViewModel::wantsRecord);
        bench.show(sample("scan"));

        bench.openBoard();

        QCOMPARE(sent(asked), QJsonObject({{"do", "show"}, {"board", true}}));
        QCOMPARE(bench.page(), int(Page::Board));
    }

    void nobodySignedInSeesNoBoard()
    {
        BenchViewModel bench;
        QSignalSpy asked(&bench, &BenchViewModel::wantsRecord);

        bench.openBoard();

        QVERIFY(asked.isEmpty());
    }

    void zoneOverItsLimitCallsForAttention()
    {
        BenchViewModel bench;
        bench.show(sample("board"));

        auto* zones = bench.board()->zones();
        QCOMPARE(cell(zones, 0, "name").toString(), QStringLiteral("HV-1"));
        QCOMPARE(cell(zones, 0, "items").toString(), QStringLiteral("12 of 40"));
        QCOMPARE(cell(zones, 0, "mark").toInt(), 2);
        QCOMPARE(cell(zones, 0, "zoneWords").toString(), QStringLiteral("lies too long"));
        QCOMPARE(cell(zones, 2, "mark").toInt(), 1);
    }

    void zoneThatIsCountedHidesItsNumber()
    {
        BenchViewModel bench;
        bench.show(sample("board"));

        QCOMPARE(cell(bench.board()->zones(), 1, "items").toString(), QStringLiteral("being counted"));
    }

    void nothingIsApprovedBeforeItIsChosen()
    {
        BenchViewModel bench;
        QSignalSpy asked(&bench, &BenchViewModel::wantsRecord);
        bench.show(sample("board"));

        bench.primary(); // Back

        QVERIFY(asked.isEmpty());
        QCOMPARE(bench.page(), int(Page::Scan));
    }

    void chosenDecisionIsApprovedOrSentBack()
    {
        BenchViewModel bench;
        QSignalSpy asked(&bench, &BenchViewModel::wantsRecord);
        bench.show(sample("board"));
        const auto lpn = cell(bench.board()->approvals(), 0, "lpn").toString();

        bench.board()->choose(lpn);
        bench.primary();
        bench.answered(asked.at(0).at(0).toString(), "{}", sample("board"));
        bench.board()->choose(lpn); // it stays chosen while it waits; a second tap lets go
        bench.board()->choose(lpn);
        bench.second();

        QCOMPARE(sent(asked), QJsonObject({{"do", "item.approve"}, {"item", lpn}, {"stay", true}}));
        QCOMPARE(sent(asked, 1).value("reject").toBool(), true);
        QVERIFY(!sent(asked, 1).value("reason").toString().isEmpty());
    }

    void decisionThatIsGoneIsNoLongerChosen()
    {
        BenchViewModel bench;
        auto view = sample("board");
        bench.show(view);
        bench.board()->choose(cell(bench.board()->approvals(), 0, "lpn").toString());

        view.board->approvals.clear();
        bench.show(view);

        QVERIFY(bench.board()->chosen().isEmpty());
    }

    void receiptIsOfferedOnceSomebodyTook()
    {
        BenchViewModel bench;
        QSignalSpy asked(&bench, &BenchViewModel::wantsRecord);
        auto view = sample("handoff_done");
        bench.show(view);
        QVERIFY(bench.handOff()->secondVerb().isEmpty()); // this bench cannot write one

        view.offer->receipts = true;
        bench.show(view);
        bench.second();

        QCOMPARE(sent(asked).value("do").toString(), QStringLiteral("custody.receipt"));
        QCOMPARE(sent(asked).value("offer").toString(), QString::fromStdString(view.offer->id));
    }

    void puttingAwayIsEndedByTheBigButton()
    {
        BenchViewModel bench;
        QSignalSpy asked(&bench, &BenchViewModel::wantsRecord);
        bench.show(sample("scan_into_zone"));

        QCOMPARE(bench.scan()->question(), QStringLiteral("Into HV-1: scan each"));
        bench.primary();

        QCOMPARE(sent(asked), QJsonObject({{"do", "zone.here"}}));
    }
};

QTEST_MAIN(TestBoard)
#include "test_board.moc"
