// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include <array>
#include <cstring>

#include "app/base/file.h"
#include "app/labels/code128.h"
#include "app/scan/barcode_reader.h"
#include "app/scan/parse.h"
#include "app/vision/picture.h"
#include "tests/support/program.h"

using namespace custody;
using namespace custody::scan;
using namespace std::chrono_literals;

namespace {

// A white sheet on which tests print bars.
struct Sheet {
    int width;
    int height;
    std::vector<std::uint8_t> pixels;

    Sheet(int w, int h)
        : width(w)
        , height(h)
        , pixels(static_cast<std::size_t>(w * h), 255)
    {
    }
    GreyView view() const { return {pixels.data(), width, height, width}; }

    void print(const std::string& data, int x, int y, int module, int tall, bool gs1 = false)
    {
        const auto modules = labels::code128Modules(data, gs1);
        QVERIFY(modules);
        for (std::size_t i = 0; i < modules->size(); ++i)
            for (int dx = 0; (*modules)[i] && dx < module; ++dx)
                for (int dy = 0; dy < tall; ++dy)
                    pixels[static_cast<std::size_t>(
                        (y + dy) * width + x + static_cast<int>(i) * module + dx)] = 0;
    }

    // ITF of wide bars three modules wide.
    void printItf(const std::string& digits, int x, int y, int module, int tall)
    {
        static constexpr std::array wide{
            "00110", "10001", "01001", "11000", "00101", "10100", "01100", "00011", "10010", "01010"};
        std::string runs = "0000";
        for (std::size_t i = 0; i + 1 < digits.size(); i += 2)
            for (int k = 0; k < 5; ++k) {
                runs += wide[static_cast<std::size_t>(digits[i] - '0')][k];
                runs += wide[static_cast<std::size_t>(digits[i + 1] - '0')][k];
            }
        runs += "100";
        for (std::size_t i = 0; i < runs.size(); ++i) {
            const int across = module * (runs[i] == '1' ? 3 : 1);
            for (int dx = 0; i % 2 == 0 && dx < across; ++dx)
                for (int dy = 0; dy < tall; ++dy)
                    pixels[static_cast<std::size_t>((y + dy) * width + x + dx)] = 0;
            x += across;
        }
    }

    Sheet turned() const
    {
        Sheet out(height, width);
        for (int y = 0; y < height; ++y)
            for (int x = 0; x < width; ++x)
                out.pixels[static_cast<std::size_t>(x * height + (height - 1 - y))] =
                    pixels[static_cast<std::size_t>(y * width + x)];
        return out;
    }
};

std::vector<Symbol> read(GreyView picture) { return readThisSize(picture, Formats::Dock, {10'000ms}); }

std::string content(const Symbol& symbol) { return std::string(text(symbol.bytes)); }

} // namespace

class BarcodeReaderTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void oneCodeIsFoundWithItsCorners()
    {
        Sheet sheet(900, 500);
        sheet.print("1Z5R89390357567127", 100, 150, 3, 120);

        const auto symbols = read(sheet.view());

        QCOMPARE(symbols.size(), std::size_t{1});
        QCOMPARE(content(symbols[0]), std::string("1Z5R89390357567127"));
        QCOMPARE(symbols[0].symbology, Symbology::Code128);
        QCOMPARE(symbols[0].aimId, std::string("]C0"));
        QVERIFY(std::abs(symbols[0].corners[0].x - 100) < 12);
        QVERIFY(std::abs(symbols[0].corners[0].y - 150) < 12);
        QVERIFY(std::abs(symbols[0].corners[2].y - 269) < 12);
    }

    void twoEqualCodesAreBothReportedAndKillNobody()
    {
        Sheet sheet(900, 700);
        sheet.print("1Z5R89390357567127", 100, 80, 3, 120);
        sheet.print("1Z5R89390357567127", 130, 420, 3, 120);

        const auto symbols = read(sheet.view());

        QCOMPARE(symbols.size(), std::size_t{2});
        QCOMPARE(content(symbols[0]), content(symbols[1]));
    }

    void aLongNumberInItfIsBelievedByItsCheckDigitOnly()
    {
        const auto readItf = [](const std::string& digits) {
            Sheet sheet(900, 300);
            sheet.printItf(digits, 60, 80, 3, 120);
            const auto symbols = read(sheet.view());
            return symbols.empty() ? std::string() : content(symbols[0]);
        };

        QCOMPARE(readItf("15243785837825"), std::string("15243785837825"));
        QCOMPARE(readItf("0829220875"), std::string("0829220875")); // short ones may have none
        QCOMPARE(readItf("340123450000000017"), std::string("340123450000000017"));
        QCOMPARE(readItf("686879329879629232544590"), std::string());
    }

    void equalCodesStackedCloselyAreBothReported()
    {
        Sheet sheet(500, 300);
        sheet.print("CS0000004217", 80, 60, 2, 70);
        sheet.print("CS0000004217", 80, 140, 2, 70);

        QCOMPARE(read(sheet.view()).size(), std::size_t{2});
        QCOMPARE(read(sheet.turned().view()).size(), std::size_t{2});
    }

    void aCodeLargerThanTheLibrarysThresholdIsReportedOnce()
    {
        Sheet sheet(1800, 1200);
        sheet.print("1Z5R89390357567127", 100, 200, 6, 500);

        QCOMPARE(read(sheet.view()).size(), std::size_t{1});
    }

    void fourDifferentCodesOfOneLabelAreAllReported()
    {
        Sheet sheet(1000, 1000);
        sheet.print("42007936", 60, 40, 3, 90, true);
        sheet.print("1Z5R89390357567127", 60, 240, 3, 120);
        sheet.print("REF77120", 60, 480, 3, 90);
        sheet.print("9205590242327008598961", 60, 720, 3, 120, true);

        std::vector<std::string> found;
        for (const auto& symbol : read(sheet.view()))
            found.push_back(content(symbol));
        std::sort(found.begin(), found.end());

        QCOMPARE(found,
            (std::vector<std::string>{
                "1Z5R89390357567127", "42007936", "9205590242327008598961", "REF77120"}));
    }

    void anUprightCodeIsReportedOnce()
    {
        Sheet sheet(900, 500);
        sheet.print("1Z5R89390357567127", 100, 150, 3, 120);

        const auto symbols = read(sheet.turned().view());

        QCOMPARE(symbols.size(), std::size_t{1});
        QCOMPARE(content(symbols[0]), std::string("1Z5R89390357567127"));
    }

    void gs1SeparatorsComeAsBytes()
    {
        Sheet sheet(1100, 300);
        sheet.print("42007936\x1D"
                    "9205590242327008598961",
            60, 80, 3, 120, true);

        const auto symbols = read(sheet.view());

        QCOMPARE(symbols.size(), std::size_t{1});
        QCOMPARE(symbols[0].symbology, Symbology::Gs1_128);
        QCOMPARE(content(symbols[0]),
            std::string("42007936\x1D"
                        "9205590242327008598961"));
    }

    void absurdPicturesHaveNoSymbols()
    {
        const std::uint8_t one = 0;
        QVERIFY(read({}).empty());
        QVERIFY(read({&one, 1, 1, 1}).empty());
        QVERIFY(read({&one, 0, 0, 0}).empty());
        QVERIFY(read({&one, -5, 7, 1}).empty());
        QVERIFY(read({&one, 1'000'000, 1'000'000, 1'000'000}).empty());
        QVERIFY(read({nullptr, 100, 100, 100}).empty());
        for (const int side : {8, 9, 17}) {
            const Sheet sheet(side, side);
            QVERIFY(read(sheet.view()).empty());
        }
    }

    void aStrideWiderThanThePictureIsObeyed()
    {
        Sheet sheet(900, 300);
        sheet.print("CS0000004217", 60, 60, 3, 120);
        std::vector<std::uint8_t> padded(static_cast<std::size_t>(1024 * 300), 7);
        for (int y = 0; y < 300; ++y)
            std::memcpy(padded.data() + y * 1024, sheet.pixels.data() + y * 900, 900);

        QCOMPARE(read({padded.data(), 900, 300, 1024}).size(), std::size_t{1});
    }

    void strangersCodesAreRead_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QString>("data");
        QTest::addColumn<QByteArray>("expected");
        QTest::addColumn<QByteArray>("symbology");
        QTest::newRow("Code 128") << "20"
                                  << "1Z5R89390357567127" << QByteArray("1Z5R89390357567127")
                                  << QByteArray("Code128");
        QTest::newRow("Code 39") << "8"
                                 << "RMA77120" << QByteArray("RMA77120") << QByteArray("Code39");
        QTest::newRow("GS1-128") << "16"
                                 << "[420]07936[92]05590242327008598961"
                                 << QByteArray("42007936\x1D"
                                               "9205590242327008598961")
                                 << QByteArray("GS1-128");
        QTest::newRow("QR") << "58"
                            << "HR200250DB9E" << QByteArray("HR200250DB9E") << QByteArray("QRCode");
        QTest::newRow("Data Matrix") << "71"
                                     << "LP0001" << QByteArray("LP0001") << QByteArray("DataMatrix");
        QTest::newRow("PDF417") << "55"
                                << "LP0001 AND SOME MORE" << QByteArray("LP0001 AND SOME MORE")
                                << QByteArray("PDF417");
        QTest::newRow("EAN-13") << "13"
                                << "400638133393" << QByteArray("4006381333931") << QByteArray("EAN-13");
        QTest::newRow("Aztec") << "92"
                               << "LP0001" << QByteArray("LP0001") << QByteArray("Aztec");
    }

    void strangersCodesAreRead()
    {
        if (!test::isInstalled("zint"))
            QSKIP("the program zint is not installed");
        QFETCH(QString, kind);
        QFETCH(QString, data);
        QFETCH(QByteArray, expected);
        const QTemporaryDir folder;
        const auto file = folder.filePath(QStringLiteral("code.png"));
        const auto drawn = test::run(QStringLiteral("zint"),
            {QStringLiteral("-b"), kind, QStringLiteral("-d"), data, QStringLiteral("-o"), file,
                QStringLiteral("--scale=2"), QStringLiteral("--quietzones"), QStringLiteral("--notext")});
        QCOMPARE(drawn.exitCode, 0);

        const auto picture = vision::decode(*readFile(file.toStdString(), vision::largestFile));
        QVERIFY(picture);
        const auto symbols = read(picture->view());

        QCOMPARE(symbols.size(), std::size_t{1});
        QCOMPARE(QByteArray::fromStdString(content(symbols[0])), expected);
        QTEST(QByteArray::fromStdString(std::string(name(symbols[0].symbology))), "symbology");
    }

    void demoBenchPhotosAreReadWithTheRightNumber()
    {
        const QDir folder(QStringLiteral(CUSTODY_DEMO_PICTURES)); // painted by the build
        const std::vector<std::pair<const char*, std::string>> expected{
            {"ups", "1Z5R89390357567127"}, {"usps", "9205590242327008598961"}, {"fedex", "794981930811"}};
        for (const auto& [carrier, tracking] : expected)
            for (const char* const kind : {"_label.png", "_bench.jpg"}) {
                const auto file = folder.filePath(QLatin1String(carrier) + QLatin1String(kind));
                const auto picture = vision::decode(*readFile(file.toStdString(), vision::largestFile));
                QVERIFY(picture);
                const auto symbols = read(picture->view());
                QVERIFY2(symbols.size() == 1, qPrintable(file));
                const auto reading = parseScan(content(symbols[0]), symbols[0].aimId);
                QCOMPARE(reading.carrier, std::string(carrier));
                QCOMPARE(reading.tracking, tracking);
                QCOMPARE(reading.verdict, Verdict::Valid);
            }
        const auto empty = vision::decode(
            *readFile(folder.filePath(QStringLiteral("no_code.jpg")).toStdString(), vision::largestFile));
        QVERIFY(read(empty->view()).empty());
    }

    void readImageVerbGoesOnPastBadFiles()
    {
        const QTemporaryDir folder;
        const auto good = folder.filePath(QStringLiteral("good.png"));
        const auto bad = folder.filePath(QStringLiteral("bad.png"));
        QVERIFY(replaceFile(bad.toStdString(), bytes("no picture")));
        Sheet sheet(700, 200);
        sheet.print("CS0000004217", 60, 40, 3, 100);
        vision::Picture picture{700, 200, sheet.pixels, {}};
        QVERIFY(replaceFile(good.toStdString(), *vision::encodePng(picture)));

        const auto missingFirst = test::run(test::ours("custody-admin"),
            {QStringLiteral("read-image"), folder.filePath(QStringLiteral("gone.png")), good});
        const auto badFirst =
            test::run(test::ours("custody-admin"), {QStringLiteral("read-image"), bad, good});

        QCOMPARE(missingFirst.exitCode, 66);
        QCOMPARE(badFirst.exitCode, 65);
        QVERIFY(missingFirst.out.startsWith(good.toUtf8() + "\tCode128\tCS0000004217\t"));
        QVERIFY(badFirst.out.startsWith(good.toUtf8() + "\tCode128\tCS0000004217\t"));
    }

    void parseScanVerbSaysWhyItCannotWrite()
    {
        const auto ran = test::run(QStringLiteral("/bin/sh"),
            {QStringLiteral("-c"), QStringLiteral("echo 1Z5R89390357567127 | \"$0\" parse-scan > /dev/full"),
                test::ours("custody-admin")});
        QCOMPARE(ran.exitCode, 74);
        QVERIFY2(ran.err.contains("could not be written"), ran.err.constData());
    }

    void parseScanVerbAnswersEveryLineWithTheContractsKeys()
    {
        const auto ran = test::run(test::ours("custody-admin"), {QStringLiteral("parse-scan")},
            "1Z5R89390357567127\tCode128\nbroken \\x1\n\n\\x1d\\xff\\u241D\t\n");

        QCOMPARE(ran.exitCode, 65);
        const auto lines = ran.out.trimmed().split('\n');
        QCOMPARE(lines.size(), 4);
        for (const char* const key : {"carrier", "tracking", "verdict", "check", "check_expected", "format",
                 "extra", "candidates", "why"})
            for (const auto& line : lines)
                QVERIFY2(line.contains(QByteArray("\"") + key + "\":"), line.constData());
        QVERIFY(lines[0].contains("\"verdict\":\"valid\""));
    }
};

QTEST_APPLESS_MAIN(BarcodeReaderTest)
#include "test_barcode_reader.moc"
