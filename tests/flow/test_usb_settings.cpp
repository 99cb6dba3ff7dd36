// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
// What custody-admin devices does with a device that only the bench's settings can explain.
#include <fstream>

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>

#include "tests/support/program.h"
#include "tests/support/usb_models/acm_model.h"
#include "tests/support/usb_models/mock_bus.h"
#include "tests/support/usb_models/printer_model.h"

using namespace custody;
using test::MockBus;
using test::ours;
using test::ZebraModel;

class TestUsbSettings : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aSerialScaleThatTheSettingsNameNeededMoreWords()
    {
        MockBus bus;
        const auto serial = std::make_shared<test::AcmModel>(0x0403, 0x6001, "serial scale");
        serial->answers["Q\r\n"] = {"ST,GS,+  1.234kg\r\n"};
        bus.plug(serial, "1-2");
        QTemporaryDir folder;
        const auto file = folder.filePath("bench.toml");
        std::ofstream(file.toStdString())
            << "[scale]\nsource = \"1-2\"\nline = \"4800 7E1\"\ndialect = \"standard\"\n";
        const auto wrong = folder.filePath("wrong.toml");
        std::ofstream(wrong.toStdString()) << "[scale]\nsource = \"1-2\"\nline = \"fast\"\n";

        const auto ran = test::run(ours("custody-admin"), {"devices", "test", "1-2", "--config", file});
        const auto refused = test::run(ours("custody-admin"), {"devices", "test", "1-2", "--config", wrong});
        const auto missing = test::run(
            ours("custody-admin"), {"devices", "test", "1-2", "--config", folder.filePath("none.toml")});

        QVERIFY2(ran.exitCode == 0, ran.err.constData());
        QVERIFY2(ran.out.contains("1.234 kg"), ran.out.constData());
        bus.poke([&] { QCOMPARE(serial->line, (Bytes{0xC0, 0x12, 0, 0, 0, 2, 7})); });
        QCOMPARE(refused.exitCode, 78);
        QVERIFY2(refused.err.contains("scale.line"), refused.err.constData());
        QCOMPARE(missing.exitCode, 66);
    }

    void aPrinterWhoseLanguageOnlyTheSettingsNameCouldNotBeTested()
    {
        MockBus bus;
        const auto zebra = std::make_shared<ZebraModel>();
        zebra->deviceId = test::deviceIdOf("MFG:Nobody;CMD:PCL;MDL:P1;");
        zebra->made.vendor = 0x9999;
        bus.plug(zebra);
        QTemporaryDir folder;
        const auto file = folder.filePath("bench.toml");
        std::ofstream(file.toStdString())
            << "[printer]\nsource = \"auto\"\nlanguage = \"zpl\"\nwidth_mm = 60\nlength_mm = 40\n";
        const auto other = folder.filePath("other.toml");
        std::ofstream(other.toStdString()) << "[printer]\nsource = \"1-7\"\nlanguage = \"zpl\"\n";

        const auto ran = test::run(ours("custody-admin"), {"devices", "test", "1-1", "--config", file});
        const auto listed = test::run(ours("custody-admin"), {"devices", "list", "--json", "--config", file});
        const auto anothers = test::run(ours("custody-admin"), {"devices", "test", "1-1", "--config", other});
        const auto unnamed = test::run(ours("custody-admin"), {"devices", "test", "1-1"});

        QVERIFY2(ran.exitCode == 0, ran.err.constData());
        bus.poke([&] {
            QCOMPARE(zebra->printed.size(), 1U);
            QVERIFY(zebra->printed[0].find("^PW480") != std::string::npos); // 60 mm
        });
        QCOMPARE(QJsonDocument::fromJson(listed.out)["devices"][0]["language"].toString(), QString("zpl"));
        QVERIFY(anothers.exitCode != 0);
        QVERIFY2(unnamed.err.contains("printer.language"), unnamed.err.constData());
    }
};

CUSTODY_USB_MAIN(TestUsbSettings)
#include "test_usb_settings.moc"
