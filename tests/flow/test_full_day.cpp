// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
// A day at two benches, played through the shipped program: resources/demo/full_day.py compares what came of
// it.
#include <QDir>
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

        // Partners read the day in EPCIS: GS1's schema where it is here, and CBV's own rules.
        const auto exported = QDir(folder.path()).entryList({"*.epcis"});
        QCOMPARE(exported.size(), 4); // two benches, two brands
        QStringList words{CUSTODY_SOURCE "/tests/flow/epcis_rules.py"};
        if (const auto data = qEnvironmentVariable("CUSTODY_TEST_DATA"); !data.isEmpty())
            words << "--schema" << data + "/epcis/EPCIS-JSON-Schema.json";
        for (const auto& file : exported)
            words << folder.filePath(file);
        QProcess rules;
        rules.setProcessChannelMode(QProcess::MergedChannels);
        rules.start("python3", words);
        QVERIFY2(rules.waitForFinished(minutes * 60'000), "the rules were not checked in time");
        const auto checked = rules.readAll();
        QVERIFY2(rules.exitCode() == 0, checked.constData());
    }

private Q_SLOTS:
    void aShortDayLeavesNoItemWithoutAKeeper() { play(24, 5); }
    void nightlyADayOfFiveHundredParcelsEndsAsItShould() { play(500, 60); }
};

QTEST_GUILESS_MAIN(FullDayTest)
#include "test_full_day.moc"
