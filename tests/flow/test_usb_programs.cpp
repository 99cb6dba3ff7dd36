// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
// The programs as they are shipped, over the real libusb, with a printer that is none.
#include <fstream>

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>

#include "drivers/printers/usb_label_printer.h"
#include "drivers/usb/tape.h"
#include "tests/support/program.h"
#include "tests/support/usb_models/acm_model.h"
#include "tests/support/usb_models/ccid_model.h"
#include "tests/support/usb_models/mock_bus.h"
#include "tests/support/usb_models/printer_model.h"
#include "tests/support/usb_models/reader_models.h"

using namespace custody;
using test::MockBus;
using test::ours;
using test::Ran;
using test::ZebraModel;

namespace {

QJsonObject json(const QByteArray& line) { return QJsonDocument::fromJson(line).object(); }

// What custody-admin says of the one device plugged in.
QJsonObject listed()
{
    const auto ran = test::run(ours("custody-admin"), {"devices", "list", "--json"});
    const auto rows = json(ran.out)["devices"].toArray();
    if (ran.exitCode != 0 || rows.size() != 1)
        qFatal("%s%s", ran.out.constData(), ran.err.constData());
    return rows[0].toObject();
}

} // namespace

class TestUsbPrograms : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aPluggedZebraIsListedWithItsStateAndFirmware()
    {
        MockBus bus;
        bus.plug(std::make_shared<ZebraModel>(), "1-3");

        const auto row = listed();

        QCOMPARE(row["port"].toString(), QString("1-3"));
        QCOMPARE(row["usb"].toString(), QString("0a5f:0141"));
        QCOMPARE(row["driver"].toString(), QString("label_printer"));
        QCOMPARE(row["language"].toString(), QString("zpl"));
        QCOMPARE(row["dpi"].toInt(), 203);
        QCOMPARE(row["firmware"].toString(), QString("V84.20.11Z"));
        QCOMPARE(row["state"].toString(), QString("ready"));
        QVERIFY(row["test"].toBool());
    }

    void aTroubleIsListedInWords()
    {
        MockBus bus;
        const auto zebra = std::make_shared<ZebraModel>();
        zebra->outOfLabels = true;
        bus.plug(zebra);

        const auto row = listed();

        QCOMPARE(row["state"].toString(), QString("out of labels"));
        QVERIFY(row["last_fault"].toString().contains("Load a roll"));
    }

    void aPrinterThatAnotherProgramHoldsIsInUse()
    {
        MockBus bus;
        bus.plug(std::make_shared<ZebraModel>());
        bus.holdByAnother(true);

        const auto row = listed();

        QCOMPARE(row["state"].toString(), QString("in use"));
        QVERIFY(row["last_fault"].toString().contains("CUPS"));
    }

    void aTestLabelComesOut()
    {
        MockBus bus;
        const auto zebra = std::make_shared<ZebraModel>();
        bus.plug(zebra);

        const auto ran = test::run(ours("custody-admin"), {"devices", "test", "1-1", "--json"});

        QVERIFY2(ran.exitCode == 0, ran.err.constData());
        QCOMPARE(json(ran.out)["test"].toString(), QString("printed"));
        bus.poke([&] {
            QCOMPARE(zebra->printed.size(), 1U);
            QVERIFY(zebra->printed[0].find("TEST") != std::string::npos);
        });
    }

    void aListWithoutQuestionsOpensNothing()
    {
        MockBus bus;
        bus.plug(std::make_shared<ZebraModel>());

        const auto ran = test::run(ours("custody-admin"), {"devices", "list", "--json", "--no-questions"});

        const auto row = json(ran.out)["devices"].toArray().first().toObject();
        QCOMPARE(row["state"].toString(), QString("plugged"));
        QCOMPARE(row["driver"].toString(), QString("label_printer"));
        QCOMPARE(bus.transfers(), 0);
    }

    void aTestOfAScannerOrReaderBeeps()
    {
        MockBus bus;
        const auto scanner = std::make_shared<test::PosScannerModel>();
        const auto reader = std::make_shared<test::CcidModel>();
        bus.plug(scanner, "1-1");
        bus.plug(reader, "1-2");

        const auto first = test::run(ours("custody-admin"), {"devices", "test", "1-1", "--json"});
        const auto second = test::run(ours("custody-admin"), {"devices", "test", "1-2", "--json"});

        QVERIFY2(first.exitCode == 0, first.err.constData());
        QVERIFY2(second.exitCode == 0, second.err.constData());
        QCOMPARE(json(first.out)["test"].toString(), QString("beeped"));
        bus.poke([&] {
            QCOMPARE(scanner->sent, std::vector<Bytes>({Bytes{4, 0x40}}));
            QCOMPARE(reader->beeps, 1);
        });
    }

    void aTestOfAScaleTellsWhatLiesOnIt()
    {
        MockBus bus;
        const auto scale = std::make_shared<test::HidScaleModel>();
        const auto serial = std::make_shared<test::AcmModel>(0x0403, 0x6001, "serial scale");
        constexpr std::uint8_t stable = 4, overloaded = 6, gram = 2;
        scale->lying = test::HidScaleModel::shown(stable, gram, 0, 1250);
        serial->answers["SI\r\n"] = {"S S    125.5 g\r\n"};
        bus.plug(scale, "1-1");
        bus.plug(serial, "1-2");

        const auto byHid = test::run(ours("custody-admin"), {"devices", "test", "1-1", "--json"});
        const auto bySerial = test::run(
            ours("custody-admin"), {"devices", "test", "1-2", "--scale", "sics", "--line", "4800 7E1"});
        bus.poke([&] { scale->lying = test::HidScaleModel::shown(overloaded, gram, 0, 9999); });
        const auto tooMuch = test::run(ours("custody-admin"), {"devices", "test", "1-1"});
        const auto unsaid = test::run(ours("custody-admin"), {"devices", "test", "1-2"});

        QVERIFY2(byHid.exitCode == 0, byHid.err.constData());
        QCOMPARE(json(byHid.out)["grams"].toInt(), 1250);
        QVERIFY(json(byHid.out)["settled"].toBool());
        QVERIFY2(bySerial.out.contains("0.1255 kg"), bySerial.out + bySerial.err);
        QVERIFY(tooMuch.exitCode != 0);
        QVERIFY2(tooMuch.err.contains("too heavy"), tooMuch.err.constData());
        QVERIFY(unsaid.exitCode != 0);
        QVERIFY2(unsaid.err.contains("--scale"), unsaid.err.constData());
    }

    void wordsOfAScaleThatAreNoneWereBadData_data()
    {
        QTest::addColumn<QStringList>("words");
        QTest::newRow("a dialect nobody speaks") << QStringList{"--scale", "foo"};
        QTest::newRow("a line that is none") << QStringList{"--scale", "sics", "--line", "9600 9X1"};
        QTest::newRow("a line of no scale") << QStringList{"--line", "9600 8N1"};
    }
    void wordsOfAScaleThatAreNoneWereBadData()
    {
        QFETCH(QStringList, words);

        const auto ran = test::run(ours("custody-admin"), QStringList{"devices", "test", "1-2"} + words);

        QCOMPARE(ran.exitCode, 64);
    }

    void aTapeOfASilentPrinterWasASuccess()
    {
        MockBus bus;
        const auto zebra = std::make_shared<ZebraModel>();
        bus.plug(zebra);
        zebra->silent = true;
        QTemporaryDir folder;
        const auto file = folder.filePath("zebra.tape");

        const auto silent =
            test::run(ours("custody-admin"), {"devices", "record", "1-1", "--out", file, "--json"});
        bus.poke([&] {
            zebra->silent = false;
            zebra->outOfLabels = true;
        });
        const auto empty =
            test::run(ours("custody-admin"), {"devices", "record", "1-1", "--out", file, "--test", "--json"});

        QCOMPARE(silent.exitCode, 69);
        QVERIFY2(silent.err.contains("does not answer"), silent.err.constData());
        QCOMPARE(empty.exitCode, 69);
        QVERIFY2(empty.err.contains("Load a roll"), empty.err.constData());
        QVERIFY(json(empty.out)["fault"].toString().contains("Load a roll"));
        QFile written(file);
        QVERIFY(written.open(QIODevice::ReadOnly));
        const auto tape = usb::parseTape(written.readAll().toStdString());
        QVERIFY2(tape, tape ? "" : tape.error().what.c_str());
        QVERIFY(tape->exchanges.size() > 3);
    }

    void aSelfTestIgnoredItsSettings()
    {
        QTemporaryDir folder;
        const auto file = folder.filePath("bench.toml");
        std::ofstream(file.toStdString()) << "[badge_reader]\nlayout = \"de\"\n";

        const auto ran = test::run(ours("custody-station"), {"--self-test", "--config", file});

        QCOMPARE(ran.exitCode, 78);
        QVERIFY2(ran.err.contains("badge_reader.layout"), ran.err.constData());
    }

    void aTapeWithoutANameIsAWrongArgument()
    {
        const auto ran = test::run(ours("custody-admin"), {"devices", "record", "1-1", "--out", ""});

        QCOMPARE(ran.exitCode, 64);
        QVERIFY2(ran.err.contains("--out") && ran.err.contains("names no file"), ran.err.constData());
    }

    void aNumberWasALanguageOfPrinters()
    {
        QTemporaryDir folder;
        const QStringList label{"label", "--lpn", "LPN7K2M9QX4R", "--out", folder.filePath("label")};

        const auto number = test::run(ours("custody-admin"), label + QStringList{"--language", "2"});
        const auto matrix = test::run(ours("custody-admin"), label + QStringList{"--matrix", "0"});
        const auto named =
            test::run(ours("custody-admin"), label + QStringList{"--language", "tspl", "--matrix", "qr"});
        const auto help = test::run(ours("custody-admin"), {"label", "--help"});

        QCOMPARE(number.exitCode, 64);
        QCOMPARE(matrix.exitCode, 64);
        QVERIFY2(named.exitCode == 0, named.err.constData());
        QVERIFY2(help.out.contains("{brother,dymo,epl,tspl,zpl}"), help.out.constData());
        QVERIFY2(!help.out.contains("->"), help.out.constData());
    }

    void aTapeThatIsInterruptedKeepsWhatWasSaid()
    {
        MockBus bus;
        const auto zebra = std::make_shared<ZebraModel>();
        zebra->silent = true; // so that it is waited for
        bus.plug(zebra);
        QTemporaryDir folder;
        QFile file(folder.filePath("zebra.tape"));
        QProcess admin;
        admin.start(ours("custody-admin"), {"devices", "record", "1-1", "--out", file.fileName()});
        const auto written = [&] {
            const bool opened = file.open(QIODevice::ReadOnly);
            const auto all = opened ? file.readAll() : QByteArray();
            file.close();
            return all;
        };
        QTRY_VERIFY_WITH_TIMEOUT(written().contains("control-in"), 20'000);

        admin.terminate();

        QVERIFY(admin.waitForFinished());
        const auto tape = usb::parseTape(written().toStdString());
        QVERIFY2(tape, tape ? "" : tape.error().what.c_str());
        QVERIFY(!tape->exchanges.empty());
    }

    void aDeviceThatIsNotThereIsSaidSo()
    {
        MockBus bus;
        const auto ran = test::run(ours("custody-admin"), {"devices", "test", "1-7"});
        QCOMPARE(ran.exitCode, 66);
        QVERIFY(ran.err.contains("1-7"));
    }

    void aTapeOfTheProgramPlaysAgain()
    {
        QTemporaryDir folder;
        const auto file = folder.filePath("zebra.tape");
        {
            MockBus bus;
            bus.plug(std::make_shared<ZebraModel>());
            const auto ran =
                test::run(ours("custody-admin"), {"devices", "record", "1-1", "--out", file, "--json"});
            QVERIFY2(ran.exitCode == 0, ran.err.constData());
            QVERIFY(json(ran.out)["exchanges"].toInt() > 3);
        }
        QFile written(file);
        QVERIFY(written.open(QIODevice::ReadOnly));
        QCOMPARE(written.permissions() & (QFile::ReadOther | QFile::ReadGroup), QFile::Permissions());
        const auto tape = usb::parseTape(written.readAll().toStdString());
        QVERIFY2(tape, tape ? "" : tape.error().what.c_str());

        const auto printer = printers::UsbLabelPrinter::open(
            std::make_unique<usb::ReplayTransport>(tape->exchanges), tape->device);

        QVERIFY2(printer, printer ? "" : printer.error().what.c_str());
        QCOMPARE((*printer)->facts().firmware, std::string("V84.20.11Z"));
    }

    void theBenchPrintsAnItemsLabelOnAZebra()
    {
        MockBus bus;
        const auto zebra = std::make_shared<ZebraModel>();
        bus.plug(zebra);
        QTemporaryDir folder;
        std::ofstream(folder.filePath("bench.toml").toStdString())
            << "[printer]\nsource = \"auto\"\n[camera]\nsource = \"none\"\n";
        std::ofstream(folder.filePath("day.jsonl").toStdString())
            << R"({"do":"session.login","badge":"123/45678","pin":"2580"}
{"do":"parcel.scan","raw":"1Z5R89390357567127"}
{"do":"parcel.accept","parcel":"@parcel","pieces":1,"outer_condition":"intact"}
{"do":"parcel.open","parcel":"@parcel"}
{"do":"item.register","parcel":"@parcel","sku":"NW-JKT-0471-M","category":"outerwear"}
{"do":"device.test","device":"printer"}
{"do":"label.print","item":"@item"}
{"do":"show","devices":true}
)";
        QProcess station;
        auto environment = QProcessEnvironment::systemEnvironment();
        environment.insert("QT_QPA_PLATFORM", "offscreen");
        station.setProcessEnvironment(environment);
        station.start(ours("custody-station"),
            {"--demo", "--data", folder.filePath("data"), "--config", folder.filePath("bench.toml"),
                "--script", folder.filePath("day.jsonl")});
        QVERIFY(station.waitForFinished(60'000));

        const auto answers = station.readAllStandardOutput().trimmed().split('\n');
        QVERIFY2(answers.size() == 8, station.readAllStandardError().constData());
        QVERIFY2(json(answers[5])["printed"] == "printed", answers[5].constData());
        QVERIFY2(json(answers[6])["printed"] == "printed", answers[6].constData());
        const auto lpn = json(answers[6])["lpn"].toString();
        const auto asRead = (lpn.mid(0, 4) + " " + lpn.mid(4, 4) + " " + lpn.mid(8)).toStdString();
        const auto printer = json(answers[7])["devices"].toArray().last().toObject();
        QCOMPARE(printer["firmware"].toString(), QString("V84.20.11Z"));
        QVERIFY(printer["ready"].toBool());
        bus.poke([&] {
            QCOMPARE(zebra->printed.size(), 2U);
            QVERIFY(zebra->printed[1].find(asRead) != std::string::npos);
        });
    }
};

CUSTODY_USB_MAIN(TestUsbPrograms)
#include "test_usb_programs.moc"
