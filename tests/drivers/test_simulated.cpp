// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include <QTemporaryDir>
#include <QTest>

#include "app/access/wiegand.h"
#include "app/base/file.h"
#include "app/labels/languages/zpl.h"
#include "app/labels/layout.h"
#include "app/scan/barcode_reader.h"
#include "app/vision/picture.h"
#include "drivers/simulated/badge_reader.h"
#include "drivers/simulated/code_reader.h"
#include "drivers/simulated/label_printer.h"
#include "drivers/simulated/picture_folder_camera.h"
#include "drivers/simulated/zpl_interpreter.h"
#include "tests/support/program.h"

using namespace custody;
using namespace custody::simulated;
using namespace std::chrono_literals;

namespace {

Bytes labelOf(const std::string& lpn) { return *labels::toZpl(*labels::layOut({lpn, {"ACME Apparel"}, 0})); }

std::vector<std::string> codesIn(const std::filesystem::path& png)
{
    std::vector<std::string> codes;
    for (const auto& symbol :
        scan::readThisSize(vision::decode(*readFile(png, 1 << 22))->view(), scan::Formats::Dock, {10'000ms}))
        codes.emplace_back(text(symbol.bytes));
    return codes;
}

std::filesystem::path pathOf(const QTemporaryDir& folder) { return folder.path().toStdString(); }

} // namespace

class SimulatedTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aPresentedCardComesAsTheBitsOfItsFormat_data()
    {
        QTest::addColumn<int>("facility");
        QTest::addColumn<int>("card");
        QTest::addColumn<qulonglong>("bits");
        QTest::newRow("123 / 45678") << 123 << 45678 << 0x2F764DDULL;
        QTest::newRow("1 / 1") << 1 << 1 << 0x2020002ULL;
        QTest::newRow("118 / 1603") << 118 << 1603 << 0x2EC0C86ULL;
    }

    void aPresentedCardComesAsTheBitsOfItsFormat()
    {
        QFETCH(int, facility);
        QFETCH(int, card);
        BadgeReader reader;
        reader.present({26,
            *access::wiegandBits({access::WiegandFormat::H10301, static_cast<std::uint32_t>(facility),
                static_cast<std::uint64_t>(card)})});

        const auto read = reader.read(0ms);

        QVERIFY(read && *read);
        QCOMPARE((*read)->bitCount, 26);
        QTEST(qulonglong((*read)->bits), "bits");
    }

    void cardsComeInTheOrderPresentedAndThenNoneCome()
    {
        BadgeReader reader;
        reader.present({26, 0x2020002});
        reader.present({26, 0x2F764DD});

        QCOMPARE((*reader.read(0ms))->bits, std::uint64_t{0x2020002});
        QCOMPARE((*reader.read(0ms))->bits, std::uint64_t{0x2F764DD});
        QVERIFY(!*reader.read(0ms));
    }

    void scannedCodesComeRawWithTheirSymbology()
    {
        CodeReader reader;
        reader.scan("]C01Z5R89390357567127\r\n", "Code128");

        const auto read = reader.read(0ms);

        QCOMPARE((*read)->raw, bytes("]C01Z5R89390357567127\r\n"));
        QCOMPARE((*read)->symbology, std::string("Code128"));
        QVERIFY(!*reader.read(0ms));
    }

    void theCameraShowsPicturesInTheOrderOfTheirNames()
    {
        const QTemporaryDir folder;
        const auto png = *vision::encodePng({2, 2, {1, 2, 3, 4}, {}});
        for (const char* const name : {"b.png", "a.png", "notes.txt"})
            QVERIFY(replaceFile(pathOf(folder) / name, png));
        auto camera = PictureFolderCamera::open(pathOf(folder));
        QVERIFY(camera);

        const auto first = camera->frame(0ms);
        const auto second = camera->frame(0ms);
        const auto again = camera->frame(0ms);

        QCOMPARE((*first)->source, std::string("a.png"));
        QCOMPARE((*first)->mime, std::string("image/png"));
        QCOMPARE((*first)->encoded, png);
        QCOMPARE((*second)->source, std::string("b.png"));
        QCOMPARE((*again)->source, std::string("a.png"));
    }

    void aNamedPictureIsShownNext()
    {
        const QTemporaryDir folder;
        for (const char* const name : {"a.png", "b.png"})
            QVERIFY(replaceFile(pathOf(folder) / name, *vision::encodePng({1, 1, {9}, {}})));
        auto camera = PictureFolderCamera::open(pathOf(folder));

        QVERIFY(camera->showNext("b.png"));
        QCOMPARE((*camera->frame(0ms))->source, std::string("b.png"));
        QVERIFY(!camera->showNext("c.png"));
        QVERIFY(PictureFolderCamera::open(pathOf(folder) / "a.png"));
    }

    void aFolderWithoutPicturesIsNoCamera()
    {
        const QTemporaryDir folder;
        QCOMPARE(PictureFolderCamera::open(pathOf(folder)).error().fault, Fault::NotFound);
        QVERIFY(!PictureFolderCamera::open(pathOf(folder) / "gone"));
    }

    void aPrintedLabelLiesInTheTrayAndScansBack()
    {
        const QTemporaryDir folder;
        LabelPrinter printer(pathOf(folder) / "tray");

        const auto outcome = printer.print(labelOf("CS0000004217"));

        QVERIFY2(outcome, outcome ? "" : outcome.error().what.c_str());
        QCOMPARE(*outcome, devices::PrintOutcome::Printed);
        QCOMPARE(printer.lastLabels().size(), std::size_t{1});
        QCOMPARE(printer.lastLabels()[0].filename().string(), std::string("label-0001.png"));
        QCOMPARE(codesIn(printer.lastLabels()[0]), std::vector<std::string>{"CS0000004217"});
    }

    void strangersReadThePrintedLabel()
    {
        if (!test::isInstalled("zbarimg") || !test::isInstalled("ZXingReader"))
            QSKIP("zbarimg or ZXingReader is not installed");
        const QTemporaryDir folder;
        LabelPrinter printer(pathOf(folder));
        QVERIFY(printer.print(labelOf("LP>A^B~C1234")));
        const auto file = QString::fromStdString(printer.lastLabels()[0].string());

        QCOMPARE(test::run(QStringLiteral("zbarimg"), {QStringLiteral("-q"), file}).out.trimmed(),
            QByteArray("CODE-128:LP>A^B~C1234"));
        QVERIFY(test::run(QStringLiteral("ZXingReader"), {file}).out.contains("LP>A^B~C1234"));
    }

    void aSufferingPrinterPrintsNothingAndSaysWhy_data()
    {
        QTest::addColumn<int>("trouble");
        QTest::newRow("out of labels") << int(devices::PrinterTrouble::OutOfLabels);
        QTest::newRow("head open") << int(devices::PrinterTrouble::HeadOpen);
        QTest::newRow("silent") << int(devices::PrinterTrouble::Silent);
    }

    void aSufferingPrinterPrintsNothingAndSaysWhy()
    {
        QFETCH(int, trouble);
        const QTemporaryDir folder;
        LabelPrinter printer(pathOf(folder) / "tray");
        printer.suffer(static_cast<devices::PrinterTrouble>(trouble));

        const auto outcome = printer.print(labelOf("CS1"));

        QVERIFY(!outcome);
        QCOMPARE(outcome.error().fault, Fault::Device);
        QCOMPARE(int(*devices::troubleOf(outcome.error())), trouble);
        QVERIFY(!std::filesystem::exists(pathOf(folder) / "tray"));
        printer.suffer(std::nullopt);
        QVERIFY(printer.print(labelOf("CS1")));
    }

    void copiesAskedForAreAllPrinted()
    {
        const QTemporaryDir folder;
        LabelPrinter printer(pathOf(folder));
        QVERIFY(printer.print(bytes("^XA^PW400^LL200^FO10,10^A0N,40^FDTwice^FS^PQ2^XZ")));
        QCOMPARE(printer.lastLabels().size(), std::size_t{2});
    }

    void aFullTrayIsAStorageFault()
    {
        LabelPrinter printer("/proc/no-such-tray");
        const auto outcome = printer.print(labelOf("CS1"));
        QVERIFY(!outcome);
        QCOMPARE(outcome.error().fault, Fault::Storage);
    }

    void zplThatIsNoLabelIsRefused_data()
    {
        QTest::addColumn<QByteArray>("job");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("no end") << QByteArray("^XA^FO1,1^A0N,20^FDx^FS");
        QTest::newRow("outside") << QByteArray("^FO1,1^XA^XZ");
        QTest::newRow("caret changed") << QByteArray("^XA^CC#^XZ");
        QTest::newRow("reset") << QByteArray("~JR");
        QTest::newRow("network") << QByteArray("^XA^NSc,1.2.3.4^XZ");
        QTest::newRow("file") << QByteArray("^XA~DYR:A^XZ");
        QTest::newRow("lone prefix") << QByteArray("^XA^");
        QTest::newRow("odd pair in set C") << QByteArray("^XA^FO1,1^BCN,50^FD>;123^FS^XZ");
        QTest::newRow("text between") << QByteArray("hello^XA^XZ");
    }

    void zplThatIsNoLabelIsRefused()
    {
        QFETCH(QByteArray, job);
        const auto printed = interpretZpl(bytes(job.toStdString()), 203);
        QVERIFY(!printed);
        QCOMPARE(printed.error().fault, Fault::Device);
    }

    void aHundredHugeLabelsAreMoreThanThePrinterHolds()
    {
        const auto five = interpretZpl(bytes("^XA^PW10000^LL10000^PQ5^XZ"), 203);
        const auto hundred = interpretZpl(bytes("^XA^PW10000^LL10000^PQ100^XZ"), 203);

        QCOMPARE(five->size(), std::size_t{5});
        QVERIFY(!hundred);
        QVERIFY(hundred.error().what.find("memory") != std::string::npos);
    }

    void hexEscapesCountOnlyBehindFh()
    {
        const auto plain = interpretZpl(bytes("^XA^PW300^LL100^FO5,5^A0N,40^FD_41^FS^XZ"), 203);
        const auto escaped = interpretZpl(bytes("^XA^PW300^LL100^FO5,5^A0N,40^FH_^FD_41^FS^XZ"), 203);
        const auto letter = interpretZpl(bytes("^XA^PW300^LL100^FO5,5^A0N,40^FDA^FS^XZ"), 203);
        const auto same = [](const labels::Bitmap& a, const labels::Bitmap& b) {
            return std::equal(a.row(0), a.row(0) + a.rowBytes() * a.height(), b.row(0));
        };

        QVERIFY(same(escaped->front(), letter->front()));
        QVERIFY(!same(plain->front(), letter->front()));
    }
};

QTEST_APPLESS_MAIN(SimulatedTest)
#include "test_simulated.moc"
