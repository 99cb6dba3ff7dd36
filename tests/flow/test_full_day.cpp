// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
// A day at two benches, played through the shipped program: resources/demo/full_day.py compares what came of
// it.
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

class FullDayTest : public QObject {
    Q_OBJECT

    static void play(int parcels, int minutes)
    {
        QTemporaryDir folder;
        QProcess day;
        day.setProcessChannelMode(QProcess::MergedChannels);

        day.start("python3",
            {CUSTODY_SOURCE "/resources/demo/full_day.py", CUSTODY_BIN, folder.path(),
                QString::number(parcels)});
        QVERIFY2(day.waitForFinished(minutes * 60'000), "the day did not end");

        const auto told = day.readAll();
        QVERIFY2(day.exitCode() == 0, told.constData());
        QVERIFY2(told.contains("as expected"), told.constData());
    }

private Q_SLOTS:
    void aShortDayLeavesNoItemWithoutAKeeper() { play(24, 5); }
    void nightlyADayOfFiveHundredParcelsEndsAsItShould() { play(500, 60); }
};

QTEST_GUILESS_MAIN(FullDayTest)
#include "test_full_day.moc"
