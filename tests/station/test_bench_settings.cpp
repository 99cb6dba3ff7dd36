// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include <QTest>

#include "app/station/bench_settings.h"

using namespace custody;
using namespace custody::station;

class BenchSettingsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void anEmptyFileIsTheDefault()
    {
        const auto settings = parseSettings("");
        QVERIFY(settings);
        QCOMPARE(settings->camera, std::string("auto"));
        QVERIFY(!settings->filterNeeded);
    }

    void everySettingIsRead()
    {
        const auto settings =
            parseSettings("[camera]\nsource = \"/dev/video2\"\nwidth = 1280\nheight = 720\n"
                          "[scan]\nrepeat_window_ms = 6000\n[pictures]\nfilter = \"needed\"\n");
        QVERIFY(settings);
        QCOMPARE(settings->camera, std::string("/dev/video2"));
        QCOMPARE(settings->cameraWidth, 1280);
        QCOMPARE(settings->repeatWindowMs, 6000);
        QVERIFY(settings->filterNeeded);
    }

    void readersAndScannersAreNamed()
    {
        const auto settings =
            parseSettings("[badge_reader]\nsource = \"076b:5428\"\nlayout = \"es\"\nwriting = "
                          "\"pacs\"\n[scanner]\nsource = \"1-2\"\nline = \"115200 8N1\"\n");

        QVERIFY(settings);
        QCOMPARE(settings->badgeReader, std::optional<std::string>("076b:5428"));
        QCOMPARE(settings->badgeLayout, std::string("es"));
        QCOMPARE(settings->badgeWriting, std::string("pacs"));
        QCOMPARE(settings->scanner, std::optional<std::string>("1-2"));
        QCOMPARE(settings->scannerLine, std::string("115200 8N1"));
        QVERIFY(!parseSettings("")->badgeReader);
        QVERIFY(!parseSettings("[scanner]\nsource = 7"));
    }

    void aWrongSettingIsNamed_data()
    {
        QTest::addColumn<QString>("toml");
        QTest::addColumn<QString>("named");
        QTest::newRow("misspelt") << "[camera]\nsorce = \"auto\""
                                  << "camera.sorce";
        QTest::newRow("an unknown table") << "[printer]\nx = 1"
                                          << "printer.x";
        QTest::newRow("no table") << "camera = 1"
                                  << "camera";
        QTest::newRow("no source") << "[camera]\nsource = 7"
                                   << "camera.source";
        QTest::newRow("too wide") << "[camera]\nwidth = 100000"
                                  << "camera.width";
        QTest::newRow("a filter of another word") << "[pictures]\nfilter = \"perhaps\""
                                                  << "pictures.filter";
        QTest::newRow("no TOML") << "[camera"
                                 << "line 1";
    }

    void aWrongSettingIsNamed()
    {
        QFETCH(QString, toml);
        QFETCH(QString, named);
        const auto settings = parseSettings(toml.toStdString());
        QVERIFY(!settings);
        QVERIFY2(
            QString::fromStdString(settings.error().what).contains(named), settings.error().what.c_str());
    }
};

QTEST_APPLESS_MAIN(BenchSettingsTest)
#include "test_bench_settings.moc"
