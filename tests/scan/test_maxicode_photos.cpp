// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include <QTest>

#include <random>

#include "app/scan/barcode_reader.h"
#include "app/vision/maxicode_finder.h"
#include "tests/support/drawn_code.h"

using namespace custody;
using namespace custody::vision;
using namespace std::chrono_literals;

namespace {

Deadline soon() { return std::chrono::steady_clock::now() + 10s; }

// What the decoder makes of each symbol that was found.
std::vector<std::string> readings(GreyView frame)
{
    std::vector<std::string> contents;
    for (const auto& symbol : findMaxiCodes(frame, soon()))
        for (const auto& draft : symbol.drafts)
            if (const auto read = scan::readPure(draft.view(), scan::Symbology::MaxiCode)) {
                contents.emplace_back(text(read->bytes));
                break;
            }
    return contents;
}

std::optional<Picture> maxiCode(const QStringList& more)
{
    return test::drawn(QStringList{QStringLiteral("-b"), QStringLiteral("MAXICODE")} + more);
}

// 640 pixels for twice the symbol: about five pixels from hexagon to hexagon, as at arm's length.
BenchView armsLength(double turnDegrees)
{
    BenchView view;
    view.width = 960;
    view.height = 720;
    view.labelHeight = 0.5;
    view.turnDegrees = turnDegrees;
    return view;
}

} // namespace

class MaxiCodePhotosTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyModeIsReadHoweverTheLabelLies_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QByteArray>("expected");
        QTest::addColumn<double>("turn");
        const QString gs(QChar(0x1D));
        const QStringList mode2{QStringLiteral("--mode=2"), QStringLiteral("--primary=999999999840012"),
            QStringLiteral("-d"), QStringLiteral("1Z12345675UPSN12345E")};
        const QByteArray content2("999999999\x1D"
                                  "840\x1D"
                                  "012\x1D"
                                  "1Z12345675UPSN12345E");
        for (const int turn : {3, 47, 90, 133, 180, 211, 270, 318})
            QTest::addRow("mode 2, turned by %d", turn) << mode2 << content2 << static_cast<double>(turn);
        const QStringList mode3{QStringLiteral("--mode=3"), QStringLiteral("--primary=B1050840001"),
            QStringLiteral("-d"), QStringLiteral("LONDON")};
        QTest::newRow("mode 3") << mode3
                                << QByteArray("B1050 \x1D"
                                              "840\x1D"
                                              "001\x1D"
                                              "LONDON")
                                << 75.0;
        for (const int mode : {4, 5, 6})
            QTest::addRow("mode %d", mode) << QStringList{QStringLiteral("--mode=%1").arg(mode),
                QStringLiteral("-d"), QStringLiteral("Dock 7, East Hanover")}
                                           << QByteArray("Dock 7, East Hanover") << 200.0 + mode;
    }

    void everyModeIsReadHoweverTheLabelLies()
    {
        if (!test::isInstalled("zint"))
            QSKIP("the program zint is not installed");
        QFETCH(QStringList, arguments);
        QFETCH(QByteArray, expected);
        QFETCH(double, turn);
        const auto code = maxiCode(arguments);
        QVERIFY(code);
        const auto photo = benchPhoto(test::labelWith(*code), armsLength(turn));
        QVERIFY(photo);

        const auto contents = readings(photo->view());

        QCOMPARE(contents.size(), std::size_t{1});
        QCOMPARE(QByteArray::fromStdString(contents.front()), expected);
    }

    void theCornersLieWhereTheSymbolLies()
    {
        if (!test::isInstalled("zint"))
            QSKIP("the program zint is not installed");
        const auto code =
            maxiCode({QStringLiteral("--mode=4"), QStringLiteral("-d"), QStringLiteral("CORNERS")});
        QVERIFY(code);
        auto upright = armsLength(0);
        upright.tilt = 0;
        const auto label = test::labelWith(*code);
        const auto photo = benchPhoto(label, upright);
        QVERIFY(photo);

        const auto symbols = findMaxiCodes(photo->view(), soon());

        QCOMPARE(symbols.size(), std::size_t{1});
        const double scale = upright.height * upright.labelHeight / label.height;
        const double left = upright.width / 2.0 + (code->width / 4.0 - label.width / 2.0) * scale;
        const double top = upright.height / 2.0 + (code->height / 4.0 - label.height / 2.0) * scale;
        const auto near = [](const Spot& spot, double x, double y) {
            return std::hypot(spot.x - x, spot.y - y) < 4;
        };
        const double right = left + code->width * scale;
        const double bottom = top + code->height * scale;
        const auto& corners = symbols.front().corners;
        QVERIFY(near(corners[0], left, top));
        QVERIFY(near(corners[1], right, top));
        QVERIFY(near(corners[2], right, bottom));
        QVERIFY(near(corners[3], left, bottom));
    }

    void twoOnOneSheetAreBothRead()
    {
        if (!test::isInstalled("zint"))
            QSKIP("the program zint is not installed");
        const auto code = maxiCode({QStringLiteral("--mode=4"), QStringLiteral("--scale=1"),
            QStringLiteral("-d"), QStringLiteral("TWICE")});
        QVERIFY(code);
        auto sheet = test::blank(3 * code->width, 2 * code->height, 230);
        test::lay(sheet, *code, code->width / 4, code->height / 2);
        test::lay(sheet, *code, code->width * 7 / 4, code->height / 2);

        QCOMPARE(readings(sheet.view()), (std::vector<std::string>{"TWICE", "TWICE"}));
    }

    void picturesWithoutOneHaveNone_data()
    {
        QTest::addColumn<int>("width");
        QTest::addColumn<int>("height");
        QTest::addColumn<int>("noise");
        QTest::newRow("nothing") << 0 << 0 << 0;
        QTest::newRow("one pixel") << 1 << 1 << 255;
        QTest::newRow("one line") << 4000 << 1 << 255;
        QTest::newRow("one column") << 1 << 4000 << 255;
        QTest::newRow("flat") << 640 << 480 << 1;
        QTest::newRow("a little noise") << 640 << 480 << 9;
        QTest::newRow("nothing but noise") << 640 << 480 << 256;
    }

    void picturesWithoutOneHaveNone()
    {
        QFETCH(int, width);
        QFETCH(int, height);
        QFETCH(int, noise);
        auto picture = test::blank(width, height, 0);
        std::mt19937 random(4);
        for (auto& pixel : picture.grey)
            pixel = static_cast<std::uint8_t>(noise == 0 ? 0 : random() % static_cast<unsigned>(noise));

        QVERIFY(readings(picture.view()).empty());
    }

    void aFinderWhoseTimeIsUpComesBackWithoutSymbols()
    {
        const auto picture = test::blank(2000, 2000);

        QVERIFY(findMaxiCodes(picture.view(), std::chrono::steady_clock::now() - 1s).empty());
    }
};

QTEST_APPLESS_MAIN(MaxiCodePhotosTest)
#include "test_maxicode_photos.moc"
