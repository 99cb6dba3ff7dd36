// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include <QTest>

#include <functional>
#include <random>

#include "app/scan/barcode_reader.h"
#include "app/vision/aztec_finder.h"
#include "app/vision/data_matrix_finder.h"
#include "app/vision/maxicode_finder.h"
#include "app/vision/pdf417_finder.h"
#include "tests/support/drawn_code.h"

using namespace custody;
using namespace custody::vision;
using namespace std::chrono_literals;

namespace {

Deadline soon() { return std::chrono::steady_clock::now() + 10s; }

using Finder = std::function<std::vector<PureSymbol>(GreyView, Deadline)>;

struct Kind {
    Finder find;
    scan::Symbology symbology;
};

const Kind aztec{findAztecs, scan::Symbology::Aztec};
const Kind dataMatrix{findDataMatrices, scan::Symbology::DataMatrix};
const Kind pdf417{findPdf417s, scan::Symbology::Pdf417};

std::vector<std::string> readings(const Kind& kind, GreyView frame)
{
    std::vector<std::string> contents;
    for (const auto& symbol : kind.find(frame, soon()))
        for (const auto& draft : symbol.drafts)
            if (const auto read = scan::readPure(draft.view(), kind.symbology)) {
                contents.emplace_back(text(read->bytes));
                break;
            }
    return contents;
}

constexpr const char* fedExLike =
    "[)>01 0207936 840 019 111111111111 FDEG 1/1 3.20LB N 10 DOCK ROAD EAST HANOVER";

std::optional<Picture> drawn(const char* kind, const char* content, const QStringList& more = {})
{
    return test::drawn(QStringList{QStringLiteral("-b"), QLatin1String(kind), QStringLiteral("--scale=4"),
                           QStringLiteral("-d"), QLatin1String(content)}
        + more);
}

BenchView turnedBy(double degrees, double labelHeight)
{
    BenchView view;
    view.width = 960;
    view.height = 720;
    view.labelHeight = labelHeight;
    view.turnDegrees = degrees;
    return view;
}

Picture inverted(Picture picture)
{
    for (auto& pixel : picture.grey)
        pixel = static_cast<std::uint8_t>(255 - pixel);
    return picture;
}

} // namespace

class MatrixPhotosTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aztecsAreReadHoweverTheyLie_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<double>("turn");
        for (const int turn : {5, 50, 95, 140, 185, 230, 275, 320})
            QTest::addRow("compact, turned by %d", turn) << QByteArray("LP0001") << static_cast<double>(turn);
        QTest::newRow("full, with reference lines") << QByteArray(
            "Custody Station, East Hanover, New Jersey 07936: the dock that writes down who holds "
            "each parcel and each item from the carrier's scan on, and does not forget it again.")
                                                    << 23.0;
    }

    void aztecsAreReadHoweverTheyLie()
    {
        if (!test::isInstalled("zint"))
            QSKIP("the program zint is not installed");
        QFETCH(QByteArray, content);
        QFETCH(double, turn);
        const auto code = drawn("AZTEC", content.constData());
        QVERIFY(code);
        const auto photo = benchPhoto(test::labelWith(*code), turnedBy(turn, content.size() > 9 ? 0.7 : 0.4));
        QVERIFY(photo);

        QCOMPARE(readings(aztec, photo->view()), std::vector<std::string>{content.toStdString()});
    }

    void aLightAztecOnDarkIsRead()
    {
        if (!test::isInstalled("zint"))
            QSKIP("the program zint is not installed");
        const auto code = drawn("AZTEC", "LP0002");
        QVERIFY(code);
        auto sheet = test::blank(3 * code->width, 2 * code->height);
        test::lay(sheet, *code, code->width / 2, code->height / 3);

        QCOMPARE(readings(aztec, inverted(sheet).view()), std::vector<std::string>{"LP0002"});
    }

    void dataMatricesAreReadHoweverTheyLie_data()
    {
        QTest::addColumn<QString>("size"); // zint's number of a size
        QTest::addColumn<double>("turn");
        for (const int turn : {4, 49, 94, 139, 184, 229, 274, 319})
            QTest::addRow("24 × 24, turned by %d", turn) << QStringLiteral("8") << static_cast<double>(turn);
        QTest::newRow("four regions") << QStringLiteral("12") << 15.0;
        QTest::newRow("sixteen regions") << QStringLiteral("16") << 340.0;
        QTest::newRow("16 × 48") << QStringLiteral("30") << 77.0;
    }

    void dataMatricesAreReadHoweverTheyLie()
    {
        if (!test::isInstalled("zint"))
            QSKIP("the program zint is not installed");
        QFETCH(QString, size);
        QFETCH(double, turn);
        const auto code = drawn("DATAMATRIX", "9205590242327008598961", {QStringLiteral("--vers=") + size});
        QVERIFY(code);
        auto sheet = test::blank(2 * code->width, 2 * code->height);
        test::lay(sheet, *code, code->width / 2, code->height / 2);
        const auto photo = benchPhoto(sheet, turnedBy(turn, 0.45));
        QVERIFY(photo);

        QCOMPARE(readings(dataMatrix, photo->view()), std::vector<std::string>{"9205590242327008598961"});
    }

    void pdf417sAreReadHoweverTheyLie_data()
    {
        QTest::addColumn<double>("turn");
        QTest::addColumn<double>("labelHeight");
        for (const int turn : {3, 32, 88, 178, 268, 300})
            QTest::addRow("turned by %d", turn) << static_cast<double>(turn) << 0.25;
        QTest::newRow("two pixels a module") << 4.0 << 0.175;
    }

    void pdf417sAreReadHoweverTheyLie()
    {
        if (!test::isInstalled("zint"))
            QSKIP("the program zint is not installed");
        QFETCH(double, turn);
        QFETCH(double, labelHeight);
        const auto code = drawn("PDF417", fedExLike, {QStringLiteral("--cols=6")});
        QVERIFY(code);
        const auto photo = benchPhoto(test::labelWith(*code), turnedBy(turn, labelHeight));
        QVERIFY(photo);

        const auto contents = readings(pdf417, photo->view());

        QVERIFY2(contents == std::vector<std::string>{fedExLike},
            contents.empty() ? "nothing" : contents.front().c_str());
    }

    void picturesOfNothingHaveNoSymbolsAndTakeBoundedTime_data()
    {
        QTest::addColumn<int>("width");
        QTest::addColumn<int>("height");
        QTest::addColumn<int>("grain"); // pixels of one grey; 0 is flat
        QTest::newRow("nothing") << 0 << 0 << 0;
        QTest::newRow("one pixel") << 1 << 1 << 1;
        QTest::newRow("one line") << 4000 << 1 << 1;
        QTest::newRow("one column") << 1 << 4000 << 1;
        QTest::newRow("flat") << 640 << 480 << 0;
        QTest::newRow("smallest") << 24 << 24 << 1;
        for (const int grain : {1, 3})
            QTest::addRow("noise of %d pixels", grain) << 640 << 480 << grain;
        QTest::newRow("three megapixels of noise") << 2000 << 1500 << 3;
    }

    void picturesOfNothingHaveNoSymbolsAndTakeBoundedTime()
    {
        QFETCH(int, width);
        QFETCH(int, height);
        QFETCH(int, grain);
        auto picture = test::blank(width, height, 128);
        std::mt19937 random(11);
        for (int y = 0; grain > 0 && y < height; ++y)
            for (int x = 0; x < width; ++x) {
                const auto at = static_cast<std::size_t>(y) * static_cast<std::size_t>(width)
                    + static_cast<std::size_t>(x);
                picture.grey[at] = y % grain == 0 && x % grain == 0
                    ? static_cast<std::uint8_t>(random() % 256)
                    : x % grain != 0 ? picture.grey[at - 1]
                                     : picture.grey[at - static_cast<std::size_t>(width)];
            }

        for (const auto& kind : {aztec, dataMatrix, pdf417, Kind{findMaxiCodes, scan::Symbology::MaxiCode}}) {
            const auto began = std::clock();
            const auto contents = readings(kind, picture.view());
            const double seconds = static_cast<double>(std::clock() - began) / CLOCKS_PER_SEC;

            QVERIFY(contents.empty());
            QVERIFY2(seconds < 8, qPrintable(QString::number(seconds)));
        }
    }

    void paintingsOfNothingAreNotRead_data()
    {
        QTest::addColumn<int>("symbology");
        for (const auto kind : {scan::Symbology::MaxiCode, scan::Symbology::Pdf417, scan::Symbology::Aztec,
                 scan::Symbology::DataMatrix})
            QTest::addRow("%s", std::string(scan::name(kind)).c_str()) << static_cast<int>(kind);
    }

    void paintingsOfNothingAreNotRead()
    {
        QFETCH(int, symbology);
        std::mt19937 random(3);
        for (int round = 0; round < 60; ++round) {
            const int side = 20 + static_cast<int>(random() % 100);
            auto painting = test::blank(4 * side, 4 * side);
            for (int y = 8; y < 4 * side - 8; ++y)
                for (int x = 8; x < 4 * side - 8; ++x)
                    painting.grey[static_cast<std::size_t>(y * 4 * side + x)] =
                        (static_cast<unsigned>(y / 4 * 2654435 + x / 4 * 40503 + round * 97) >> 5) % 2 == 0
                        ? 0
                        : 255;

            QVERIFY(!scan::readPure(painting.view(), static_cast<scan::Symbology>(symbology)));
        }
    }
};

QTEST_APPLESS_MAIN(MatrixPhotosTest)
#include "test_matrix_photos.moc"
